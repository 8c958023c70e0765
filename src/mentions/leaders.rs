//! Who has led which state: articles leave out what their readers know ("President Clinton").

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lexicon;
use crate::resources;

/// The holders of one office: a row of `data/gazetteer/leaders.csv`.
#[derive(Deserialize)]
struct LeaderRow {
    country: String,
    office: String,
    names: String,
}

/// A name, or a part of one, with the office and the states that somebody so called led.
#[derive(Default)]
struct Known {
    /// By full name; `None` where leaders of two states share it.
    whole: BTreeMap<String, Option<String>>,
    /// By office and family name.
    family: BTreeMap<(String, String), Option<String>>,
    /// By office and first word, which may be the family name too: "President Xi".
    first: BTreeMap<(String, String), Option<String>>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    for row in resources::gazetteer::<LeaderRow>("leaders.csv") {
        for name in row.names.split(" | ").map(lexicon::key) {
            let under = |word: &str| (row.office.clone(), word.to_owned());
            let (first, rest) = name.split_once(' ').unwrap_or((&name, ""));
            let family = rest.rsplit(' ').next().filter(|word| !word.is_empty()).unwrap_or(first);
            note(&mut known.family, under(without_article(family)), &row.country);
            note(&mut known.first, under(first), &row.country);
            if !rest.is_empty() {
                note(&mut known.whole, name.clone(), &row.country);
            }
        }
    }
    known
});

/// Notes a state for a key, or that more than one has it.
fn note<K: Ord>(states: &mut BTreeMap<K, Option<String>>, key: K, country: &str) {
    let state = states.entry(key).or_insert_with(|| Some(country.to_owned()));
    if state.as_deref() != Some(country) {
        *state = None;
    }
}

/// Returns an Arabic name without its article: "Assad" for "al-Assad".
fn without_article(name: &str) -> &str {
    let article =
        ["al-", "el-", "Al-", "El-"].iter().find_map(|article| name.strip_prefix(article));
    article.unwrap_or(name)
}

/// Returns the state that somebody of this full name led, or of whose office of `roles` this was
/// the family name.
pub(super) fn state(name: &str, roles: &[String]) -> Option<&'static str> {
    let name = lexicon::key(name);
    if name.contains(' ') {
        return KNOWN.whole.get(&name)?.as_deref();
    }
    let held = |names: &'static BTreeMap<(String, String), Option<String>>| {
        roles.iter().rev().find_map(|role| {
            names.get(&(role.clone(), without_article(&name).to_owned()))?.as_deref()
        })
    };
    held(&KNOWN.family).or_else(|| held(&KNOWN.first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_are_known_by_full_name_or_by_office_and_family_name() {
        let role = |role: &str| vec![role.to_owned()];
        assert_eq!(state("Gro Harlem Brundtland", &[]), Some("Norway"));
        assert_eq!(state("Brundtland", &role("prime minister")), Some("Norway"));
        assert_eq!(state("Brundtland", &role("professor")), None);
        assert_eq!(state("Jiang", &role("president")), Some("China"));
        assert_eq!(state("Assad", &role("president")), Some("Syria"));
    }

    #[test]
    fn an_office_that_namesakes_had_in_two_states_tells_none() {
        assert_eq!(state("Fernandez", &["president".to_owned()]), Some("Argentina"));
        assert_eq!(state("Papandreou", &["prime minister".to_owned()]), Some("Greece"));
        assert_eq!(state("Aoun", &["president".to_owned()]), Some("Lebanon"));
        assert_eq!(state("Kim", &["president".to_owned()]), Some("South Korea"));
        assert_eq!(state("Singh", &["president".to_owned()]), None);
    }
}
