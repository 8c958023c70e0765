//! Who puts something forward.

use super::super::arguments::{actors, document_kind, named_somehow};
use super::super::frames::{Frame, Relation};
use super::super::lexicon::Noun;
use super::super::plans::{self, Plans};
use super::super::{Reading, cues};
use crate::clauses::{Argument, Clause, Slot};
use crate::language::Dep;
use crate::mentions::ChainId;

/// Returns who puts it forward, with the plan where a plan is the subject.
pub(super) fn proposers(
    reading: Reading<'_>,
    plans: &Plans,
    clause: &Clause,
    frame: &Frame,
) -> Vec<(ChainId, Option<ChainId>)> {
    let named = frame.actors(reading, clause);
    let with_plan = |argument: &Argument| {
        let plan = reading.mentions.chain_at(argument.head);
        plans.actor_for(reading, argument.head).map(|actor| (actor, plan))
    };
    let are_plans = named.iter().filter(|it| is_plan_speaking(reading, frame, it));
    let mut proposers: Vec<_> = are_plans.filter_map(with_plan).collect();
    if proposers.is_empty() && frame.relation != Relation::Contains {
        let writers = named.iter().flat_map(|it| plans::writers(reading, it.head));
        proposers.extend(writers.map(|actor| (actor, None)));
    }
    if proposers.is_empty() && frame.relation != Relation::Contains {
        proposers.extend(actors(reading, &named).into_iter().map(|actor| (actor, None)));
    }
    // "The lawsuit seeks damages": of whoever sued, where that is told.
    if proposers.is_empty() {
        let papers = named.iter().filter(|it| is_paper_asking(reading, frame, it));
        proposers.extend(papers.filter_map(|paper| {
            let maker = plans.maker(reading, paper.head);
            maker.or_else(|| named_somehow(reading, paper.head)).map(|actor| (actor, None))
        }));
    }
    if proposers.is_empty() && frame.relation == Relation::Demands {
        proposers.extend(organisers(reading, clause).into_iter().map(|actor| (actor, None)));
        proposers.extend(in_plan(reading, clause).filter_map(with_plan));
    }
    proposers.dedup();
    proposers
}

/// "The cooks held *a protest* demanding more pay": who does what a light verb's noun names.
fn organisers(reading: Reading<'_>, clause: &Clause) -> Vec<ChainId> {
    let document = reading.document;
    let Some(event) = document.head(clause.predicate) else { return Vec::new() };
    let modifies = document[clause.predicate].dep == Dep::Acl;
    let verb = document.ancestors(event).take(3).find(|above| document[*above].pos.is_verbal());
    let above = verb.and_then(|verb| reading.clauses.at(verb)).filter(|_| modifies);
    let Some(above) = above.map(|id| &reading.clauses[id]) else { return Vec::new() };
    let merged = above.lemma != document.lemma(above.predicate)
        && above.arguments.iter().all(|argument| argument.head != event);
    let doers: Vec<Argument> = above.all(Slot::Agent).filter(|_| merged).cloned().collect();
    actors(reading, &doers)
}

/// "*In the draft*, Norway is urged to act": the plan that asks where nobody else does.
fn in_plan<'a>(reading: Reading<'a>, clause: &'a Clause) -> impl Iterator<Item = &'a Argument> {
    let unnamed = clause.first(Slot::Agent).is_none();
    let inside = |it: &&Argument| it.preposition.as_deref() == Some("in");
    let plan = move |it: &&Argument| plans::is_plan(reading, it.head);
    clause.all(Slot::Oblique).filter(move |_| unnamed).filter(inside).filter(plan)
}

/// Tells whether a plan puts the clause's points forward. What a statement says is a claim; what it
/// calls for is a demand.
fn is_plan_speaking(reading: Reading<'_>, frame: &Frame, argument: &Argument) -> bool {
    let told = frame.relation != Relation::Demands
        && cues::is_message(reading.document.lemma(argument.head))
        && cues::verb(&frame.lemma).is_some_and(|cue| cue.act == "say");
    // "*Any* deal would require a vote": what nobody has put forward asks for nothing.
    let any = reading.document.child(argument.head, Dep::Det);
    let any = any.is_some_and(|any| matches!(reading.document.lemma(any), "any" | "every" | "no"));
    plans::is_plan(reading, argument.head) && !told && !any
}

/// Tells whether a paper asks for something. "The report recommends a ferry", but no ruling "offers a
/// chance".
fn is_paper_asking(reading: Reading<'_>, frame: &Frame, argument: &Argument) -> bool {
    match frame.relation {
        Relation::Demands => is_paper(reading, argument),
        Relation::Proposes => cues::is_message(reading.document.lemma(argument.head)),
        _ => false,
    }
}

/// Tells whether the argument is a paper that asks for something: a lawsuit, a report.
fn is_paper(reading: Reading<'_>, argument: &Argument) -> bool {
    matches!(document_kind(reading, argument.head), Some(Noun::Decision | Noun::Claim | Noun::Text))
}
