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
}

static COUNTRIES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    for row in resources::gazetteer::<CountryRow>("countries.csv") {
        let others = row.aliases.split('|').chain(row.adjectives.split('|'));
        for form in std::iter::once(row.name.as_str()).chain(others) {
            let form = form.trim();
            if !form.is_empty() {
                names.entry(fold(form)).or_insert_with(|| row.name.clone());
            }
        }
    }
    names
});

/// Returns the name of the country that `words` name, by a name, an adjective or an acronym.
pub(in crate::facts) fn named(words: &str) -> Option<String> {
    let capital = words.starts_with(char::is_uppercase);
    COUNTRIES.get(&fold(words)).filter(|_| capital).cloned()
}

/// Folds case and the stops of acronyms; "us" is no country, so acronyms keep their capitals.
fn fold(words: &str) -> String {
    let bare: String = words.chars().filter(|c| *c != '.').collect();
    let acronym = bare.len() <= 4 && bare.chars().all(char::is_uppercase);
    if acronym { bare } else { bare.to_lowercase() }
}
