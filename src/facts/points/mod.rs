//! The points of a plan that no verb of proposing words.
//!
//! ```text
//! clauses about plans ──find──▶ Statement::Proposes
//! ```
//!
//! A plan is the subject ("the bill would cap rents"), or the frame ("under the
//! deal, the rebels would leave the city"), or the topic that the next sentences
//! go on with ("The city would also …"). A list of its parts counts each. What is
//! told of the plan's fate ("the plan would need approval") is no point.

mod listed;

use std::collections::BTreeSet;

use listed::{identified, parts_listed, parts_named};

use super::arguments::{actor, evidence, modal, words};
use super::cues;
use super::frames::{self, Relation};
use super::lexicon::{self, Noun};
use super::plans::{self, Plans};
use super::proposals::{is_point, trigger};
use super::{Fact, Phrase, ProposalKind, Reading, Statement, Status};
use crate::clauses::{Argument, Clause, Form, Link, Modality, Slot, Tense};
use crate::language::{Dep, Pos, Tag, TokenId, TokenRange};
use crate::mentions::ChainId;
use crate::text::Span;

const PROPOSAL: ProposalKind = ProposalKind::Proposal;

/// How many sentences a plan stays the topic without being named.
const TOPIC_LENGTH: u32 = 2;

/// Adds the points of plans.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let plans = Plans::read(reading);
    let mut stated = Stated {
        points: facts.iter().filter(|fact| is_point(fact)).map(trigger).collect(),
        ..Stated::default()
    };
    let mut topic: Option<Topic> = None;
    for clause in &reading.clauses.clauses {
        let point = under_a_plan(reading, clause)
            .or_else(|| plan_as_subject(reading, clause).filter(|_| !stated.holds(reading, clause)))
            .or_else(|| parts_listed(reading, clause, topic.as_ref()))
            .or_else(|| parts_named(reading, clause))
            .or_else(|| identified(reading, clause))
            .or_else(|| on_the_topic(reading, clause, topic.as_ref(), &stated));
        if let Some(point) = point {
            if let Some(actor) = plans.actor_for(reading, point.plan) {
                point.state(reading, clause, actor, facts);
                stated.add(reading, clause, &point);
            }
            topic = Some(Topic { plan: point.plan, sentence: sentence(reading, clause) });
        } else if let Some(plan) = plan_with_a_point(reading, clause, &stated) {
            topic = Some(Topic { plan, sentence: sentence(reading, clause) });
        }
    }
}

/// The words that stated points so far.
#[derive(Default)]
struct Stated {
    points: BTreeSet<Span>,
    on_the_topic: BTreeSet<Span>,
}

impl Stated {
    /// Tells whether a verb of proposing has stated a point in this clause: "would *provide for* a truce".
    fn holds(&self, reading: Reading<'_>, clause: &Clause) -> bool {
        self.points.contains(&evidence(reading, clause).trigger)
    }

    fn add(&mut self, reading: Reading<'_>, clause: &Clause, point: &Point) {
        let trigger = evidence(reading, clause).trigger;
        if point.rule == "topic" {
            self.on_the_topic.insert(trigger);
        }
        if reading.mentions.chain_at(point.plan).is_some() {
            self.points.insert(trigger);
        }
    }
}

/// The plan that the sentences at hand are about.
struct Topic {
    plan: TokenId,
    sentence: u32,
}

/// A point, before it is a fact.
struct Point {
    plan: TokenId,
    contents: Vec<Phrase>,
    binds: Option<ChainId>,
    rule: &'static str,
    kind: ProposalKind,
}

impl Point {
    fn state(&self, reading: Reading<'_>, clause: &Clause, actor: ChainId, facts: &mut Vec<Fact>) {
        let plan = reading.mentions.chain_at(self.plan);
        for content in &self.contents {
            let statement = Statement::Proposes {
                actor,
                plan,
                content: *content,
                binds: self.binds,
                benefits: None,
                kind: self.kind,
            };
            facts.push(Fact::new(
                statement,
                evidence(reading, clause),
                meant(clause),
                format!("points:{}", self.rule),
            ));
        }
    }
}

