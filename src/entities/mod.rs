//! Makes one world of many articles: the same person, plan or claim is one node.
//!
//! ```text
//! Vec<Findings> ──merge──▶ World (entities, claims, points, and a ledger of merges)
//! ```
//!
//! The only place where articles meet: a pure function whose result does not
//! depend on their order.

use crate::clauses::{self, Clauses};
use crate::facts::{self, Fact, Reading};
use crate::ingest::Article;
use crate::language::{Analyser, Document};
use crate::mentions::{self, Mentions};

/// What was found in one article.
#[derive(Debug, Clone)]
pub struct Findings {
    /// The article.
    pub article: Article,
    /// Its analysis.
    pub document: Document,
    /// Who and what it speaks of.
    pub mentions: Mentions,
    /// What it says of them.
    pub clauses: Clauses,
    /// What it states.
    pub facts: Vec<Fact>,
}

/// Runs the stages that see one article alone: analysis, mentions, clauses, facts.
#[must_use]
pub fn read(analyser: &Analyser, article: Article) -> Findings {
    let document = analyser.analyse(&article);
    let mentions = mentions::find(&document);
    let clauses = clauses::find(&document);
    let reading =
        Reading { article: &article, document: &document, mentions: &mentions, clauses: &clauses };
    let facts = facts::find(reading);
    Findings { article, document, mentions, clauses, facts }
}
