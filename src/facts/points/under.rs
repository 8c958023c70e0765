//! Points that a plan frames: "under the deal, the rebels would leave".

use super::{PROPOSAL, Point, doer};
use crate::clauses::{Argument, Clause, Form, Link, Slot};
use crate::facts::arguments::{modal, words};
use crate::facts::{Phrase, Reading, plans};
use crate::language::{Dep, Tag, TokenId};

/// "Under the deal, the rebels would leave": what the plan has others do.
pub(super) fn under_a_plan(reading: Reading<'_>, clause: &Clause) -> Option<Point> {
    // "Under the deal, the rebels would leave *and hand over their arms*."
    let first = clause.parent.filter(|(_, link)| *link == Link::Coordinate);
    let first = first.map(|(first, _)| &reading.clauses[first]);
    let frame =
        framing(reading, clause).or_else(|| first.and_then(|first| framing(reading, first)))?;
    let modal = modal(reading, clause.predicate);
    let modals = ["would", "will", "shall", "must", "should", "may", "can"];
    let provides =
        modal.map_or_else(|| is_to_be(reading, clause), |modal| modals.contains(&modal.as_str()));
    if !provides {
        return None;
    }
    Some(Point {
        plan: frame.head,
        contents: vec![without(reading, clause, frame)],
        binds: doer(reading, clause),
        rule: "under",
        kind: PROPOSAL,
    })
}

/// Tells whether the clause words what "is to" be done: "fares are to rise".
fn is_to_be(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let be = document.head(clause.predicate).filter(|be| document.lemma(*be) == "be");
    let present = be.is_some_and(|be| matches!(document[be].tag, Tag::Vbz | Tag::Vbp));
    present && clause.form == Form::Infinitive && document[clause.predicate].dep == Dep::Xcomp
}

/// Returns the plan that frames what a clause says: "under the deal".
fn framing<'a>(reading: Reading<'_>, clause: &'a Clause) -> Option<&'a Argument> {
    clause.all(Slot::Oblique).find(|argument| {
        matches!(
            argument.preposition.as_deref(),
            Some("under" | "according to" | "per" | "as part of")
        ) && plans::is_plan(reading, argument.head)
    })
}

/// Returns the words of the clause, without the argument `frame` where it stands first or last.
fn without(reading: Reading<'_>, clause: &Clause, frame: &Argument) -> Phrase {
    let mut tokens = reading.document.tokens_in(clause.span);
    // "Fares *are to rise*" begins with what rises.
    let copula = reading.document.head(clause.predicate).filter(|_| is_to_be(reading, clause));
    let before = reading.document.subtree(copula.unwrap_or(clause.predicate));
    tokens.start = copula.map_or(tokens.start.max(before.start), |_| before.start);
    let apart = frame.tokens.end <= tokens.start || frame.tokens.start >= tokens.end;
    if apart {
        return words(reading, tokens);
    }
    if frame.tokens.start.0 <= tokens.start.0 + 2 {
        tokens.start = frame.tokens.end;
    } else if frame.tokens.end.0 + 1 >= tokens.end.0 {
        tokens.end = TokenId(frame.tokens.start.0.saturating_sub(1));
    }
    words(reading, tokens)
}
