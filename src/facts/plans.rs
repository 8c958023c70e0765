//! Which plans an article speaks of, and who put each forward.
//!
//! ```text
//! mentions of documents ──read──▶ Plans: chain → proposer
//! ```
//!
//! A plan's *proposer* is who the article says made it: "the American plan",
//! "the minister's proposal", "a bill that the party tabled". A mention that
//! tells nothing ("the draft") leans on the plan that its article is about.

use std::collections::BTreeMap;

use super::arguments::{actor, document_kind, named_somehow};
use super::frames::{self, Relation};
use super::lexicon::Noun;
use super::{Reading, arguments};
use crate::clauses::Clause;
use crate::language::{Dep, TokenId};
use crate::mentions::{ChainId, MentionKind};

/// The plans of one article.
#[derive(Debug, Default)]
pub(super) struct Plans {
    proposers: BTreeMap<ChainId, Vec<ChainId>>,
    /// The proposers of the plan that the article speaks of most.
    chief: Vec<ChainId>,
}

impl Plans {
    /// Reads who proposed what from the words of each mention, and from clauses.
    pub(super) fn read(reading: Reading<'_>) -> Self {
        let mut votes: BTreeMap<ChainId, Votes> = BTreeMap::new();
        for mention in &reading.mentions.mentions {
            if mention.kind == MentionKind::Pronoun || !is_plan(reading, mention.head) {
                continue;
            }
            for owner in owners(reading, mention.head) {
                votes.entry(mention.chain).or_default().add(owner);
            }
        }
        for clause in &reading.clauses.clauses {
            for (plan, owner) in put_forward(reading, clause) {
                votes.entry(plan).or_default().add(owner);
            }
        }
        let most = |chain: &ChainId| reading.mentions[*chain].mentions.len();
        let chief = votes.keys().max_by_key(|chain| (most(chain), std::cmp::Reverse(**chain)));
        let chief = chief.map(|chain| votes[chain].winners()).unwrap_or_default();
        let proposers = votes.iter().map(|(plan, votes)| (*plan, votes.winners())).collect();
        Self { proposers, chief }
    }

    /// Returns who is the actor of the points of a plan: its proposers, else the plan itself.
    pub(super) fn actors_for(&self, reading: Reading<'_>, head: TokenId) -> Vec<ChainId> {
        let Some(plan) = reading.mentions.chain_at(head) else { return Vec::new() };
        if let Some(proposers) = self.proposers.get(&plan) {
            return proposers.clone();
        }
        let definite = reading.document.children(head).iter().any(|child| {
            reading.document[*child].dep == Dep::Det
                && matches!(reading.document.lemma(*child), "the" | "this" | "that")
        });
        let pronoun = reading.document[head].pos == crate::language::Pos::Pron;
        if (definite || pronoun) && !self.chief.is_empty() {
            return self.chief.clone();
        }
        named_somehow(reading, head).into_iter().collect()
    }
}

/// Counts who is named as the proposer; the first of equals wins.
#[derive(Debug, Default)]
struct Votes {
    counts: Vec<(ChainId, usize)>,
}

impl Votes {
    fn add(&mut self, owner: ChainId) {
        match self.counts.iter_mut().find(|(chain, _)| *chain == owner) {
            Some((_, count)) => *count += 1,
            None => self.counts.push((owner, 1)),
        }
    }

    fn winners(&self) -> Vec<ChainId> {
        let best = self.counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
        self.counts
            .iter()
            .filter(|(_, count)| *count == best)
            .map(|(chain, _)| *chain)
            .take(1)
            .collect()
    }
}

/// Tells whether the noun at `head` names something that holds points.
pub(super) fn is_plan(reading: Reading<'_>, head: TokenId) -> bool {
    document_kind(reading, head).is_some_and(Noun::holds_points)
}

/// Returns whom the words of a mention call its makers: "US plan", "Smith's plan", "plan by Smith".
fn owners(reading: Reading<'_>, head: TokenId) -> Vec<ChainId> {
    let document = reading.document;
    let mut owners = Vec::new();
    for child in document.children(head) {
        let owner = match document[*child].dep {
            Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Amod => actor(reading, *child),
            Dep::Prep if matches!(document.lemma(*child), "by" | "from") => {
                document.child(*child, Dep::Pobj).and_then(|object| actor(reading, object))
            }
            _ => None,
        };
        owners.extend(owner);
    }
    owners
}

/// Returns the plans that a clause says somebody put forward, with that somebody.
fn put_forward(reading: Reading<'_>, clause: &Clause) -> Vec<(ChainId, ChainId)> {
    let mut found = Vec::new();
    let Some(frame) =
        frames::of(reading, clause).find(|frame| frame.relation == Relation::Proposes)
    else {
        return found;
    };
    if clause.negated {
        return found;
    }
    let actors = arguments::actors(reading, &frame.actors(reading, clause));
    for target in frame.targets(reading, clause) {
        if is_plan(reading, target.head)
            && let Some(plan) = reading.mentions.chain_at(target.head)
        {
            found.extend(actors.iter().map(|actor| (plan, *actor)));
        }
    }
    found
}
