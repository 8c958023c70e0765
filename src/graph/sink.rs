//! Collects triples, in the words of the ontology.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphName, Literal, NamedNode, Quad};

use crate::ontology::{self as terms, Term};

/// Triples as they are found, some of them several times.
#[derive(Debug, Default)]
pub(super) struct Sink {
    quads: Vec<Quad>,
}

impl Sink {
    /// Adds that `subject` leads to `object`.
    pub(super) fn link(&mut self, subject: &NamedNode, predicate: Term, object: &NamedNode) {
        self.push(subject, predicate, object.clone());
    }

    /// Adds that `subject` leads to a term of the ontology.
    pub(super) fn term(&mut self, subject: &NamedNode, predicate: Term, object: Term) {
        self.push(subject, predicate, object.iri());
    }

    /// Adds that `subject` is of a class.
    pub(super) fn is_a(&mut self, subject: &NamedNode, class: Term) {
        self.term(subject, terms::TYPE, class);
    }

    /// Adds some words; none where there are none.
    pub(super) fn words(&mut self, subject: &NamedNode, predicate: Term, words: &str) {
        if !words.is_empty() {
            self.text(subject, predicate, words);
        }
    }

    /// Adds a text, also one without words.
    pub(super) fn text(&mut self, subject: &NamedNode, predicate: Term, text: &str) {
        self.push(subject, predicate, Literal::new_simple_literal(text));
    }

    /// Adds a value of an XML Schema datatype; the words must be of its form.
    pub(super) fn value(&mut self, subject: &NamedNode, predicate: Term, value: Value) {
        self.push(subject, predicate, value.literal());
    }

    /// Adds the name to show, for tools that look for either of the two usual labels.
    pub(super) fn label(&mut self, subject: &NamedNode, label: &str) {
        self.words(subject, terms::LABEL, label);
        self.words(subject, terms::PREF_LABEL, label);
    }

    fn push(
        &mut self,
        subject: &NamedNode,
        predicate: Term,
        object: impl Into<oxigraph::model::Term>,
    ) {
        let (subject, predicate) = (subject.clone(), predicate.iri());
        self.quads.push(Quad::new(subject, predicate, object, GraphName::DefaultGraph));
    }

    /// Returns each quad once, sorted.
    pub(super) fn finish(mut self) -> Vec<Quad> {
        self.quads.sort_by_cached_key(ToString::to_string);
        self.quads.dedup();
        self.quads
    }
}

/// A value of an XML Schema datatype, written as Oxigraph writes it, so that a graph
/// has the same bytes before and after it was in a store.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Count(u32),
    Decimal(String),
    Flag(bool),
    Day(jiff::civil::Date),
}

impl Value {
    fn literal(self) -> Literal {
        match self {
            Self::Count(count) => Literal::new_typed_literal(count.to_string(), xsd::INTEGER),
            Self::Decimal(number) => Literal::new_typed_literal(shortest(&number), xsd::DECIMAL),
            Self::Flag(flag) => Literal::from(flag),
            Self::Day(day) => Literal::new_typed_literal(day.to_string(), xsd::DATE),
        }
    }
}

/// Returns a decimal number without zeros that say nothing.
fn shortest(number: &str) -> &str {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number }
}
