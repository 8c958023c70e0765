//! What things are called, and which names are joined.
//!
//! Things with one label are one at once; joined labels are one entity. The rules
//! that join are in modules of their own; what people decided goes before them.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::{Digest, Thing};
use super::gazetteer::{canonical, is_capital};
use super::names::{Likeness, fold, folded, likeness};
use super::overrides::Overrides;
use super::union::Union;
use super::world::Kind;
use crate::mentions::EntityKind;

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
    pub(super) countries: BTreeMap<String, &'a str>,
    union: Union,
    /// Labels that people decided to keep apart.
    different: Vec<(usize, usize)>,
    /// Why a label was joined with others.
    pub(super) reasons: BTreeMap<usize, String>,
    /// Why a thing got the label of another.
    pub(super) moved: BTreeMap<(usize, usize), &'static str>,
    /// Plans, each with an earlier one that it is a revision of.
    pub(super) revisions: BTreeSet<(usize, usize)>,
}

impl<'a> Labels<'a> {
    /// Gives every thing that the world needs its label.
    pub(super) fn of(digests: &'a [Digest], overrides: &Overrides) -> Self {
        let countries = countries_by_name(digests);
        let labels: Vec<Vec<Option<Label>>> = digests
            .iter()
            .map(|digest| {
                let things = digest.things.iter();
                things
                    .map(|thing| {
                        Some(label_of(digest, thing, kind_of(thing)?, &countries, overrides))
                    })
                    .collect()
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
        let (different, reasons, moved, revisions) = Default::default();
        Self { digests, all, of, countries, union, different, reasons, moved, revisions }
    }

    /// Makes two labels one entity, unless people decided otherwise.
    pub(super) fn join(&mut self, a: usize, b: usize, reason: &str) {
        if !self.are_different(a, b) && self.union.join(a, b) {
            let is_told = [a, b].iter().all(|label| self.reasons.contains_key(label));
            for label in [a, b] {
                let told = self.reasons.entry(label).or_insert_with(|| reason.to_owned());
                // What brought two groups together is no reason within either.
                if is_told && !told.contains(reason) {
                    *told = format!("{told}; {reason}");
                }
            }
        }
    }

    /// Makes every two labels of a bucket one entity.
    pub(super) fn join_all(&mut self, bucket: &[usize], reason: &str) {
        for pair in bucket.windows(2) {
            self.join(pair[0], pair[1], reason);
        }
    }

    /// Makes every two names of a bucket one entity, for the reason that their likeness is.
    pub(super) fn join_alike(&mut self, bucket: &[usize]) {
        for pair in bucket.windows(2) {
            let [a, b] = [pair[0], pair[1]].map(|place| &self.all[place]);
            let why = likeness(a.kind, &a.name, &b.name).unwrap_or(Likeness::Spelling);
            self.join(pair[0], pair[1], why.reason());
        }
    }

    /// Tells whether people decided that the entities of two labels are two.
    fn are_different(&mut self, a: usize, b: usize) -> bool {
        if self.different.is_empty() {
            return false;
        }
        let parts = [self.root(a), self.root(b)];
        (0..self.different.len()).any(|at| {
            let (one, other) = self.different[at];
            let decided = [self.root(one), self.root(other)];
            decided == parts || decided == [parts[1], parts[0]]
        })
    }

    /// Follows what people decided: joins what is one, and notes what is not.
    pub(super) fn follow(&mut self, overrides: &Overrides) {
        let mut named: BTreeMap<(Kind, String), Vec<usize>> = BTreeMap::new();
        if !overrides.is_empty() {
            for (place, label) in self.all.iter().enumerate() {
                named.entry((label.kind, label.name.clone())).or_default().push(place);
            }
        }
        let labels = |kind: Kind, name: &str| {
            let known = canonical(kind, name, None)
                .filter(|known| !overrides.are_different(kind, name, known));
            let labels = named.get(&(kind, known.unwrap_or(name).to_owned()));
            labels.cloned().unwrap_or_default()
        };
        for (kind, [a, b], reason) in overrides.same() {
            let bucket: Vec<usize> = labels(kind, a).into_iter().chain(labels(kind, b)).collect();
            self.join_all(&bucket, &decided("decided to be one", reason));
        }
        for (kind, [a, b], _) in overrides.different() {
            for one in labels(kind, a) {
                self.different.extend(labels(kind, b).into_iter().map(|other| (one, other)));
            }
        }
    }

    /// Gives one thing the label of an entity.
    pub(super) fn move_to(
        &mut self,
        (article, thing): (usize, usize),
        label: usize,
        reason: &'static str,
    ) {
        if self.of[article][thing].is_some_and(|old| self.are_different(old, label)) {
            return;
        }
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

/// Returns a reason for the ledger that people gave.
pub(super) fn decided(what: &str, reason: &str) -> String {
    if reason.is_empty() { what.to_owned() } else { format!("{what}: {reason}") }
}

/// Returns what kind of entity a thing is, if the world needs it.
fn kind_of(thing: &Thing) -> Option<Kind> {
    let is_vague = match thing.kind {
        EntityKind::Other => true,
        // "War" and "State", which the model takes for countries, in no gazetteer.
        EntityKind::Country => thing.country.is_none(),
        EntityKind::Document => thing.plan.is_none(),
        _ => false,
    };
    if !thing.used && (!thing.named || is_vague) {
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
        EntityKind::Document if thing.plan.is_some() => Kind::Plan,
        // A report that speaks.
        EntityKind::Document if !thing.named && thing.speaks => Kind::Anonymous,
        EntityKind::Event => Kind::Event,
        EntityKind::Country | EntityKind::Document | EntityKind::Other => Kind::Other,
    })
}

/// Tells whether a thing is a capital that does what only a government can.
fn acts_for_country(thing: &Thing) -> bool {
    let country = thing.country.as_deref().filter(|_| thing.acts && thing.named);
    country.is_some_and(|country| is_capital(&fold(&thing.name), country))
}

pub(super) fn country(name: &str) -> Label {
    Label { kind: Kind::Country, name: fold(name), apart: String::new() }
}

/// Returns the countries that things of one kind and name are of, where any is known.
fn countries_by_name(digests: &[Digest]) -> BTreeMap<(Kind, String), BTreeSet<&str>> {
    let mut countries: BTreeMap<(Kind, String), BTreeSet<&str>> = BTreeMap::new();
    for thing in digests.iter().flat_map(|digest| &digest.things) {
        if let (Some(kind), Some(country), true) = (kind_of(thing), &thing.country, thing.named) {
            countries.entry((kind, folded(kind, &thing.name))).or_default().insert(country);
        }
    }
    countries
}

fn label_of(
    digest: &Digest,
    thing: &Thing,
    kind: Kind,
    countries: &BTreeMap<(Kind, String), BTreeSet<&str>>,
    overrides: &Overrides,
) -> Label {
    if let (Kind::Country, Some(name)) = (kind, &thing.country) {
        return country(name);
    }
    let name = folded(kind, &thing.name);
    let name = match canonical(kind, &name, thing.country.as_deref()) {
        Some(known) if thing.named && !overrides.are_different(kind, &name, known) => {
            known.to_owned()
        }
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
