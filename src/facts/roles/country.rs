//! Countries by any of their names: "French" is France, "the US" is the United States.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::resources;

#[derive(Debug, Deserialize)]
struct CountryRow {
    name: String,
    aliases: String,
    adjectives: String,
    status: String,
}

/// A country's name in the gazetteer, and whether it has a government of its own.
#[derive(Debug, Clone)]
struct Country {
    name: String,
    is_state: bool,
    /// Whether the form that leads here is a noun: "Burma", not "Burmese".
    is_noun: bool,
}

static COUNTRIES: LazyLock<BTreeMap<String, Country>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    for row in resources::gazetteer::<CountryRow>("countries.csv") {
        let is_state = !matches!(row.status.as_str(), "region" | "territory" | "historical");
        let nouns = std::iter::once(row.name.as_str()).chain(row.aliases.split('|'));
        let adjectives = row.adjectives.split('|');
        let forms = nouns.map(|form| (form, true)).chain(adjectives.map(|form| (form, false)));
        for (form, is_noun) in forms.map(|(form, is_noun)| (form.trim(), is_noun)) {
            if !form.is_empty() {
                let country = || Country { name: row.name.clone(), is_state, is_noun };
                names.entry(fold(form)).or_insert_with(country);
            }
        }
    }
    names
});

/// Returns the name of the country that `words` name, by a name, an adjective or an acronym.
pub(crate) fn named(words: &str) -> Option<String> {
    let capital = words.starts_with(char::is_uppercase);
    COUNTRIES.get(&fold(words)).filter(|_| capital).map(|country| country.name.clone())
}

/// Tells whether `words` are a noun that names the country `name`: "Burma" for Myanmar.
pub(in crate::facts) fn is_noun_for(words: &str, name: &str) -> bool {
    let capital = words.starts_with(char::is_uppercase);
    let found = COUNTRIES.get(&fold(words)).filter(|_| capital);
    found.is_some_and(|country| country.is_noun && country.name == name)
}

/// Tells whether a country of the gazetteer is a state: Scotland is none.
pub(super) fn is_state(name: &str) -> bool {
    COUNTRIES.get(&fold(name)).is_some_and(|country| country.is_state)
}

/// Folds case and the stops of acronyms; "us" is no country, so acronyms keep their capitals.
fn fold(words: &str) -> String {
    let bare: String = words.chars().filter(|c| *c != '.').collect();
    let acronym = bare.len() <= 4 && bare.chars().all(char::is_uppercase);
    if acronym { bare } else { bare.to_lowercase() }
}
