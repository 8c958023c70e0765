//! Who rejects, accepts and supports what.
//!
//! ```text
//! clauses + frames ──find──▶ Statement::Stance
//! ```
//!
//! The frame says which relation a word states and who is who. What is left to the code is on what
//! the stand is taken ([`targets`]), by whom ([`takers`]), and how it is meant ([`meaning`]): "would
//! not accept" is a rejection, "could accept" is nothing yet, "refused to rule out" is no refusal of
//! the thing. [`statements`] reads the stands that no frame states.

mod cuts;
mod elided;
mod meaning;
mod principals;
mod statements;
mod takers;
mod targets;
mod terms;

use std::collections::BTreeSet;

use self::meaning::meant;
pub(super) use self::principals::{is_we, owned, represented};
use self::targets::Targets;
use super::arguments::{evidence, phrase_of_whole_words};
use super::frames::{self, Frame, Relation};
use super::plans::Plans;
use super::{Fact, Reading, StanceKind, Statement};
use crate::clauses::{Clause, Form};
use crate::language::Dep;

/// Adds the stances that the clauses state.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let plans = Plans::read(reading);
    let disputed = disputing_words(facts);
    for clause in &reading.clauses.clauses {
        statements::find(reading, clause, facts);
        let mut stated: Vec<StanceKind> = Vec::new();
        // "The US-backed plan" names a plan; it does not report the backing.
        if reading.document[clause.predicate].dep == Dep::Amod
            || is_of_an_idiom(reading, clause)
            || disputed.contains(&reading.document[clause.predicate].span.start)
            || asks_somebody(reading, clause)
        {
            continue;
        }
        for frame in frames::of(reading, clause) {
            if frame.relation == Relation::Nothing && frame.is_empty_idiom() {
                break;
            }
            let kind = match (frame.relation, frame.negated) {
                (Relation::Stance(kind), _) => kind,
                (Relation::Nothing, Some(turned)) if clause.negated => turned,
                _ => continue,
            };
            if !stated.contains(&kind) && state(reading, &plans, clause, frame, kind, facts) {
                stated.push(kind);
            }
        }
    }
}

/// Returns where the words stand that dispute: "a charge he *rejects*" states no stand beside.
fn disputing_words(facts: &[Fact]) -> BTreeSet<u32> {
    let disputes = facts.iter().filter(|it| matches!(it.statement, Statement::Disputes { .. }));
    disputes.map(|dispute| dispute.evidence.trigger.start).collect()
}

/// "Challenged the mayor to prove it" asks, and opposes nobody.
fn asks_somebody(reading: Reading<'_>, clause: &Clause) -> bool {
    frames::of(reading, clause).any(|frame| {
        let demands = frame.relation == Relation::Demands && frame.binds_somebody();
        demands && !frame.targets(reading, clause).is_empty()
    })
}

/// Tells whether a noun belongs to an idiom of the clause above, which says what becomes of it:
/// "withdrew its support".
fn is_of_an_idiom(reading: Reading<'_>, clause: &Clause) -> bool {
    let above = clause.parent.filter(|_| clause.form == Form::Nominal);
    above.is_some_and(|(above, _)| {
        let above = &reading.clauses[above];
        frames::of(reading, above).any(|frame| {
            matches!(frame.relation, Relation::Stance(_))
                && frame.has_idiom_noun(reading, above, clause.predicate)
        })
    })
}

/// Adds what a frame makes of a clause; tells whether it made anything.
fn state(
    reading: Reading<'_>,
    plans: &Plans,
    clause: &Clause,
    frame: &Frame,
    kind: StanceKind,
    facts: &mut Vec<Fact>,
) -> bool {
    let mut targets = Targets::of(reading, clause, frame, kind);
    let doers = takers::doers(reading, clause, frame, &targets);
    let takers = takers::takers(reading, plans, facts, (clause, kind), &doers);
    if !frame.takes_target() && targets::names_no_object(reading, clause) {
        targets.things.extend(elided::target(reading, clause, &takers));
    }
    let before = facts.len();
    for target in targets.things.iter().filter(|it| targets::suits(reading, kind, it)) {
        let Some(phrase) = phrase_of_whole_words(reading, target) else { continue };
        for taker in &takers {
            if targets::goes_without_saying(reading, facts, kind, *taker, (target, phrase)) {
                continue;
            }
            let (kind, status) = meant(reading, clause, frame, kind, *taker);
            facts.push(Fact::new(
                Statement::Stance { kind, actor: *taker, target: phrase },
                evidence(reading, clause),
                status,
                format!("frames:{}", frame.lemma),
            ));
        }
    }
    facts.len() > before
}

#[cfg(test)]
mod tests;
