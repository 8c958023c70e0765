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
use super::gazetteer::{canonical, is_capital};
use super::names::fold;
use super::union::Union;
use super::world::{Entity, EntityId, Kind, Merge};
use super::{people, plans, shorthand, spelt, surnames};
use crate::mentions::EntityKind;

/// The entities of all articles.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    pub(super) entities: Vec<Entity>,
    /// By article and thing; a thing that nothing needs is no entity.
    pub(super) of: Vec<Vec<Option<EntityId>>>,
    pub(super) merges: Vec<Merge>,
}

/// What things have in common that are one at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Label {
    pub(super) kind: Kind,
    pub(super) name: String,
    /// What tells apart what the name does not: a country, or an article and a place in it.
    pub(super) apart: String,
}

/// The labels while they are being joined.
pub(super) struct Labels<'a> {
    pub(super) digests: &'a [Digest],
    /// All labels, sorted.
    pub(super) all: Vec<Label>,
    /// By article and thing: the place of its label.
    pub(super) of: Vec<Vec<Option<usize>>>,
    /// The countries' names by their folded forms.
    countries: BTreeMap<String, &'a str>,
    union: Union,
    /// Why a label was joined with others.
    reasons: BTreeMap<usize, &'static str>,
    /// Why a thing got the label of another.
    moved: BTreeMap<(usize, usize), &'static str>,
}

impl Labels<'_> {
    /// Makes two labels one entity.
    pub(super) fn join(&mut self, a: usize, b: usize, reason: &'static str) {
        if self.union.join(a, b) {
            self.reasons.entry(a.max(b)).or_insert(reason);
            self.reasons.entry(a.min(b)).or_insert(reason);
        }
    }

    /// Makes every two labels of a bucket one entity.
    pub(super) fn join_all(&mut self, bucket: &[usize], reason: &'static str) {
        for pair in bucket.windows(2) {
            self.join(pair[0], pair[1], reason);
        }
    }

    /// Gives one thing the label of an entity.
    pub(super) fn move_to(
        &mut self,
        (article, thing): (usize, usize),
        label: usize,
        reason: &'static str,
    ) {
        self.of[article][thing] = Some(label);
        self.moved.insert((article, thing), reason);
    }

    /// Returns the least label of the entity that a label is of.
    pub(super) fn root(&mut self, label: usize) -> usize {
        self.union.find(label)
    }

    /// Returns every thing that has a label: its article, its place there, its label.
    pub(super) fn things(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        self.of.iter().enumerate().flat_map(|(article, labels)| {
            let labels = labels.iter().enumerate();
            labels.filter_map(move |(thing, label)| label.map(|label| (article, thing, label)))
        })
    }
}

/// Finds the entities of all articles; `digests` must be sorted by content.
pub(super) fn cluster(digests: &[Digest]) -> Clusters {
    let mut labels = label(digests);
    people::join(&mut labels);
    spelt::join(&mut labels);
    shorthand::join(&mut labels);
    plans::join(&mut labels);
    people::join_in_company(&mut labels);
    surnames::place(&mut labels);
    gather(labels)
}

/// Returns what kind of entity a thing is, if the world needs it.
fn kind_of(thing: &Thing) -> Option<Kind> {
    if !thing.used && (!thing.named || thing.kind == EntityKind::Other) {
        return None;
    }
    Some(match thing.kind {
        EntityKind::Person | EntityKind::Group | EntityKind::Other
            if !thing.named && thing.speaks =>
        {
            Kind::Anonymous
        }
        EntityKind::Person => Kind::Person,
        EntityKind::Organisation => Kind::Organisation,
        EntityKind::Country if thing.named || thing.country.is_some() => Kind::Country,
        EntityKind::Place if acts_for_country(thing) => Kind::Country,
        EntityKind::Place => Kind::Place,
        EntityKind::Group => Kind::Group,
        EntityKind::Document => Kind::Plan,
        EntityKind::Event => Kind::Event,
        EntityKind::Country | EntityKind::Other => Kind::Other,
    })
}

/// Tells whether a thing is a capital that does what only a government can.
fn acts_for_country(thing: &Thing) -> bool {
    let country = thing.country.as_deref().filter(|_| thing.acts && thing.named);
    country.is_some_and(|country| is_capital(&fold(&thing.name), country))
}

/// Gives every thing that the world needs its label.
fn label(digests: &[Digest]) -> Labels<'_> {
    let countries = countries_by_name(digests);
    let labels: Vec<Vec<Option<Label>>> = digests
        .iter()
        .map(|digest| {
            let things = digest.things.iter();
            things.map(|thing| Some(label_of(digest, thing, kind_of(thing)?, &countries))).collect()
        })
        .collect();
    let mut all: BTreeSet<Label> = labels.iter().flatten().flatten().cloned().collect();
    // Who is of a country leads to it, whether or not an article speaks of it by itself.
    let things = digests.iter().flat_map(|digest| &digest.things);
    let needed = things.filter(|thing| kind_of(thing).is_some());
    let needed: BTreeSet<&str> = needed.filter_map(|thing| thing.country.as_deref()).collect();
    all.extend(needed.iter().map(|name| country(name)));
    let all: Vec<Label> = all.into_iter().collect();
    let place = |label: Option<Label>| label.and_then(|label| all.binary_search(&label).ok());
    let of = labels.into_iter().map(|labels| labels.into_iter().map(place).collect()).collect();
    let union = Union::new(all.len());
    let countries = needed.into_iter().map(|name| (fold(name), name)).collect();
    let (reasons, moved) = (BTreeMap::new(), BTreeMap::new());
    Labels { digests, all, of, countries, union, reasons, moved }
}

