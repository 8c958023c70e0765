//! Joins plans that the same people are said to have worked on.
//!
//! One person works on many plans, and a country puts many forward; two people who
//! work on two plans for one country within a month would be a rare thing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Dated, Plan, join_near};
use crate::entities::labels::Labels;
use crate::entities::world::Kind;
use crate::facts::{Statement, Status};

/// Of more people than these, a plan has no few that tell it from others.
const CROWD: usize = 8;

/// Two people, the noun of a plan that they worked on, and a country that its article is about.
type Shared<'a> = ([usize; 2], &'a str, &'a str);

/// Joins the plans of which articles say that the same two people put them forward.
pub(super) fn join(labels: &mut Labels<'_>, plans: &[Plan], subjects: &[BTreeSet<String>]) {
    let mut buckets: BTreeMap<Shared<'_>, Vec<Dated<'_>>> = BTreeMap::new();
    for plan in plans.iter().filter(|plan| plan.description.version.is_none()) {
        let date = labels.digests[plan.article].article.date;
        let people = drafters(labels, plan);
        if people.len() > CROWD {
            continue;
        }
        for (at, one) in people.iter().enumerate() {
            for other in people.iter().skip(at + 1) {
                for country in &subjects[plan.article] {
                    let key = ([*one, *other], plan.description.noun.as_str(), country.as_str());
                    buckets.entry(key).or_default().push((date, plan));
                }
            }
        }
    }
    for bucket in buckets.into_values() {
        join_near(labels, bucket, "two people worked on both within a month");
    }
}

/// Returns the people whom the article names as having put the plan forward.
fn drafters(labels: &mut Labels<'_>, plan: &Plan) -> BTreeSet<usize> {
    let facts = &labels.digests[plan.article].facts;
    let of_plan = facts.iter().filter_map(|told| match &told.fact.statement {
        Statement::Proposes { actor, .. } if told.fact.status == Status::Asserted => {
            told.content.thing.filter(|thing| plan.chains.contains(thing)).map(|_| *actor)
        }
        _ => None,
    });
    let of_plan = of_plan.filter_map(|actor| labels.of[plan.article][actor.0 as usize]);
    let people = of_plan.filter(|label| labels.all[*label].kind == Kind::Person);
    let people: Vec<usize> = people.collect();
    people.into_iter().map(|label| labels.root(label)).collect()
}
