//! Finds which things of all articles are one entity.
//!
//! ```text
//! &[Digest] ──cluster──▶ Clusters (the entities, and which one each thing is)
//! ```
//!
//! Things with one *label* (kind, folded name, and the country where countries
//! differ) are one at once. Labels are then joined by rules that each need a
//! reason: how persons are called, acronyms, plans with a number. What has no
//! name stays with its article.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::{Digest, Thing};
use super::labels::{Label, Labels, country, decided};
use super::names::{fold, folded};
use super::overrides::Overrides;
use super::world::{Entity, EntityId, Kind, Merge};
use super::{people, plans, shorthand, spelt, surnames};
use crate::facts::PlanDescription;
use crate::mentions::EntityKind;

/// The entities of all articles.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    pub(super) entities: Vec<Entity>,
    /// By article and thing; a thing that nothing needs is no entity.
    pub(super) of: Vec<Vec<Option<EntityId>>>,
    pub(super) merges: Vec<Merge>,
}

/// Finds the entities of all articles; `digests` must be sorted by content.
pub(super) fn cluster(digests: &[Digest], overrides: &Overrides) -> Clusters {
    let mut labels = Labels::of(digests, overrides);
    labels.follow(overrides);
    people::join(&mut labels);
    spelt::join(&mut labels);
    shorthand::join(&mut labels);
    people::join_in_company(&mut labels);
    surnames::place(&mut labels);
    plans::join(&mut labels);
    gather(labels, overrides)
}

/// Makes entities of the labels that were joined.
fn gather(mut labels: Labels<'_>, overrides: &Overrides) -> Clusters {
    let roots: Vec<usize> = (0..labels.all.len()).map(|label| labels.root(label)).collect();
    let mut parts: BTreeMap<usize, Part<'_>> = BTreeMap::new();
    for root in &roots {
        let label = &labels.all[*root];
        let known = labels.countries.get(&label.name).filter(|_| label.kind == Kind::Country);
        parts.entry(*root).or_default().known = known.copied();
    }
    for (article, thing, label) in labels.things() {
        let part = parts.entry(roots[label]).or_default();
        let of = &labels.digests[article].things[thing];
        let fallback = labels.reasons.get(&label).map(String::as_str);
        let reason = labels.moved.get(&(article, thing)).copied().or(fallback);
        part.add(of, (article, label), reason);
    }
    // A label may have lost all its things to others.
    parts.retain(|_, part| part.known.is_some() || !part.names.is_empty());
    let places: BTreeMap<usize, EntityId> =
        parts.keys().enumerate().map(|(place, root)| (*root, EntityId::at(place))).collect();
    let country_at = |name: &str| {
        let label = labels.all.binary_search(&country(name)).ok()?;
        places.get(&roots[label]).copied()
    };
    let mut clusters = Clusters::default();
    for (root, part) in &parts {
        clusters.entities.push(part.entity(&labels.all[*root], country_at));
        part.report(&labels.all[*root], &mut clusters.merges);
    }
    for (later, earlier) in &labels.revisions {
        let [later, earlier] = [later, earlier].map(|label| places.get(&roots[*label]).copied());
        if let (Some(later), Some(earlier)) = (later, earlier)
            && later != earlier
        {
            clusters.entities[later.index()].revises.insert(earlier);
        }
    }
    tell_apart(&mut clusters.entities);
    clusters.merges.extend(kept_apart(&parts, &labels, overrides));
    clusters.merges.sort();
    let place = |label: &Option<usize>| label.and_then(|label| places.get(&roots[label]).copied());
    clusters.of = labels.of.iter().map(|of| of.iter().map(place).collect()).collect();
    clusters
}

/// Returns the ledger's lines on names that people decided to keep apart, where both are in the articles.
fn kept_apart(
    parts: &BTreeMap<usize, Part<'_>>,
    labels: &Labels<'_>,
    overrides: &Overrides,
) -> Vec<Merge> {
    let mut named: BTreeMap<(Kind, String), (&str, usize)> = BTreeMap::new();
    for (root, part) in parts.iter().filter(|_| !overrides.is_empty()) {
        for (name, of) in &part.names {
            let kind = labels.all[*root].kind;
            named.insert((kind, folded(kind, name)), (name, of.articles.len()));
        }
    }
    let both = |(kind, [a, b], reason): (Kind, [&str; 2], &str)| {
        let of = |name: &str| named.get(&(kind, name.to_owned()));
        let ((kept, _), (merged, articles)) = (of(a)?, of(b)?);
        Some(Merge {
            kind: kind.name(),
            kept: (*kept).to_owned(),
            merged: (*merged).to_owned(),
            reason: decided("decided to be two", reason),
            articles: *articles,
        })
    };
    overrides.different().filter_map(both).collect()
}

/// Returns the words without those that only point: "that same plan", "the plan" is a plan.
fn pointed_at(name: &str) -> &str {
    let pointing = ["a", "an", "the", "this", "that", "these", "those", "same", "such"];
    match name.split_once(' ') {
        Some((first, rest)) if pointing.contains(&first) => pointed_at(rest),
        _ => name,
    }
}

/// Tells whether the words lean on others: "her plan".
fn is_owned(name: &str) -> bool {
    let owning = ["my", "your", "his", "her", "its", "our", "their"];
    name.split(' ').next().is_some_and(|first| owning.contains(&first.to_lowercase().as_str()))
}

