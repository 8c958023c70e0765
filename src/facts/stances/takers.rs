//! Who takes a stand.

use super::super::arguments;
use super::super::frames::Frame;
use super::super::lexicon::Noun;
use super::super::plans::Plans;
use super::super::{Fact, Reading, StanceKind};
use super::principals::{is_we, owned, represented};
use super::targets::Targets;
use crate::clauses::{Argument, Clause, Form, Slot};
use crate::language::{Dep, Pos, Tag};
use crate::mentions::ChainId;

/// Returns those whose stand a clause states: its doers, the makers of what does it, or the body that
/// "we" and "his country" stand for.
pub(super) fn takers(
    reading: Reading<'_>,
    plans: &Plans,
    facts: &[Fact],
    (kind, negated): (StanceKind, bool),
    doers: &[Argument],
) -> Vec<ChainId> {
    if doers.iter().any(|doer| is_asked_for(reading, doer)) {
        return Vec::new();
    }
    if let [doer] = doers
        && let Some(body) = owned(reading, facts, doer.head)
    {
        return vec![body];
    }
    let mut takers = arguments::actors(reading, doers);
    // "The plan does not meet our demands": that its makers refuse them is not said.
    if takers.is_empty() && !negated {
        // Whom a plan favours is what it brings about, not what its makers stand for.
        let favours = |doer: &Argument| {
            kind == StanceKind::Supports
                && arguments::document_kind(reading, doer.head) == Some(Noun::Plan)
        };
        let makers = doers.iter().filter(|doer| !favours(doer));
        takers.extend(makers.filter_map(|doer| plans.maker(reading, doer.head)));
    }
    if kind != StanceKind::Supports && doers.iter().any(|doer| is_we(reading, doer.head)) {
        for taker in &mut takers {
            *taker = represented(reading, facts, *taker).unwrap_or(*taker);
        }
    }
    takers
}

/// "*How many* members voted for it": a question names nobody.
fn is_asked_for(reading: Reading<'_>, doer: &Argument) -> bool {
    let document = reading.document;
    document[doer.tokens.start].tag == Tag::Wrb
        && document.word(doer.tokens.start).eq_ignore_ascii_case("how")
}

/// Returns the arguments that name who takes the stand.
pub(super) fn doers(
    reading: Reading<'_>,
    clause: &Clause,
    frame: &Frame,
    targets: &Targets,
) -> Vec<Argument> {
    let doers = frame.actors(reading, clause);
    let pronoun = |doer: &Argument| reading.document[doer.head].pos == Pos::Pron;
    if !targets.receivers.is_empty() && doers.iter().all(pronoun) {
        return targets.receivers.clone();
    }
    if doers.is_empty() && clause.form == Form::Nominal {
        return targets.things.iter().filter_map(|thing| source_of(reading, thing)).collect();
    }
    doers
}

/// Returns whose opposition it is where the parser hung them on its object: "opposition to the plan
/// *from farmers*".
fn source_of(reading: Reading<'_>, target: &Argument) -> Option<Argument> {
    let document = reading.document;
    let mut prepositions = document.children_as(target.head, Dep::Prep);
    let from =
        prepositions.find(|word| matches!(document.lemma(*word), "among" | "by" | "from"))?;
    let head = document.child(from, Dep::Pobj)?;
    let tokens = document.subtree(head);
    Some(Argument { slot: Slot::Agent, preposition: None, head, tokens, clause: None })
}
