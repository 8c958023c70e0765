//! Points that stand side by side with a noun for them: "the provisions include …", "our demand is …".

use super::{PROPOSAL, Point, Topic};
use crate::clauses::{Argument, Clause, Form, Slot};
use crate::facts::frames::{self, Relation};
use crate::facts::lexicon::Noun;
use crate::facts::{Phrase, ProposalKind, Reading, arguments, lists, plans};
use crate::language::{Dep, Pos, Tag, TokenId};

/// "Other provisions include a truce and an exchange of prisoners."
pub(super) fn parts_listed(
    reading: Reading<'_>,
    clause: &Clause,
    topic: Option<&Topic>,
) -> Option<Point> {
    let agent = clause.first(Slot::Agent)?;
    let part = arguments::document_kind(reading, agent.head)? == Noun::Part;
    let lists = clause.lemma == "be"
        || frames::of(reading, clause).any(|frame| frame.relation == Relation::Contains);
    if !part || !lists || clause.negated {
        return None;
    }
    let whole = reading.document.children_as(agent.head, Dep::Prep).find_map(|preposition| {
        let whole = reading.document.child(preposition, Dep::Pobj)?;
        plans::is_plan(reading, whole).then_some(whole)
    });
    let plan = whole.or_else(|| topic.map(|topic| topic.plan))?;
    let listed: Vec<&Argument> = clause
        .arguments
        .iter()
        .filter(|argument| {
            matches!(argument.slot, Slot::Patient | Slot::Attribute | Slot::Complement)
        })
        .collect();
    let contents = listed.iter().map(|argument| arguments::phrase(reading, argument));
    Some(Point { plan, contents: contents.collect(), binds: None, rule: "parts", kind: PROPOSAL })
        .filter(|point| !point.contents.is_empty())
}

/// "A truce and an exchange of prisoners were key elements of the plan."
pub(super) fn parts_named(reading: Reading<'_>, clause: &Clause) -> Option<Point> {
    let document = reading.document;
    let part = clause.first(Slot::Attribute).filter(|_| clause.lemma == "be" && !clause.negated)?;
    if arguments::document_kind(reading, part.head)? != Noun::Part {
        return None;
    }
    let of = document.children_as(part.head, Dep::Prep).find(|of| document.lemma(*of) == "of")?;
    let plan = document.child(of, Dep::Pobj).filter(|plan| plans::is_plan(reading, *plan))?;
    let named = clause.all(Slot::Agent).filter(|it| document[it.head].pos == Pos::Noun);
    let contents: Vec<Phrase> = named.map(|it| arguments::phrase(reading, it)).collect();
    let point = Point { plan, contents, binds: None, rule: "parts", kind: PROPOSAL };
    (!point.contents.is_empty()).then_some(point)
}

/// "Their main demand is a truce", "our proposal is to share it", "among the demands are a truce".
pub(super) fn identified(reading: Reading<'_>, clause: &Clause) -> Option<Point> {
    let document = reading.document;
    let among = |argument: &&Argument| argument.preposition.as_deref() == Some("among");
    let listed = clause.all(Slot::Oblique).find(among);
    let named = listed.or_else(|| clause.first(Slot::Agent))?;
    let kind = arguments::document_kind(reading, named.head)?;
    let noun = document[named.head].pos == Pos::Noun;
    if clause.lemma != "be" || clause.negated || !noun || !matches!(kind, Noun::Demand | Noun::Plan)
    {
        return None;
    }
    let says = |argument: &&Argument| match argument.slot {
        // "A key demand is that it be let in."
        Slot::Complement => {
            is_infinitive(reading, argument.head)
                || kind == Noun::Demand && is_subjunctive(reading, argument.head)
        }
        // "The plan is a gamble", but "the demand is a truce".
        Slot::Attribute | Slot::Agent if argument.head != named.head => {
            let noun = matches!(document[argument.head].pos, Pos::Noun | Pos::Propn);
            noun && kind == Noun::Demand
        }
        _ => false,
    };
    let said: Vec<Argument> = clause.arguments.iter().filter(says).cloned().collect();
    let items = lists::items(reading, &said);
    let contents: Vec<Phrase> =
        items.iter().map(|argument| arguments::phrase(reading, argument)).collect();
    let kind = if kind == Noun::Demand { ProposalKind::Demand } else { PROPOSAL };
    let point = Point { plan: named.head, contents, binds: None, rule: "identified", kind };
    (!point.contents.is_empty()).then_some(point)
}

/// Tells whether the clause at `verb` has "to" before it.
fn is_infinitive(reading: Reading<'_>, verb: TokenId) -> bool {
    let clause = reading.clauses.at(verb);
    clause.is_some_and(|clause| reading.clauses[clause].form == Form::Infinitive)
}

/// Tells whether the clause at `verb` says with "that" what shall be done: "that they be freed".
fn is_subjunctive(reading: Reading<'_>, verb: TokenId) -> bool {
    let document = reading.document;
    let that = document.child(verb, Dep::Mark).is_some_and(|mark| document.lemma(mark) == "that");
    let bare = |word: TokenId| document[word].tag == Tag::Vb;
    let passive = document.child(verb, Dep::Auxpass).is_some_and(bare);
    let modal = arguments::modal(reading, verb);
    that && (bare(verb) || passive || matches!(modal.as_deref(), Some("should" | "must")))
}
