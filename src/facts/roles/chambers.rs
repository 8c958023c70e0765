//! The chamber, court or commission of an office that only such a body has, where the article names one of
//! them elsewhere: "Speaker Ann Low", in an article on the House of Commons.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::Reading;
use super::Holding;
use crate::mentions::{Chain, EntityKind, is_body_noun};
use crate::resources;

#[derive(Debug, Deserialize)]
struct BodyRow {
    office: String,
    body: String,
}

/// The bodies that an office may be of: `data/lexicon/office_bodies.csv`.
static BODIES: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let mut bodies: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in resources::lexicon::<BodyRow>("office_bodies.csv") {
        bodies.entry(row.office).or_default().insert(row.body);
    }
    bodies
});

/// Fills in the only such body that the article names.
pub(super) fn complete(reading: Reading<'_>, found: &mut [Holding]) {
    for holding in found.iter_mut().filter(|holding| holding.role.organisation.is_none()) {
        if let Some(chamber) = chamber_before(&holding.role.text) {
            holding.role.organisation = Some(chamber.to_owned());
            continue;
        }
        let Some(words) = BODIES.get(&holding.role.text.to_lowercase()) else { continue };
        let is_body = |chain: &&Chain| {
            let name = chain.name.to_lowercase();
            let fits = words.iter().any(|body| {
                name == *body
                    || name.strip_suffix(body.as_str()).is_some_and(|rest| rest.ends_with(' '))
                    || name.strip_prefix(body.as_str()).is_some_and(|rest| rest.starts_with(" of "))
            });
            chain.named && chain.kind == EntityKind::Organisation && fits
        };
        let fitting = reading.mentions.chains.iter().filter(is_body);
        let bodies: BTreeSet<&str> = fitting.map(|chain| chain.name.as_str()).collect();
        if let [body] = bodies.into_iter().collect::<Vec<_>>()[..] {
            holding.role.organisation = Some(body.to_owned());
        }
    }
}

/// Returns the chamber in the name of its speaker's office: "National Assembly Speaker".
fn chamber_before(office: &str) -> Option<&str> {
    let (chamber, last) = office.rsplit_once(' ')?;
    let speaker = last.eq_ignore_ascii_case("speaker");
    let noun = chamber.rsplit(' ').next()?.to_lowercase();
    let named = chamber.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (speaker && named && chamber.contains(' ') && is_body_noun(&noun)).then_some(chamber)
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn the_chamber_may_be_in_the_name_of_the_office() {
        assert_eq!(
            roles("National Assembly Speaker Dan Moss agreed."),
            ["Dan Moss | National Assembly Speaker | National Assembly"]
        );
    }

    #[test]
    fn a_speaker_is_of_the_house_that_is_named() {
        assert_eq!(
            roles("The House of Commons met on Monday. Speaker Dan Moss opened the session."),
            ["Dan Moss | Speaker | House of Commons"]
        );
        assert_eq!(
            roles(
                "The House of Commons met the National Assembly on Monday. Speaker Dan Moss agreed."
            ),
            ["Dan Moss | Speaker | -"]
        );
    }
}
