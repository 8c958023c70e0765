//! What a stand is about that names no object: "asked Kenya for help. Kenya refused".

use super::super::frames::{self, Relation};
use super::super::lexicon::{self, Noun};
use super::super::{Reading, arguments};
use crate::clauses::{Argument, Clause, Slot};
use crate::language::{Pos, TokenId, TokenRange};
use crate::mentions::ChainId;

/// How many sentences before a stand that names no object its object may stand.
const DISTANCE: u32 = 2;

/// Returns what the text before a clause speaks of: what was asked of those who take the stand, or a
/// plan, whichever is nearer.
pub(super) fn target(
    reading: Reading<'_>,
    clause: &Clause,
    actors: &[ChainId],
) -> Option<Argument> {
    let asked = asked_before(reading, clause, actors);
    asked.into_iter().chain(plan_before(reading, clause)).max_by_key(|target| target.head)
}

/// Returns what was asked of one of `actors`.
fn asked_before(reading: Reading<'_>, clause: &Clause, actors: &[ChainId]) -> Option<Argument> {
    let document = reading.document;
    let here = document[clause.predicate].sentence.0;
    let clauses = &reading.clauses.clauses;
    let end = clauses.partition_point(|other| other.predicate < clause.predicate);
    let near = |other: &&Clause| document[other.predicate].sentence.0 + DISTANCE >= here;
    clauses[..end].iter().rev().take_while(near).find_map(|other| {
        let demands =
            frames::of(reading, other).filter(|frame| frame.relation == Relation::Demands);
        demands.into_iter().find_map(|frame| {
            let bound = frame.bound(reading, other)?;
            let asked = arguments::actor(reading, bound.head)?;
            frame.targets(reading, other).into_iter().next().filter(|_| actors.contains(&asked))
        })
    })
}

/// Returns the plan that the text speaks of, for opposition that names no object of its own.
fn plan_before(reading: Reading<'_>, clause: &Clause) -> Option<Argument> {
    let document = reading.document;
    let at = document[clause.predicate].sentence.0;
    let plan = |token: &TokenId| {
        let noun = matches!(document[*token].pos, Pos::Noun);
        let kind = lexicon::noun(document.lemma(*token));
        noun && matches!(kind, Some(Noun::Plan | Noun::Agreement | Noun::Demand))
            && reading.mentions.at(*token).is_some()
    };
    let before = TokenRange::new(0, clause.predicate.0);
    let near = |token: &TokenId| document[*token].sentence.0 + DISTANCE >= at;
    let head = before.iter().rev().take_while(near).find(plan)?;
    let mention = &reading.mentions[reading.mentions.at(head)?];
    let (slot, tokens) = (Slot::Patient, mention.tokens);
    Some(Argument { slot, preposition: None, head, tokens, clause: None })
}
