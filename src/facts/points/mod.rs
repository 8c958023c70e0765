//! The points of a plan that no verb of proposing words.
//!
//! ```text
//! clauses about plans ──find──▶ Statement::Proposes
//! ```
//!
//! A plan is the subject ("the bill would cap rents"), or the frame ("under the
//! deal, the rebels would leave the city"), or the topic that the next sentences
//! go on with ("The city would also …"). A list of its parts counts each, with
//! bullets or without. What is
//! told of the plan's fate ("the plan would need approval") is no point.

mod bulleted;
mod items;
mod listed;
mod subject;
mod topic;
mod under;

use std::collections::BTreeSet;

use listed::{identified, parts_listed, parts_named};
use subject::plan_as_subject;
use topic::{on_the_topic, plan_with_a_point};
use under::under_a_plan;

use super::arguments::{actor, evidence};
use super::plans::Plans;
use super::proposals::{is_point, trigger};
use super::{Fact, Phrase, ProposalKind, Reading, Statement, Status};
use crate::clauses::{Clause, Modality, Slot};
use crate::language::TokenId;
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
    bulleted::find(reading, &plans, facts);
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

fn doer(reading: Reading<'_>, clause: &Clause) -> Option<ChainId> {
    clause.all(Slot::Agent).find_map(|agent| actor(reading, agent.head))
}

fn sentence(reading: Reading<'_>, clause: &Clause) -> u32 {
    reading.document[clause.predicate].sentence.0
}

#[cfg(test)]
mod tests;
