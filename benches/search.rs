//! How long full-text search takes over many sentences: `cargo bench --bench search [SENTENCES]`.
//!
//! The sentences are made: 8 to 31 words whose ranks follow a power law, as those of a language do.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::time::Instant;

use nuncio::store::{CancellationToken, Store};
use oxigraph::model::{GraphName, Literal, NamedNode, Quad};
use oxigraph::sparql::QueryResults;

/// Words that a sentence may have.
const WORDS: f64 = 200_000.0;

/// Numbers from 0 to 1 that look random and are the same in each run (xorshift64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        f64::from(u32::try_from(self.0 >> 32).unwrap_or(0)) / f64::from(u32::MAX)
    }

    fn sentence(&mut self) -> String {
        let length = 8.0 + (self.next() * 24.0).floor();
        let mut words = Vec::new();
        while f64::from(u32::try_from(words.len()).unwrap_or(0)) < length {
            words.push(format!("word{:.0}", WORDS.powf(self.next()).floor()));
        }
        words.join(" ")
    }
}

fn main() {
    let count = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(1_000_000);
    let mut chance = Chance(42);
    let anchor = NamedNode::new_unchecked(
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf",
    );
    let store = Store::in_memory().expect("a store in memory");
    let quads = (0..count).map(|at| {
        let sentence =
            NamedNode::new_unchecked(format!("https://w3id.org/nuncio/id/sentence-{at}"));
        let words = Literal::new_simple_literal(chance.sentence());
        Quad::new(sentence, anchor.clone(), words, GraphName::DefaultGraph)
    });
    store.insert(quads).expect("room for the sentences");
    let ask = |words: &str| {
        let query = format!("SELECT ?s ?rank {{ (?s ?rank) nun:search '{words}' }}");
        let began = Instant::now();
        let answer = store.query(&query, &CancellationToken::new()).expect("a query");
        let QueryResults::Solutions(rows) = answer else { return (began.elapsed(), 0) };
        let rows = rows.count();
        (began.elapsed(), rows)
    };
    let (first, _) = ask("word1");
    println!("{count} sentences: the first search, which makes the index, took {first:.2?}");
    for words in [
        "word3",
        "word1 word2",
        "word50 word700",
        "word12345",
        "word5 word9999 word20",
        "\"word1 word2\"",
        "word12*",
        "word77777 word88888 word99999",
        "word1 word2 nowhere",
    ] {
        let mut times: Vec<_> = (0..20).map(|_| ask(words)).collect();
        times.sort();
        println!(
            "{words}: median {:.2?}, worst {:.2?}, {} found",
            times[10].0, times[19].0, times[0].1
        );
    }
}
