//! Points in the sentences behind one about a plan: "the city would also be cleared of mines".

use super::{PROPOSAL, Point, Stated, TOPIC_LENGTH, Topic, doer, sentence};
use crate::clauses::{Argument, Clause, Link, Modality, Slot};
use crate::facts::arguments::{actor, document_kind, modal, words};
use crate::facts::frames::{self, Relation};
use crate::facts::lexicon::Noun;
use crate::facts::{Reading, plans};
use crate::language::{Dep, Pos, TokenId};

/// "The city would also be cleared of mines", behind a sentence about a plan.
pub(super) fn on_the_topic(
    reading: Reading<'_>,
    clause: &Clause,
    topic: Option<&Topic>,
    stated: &Stated,
) -> Option<Point> {
    let topic = topic?;
    let behind = sentence(reading, clause).saturating_sub(topic.sentence);
    let first = reading.document.head(clause.predicate);
    let stated_first =
        first.is_some_and(|first| stated.on_the_topic.contains(&reading.document[first].span));
    let main = clause.parent.is_none_or(|(_, link)| link == Link::Coordinate);
    let provides = modal(reading, clause.predicate).is_some_and(|modal| modal == "would");
    let goes_on = reading.document.children_as(clause.predicate, Dep::Advmod);
    let goes_on = goes_on.into_iter().any(|word| reading.document.lemma(word) == "also");
    let length = if goes_on { 2 * TOPIC_LENGTH } else { TOPIC_LENGTH };
    let next = (1..=length).contains(&behind) && has_own_subject(reading, clause);
    let wish = || frames::of(reading, clause).any(|frame| frame.relation == Relation::Demands);
    if !(next || stated_first) || !main || !provides || said(reading, clause) || wish() {
        return None;
    }
    if clause.modality == Modality::Conditional || clause.negated || !has_a_part(reading, clause) {
        return None;
    }
    Some(Point {
        plan: topic.plan,
        contents: vec![words(reading, reading.document.tokens_in(clause.span))],
        binds: doer(reading, clause),
        rule: "topic",
        kind: PROPOSAL,
    })
}

/// Tells whether the clause has a subject of its own, and no "that" that makes it another's content.
fn has_own_subject(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let subject = [Dep::Nsubj, Dep::Nsubjpass, Dep::Expl, Dep::Csubj];
    let children = document.children(clause.predicate);
    children.iter().any(|child| subject.contains(&document[*child].dep))
        && document.child(clause.predicate, Dep::Mark).is_none()
}

/// Tells whether the clause gives somebody a part, as points do and comments do not: "miners would
/// leave", "funds would be freed", "there would be a truce", but not "that would be a victory".
fn has_a_part(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    if document.child(clause.predicate, Dep::Expl).is_some() {
        return true;
    }
    if document[clause.predicate].pos != Pos::Verb {
        return false;
    }
    let agents: Vec<&Argument> = clause.all(Slot::Agent).collect();
    let passive = document.child(clause.predicate, Dep::Auxpass).is_some();
    let about_itself =
        clause.all(Slot::Patient).any(|patient| plans::is_plan(reading, patient.head));
    if passive && about_itself {
        return false;
    }
    passive || agents.iter().any(|agent| actor(reading, agent.head).is_some())
}

/// Tells whether the clause stands between quotation marks.
fn said(reading: Reading<'_>, clause: &Clause) -> bool {
    let at = reading.document[clause.predicate].span;
    reading.clauses.quotes.iter().any(|quote| quote.outer.contains(at))
}

/// Returns the plan whose point a verb of proposing stated in this clause: it is the topic of the
/// next sentences.
pub(super) fn plan_with_a_point(
    reading: Reading<'_>,
    clause: &Clause,
    stated: &Stated,
) -> Option<TokenId> {
    let stated = stated.points.contains(&reading.document[clause.predicate].span);
    let plan = |argument: &&Argument| {
        document_kind(reading, argument.head)
            .is_some_and(|kind| matches!(kind, Noun::Plan | Noun::Agreement | Noun::Law))
    };
    let light = frames::noun_of_light_verb(reading, clause);
    clause.arguments.iter().chain(&light).filter(|_| stated).find(plan).map(|it| it.head)
}
