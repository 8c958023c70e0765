//! Joins the full names of persons: spellings, nicknames, middle names, slips.

use std::collections::{BTreeMap, BTreeSet};

use super::company::Company;
use super::labels::Labels;
use super::names::{
    Likeness, PersonName, are_of_two_genders, given_name_groups, likeness, middles_agree, skeleton,
};
use super::world::Kind;
use crate::mentions::is_common_given_name;

/// How many names may stand in one bucket; of more than a few, nothing is certain.
const CROWD: usize = 24;
/// How many named things articles must share for a name to be a slip for another, or a part of it.
const COMPANY: usize = 3;
/// How many letters a name must have in which slips are looked for.
const LONG: usize = 10;

/// Joins full names of one person.
///
/// First and last name must sound alike, or the first names be forms of one given
/// name. If middle names in such a bucket contradict one another, nobody can tell
/// whom the names without a middle one are of, and all stay apart.
pub(super) fn join(labels: &mut Labels<'_>) {
    let mut alike: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    let mut forms: BTreeMap<(u32, String), Vec<usize>> = BTreeMap::new();
    for (place, name) in full_names(labels) {
        let name = name.turned().unwrap_or(name);
        let Some((first, last)) = name.ends() else { continue };
        let last = format!("{} {}", skeleton(last), name.generation.unwrap_or_default());
        alike.entry((skeleton(first), last.clone())).or_default().push(place);
        for group in given_name_groups(first) {
            forms.entry((*group, last.clone())).or_default().push(place);
        }
    }
    for bucket in alike.values().chain(forms.values()) {
        if bucket.len() > 1 && agree(labels, bucket) {
            labels.join_alike(bucket);
        }
    }
}

/// Returns the persons' labels of two words or more, with their names.
fn full_names(labels: &Labels<'_>) -> Vec<(usize, PersonName)> {
    let persons = labels.all.iter().enumerate();
    let persons = persons.filter(|(_, label)| label.kind == Kind::Person && label.apart.is_empty());
    let names = persons.map(|(place, label)| (place, PersonName::read(&label.name)));
    names.filter(|(_, name)| name.ends().is_some()).collect()
}

/// Tells whether no two names in a bucket contradict each other.
fn agree(labels: &Labels<'_>, bucket: &[usize]) -> bool {
    let names: BTreeSet<PersonNameKey> =
        bucket.iter().filter_map(|place| key(&labels.all[*place].name)).collect();
    // More than a few are a commonplace name, and then nothing is certain.
    let agree = |a: &PersonNameKey, b: &PersonNameKey| {
        middles_agree(&a.1, &b.1) && !(a.0 != b.0 && are_of_two_genders(&a.0, &b.0))
    };
    names.len() <= CROWD && names.iter().all(|a| names.iter().all(|b| agree(a, b)))
}

/// The given name, and the middle ones.
type PersonNameKey = (String, Vec<String>);

fn key(name: &str) -> Option<PersonNameKey> {
    let name = PersonName::read(name);
    let name = name.turned().unwrap_or(name);
    let (first, _) = name.ends()?;
    Some((first.to_owned(), name.middle().to_vec()))
}

/// Joins a full name with the only other one that it may be a slip for, or lack a part of, in the same company.
///
/// The other must be named in more articles, so that it is the slip that is joined; who
/// are named side by side are two.
pub(super) fn join_in_company(labels: &mut Labels<'_>) {
    let near = near(labels);
    if near.is_empty() {
        return;
    }
    let wanted: BTreeSet<usize> =
        near.keys().copied().chain(near.values().flatten().copied()).collect();
    let wanted = wanted.into_iter().map(|label| labels.root(label)).collect();
    let company = Company::of(labels, &wanted);
    let mut joins = Vec::new();
    for (label, others) in near {
        let here = labels.root(label);
        let others: BTreeSet<usize> = others.into_iter().map(|other| labels.root(other)).collect();
        let better = |other: &&usize| {
            **other != here
                && company.articles_of(**other) > company.articles_of(here)
                && !company.are_named_together(here, **other)
                && company.shared_by(here, **other) >= COMPANY
        };
        let mut better = others.iter().filter(better);
        if let (Some(other), None) = (better.next(), better.next()) {
            joins.push((label, *other));
        }
    }
    for (label, other) in joins {
        let (a, b) = (&labels.all[label].name, &labels.all[other].name);
        let why = likeness(Kind::Person, a, b).unwrap_or(Likeness::Slip);
        labels.join(label, other, why.reason());
    }
}

/// Returns, by label, the labels whose names differ by a slip or by what is left out.
fn near(labels: &mut Labels<'_>) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut buckets: BTreeMap<(bool, String, String), Vec<usize>> = BTreeMap::new();
    for (place, name) in full_names(labels) {
        let Some((first, last)) = name.ends() else { continue };
        let start = |word: &str| word.chars().take(3).collect::<String>();
        buckets.entry((true, skeleton(first), start(last))).or_default().push(place);
        buckets.entry((false, start(first), skeleton(last))).or_default().push(place);
        // "Ana Ruiz Soto" may be called Ana Ruiz.
        if let [middle] = name.middle() {
            buckets.entry((true, skeleton(first), start(middle))).or_default().push(place);
        }
    }
    let mut near: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for bucket in buckets.values().filter(|bucket| (2..=CROWD).contains(&bucket.len())) {
        for (at, a) in bucket.iter().enumerate() {
            for b in &bucket[at + 1..] {
                if labels.root(*a) != labels.root(*b)
                    && is_near(&labels.all[*a].name, &labels.all[*b].name)
                {
                    near.entry(*a).or_default().insert(*b);
                    near.entry(*b).or_default().insert(*a);
                }
            }
        }
    }
    near
}

/// Tells whether long names differ by one slip, or one lacks the last word of the other.
fn is_near(a: &str, b: &str) -> bool {
    match likeness(Kind::Person, a, b) {
        Some(Likeness::Slip) => {
            // Larry is no slip for Harry.
            let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
            let firsts = [first(a), first(b)];
            let two =
                firsts[0] != firsts[1] && firsts.iter().all(|first| is_common_given_name(first));
            a.len().min(b.len()) > LONG && strsim::osa_distance(a, b) == 1 && !two
        }
        Some(Likeness::LeftOut) => {
            let (a, b) = (PersonName::read(a), PersonName::read(b));
            a.generation == b.generation
                && (a.words.starts_with(&b.words) || b.words.starts_with(&a.words))
        }
        _ => false,
    }
}
