//! How long each format takes to write a large network: `cargo bench --bench export [EDGES]`.
//!
//! The network is made: a node for every five edges, one to three sentences an edge, all of one year.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::io::{self, Write};
use std::time::Instant;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use nuncio::export::network::{Edge, Folder, Ground, Network, Node, NodeKind, Source};
use nuncio::export::{FORMATS, Writer};

const SENTENCE: &str = "The minister said on Monday that \"no such thing\" had been agreed; the board, which met a day \
    earlier, had told reporters of the opposite, and <neither> would say when the talks would go on.";

const RELATIONS: [&str; 6] = ["rejects", "accepts", "supports", "proposes", "says", "meets"];

/// Counts what is written, and keeps nothing.
#[derive(Default)]
struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Folder for Counter {
    fn file(&mut self, _: &str) -> io::Result<Box<dyn Write + '_>> {
        Ok(Box::new(self))
    }
}

fn main() {
    let count = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let network = network(count);
    println!("{} nodes, {} edges", network.nodes.len(), network.edges.len());
    for format in FORMATS {
        let mut out = Counter::default();
        let start = Instant::now();
        let written = match format.writer {
            Writer::File(write) => write(&network, &mut out),
            Writer::Folder(write) => write(&network, &mut out),
            Writer::Rdf(_) => continue,
        };
        let megabytes = out.0 / 1_000_000;
        println!("{:10} {:>7.2?} {megabytes:5} MB {written:?}", format.name, start.elapsed());
    }
}

fn network(count: usize) -> Network {
    let nodes: Vec<Node> = (0..count / 5).map(node).collect();
    let ends = |at: usize| (at * nodes.len() / count, at * 7_919 % nodes.len());
    let edges = (0..count).map(|at| edge(at, ends(at))).collect();
    Network { edges, nodes, sources: (0..100).map(source).collect() }
}

fn node(at: usize) -> Node {
    Node {
        id: format!("node-{at}"),
        iri: format!("https://nuncio.test/id/node-{at}"),
        label: format!("Node & number {at}"),
        kind: NodeKind::ALL[at % NodeKind::ALL.len()],
        aliases: vec![format!("N. {at}"), format!("number {at}")],
        roles: Vec::new(),
        country: None,
        figures: Vec::new(),
        disputed: at.is_multiple_of(50),
        several: false,
        weight: 5,
        since: Some(day(0)),
        until: Some(day(364)),
    }
}

fn edge(at: usize, (source, target): (usize, usize)) -> Edge {
    let grounds: Vec<Ground> = (0..=at % 3).map(|number| ground(at, number)).collect();
    Edge {
        id: format!("edge-{at}"),
        source,
        target,
        relation: RELATIONS[at % RELATIONS.len()].to_owned(),
        label: RELATIONS[at % RELATIONS.len()].to_owned(),
        undirected: false,
        status: "asserted".to_owned(),
        confidence: Some(0.75),
        weight: grounds.len(),
        since: grounds.iter().filter_map(|ground| ground.date).min(),
        until: grounds.iter().filter_map(|ground| ground.date).max(),
        grounds,
    }
}

fn ground(at: usize, number: usize) -> Ground {
    Ground {
        statement: format!("st-{at}-{number}"),
        sentence: SENTENCE.to_owned(),
        is_mended: false,
        source: at % 100,
        begin: 0,
        end: SENTENCE.chars().count(),
        via: String::new(),
        confidence: 0.75,
        date: Some(day((at + number * 3) % 365)),
    }
}

fn source(at: usize) -> Source {
    Source {
        id: format!("article-{at}"),
        iri: format!("https://nuncio.test/id/article-{at}"),
        title: format!("Article {at}"),
        publisher: None,
        date: Some(day(at)),
        url: None,
        text: SENTENCE.to_owned(),
    }
}

fn day(number: usize) -> Date {
    let days = i64::try_from(number).unwrap_or(0);
    date(2031, 1, 1).saturating_add(days.days())
}
