//! Who rejects, accepts and supports what.
//!
//! ```text
//! clauses + frames ──find──▶ Statement::Stance
//! ```
//!
//! The frame says which relation a word states and who is who. What is left to
//! the code is how the stand is meant: "would not accept" is a rejection, "could
//! accept" is nothing yet, "refused to rule out" is no refusal of the thing.

mod cuts;
mod elided;
mod meaning;
mod principals;
mod statements;

use std::collections::BTreeSet;

use self::meaning::meant;
pub(super) use self::principals::{is_we, owned, represented};
use super::arguments::{
    actors, document_kind, evidence, is_time, phrase_of_whole_words, tells_what_is,
};
use super::frames::{self, Frame, Relation};
use super::lexicon::{self, Noun};
use super::plans::Plans;
use super::{Fact, Reading, StanceKind, Statement};
use crate::clauses::{Argument, Clause, Form, Link, Modality, Slot};
use crate::language::{Dep, Pos};
use crate::mentions::ChainId;
use crate::text::Span;

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
    let mut targets = frame.targets(reading, clause);
    let mut received = Vec::new();
    for target in &mut targets {
        if kind != StanceKind::Supports
            && let Some(thing) = elided::thing(reading, target)
        {
            *target = thing;
        }
        if let Some((plan, receivers)) = elided::plan_around(reading, clause, target) {
            *target = plan;
            received.extend(receivers);
        }
        cuts::source(reading, target);
        cuts::aside(reading, target);
        if kind == StanceKind::Rejects {
            cuts::verdict(reading, target);
        }
        // "The text *that* they agreed to finish": what is agreed begins behind the verb.
        if target.slot == Slot::Complement && target.head > clause.predicate {
            target.tokens.start = target.tokens.start.max(clause.predicate.next());
            // "A levy *that* they refused to pay": the levy is what they refused.
            let inner = target.clause.map(|inner| &reading.clauses[inner]);
            let gap = inner.and_then(|inner| inner.first(Slot::Patient));
            let bare = target.tokens.last() == Some(target.head);
            if let Some(gap) = gap.filter(|gap| bare && gap.head < clause.predicate) {
                *target = gap.clone();
            }
        }
    }
    if targets.is_empty() && clause.form == Form::Nominal {
        targets.extend(elided::beside(reading, clause));
    }
    targets.dedup_by_key(|target| target.head);
    // "Shares declined 3 percent" declines nothing.
    let measured = |argument: &Argument| {
        let mut words = argument.tokens.iter();
        words.any(|word| reading.document[word].pos == Pos::Num)
    };
    let whole = clause.first(Slot::Patient).is_none()
        && clause.first(Slot::Complement).is_none()
        && !clause.arguments.iter().any(|it| it.slot != Slot::Agent && measured(it));
    let mut doers = frame.actors(reading, clause);
    let pronoun = |doer: &Argument| reading.document[doer.head].pos == Pos::Pron;
    if !received.is_empty() && doers.iter().all(pronoun) {
        doers = received;
    }
    if doers.is_empty() && clause.form == Form::Nominal {
        doers.extend(targets.iter().filter_map(|target| source_of(reading, target)));
    }
    let mut actors = actors(reading, &doers);
    if actors.is_empty() {
        actors.extend(doers.iter().filter_map(|doer| plans.maker(reading, doer.head)));
    }
    if kind != StanceKind::Supports && doers.iter().any(|doer| is_we(reading, doer.head)) {
        for actor in &mut actors {
            *actor = represented(reading, facts, *actor).unwrap_or(*actor);
        }
    }
    if let [doer] = &doers[..]
        && let Some(body) = owned(reading, facts, doer.head)
    {
        actors = vec![body];
    }
    if !frame.takes_target() && whole {
        targets.extend(elided::target(reading, clause, &actors));
    }
    let before = facts.len();
    for target in &targets {
        if !suits(reading, kind, target) {
            continue;
        }
        let Some(target_phrase) = phrase_of_whole_words(reading, target) else { continue };
        for actor in &actors {
            if target_phrase.chain == Some(*actor)
                || kind == StanceKind::Supports && is_own(reading, target, *actor)
                || kind == StanceKind::Rejects
                    && is_disputed(reading, facts, (*actor, target_phrase.span))
            {
                continue;
            }
            let (kind, status) = meant(reading, clause, frame, kind, *actor);
            facts.push(Fact::new(
                Statement::Stance { kind, actor: *actor, target: target_phrase },
                evidence(reading, clause),
                status,
                format!("frames:{}", frame.lemma),
            ));
        }
    }
    facts.len() > before
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