fn country(name: &str) -> Label {
    Label { kind: Kind::Country, name: fold(name), apart: String::new() }
}

/// Returns the countries that things of one kind and name are of, where any is known.
fn countries_by_name(digests: &[Digest]) -> BTreeMap<(Kind, String), BTreeSet<&str>> {
    let mut countries: BTreeMap<(Kind, String), BTreeSet<&str>> = BTreeMap::new();
    for thing in digests.iter().flat_map(|digest| &digest.things) {
        if let (Some(kind), Some(country), true) = (kind_of(thing), &thing.country, thing.named) {
            countries.entry((kind, fold(&thing.name))).or_default().insert(country);
        }
    }
    countries
}

fn label_of(
    digest: &Digest,
    thing: &Thing,
    kind: Kind,
    countries: &BTreeMap<(Kind, String), BTreeSet<&str>>,
) -> Label {
    if let (Kind::Country, Some(name)) = (kind, &thing.country) {
        return country(name);
    }
    let name = fold(&thing.name);
    let name = match canonical(kind, &name, thing.country.as_deref()) {
        Some(canonical) if thing.named => canonical.to_owned(),
        _ => name,
    };
    let here = || format!("{} {}", digest.key, thing.at);
    // "The Ministry of Defence" is one thing in each country; without one, in each article.
    let several = countries.get(&(kind, name.clone())).is_some_and(|known| known.len() > 1);
    let apart = match &thing.country {
        _ if !thing.named || kind == Kind::Anonymous => here(),
        _ if name.is_empty() => here(),
        _ if !several || is_full_name(kind, &name) => String::new(),
        Some(country) => fold(country),
        None => here(),
    };
    Label { kind, name, apart }
}

/// Tells whether a name is a person's of two words or more: their country is no reason to tell them apart.
fn is_full_name(kind: Kind, name: &str) -> bool {
    kind == Kind::Person && name.contains(' ')
}

/// Makes entities of the labels that were joined.
fn gather(mut labels: Labels<'_>) -> Clusters {
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
        let fallback = labels.reasons.get(&label).copied();
        let reason = labels.moved.get(&(article, thing)).copied().or(fallback);
        part.add(of, article, reason);
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
    tell_apart(&mut clusters.entities);
    clusters.merges.sort();
    let place = |label: &Option<usize>| label.and_then(|label| places.get(&roots[label]).copied());
    clusters.of = labels.of.iter().map(|of| of.iter().map(place).collect()).collect();
    clusters
}

/// Returns the words without those that only point: "that same plan", "the plan" is a plan.
fn pointed_at(name: &str) -> &str {
    let pointing = ["a", "an", "the", "this", "that", "these", "those", "same", "such"];
    match name.split_once(' ') {
        Some((first, rest)) if pointing.contains(&first) => pointed_at(rest),
        _ => name,
    }
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
}

#[derive(Debug, Default)]
struct Named {
    articles: BTreeSet<usize>,
    mentions: usize,
    reason: Option<&'static str>,
}

impl<'a> Part<'a> {
    fn add(&mut self, thing: &'a Thing, article: usize, reason: Option<&'static str>) {
        let named = self.names.entry(&thing.name).or_default();
        named.articles.insert(article);
        named.mentions += thing.mentions;
        named.reason = named.reason.or(reason);
        self.surfaces.extend(thing.names.keys().map(String::as_str));
        if let Some(country) = &thing.country {
            *self.countries.entry(country).or_default() += thing.mentions;
        }
    }

    /// Returns the name to show: of several words, then the one used most, then the longest.
    fn name(&self, label: &Label) -> String {
        if let Some(country) = self.known {
            return country.to_owned();
        }
        let best = self.names.iter().max_by(|(a, named_a), (b, named_b)| {
            let rank = |name: &str, named: &Named| {
                (name.contains(' '), named.mentions, name.chars().count())
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
            name,
        }
    }

    /// Writes the ledger's lines on the entity.
    fn report(&self, label: &Label, merges: &mut Vec<Merge>) {
        let kept = self.name(label);
        for (name, named) in &self.names {
            let reason = match named.reason {
                _ if fold(name) == fold(&kept) => "same name",
                _ if label.kind == Kind::Country => "stands for the country",
                Some(reason) => reason,
                None => "alias in the gazetteer",
            };
            if *name != kept || named.articles.len() > 1 {
                merges.push(Merge {
                    kind: label.kind.name(),
                    kept: kept.clone(),
                    merged: (*name).to_owned(),
                    reason,
                    articles: named.articles.len(),
                });
            }
        }
    }
}
