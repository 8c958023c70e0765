//! States what an article says as facts, each with its words.
//!
//! ```text
//! &Document + &Mentions + &Clauses ──find──▶ Vec<Fact>
//! ```
//!
//! Each rule sees one article and adds facts; none reads another's, but for the
//! attributed statements, which are found first: who is reported as saying a
//! fact follows from the statements whose content covers its predicate.

mod appositions;
mod arguments;
mod attribution;
mod conditions;
mod beneficiaries;
mod confidence;
mod cues;
mod dates;
mod descriptions;
mod disputes;
mod events;
mod frames;
mod groups;
mod intentions;
mod lexicon;
mod lists;
mod meetings;
mod numbers;
mod obligations;
mod plans;
mod points;
mod proposals;
mod quantities;
mod reports;
mod requests;
mod roles;
mod stances;
#[cfg(test)]
mod testing;
mod types;
mod wording;

pub use confidence::signals;
pub(crate) use descriptions::{PlanDescription, PlanOwner, Version, plans as plan_descriptions};
pub use events::{Event, EventType, find as events};
pub(crate) use plans::whole_of_part;
pub(crate) use roles::country::named as country_named;
pub use types::{
    Bound, ClaimMode, Evidence, Fact, Phrase, ProposalKind, StanceKind, Statement, Status, When,
};

use crate::clauses::Clauses;
use crate::ingest::Article;
use crate::language::{Document, TokenId, TokenRange};
use crate::mentions::{ChainId, Mentions};

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

impl Reading<'_> {
    /// Returns the evidence for what the words `trigger` state: their sentence.
    pub(crate) fn evidence(&self, trigger: TokenRange) -> Evidence {
        let sentence = self.document[trigger.start].sentence;
        Evidence {
            span: self.document[sentence].span,
            sentence,
            trigger: self.document.span(trigger),
        }
    }

    /// Returns the words of `tokens` as a phrase, of the chain that has a mention at `head`.
    pub(crate) fn phrase(&self, head: TokenId, tokens: TokenRange) -> Phrase {
        Phrase { span: self.document.span(tokens), chain: self.chain(head) }
    }

    /// Returns the chain of the mention whose head is `token`.
    pub(crate) fn chain(&self, token: TokenId) -> Option<ChainId> {
        self.mentions.chain_at(token)
    }
}

/// A rule: reads one article and adds what it finds.
type Rule = fn(Reading<'_>, &mut Vec<Fact>);

/// Every rule, in the order that they run.
const RULES: &[Rule] = &[
    attribution::find,
    disputes::find,
    roles::find,
    stances::find,
    proposals::find,
    points::find,
    obligations::find,
    intentions::find,
    requests::find,
    conditions::find,
    meetings::find,
    quantities::find,
];

/// Returns the facts that an article states, in order of their evidence.
#[must_use]
pub fn find(reading: Reading<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for rule in RULES {
        rule(reading, &mut facts);
    }
    wording::make_whole(reading, &mut facts);
    beneficiaries::fill(reading, &mut facts);
    proposals::leave_one_each(&mut facts);
    reports::attach(&mut facts);
    reports::deny(reading, &mut facts);
    confidence::weigh(reading, &mut facts);
    facts.sort_by_key(|fact| fact.evidence.span);
    facts
}
