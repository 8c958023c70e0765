//! Joins plans, which articles describe more often than they name.
//!
//! Within an article "the draft" is the plan at hand (see [`within`]). Across articles
//! "the plan" is any plan: only a number and a country, or a proposer, a topic and
//! a time, or two people who worked on it, that two articles share make their plans one.

mod drafters;
mod owners;
mod within;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Unit;
use jiff::civil::Date;

use self::owners::Owner;
use self::within::Plan;
use super::digest::Digest;
use super::labels::Labels;
use crate::mentions::EntityKind;

/// How many countries an article is taken to be about.
const COUNTRIES: usize = 2;
/// How many days may lie between articles that speak of one plan of a proposer.
const DAYS: i32 = 30;

/// Joins the plans of each article, then those of several articles.
pub(super) fn join(labels: &mut Labels<'_>) {
    let plans = within::join(labels);
    let subjects: Vec<BTreeSet<String>> = labels.digests.iter().map(countries).collect();
    join_by_number(labels, &plans, &subjects);
    join_by_proposer(labels, &plans, &subjects);
    drafters::join(labels, &plans, &subjects);
}

/// Joins plans with the same number of articles about one country.
///
/// Where two of them are on different things, only those on the same thing are one.
fn join_by_number(labels: &mut Labels<'_>, plans: &[Plan], subjects: &[BTreeSet<String>]) {
    let mut buckets: BTreeMap<(&str, &str, &BTreeSet<String>), Vec<&Plan>> = BTreeMap::new();
    for plan in plans.iter().filter(|plan| !plan.description.numbers.is_empty()) {
        for country in &subjects[plan.article] {
            let description = &plan.description;
            let key = (country.as_str(), description.noun.as_str(), &description.numbers);
            buckets.entry(key).or_default().push(plan);
        }
    }
    for bucket in buckets.values() {
        let topics = bucket.iter().map(|plan| &plan.description.topic);
        let topics: BTreeSet<_> = topics.filter(|topic| !topic.is_empty()).collect();
        if topics.len() < 2 {
            join_all(labels, bucket);
        }
        for topic in topics {
            let same = bucket.iter().copied().filter(|plan| plan.description.topic == *topic);
            join_all(labels, &same.collect::<Vec<_>>());
        }
    }
}

fn join_all(labels: &mut Labels<'_>, plans: &[&Plan]) {
    let bucket: Vec<usize> = plans.iter().filter_map(|plan| plan.labels.first().copied()).collect();
    labels.join_all(&bucket, "same number and country");
}

/// What plans have in common that are one, if their articles are near in time: proposer, noun,
/// topic, and without a topic a country that their articles are about.
type Described<'a> = (usize, &'a str, [&'a BTreeSet<String>; 2], Option<&'a str>);

/// Joins the plans of one proposer, of articles that follow one another closely.
fn join_by_proposer(labels: &mut Labels<'_>, plans: &[Plan], subjects: &[BTreeSet<String>]) {
    let mut buckets: BTreeMap<Described<'_>, Vec<Dated<'_>>> = BTreeMap::new();
    for plan in plans.iter().filter(|plan| plan.description.version.is_none()) {
        let date = labels.digests[plan.article].article.date;
        if date.is_none() {
            continue;
        }
        let description = &plan.description;
        let about = [&description.topic, &description.places];
        let is_told = about.iter().any(|words| !words.is_empty());
        for proposer in proposers(plan, is_told).filter(|proposer| proposer.is_known(labels)) {
            let key = (proposer.entity, description.noun.as_str(), about);
            let mut add = |country| {
                buckets.entry((key.0, key.1, key.2, country)).or_default().push((date, plan));
            };
            if is_told {
                add(None);
            } else {
                let others = subjects[plan.article].iter();
                others.filter(|of| !proposer.is(of)).for_each(|of| add(Some(of.as_str())));
            }
        }
    }
    for bucket in buckets.into_values() {
        join_near(labels, bucket, "same proposer and words within a month");
    }
}

/// A plan with the day of its article.
type Dated<'a> = (Option<Date>, &'a Plan);

/// Joins plans that have something in common, where their articles are near in time.
///
/// Where their words give two numbers, or an article tells two of them apart, nobody can tell
/// which of the two the others are. An article without a date is near where all others are.
fn join_near(labels: &mut Labels<'_>, mut bucket: Vec<Dated<'_>>, reason: &str) {
    bucket.sort_by_key(|(date, plan)| (*date, plan.labels.first().copied()));
    let numbers = bucket.iter().map(|(_, plan)| &plan.description.numbers);
    let numbers: BTreeSet<_> = numbers.filter(|numbers| !numbers.is_empty()).collect();
    let articles: BTreeSet<usize> = bucket.iter().map(|(_, plan)| plan.article).collect();
    if numbers.len() > 1 || articles.len() < bucket.len() {
        return;
    }
    let mut dates = bucket.iter().filter_map(|(date, _)| *date);
    let all_are_near = match (dates.clone().next(), dates.next_back()) {
        (Some(first), Some(last)) => are_near(first, last),
        _ => true,
    };
    for pair in bucket.windows(2) {
        let [(day, a), (later, b)] = [pair[0], pair[1]];
        let near = match (day, later) {
            (Some(day), Some(later)) => are_near(day, later),
            _ => all_are_near,
        };
        let are_alike = near && a.suits(b);
        if let (true, Some(a), Some(b)) = (are_alike, a.labels.first(), b.labels.first()) {
            labels.join(*a, *b, reason);
        }
    }
}

fn are_near(day: Date, later: Date) -> bool {
    day.until((Unit::Day, later)).is_ok_and(|span| span.get_days() <= DAYS)
}

/// Returns whose plan it is; who is only said to have put it forward counts if its words tell a topic.
fn proposers(plan: &Plan, is_told: bool) -> impl Iterator<Item = &Owner> {
    let maker = plan.maker.iter().filter(move |_| is_told && plan.owners.is_empty());
    plan.owners.iter().chain(maker)
}

/// Returns the countries that an article speaks of most.
fn countries(digest: &Digest) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for thing in &digest.things {
        if let (EntityKind::Country, Some(country)) = (thing.kind, &thing.country) {
            *counts.entry(country).or_default() += thing.mentions;
        }
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    counts.into_iter().take(COUNTRIES).map(|(country, _)| country.to_owned()).collect()
}

#[cfg(test)]
mod tests;
