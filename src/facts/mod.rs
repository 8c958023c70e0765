//! States what an article says as facts, each with its words.
//!
//! ```text
//! &Document + &Mentions + &Clauses ──find──▶ Vec<Fact>
//! ```
//!
//! Each rule sees one article and adds facts; none reads another's, but for the
//! attributed statements, which are found first: who is reported as saying a
//! fact follows from the statements whose content covers its predicate.

mod types;

pub use types::{
    ClaimMode, Evidence, Fact, Phrase, ProposalKind, StanceKind, Statement, Status, When,
};

use crate::clauses::Clauses;
use crate::ingest::Article;
use crate::language::Document;
use crate::mentions::Mentions;

/// Everything that a rule may look at; rules are functions of it.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The article, for its date and its blocks.
    pub article: &'a Article,
    /// The analysed text.
    pub document: &'a Document,
    /// Who and what it speaks of.
    pub mentions: &'a Mentions,
    /// What it says of them.
    pub clauses: &'a Clauses,
}

/// A rule: reads one article and adds what it finds.
type Rule = fn(Reading<'_>, &mut Vec<Fact>);

/// Every rule, in the order that they run.
const RULES: &[Rule] = &[];

/// Returns the facts that an article states, in order of their evidence.
#[must_use]
pub fn find(reading: Reading<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for rule in RULES {
        rule(reading, &mut facts);
    }
    facts.sort_by_key(|fact| fact.evidence.span);
    facts
}