/// Adds its country to the name of what is called the same in several: "Senate (France)".
fn tell_apart(entities: &mut [Entity]) {
    let mut countries: BTreeMap<(Kind, String), BTreeSet<EntityId>> = BTreeMap::new();
    for entity in entities.iter() {
        if let Some(country) = entity.country {
            countries.entry((entity.kind, fold(&entity.name))).or_default().insert(country);
        }
    }
    for at in 0..entities.len() {
        let Entity { kind, name, country: Some(country), .. } = &entities[at] else { continue };
        let is_apart = matches!(kind, Kind::Organisation | Kind::Group | Kind::Place);
        if is_apart && countries.get(&(*kind, fold(name))).is_some_and(|of| of.len() > 1) {
            let full = format!("{name} ({})", entities[country.index()].name);
            let plain = std::mem::replace(&mut entities[at].name, full);
            entities[at].aliases.insert(plain);
        }
    }
}

/// What the things of one entity say of it.
#[derive(Debug, Default)]
struct Part<'a> {
    /// By name: in which articles it is, how often, and why it is taken for this entity.
    names: BTreeMap<&'a str, Named>,
    surfaces: BTreeSet<&'a str>,
    /// The gazetteer's name, for a country.
    known: Option<&'a str>,
    countries: BTreeMap<&'a str, usize>,
    /// Whether its words tell of several: "two rebel groups", but not "the United Nations".
    are_several: bool,
}

#[derive(Debug, Default)]
struct Named {
    articles: BTreeSet<usize>,
    /// How many things that were to be joined have the name.
    labels: BTreeSet<usize>,
    mentions: usize,
    /// How much the name tells, for a plan.
    telling: u8,
    reason: Option<String>,
}

impl<'a> Part<'a> {
    fn add(&mut self, thing: &'a Thing, (article, label): (usize, usize), reason: Option<&str>) {
        let named = self.names.entry(&thing.name).or_default();
        named.articles.insert(article);
        named.labels.insert(label);
        named.telling = named.telling.max(thing.plan.as_ref().map_or(0, PlanDescription::telling));
        named.mentions += thing.mentions;
        if named.reason.is_none() {
            named.reason = reason.map(str::to_owned);
        }
        self.surfaces.extend(thing.names.keys().map(String::as_str));
        self.are_several |=
            thing.is_plural && !(thing.named && thing.kind == EntityKind::Organisation);
        if let Some(country) = &thing.country {
            *self.countries.entry(country).or_default() += thing.mentions;
        }
    }

    /// Returns the name to show: of several words, then the one used most, then the longest; of a
    /// plan the one that tells most, then the one used most, then the shortest.
    fn name(&self, label: &Label) -> String {
        if let Some(country) = self.known {
            return country.to_owned();
        }
        let best = self.names.iter().max_by(|(a, named_a), (b, named_b)| {
            let rank = |name: &str, named: &Named| {
                let length = isize::try_from(name.chars().count()).unwrap_or(isize::MAX);
                let length = if label.kind == Kind::Plan { -length } else { length };
                let has_number = name.contains(|c: char| c.is_ascii_digit());
                let tells = (!is_owned(name), has_number, named.telling);
                let tells = if label.kind == Kind::Plan { tells } else { (true, true, 0) };
                (tells, name.contains(' '), named.mentions, length)
            };
            rank(a, named_a).cmp(&rank(b, named_b)).then_with(|| b.cmp(a))
        });
        let name = best.map_or(label.name.as_str(), |(name, _)| *name);
        if label.kind == Kind::Plan { pointed_at(name) } else { name }.to_owned()
    }

    fn entity(&self, label: &Label, country_at: impl Fn(&str) -> Option<EntityId>) -> Entity {
        let name = self.name(label);
        let aliases = self.names.keys().chain(&self.surfaces);
        let aliases = aliases.filter(|alias| **alias != name).map(|alias| (*alias).to_owned());
        let most = self.countries.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
        let country = most.filter(|_| label.kind != Kind::Country);
        let Label { kind, name: folded, apart } = label.clone();
        Entity {
            kind,
            identity: vec![folded, apart],
            aliases: aliases.collect(),
            country: country.and_then(|(country, _)| country_at(country)),
            is_plural: self.are_several
                && matches!(kind, Kind::Group | Kind::Anonymous | Kind::Organisation),
            revises: BTreeSet::new(),
            name,
        }
    }

    /// Writes the ledger's lines on the entity.
    fn report(&self, label: &Label, merges: &mut Vec<Merge>) {
        let kept = self.name(label);
        for (name, named) in &self.names {
            let reason = match &named.reason {
                // Plans of one name need not be one.
                Some(reason) if label.kind == Kind::Plan => reason,
                _ if folded(label.kind, name) == folded(label.kind, &kept) => "same name",
                _ if label.kind == Kind::Country => "stands for the country",
                Some(reason) => reason,
                None => "alias in the gazetteer",
            };
            let is_other = if label.kind == Kind::Plan { pointed_at(name) } else { name } != kept;
            if is_other || named.articles.len() > 1 || named.labels.len() > 1 {
                merges.push(Merge {
                    kind: label.kind.name(),
                    kept: kept.clone(),
                    merged: (*name).to_owned(),
                    reason: reason.to_owned(),
                    articles: named.articles.len(),
                });
            }
        }
    }
}
