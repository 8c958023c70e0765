//! Whose plans are whose: an official's plan may be called that of his state.

use std::collections::BTreeMap;

use crate::entities::gazetteer::is_capital;
use crate::entities::labels::{Labels, country};
use crate::entities::names::fold;
use crate::entities::world::Kind;
use crate::facts::PlanOwner;
use crate::mentions::ChainId;

/// Who put a plan forward.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Owner {
    /// The least label of the entity; for one that the world does not need, more than any label.
    pub(super) entity: usize,
    /// The country that it is, or is of.
    country: Option<String>,
    is_state: bool,
}

impl Owner {
    /// Tells whether other articles may speak of it too.
    pub(super) const fn is_known(&self, labels: &Labels<'_>) -> bool {
        self.entity < labels.all.len()
    }

    /// Tells whether it is a country, or of it.
    pub(super) fn is(&self, country: &str) -> bool {
        self.country.as_deref() == Some(fold(country).as_str())
    }
}

/// Tells whether one plan may be called that of all of these.
///
/// That is so for one owner, and for a state and those who are of it.
pub(super) fn suit(some: &[Owner], others: &[Owner]) -> bool {
    let mut all = some.iter().chain(others);
    let Some(first) = all.clone().find(|owner| owner.is_state).or_else(|| all.clone().next())
    else {
        return true;
    };
    let of_state = |owner: &Owner| first.is_state && owner.country == first.country;
    all.all(|owner| owner.entity == first.entity || of_state(owner))
}

/// The countries of all entities, as all articles tell.
pub(super) struct Owners {
    countries: BTreeMap<usize, String>,
}

impl Owners {
    pub(super) fn of(labels: &mut Labels<'_>) -> Self {
        let mut counts: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
        let digests = labels.digests;
        let things: Vec<_> = labels.things().collect();
        for (article, thing, label) in things {
            let thing = &digests[article].things[thing];
            if let Some(country) = &thing.country {
                let of = counts.entry(labels.root(label)).or_default();
                *of.entry(country).or_default() += thing.mentions;
            }
        }
        let most = counts.into_iter().filter_map(|(entity, countries)| {
            let best = countries.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
            Some((entity, fold(best?.0)))
        });
        Self { countries: most.collect() }
    }

    /// Returns the owner of a plan of an article.
    pub(super) fn of_plan(
        &self,
        labels: &mut Labels<'_>,
        article: usize,
        owner: &PlanOwner,
    ) -> Owner {
        match owner {
            PlanOwner::Country(name) => state(labels, fold(name)),
            PlanOwner::Chain(chain) => self.at(labels, article, *chain),
        }
    }

    /// Returns the owner that a chain of an article is.
    pub(super) fn at(&self, labels: &mut Labels<'_>, article: usize, chain: ChainId) -> Owner {
        let Some(label) = labels.of[article].get(chain.0 as usize).copied().flatten() else {
            // The world does not need it, yet it is not another of the article.
            let entity = usize::MAX - chain.0 as usize;
            return Owner { entity, country: None, is_state: false };
        };
        let entity = labels.root(label);
        let label = &labels.all[label];
        match self.countries.get(&entity).cloned() {
            Some(country) if label.kind == Kind::Country || is_capital(&label.name, &country) => {
                state(labels, country)
            }
            country => Owner { entity, country, is_state: false },
        }
    }
}

/// Returns a state, by its folded name.
fn state(labels: &mut Labels<'_>, name: String) -> Owner {
    let label = labels.all.binary_search(&country(&name));
    let entity = label.map_or(usize::MAX, |label| labels.root(label));
    Owner { entity, country: Some(name), is_state: true }
}
