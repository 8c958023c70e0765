//! Makes one world of many articles: the same person, plan or claim is one node.
//!
//! ```text
//! Findings ──digest──▶ Digest, one an article
//! Vec<Digest> ──merge──▶ World (entities, points, claims, statements, a ledger of merges)
//! ```
//!
//! The only place where articles meet: a pure function whose result does not
//! depend on their order. A wrong merge is worse than a missed one, so each rule
//! asks for more than likeness, and every merge is in the ledger with its reason.
//!
//! A capital that acts ("Kyiv rejected it") is the country itself here, with the
//! capital's name as a further one; the JSON Lines keep the words. The seat of a
//! government ("the Kremlin") stays an organisation of its own, of that country.
//! A nameless source is its article's own: nobody can tell whether two senior
//! officials are one.

mod cluster;
mod company;
mod content;
mod digest;
mod gazetteer;
mod labels;
mod lists;
mod merge;
pub(crate) mod names;
mod overrides;
mod people;
mod plans;
mod shorthand;
mod spelt;
mod statements;
mod surnames;
mod union;
mod wording;
mod world;

pub(crate) use digest::hex;
pub use digest::{Digest, digest};
pub use merge::{merge, merge_with};
pub use names::{Likeness, likeness};
pub use overrides::{Overrides, OverridesError};
pub use world::{
    About, ArticleId, Claim, ClaimId, Entity, EntityId, Kind, Meeting, MeetingId, Merge, Office,
    OfficeId, Point, PointId, Quantity, QuantityId, Stated, What, World,
};

use crate::clauses::{self, Clauses};
use crate::facts::{self, Fact, Reading};
use crate::ingest::Article;
use crate::language::{self, Analyser, Document};
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

impl Findings {
    /// Returns what was found as a rule for facts sees it.
    #[must_use]
    pub fn reading(&self) -> Reading<'_> {
        Reading {
            article: &self.article,
            document: &self.document,
            mentions: &self.mentions,
            clauses: &self.clauses,
        }
    }
}

/// Runs the stages that see one article alone: analysis, mentions, clauses, facts.
#[must_use]
pub fn read(analyser: &Analyser, article: Article) -> Findings {
    let document = language::read(analyser, &article);
    let mentions = mentions::find(&document);
    let clauses = clauses::find(&document);
    let reading =
        Reading { article: &article, document: &document, mentions: &mentions, clauses: &clauses };
    let facts = facts::find(reading);
    Findings { article, document, mentions, clauses, facts }
}

#[cfg(test)]
pub(crate) mod tests;