/// "The ministers defended *their* plan": that they support it goes without saying.
fn is_own(reading: Reading<'_>, target: &Argument, actor: ChainId) -> bool {
    let whose = reading.document.child(target.head, Dep::Poss);
    whose.and_then(|whose| reading.chain(whose)) == Some(actor)
        && matches!(document_kind(reading, target.head), Some(Noun::Plan | Noun::Demand))
}

/// Tells whether the actor disputes the target in the same sentence: "criticised the count as
/// fraudulent" is one stand.
fn is_disputed(reading: Reading<'_>, facts: &[Fact], (actor, target): (ChainId, Span)) -> bool {
    let sentence = |at: Span| reading.document.tokens_in(at).start;
    let sentence = |at: Span| reading.document[sentence(at)].sentence;
    facts.iter().any(|fact| match fact.statement {
        Statement::Disputes { actor: who, target: what, .. } => {
            who == actor && what.span.overlaps(target) && fact.evidence.sentence == sentence(target)
        }
        _ => false,
    })
}

/// Tells whether the target is one that a stand of this kind is taken on.
fn suits(reading: Reading<'_>, kind: StanceKind, target: &Argument) -> bool {
    // "Voted against joining" supports nothing.
    let against = target.preposition.as_deref() == Some("against");
    if is_time(reading, target.head) || against && kind != StanceKind::Rejects {
        return false;
    }
    let inner = target.clause.filter(|_| target.slot == Slot::Complement);
    // "Voted to reject it": the vote is what was voted for.
    let done = inner.is_some_and(|inner| reading.clauses[inner].modality == Modality::Asserted);
    if kind != StanceKind::Rejects && !done {
        return true;
    }
    // "Refused to recognise the vote" and "refused to rule out a ban" are what the
    // inner verb makes of them; a second stand of the outer one would repeat or belie it.
    let deferred = inner.is_some_and(|inner| {
        frames::of(reading, &reading.clauses[inner])
            .filter(|frame| matches!(frame.relation, Relation::Stance(_)))
            .any(|frame| !frame.targets(reading, &reading.clauses[inner]).is_empty())
    });
    // "Agreed that it was needed" is a view; "agreed that he would go" an assent.
    let view = inner.is_some_and(|inner| tells_what_is(reading, &reading.clauses[inner]));
    if kind != StanceKind::Rejects {
        return !deferred && !view;
    }
    // Who rejects a claim disputes it, which is another statement; one "for damages" is a demand.
    let demand = reading.document.children_as(target.head, Dep::Prep);
    let demand = demand.map(|word| reading.document.lemma(word)).any(|word| word == "for");
    let claim = document_kind(reading, target.head) == Some(Noun::Claim) && !demand;
    // "Declined to comment" rejects nothing.
    let silent = inner.is_some_and(|inner| {
        let first = reading.clauses[inner].parent.filter(|(_, link)| *link == Link::Coordinate);
        let mut verbs = [Some(inner), first.map(|(first, _)| first)].into_iter().flatten();
        verbs.any(|verb| lexicon::is_silence(&reading.clauses[verb].lemma))
    });
    !deferred && !claim && !silent
}

#[cfg(test)]
mod tests;
