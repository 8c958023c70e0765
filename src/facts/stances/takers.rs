//! Who takes a stand.

use super::super::arguments;
use super::super::frames::Frame;
use super::super::lexicon::Noun;
use super::super::plans::Plans;
use super::super::{Fact, Reading, StanceKind};
use super::principals::{is_we, owned, represented};
use super::targets::Targets;
use crate::clauses::{Argument, Clause, Form, Link, Slot};
use crate::language::{Dep, Pos, Tag, TokenId};
use crate::mentions::{ChainId, EntityKind};

/// Returns those whose stand a clause states: its doers, the makers of what does it, or the body that
/// "we" and "his country" stand for.
pub(super) fn takers(
    reading: Reading<'_>,
    plans: &Plans,
    facts: &[Fact],
    (clause, kind): (&Clause, StanceKind),
    doers: &[Argument],
) -> Vec<ChainId> {
    if doers.iter().any(|doer| is_nobody(reading, clause, doer)) {
        return Vec::new();
    }
    if let [doer] = doers
        && let Some(body) = owned(reading, facts, doer.head)
    {
        return vec![body];
    }
    if let [doer] = doers
        && let Some(own) = bound_within(reading, clause, doer.head)
    {
        return vec![own];
    }
    let mut takers = arguments::actors(reading, doers);
    // "The plan does not meet our demands": that its makers refuse them is not said.
    if takers.is_empty() && !clause.negated {
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

/// Returns whose "his refusal" is that another is asked to end: "challenged Smith to end *his* refusal",
/// where "his" was led to who challenges.
fn bound_within(reading: Reading<'_>, clause: &Clause, whose: TokenId) -> Option<ChainId> {
    let document = reading.document;
    let possessive = document[whose].tag == Tag::PrpPoss && clause.form == Form::Nominal;
    let (inner, _) = clause.parent.filter(|_| possessive)?;
    let inner = &reading.clauses[inner];
    let (outer, _) = inner.parent.filter(|(_, link)| *link == Link::Complement)?;
    let doer = |clause: &Clause| reading.chain(clause.first(Slot::Agent)?.head);
    let (own, asker) = (doer(inner)?, doer(&reading.clauses[outer])?);
    let person = |chain: ChainId| reading.mentions[chain].kind == EntityKind::Person;
    let alike = reading.mentions[own].gender == reading.mentions[asker].gender;
    let led = reading.chain(whose) == Some(asker) && own != asker;
    Some(own).filter(|own| led && alike && person(*own) && inner.form == Form::Infinitive)
}

/// "*How many* members voted for it", "*no* country is satisfied", "a prisoner for *each* rebel accepting
/// it": questions, nobody and whoever it may be are no takers.
fn is_nobody(reading: Reading<'_>, clause: &Clause, doer: &Argument) -> bool {
    let document = reading.document;
    let first = doer.tokens.start;
    let asked = document[first].tag == Tag::Wrb && document.lemma(first) == "how";
    let named = document.child(doer.head, Dep::Det).map(|word| document.lemma(word));
    asked
        || match named {
            Some("no") => true,
            Some("each" | "every" | "any") => clause.form == Form::Participle,
            _ => false,
        }
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
