//! What the gazetteers know of names: which are one, and which city is a country's capital.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::names::fold;
use super::world::Kind;
use crate::resources;

/// Returns the folded name that the gazetteers give to what is also called `folded`.
///
/// A name that several things share is nobody's alias.
pub(super) fn canonical(kind: Kind, folded: &str, country: Option<&str>) -> Option<&'static str> {
    let place = || ALIASES.places.get(&(fold(country?), folded.to_owned()));
    let name = match kind {
        Kind::Organisation => ALIASES.organisations.get(folded),
        Kind::Place => place(),
        Kind::Person
        | Kind::Country
        | Kind::Group
        | Kind::Plan
        | Kind::Event
        | Kind::Anonymous
        | Kind::Other => None,
    };
    name?.as_deref()
}

/// Tells whether a folded name is that of a country's capital.
pub(super) fn is_capital(folded: &str, country: &str) -> bool {
    ALIASES.capitals.contains(&(fold(country), folded.to_owned()))
}

/// Tells whether a folded name is that of a city, region or country.
pub(super) fn is_place(folded: &str) -> bool {
    ALIASES.all_places.contains(folded)
}

/// Aliases by their folded forms; `None` where two things have the same.
struct Aliases {
    organisations: BTreeMap<String, Option<String>>,
    places: BTreeMap<(String, String), Option<String>>,
    capitals: BTreeSet<(String, String)>,
    all_places: BTreeSet<String>,
}

/// A line of any gazetteer of places.
#[derive(Deserialize)]
struct PlaceRow {
    name: String,
    aliases: String,
}

#[derive(Deserialize)]
struct OrganisationRow {
    name: String,
    acronyms: String,
    aliases: String,
}

#[derive(Deserialize)]
struct CityRow {
    name: String,
    aliases: String,
    country: String,
}

#[derive(Deserialize)]
struct CountryRow {
    name: String,
    capitals: String,
}

static ALIASES: LazyLock<Aliases> = LazyLock::new(|| {
    let mut aliases = Aliases {
        organisations: BTreeMap::new(),
        places: BTreeMap::new(),
        capitals: BTreeSet::new(),
        all_places: BTreeSet::new(),
    };
    for file in ["cities.csv", "regions.csv", "countries.csv"] {
        for row in resources::gazetteer::<PlaceRow>(file) {
            let names = parts(&row.aliases).chain([row.name.as_str()]);
            aliases.all_places.extend(names.map(fold));
        }
    }
    for row in resources::gazetteer::<OrganisationRow>("organisations.csv") {
        for alias in parts(&row.acronyms).chain(parts(&row.aliases)).chain([row.name.as_str()]) {
            put(&mut aliases.organisations, fold(alias), &row.name);
        }
    }
    for row in resources::gazetteer::<CityRow>("cities.csv") {
        for alias in parts(&row.aliases).chain([row.name.as_str()]) {
            put(&mut aliases.places, (fold(&row.country), fold(alias)), &row.name);
        }
    }
    for row in resources::gazetteer::<CountryRow>("countries.csv") {
        let capitals = parts(&row.capitals).map(|capital| (fold(&row.name), fold(capital)));
        aliases.capitals.extend(capitals);
        aliases.all_places.extend(parts(&row.capitals).map(fold));
    }
    aliases
});

/// Leads an alias to a name, or to none if it leads to another already.
fn put<K: Ord>(aliases: &mut BTreeMap<K, Option<String>>, alias: K, name: &str) {
    let name = fold(name);
    aliases
        .entry(alias)
        .and_modify(|known| {
            if known.as_ref() != Some(&name) {
                *known = None;
            }
        })
        .or_insert(Some(name));
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_the_gazetteers_lead_to_one() {
        assert_eq!(canonical(Kind::Organisation, "eu", None), Some("european union"));
        assert_eq!(canonical(Kind::Place, "bombay", Some("India")), Some("mumbai"));
        assert_eq!(canonical(Kind::Place, "bombay", None), None);
        assert_eq!(canonical(Kind::Person, "eu", None), None);
    }

    #[test]
    fn capitals_are_known_under_all_their_names() {
        assert!(is_capital("kiev", "Ukraine") && is_capital("kyiv", "Ukraine"));
        assert!(!is_capital("odesa", "Ukraine"));
    }
}
