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

use std::collections::BTreeSet;

use super::arguments::{actor, evidence, modal, words};
use super::cues;
use super::frames::{self, Relation};
use super::lexicon::{self, Noun};
use super::plans::{self, Plans};
use super::proposals::{is_point, trigger};
use super::{Fact, Phrase, ProposalKind, Reading, Statement, Status};
use crate::clauses::{Argument, Clause, Form, Link, Modality, Slot, Tense};
use crate::language::{Dep, Pos, TokenId, TokenRange};
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
            .or_else(|| plan_as_subject(reading, clause))
            .or_else(|| parts_listed(reading, clause, topic.as_ref()))
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
    let modal = modal(reading, clause.predicate)?;
    if !matches!(modal.as_str(), "would" | "will" | "shall" | "must" | "should" | "may" | "can") {
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

/// Returns the plan that frames what a clause says: "under the deal".
fn framing<'a>(reading: Reading<'_>, clause: &'a Clause) -> Option<&'a Argument> {
    clause.all(Slot::Oblique).find(|argument| {
        matches!(
            argument.preposition.as_deref(),
            Some("under" | "according to" | "per" | "as part of")
        ) && plans::is_plan(reading, argument.head)
    })
}

/// "Other provisions include a truce and an exchange of prisoners."
fn parts_listed(reading: Reading<'_>, clause: &Clause, topic: Option<&Topic>) -> Option<Point> {
    let agent = clause.first(Slot::Agent)?;
    let part = super::arguments::document_kind(reading, agent.head)? == Noun::Part;
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
    let contents = listed.iter().map(|argument| super::arguments::phrase(reading, argument));
    Some(Point { plan, contents: contents.collect(), binds: None, rule: "parts", kind: PROPOSAL })
        .filter(|point| !point.contents.is_empty())
}

/// "Their main demand is a truce", "our proposal is to share it", "among the demands are a truce".
fn identified(reading: Reading<'_>, clause: &Clause) -> Option<Point> {
    let document = reading.document;
    let among = |argument: &&Argument| argument.preposition.as_deref() == Some("among");
    let listed = clause.all(Slot::Oblique).find(among);
    let named = listed.or_else(|| clause.first(Slot::Agent))?;
    let kind = super::arguments::document_kind(reading, named.head)?;
    let noun = document[named.head].pos == Pos::Noun;
    if clause.lemma != "be" || clause.negated || !noun || !matches!(kind, Noun::Demand | Noun::Plan)
    {
        return None;
    }
    let says = |argument: &&Argument| match argument.slot {
        Slot::Complement => is_infinitive(reading, argument.head),
        // "The plan is a gamble", but "the demand is a truce".
        Slot::Attribute | Slot::Agent if argument.head != named.head => {
            let noun = matches!(document[argument.head].pos, Pos::Noun | Pos::Propn);
            noun && kind == Noun::Demand
        }
        _ => false,
    };
    let contents: Vec<Phrase> = clause
        .arguments
        .iter()
        .filter(says)
        .map(|argument| super::arguments::phrase(reading, argument))
        .collect();
    let kind = if kind == Noun::Demand { ProposalKind::Demand } else { PROPOSAL };
    let point = Point { plan: named.head, contents, binds: None, rule: "identified", kind };
    (!point.contents.is_empty()).then_some(point)
}

/// Tells whether the clause at `verb` has "to" before it.
fn is_infinitive(reading: Reading<'_>, verb: TokenId) -> bool {
    let clause = reading.clauses.at(verb);
    clause.is_some_and(|clause| reading.clauses[clause].form == Form::Infinitive)
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
    if !(next || stated_first) || !main || !provides || said(reading, clause) {
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
    clause.arguments.iter().filter(|_| stated).find(plan).map(|argument| argument.head)
}

fn tells_its_fate(reading: Reading<'_>, clause: &Clause) -> bool {
    frames::of(reading, clause).any(|frame| frame.relation != Relation::Contains)
}

/// Returns the words from the predicate to the end of its clause.
fn from_predicate(reading: Reading<'_>, clause: &Clause) -> Phrase {
    let tokens = reading.document.tokens_in(clause.span);
    words(reading, TokenRange { start: clause.predicate, end: tokens.end })
}

/// Returns the words of the clause, without the argument `frame` where it stands first or last.
fn without(reading: Reading<'_>, clause: &Clause, frame: &Argument) -> Phrase {
    let mut tokens = reading.document.tokens_in(clause.span);
    let before = reading.document.subtree(clause.predicate);
    tokens.start = tokens.start.max(before.start);
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
mod tests {
    use crate::facts::testing::lines_of;

    #[test]
    fn a_plan_says_what_it_would_do() {
        let text = "Norway's plan would close two mines.";
        assert_eq!(lines_of("proposal", text), ["proposal Norway | close two mines"]);
    }

    #[test]
    fn a_plan_says_what_it_does() {
        let text = "Norway's plan cuts pay by a third and raises two fares.";
        assert_eq!(
            lines_of("proposal", text),
            ["proposal Norway | cuts pay by a third", "proposal Norway | raises two fares"]
        );
    }

    #[test]
    fn a_demand_is_what_it_is_said_to_be() {
        let text = "The miners marched. Their main demand is a shorter week. Among the union's demands are a new mine and a hearing.";
        assert_eq!(
            lines_of("demand", text),
            [
                "demand miners | a shorter week",
                "demand union | a new mine",
                "demand union | a hearing"
            ]
        );
    }

    #[test]
    fn under_a_plan_others_act() {
        let text = "Norway spoke. Under the Norwegian plan, miners would leave the valley by June.";
        assert_eq!(
            lines_of("proposal", text),
            ["proposal Norway | miners would leave the valley by June"]
        );
    }

    #[test]
    fn the_plan_stays_the_topic_of_the_next_sentence() {
        let text = "Norway's plan would close two mines. The valley would also be flooded.";
        assert_eq!(
            lines_of("proposal", text),
            [
                "proposal Norway | close two mines",
                "proposal Norway | The valley would also be flooded"
            ]
        );
    }

    #[test]
    fn the_fate_of_a_plan_is_no_point_of_it() {
        assert!(lines_of("proposal", "Norway's plan would need the consent of miners.").is_empty());
    }
}
