//! Turns trees into predicates with normalised arguments.
//!
//! ```text
//! &Document ──find──▶ Clauses (predicates and their arguments, quotations)
//! ```
//!
//! "Ukraine rejected the plan", "the plan was rejected by Ukraine", "Ukraine's
//! rejection of the plan" and "Ukraine decided to reject it" are one [`Clause`]:
//! *reject(agent: Ukraine, patient: plan)*. Everything that English does to the
//! order and form of arguments is undone here, once.
//!
//! What counts as a predicate: verbs; the adjective behind a copula, under its
//! own lemma ("is ready to talk" is *ready*, "is opposed to it" is *opposed*);
//! a copula with a noun or preposition, under its own lemma with an attribute or
//! an oblique ("is the leader", "is against the plan" are *be*); deverbal nouns,
//! under the verb that they stand for; a light verb with its noun, likewise
//! ("gave its approval" is *approve*; the noun then makes no clause of its own).

mod lexicon;
mod syntax;
mod relatives;
mod predicates;
mod tree;
mod arguments;
mod nominal;
mod subjects;
mod links;
mod marks;
mod polarity;
mod auxiliaries;
mod lending;
mod modality;
mod mood;
mod assemble;
mod quotes;
mod describe;
mod ellipsis;
mod types;
#[cfg(test)]
mod tests;

pub use types::{Argument, Clause, ClauseId, Clauses, Form, Link, Modality, Quote, Slot, Tense};

use crate::language::Document;

/// Tells whether a noun names a time, place, manner or ground rather than a thing.
pub(crate) fn is_adjunct(lemma: &str) -> bool {
    lexicon::LEXICON.is_adjunct(lemma)
}

/// Returns the clauses and quotations of a document.
#[must_use]
pub fn find(document: &Document) -> Clauses {
    let predicates = predicates::find(document);
    let tree = tree::Tree::new(document, &predicates);
    Clauses { clauses: assemble::clauses(&tree), quotes: quotes::find(document) }
}
