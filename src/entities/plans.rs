//! Joins plans that articles describe rather than name.
//!
//! "The plan" is any plan, but "the 28-point plan" and "the 28-point proposal" in two
//! articles about one country are one, and so is "the peace proposal" of one proposer.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::Digest;
use super::labels::Labels;
use super::world::Kind;
use crate::facts::Statement;
use crate::mentions::EntityKind;

/// How many countries an article is taken to be about.
const COUNTRIES: usize = 2;

/// Joins nameless plans with a number by the countries of their articles, others by their proposer.
pub(super) fn join(labels: &mut Labels<'_>) {
    let mut buckets: BTreeMap<Vec<String>, BTreeSet<usize>> = BTreeMap::new();
    let subjects: Vec<BTreeSet<String>> = labels.digests.iter().map(countries).collect();
    let proposers = proposers(labels);
    for (article, thing, label) in labels.things() {
        let of = &labels.digests[article].things[thing];
        if labels.all[label].kind != Kind::Plan || of.named {
            continue;
        }
        // "The 28 points" are what a plan is made of.
        let counted = labels.all[label].name.ends_with('s');
        let is_number = |word: &&String| word.starts_with(|c: char| c.is_ascii_digit());
        let numbers: Vec<String> = of.content.iter().filter(is_number).cloned().collect();
        if !numbers.is_empty() && !counted {
            for country in &subjects[article] {
                let mut key = vec!["number".to_owned(), country.clone()];
                key.extend(numbers.iter().cloned());
                buckets.entry(key).or_default().insert(label);
            }
        }
        if of.content.len() >= 2 {
            for proposer in proposers.get(&label).into_iter().flatten() {
                let mut key = vec!["proposer".to_owned(), proposer.to_string()];
                key.extend(of.content.iter().cloned());
                buckets.entry(key).or_default().insert(label);
            }
        }
    }
    for (key, bucket) in buckets {
        let reason =
            if key[0] == "number" { "same number and country" } else { "same proposer and words" };
        labels.join_all(&bucket.into_iter().collect::<Vec<_>>(), reason);
    }
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

/// Returns who puts each plan forward, by label.
fn proposers(labels: &mut Labels<'_>) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut proposers: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (article, digest) in labels.digests.iter().enumerate() {
        for told in &digest.facts {
            let Statement::Proposes { actor, plan, .. } = told.fact.statement else { continue };
            let Some(actor) = labels.of[article].get(actor.0 as usize).copied().flatten() else {
                continue;
            };
            let actor = labels.root(actor);
            for plan in plan.into_iter().chain(told.content.thing) {
                if let Some(plan) = labels.of[article].get(plan.0 as usize).copied().flatten() {
                    proposers.entry(plan).or_default().insert(actor);
                }
            }
        }
    }
    proposers
}
