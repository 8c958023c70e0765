//! Terms as a reader sees them: IRIs short, with their labels; numbers as numbers.

use std::collections::HashMap;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{NamedNode, Term};

use crate::query::Prefixes;

/// Finds the label of a node in the graph.
pub type FindLabel<'a> = Box<dyn Fn(&NamedNode) -> Option<String> + 'a>;

/// How terms are put into words; remembers the labels that it has looked up.
pub struct Wording<'a> {
    prefixes: &'a Prefixes,
    find: FindLabel<'a>,
    known: HashMap<NamedNode, Option<String>>,
}

/// A term in words, for one cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// Whether it is a number, which stands at the right of its column.
    pub is_number: bool,
    /// Whether there is no value.
    pub is_missing: bool,
}

/// The longest text that a cell shows, in characters; the rest is counted.
const LONGEST: usize = 4_000;

/// Labels that are remembered, so that an answer of a million rows needs no memory.
const REMEMBERED: usize = 50_000;

impl<'a> Wording<'a> {
    /// Returns a wording with the prefixes and the labels to use.
    #[must_use]
    pub fn new(prefixes: &'a Prefixes, find: FindLabel<'a>) -> Self {
        Self { prefixes, find, known: HashMap::new() }
    }

    /// Returns the prefixes that IRIs are written with.
    #[must_use]
    pub const fn prefixes(&self) -> &'a Prefixes {
        self.prefixes
    }

    /// Returns the words of a value; a missing one is a dash.
    pub fn cell(&mut self, value: Option<&Term>) -> Cell {
        let Some(term) = value else {
            return Cell { text: "–".to_owned(), is_number: false, is_missing: true };
        };
        let text = match term {
            Term::NamedNode(node) => self.node(node),
            Term::BlankNode(_) | Term::Triple(_) => self.prefixes.show_term(term),
            Term::Literal(literal) => shorten(literal.value()),
        };
        Cell { text: visible(&text), is_number: is_number(term), is_missing: false }
    }

    /// An IRI with its label before it, where the label says more than the IRI does.
    fn node(&mut self, node: &NamedNode) -> String {
        let short = self.prefixes.show(node.as_str());
        if !self.known.contains_key(node) {
            if self.known.len() == REMEMBERED {
                self.known.clear();
            }
            self.known.insert(node.clone(), (self.find)(node));
        }
        match self.known.get(node).and_then(Option::as_ref) {
            Some(label) if !repeats(label, &short) => format!("{} ({short})", shorten(label)),
            _ => short,
        }
    }
}

/// Tells whether a label says no more than the name in the IRI: `rejects` and `nun:rejects`.
fn repeats(label: &str, short: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let name = short.rsplit([':', '/', '#']).next().unwrap_or(short);
    plain(label) == plain(name)
}

fn is_number(term: &Term) -> bool {
    let Term::Literal(literal) = term else { return false };
    let numeric = [xsd::INTEGER, xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT, xsd::INT, xsd::LONG];
    numeric.contains(&literal.datatype())
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        None => text.to_owned(),
        Some((at, _)) => {
            let more = text[at..].chars().count();
            format!("{}… ({more} more characters)", &text[..at])
        }
    }
}

/// Returns the text without what could steer a terminal; line breaks stay.
#[must_use]
pub fn visible(text: &str) -> String {
    let steers = |c: char| c.is_control() && c != '\n';
    text.chars()
        .map(|c| {
            if c == '\t' {
                ' '
            } else if steers(c) {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use oxigraph::model::Literal;

    use super::*;

    fn words(term: impl Into<Term>, label: Option<&str>) -> String {
        let prefixes: Prefixes = [("id", "http://id/")].into_iter().collect();
        let label = label.map(str::to_owned);
        let mut wording = Wording::new(&prefixes, Box::new(move |_| label.clone()));
        wording.cell(Some(&term.into())).text
    }

    #[test]
    fn an_iri_shows_its_label_where_that_says_more() {
        let node = NamedNode::new_unchecked("http://id/e-4f1c");
        assert_eq!(words(node.clone(), Some("Rosa Diaz")), "Rosa Diaz (id:e-4f1c)");
        assert_eq!(words(node, None), "id:e-4f1c");
        let node = NamedNode::new_unchecked("http://id/rosa-diaz");
        assert_eq!(words(node, Some("Rosa Diaz")), "id:rosa-diaz");
    }

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert_eq!(words(Literal::from("a\x1b[31m\tb\n"), None), "a\u{fffd}[31m b\n");
    }

    #[test]
    fn a_very_long_text_is_cut_and_counted() {
        assert!(
            words(Literal::from("x".repeat(5_000)), None).ends_with("x… (1000 more characters)")
        );
    }
}
