//! What the shipped model makes of texts, against what Python spaCy makes of them.
//!
//! `tests/parity/expected_analyses.py` writes the expectations in `tests/analysis`.
#![cfg(test)]

use std::fmt::Write;
use std::sync::LazyLock;

use nuncio::ingest::{self, Article, Block, BlockKind};
use nuncio::language::{Analyser, Document, TokenId};
use nuncio::text::Span;
use proptest::prelude::*;

static ANALYSER: LazyLock<Analyser> = LazyLock::new(Analyser::english);

/// Analyses `text` as one block, just as it is.
fn analyse(text: &str) -> Document {
    let mut article: Article = ingest::article("a", String::new()).unwrap();
    text.clone_into(&mut article.text);
    let span = Span::from_range(0..text.len());
    article.blocks = vec![Block { span, kind: BlockKind::Paragraph }];
    ANALYSER.analyse(&article)
}

fn escaped(text: &str) -> String {
    text.replace('\n', "\\n").replace('\t', "\\t").replace(' ', "\\s")
}

fn unescaped(text: &str) -> String {
    text.replace("\\n", "\n").replace("\\t", "\t")
}

#[test]
fn texts_are_cut_as_spacy_cuts_them() {
    for line in include_str!("analysis/tokens.tsv").lines() {
        let (text, expected) = line.split_once('\t').unwrap();
        let document = analyse(&unescaped(text));
        let words: Vec<_> = document.ids().map(|id| escaped(document.word(id))).collect();
        assert_eq!(words.join("\t"), expected);
    }
}

#[test]
fn texts_are_parsed_as_spacy_parses_them() {
    for expected in include_str!("analysis/parses.txt").trim_end().split("\n\n") {
        let text = expected.lines().next().unwrap();
        let document = analyse(&unescaped(text.strip_prefix("# ").unwrap()));
        assert_eq!(format!("{text}\n{}", rendered(&document)), expected.to_owned() + "\n");
    }
}

/// Renders an analysis as `expected_analyses.py` does, a line a token.
fn rendered(document: &Document) -> String {
    let mut names = vec!["-".to_owned(); document.tokens().len()];
    for name in document.names() {
        for (at, id) in name.tokens.iter().enumerate() {
            names[id.index()] = format!("{}-{}", if at == 0 { "B" } else { "I" }, name.label);
        }
    }
    let mut lines = String::new();
    for id in document.ids() {
        let token = &document[id];
        if id != TokenId(0) && document.sentence_of(id).tokens.start == id {
            lines.push_str("...\n");
        }
        let (word, lemma) = (escaped(document.word(id)), escaped(document.lemma(id)));
        let (tag, pos, dep) = (token.tag, token.pos, token.dep);
        let (number, head, name) = (id.0 + 1, token.head.0 + 1, &names[id.index()]);
        writeln!(lines, "{number} {word} {lemma} {tag} {pos} {dep} {head} {name}").unwrap();
    }
    lines
}

#[test]
fn an_article_without_words_has_no_tokens() {
    for text in ["", " "] {
        let article = ingest::article("a", text.to_owned()).unwrap();
        assert_eq!(ANALYSER.analyse(&article).tokens().len(), 0);
    }
    assert_eq!(analyse("").tokens().len(), 0);
}

/// Were the time to grow with the square of the length, this would not end.
#[test]
fn a_block_of_any_length_is_analysed() {
    let sentences = ["“We shall see,” Ms. Roe said, “what comes of it,” ", "word, ", "\"", "a-"];
    for sentence in sentences {
        let text = sentence.repeat(40_000 / sentence.len());
        let document = analyse(&text);
        let longest = document.sentences().iter().map(|sentence| sentence.tokens.len()).max();
        assert!(longest <= Some(4000), "{longest:?} tokens in a sentence");
        assert!(
            document.tokens().last().is_some_and(|last| last.span.end as usize + 1 >= text.len())
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn tokens_and_single_blanks_concatenate_to_any_text(
        text in "[-a-zA-Z0-9.,:;!?()\"'’“”$%&/<>@#* \\n\u{a0}éЖ中]{0,60}|.{0,30}",
    ) {
        let document = analyse(&text);
        let mut done = 0;
        for token in document.tokens() {
            let between = &text[done..token.span.start as usize];
            prop_assert!(between.is_empty() || between == " ", "{between:?} is lost");
            done = token.span.end as usize;
        }
        prop_assert!(text[done..].is_empty() || &text[done..] == " ");
    }
}