/// Returns how a point is meant: its "would" is that of the plan, not a doubt about it.
fn meant(clause: &Clause) -> Status {
    match clause.modality {
        Modality::Conditional => Status::Conditional,
        Modality::Asserted | Modality::Planned | Modality::Hypothetical => Status::Asserted,
    }
}

/// "The bill would cap rents": what the plan would do.
fn plan_as_subject(reading: Reading<'_>, clause: &Clause) -> Option<Point> {
    let agent = clause.first(Slot::Agent)?;
    let provides = match modal(reading, clause.predicate).as_deref() {
        Some(modal) => matches!(modal, "would" | "will" | "shall" | "must"),
        // "The budget cuts pay and raises fares."
        None => clause.tense == Tense::Present && is_provision(reading, clause),
    };
    if !provides || !plans::is_plan(reading, agent.head) || tells_its_fate(reading, clause) {
        return None;
    }
    let mut determiners = reading.document.children_as(agent.head, Dep::Det);
    let any = determiners.any(|word| matches!(reading.document.lemma(word), "any" | "no"));
    let doing = reading.document[clause.predicate].pos == Pos::Verb && !clause.negated && !any;
    let content = from_predicate(reading, clause);
    doing.then(|| Point {
        plan: agent.head,
        contents: vec![content],
        binds: None,
        rule: "subject",
        kind: PROPOSAL,
    })
}

/// Tells whether the clause words what a plan provides for, and not what it brings about: "raises
/// fares", but not "raises doubts".
fn is_provision(reading: Reading<'_>, clause: &Clause) -> bool {
    let aside = matches!(clause.parent, Some((_, Link::Relative)));
    let thing = |patient: &Argument| cues::noun(reading.document.lemma(patient.head)).is_none();
    !aside && lexicon::is_provision(&clause.lemma) && clause.all(Slot::Patient).all(thing)
}

/// "Under the deal, the rebels would leave": what the plan has others do.
fn under_a_plan(reading: Reading<'_>, clause: &Clause) -> Option<Point> {
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

/// "The city would also be cleared of mines", behind a sentence about a plan.
fn on_the_topic(
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
fn plan_with_a_point(reading: Reading<'_>, clause: &Clause, stated: &Stated) -> Option<TokenId> {
    let stated = stated.points.contains(&reading.document[clause.predicate].span);
    let plan = |argument: &&Argument| {
        super::arguments::document_kind(reading, argument.head)
            .is_some_and(|kind| matches!(kind, Noun::Plan | Noun::Agreement | Noun::Law))
    };
    let light = frames::noun_of_light_verb(reading, clause);
    clause.arguments.iter().chain(&light).filter(|_| stated).find(plan).map(|it| it.head)
}

/// Tells whether a clause tells how the plan fares: "would need consent", but not "would scrap a tax".
fn tells_its_fate(reading: Reading<'_>, clause: &Clause) -> bool {
    let fate = |frame: &frames::Frame| match frame.relation {
        Relation::Contains => false,
        Relation::Stance(_) => !lexicon::is_provision(&clause.lemma),
        Relation::Proposes | Relation::Conveys | Relation::Authors => {
            !frame.targets(reading, clause).is_empty()
        }
        Relation::Demands | Relation::Meets | Relation::Nothing => true,
    };
    frames::of(reading, clause).any(fate)
}

/// Returns the words from the predicate to the end of its clause.
fn from_predicate(reading: Reading<'_>, clause: &Clause) -> Phrase {
    let tokens = reading.document.tokens_in(clause.span);
    words(reading, TokenRange { start: clause.predicate, end: tokens.end })
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

fn doer(reading: Reading<'_>, clause: &Clause) -> Option<ChainId> {
    clause.all(Slot::Agent).find_map(|agent| actor(reading, agent.head))
}

fn sentence(reading: Reading<'_>, clause: &Clause) -> u32 {
    reading.document[clause.predicate].sentence.0
}

#[cfg(test)]
mod tests;
