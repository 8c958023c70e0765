//! Joins organisations and places that are spelt otherwise, or lack their legal form.

use std::collections::{BTreeMap, BTreeSet};

use super::gazetteer::is_place;
use super::labels::Labels;
use super::names::{Company, skeleton_of};
use super::world::Kind;

/// How many letters a name must have for its sound to tell what it is; acronyms have fewer.
const LETTERS: usize = 6;

/// Joins the names of organisations, and of places in one country.
///
/// Companies of one name with other legal forms are several; then nobody can tell
/// which of them a name without one means.
pub(super) fn join(labels: &mut Labels<'_>) {
    let mut companies: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    let mut places: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    let countries = countries(labels);
    for (place, label) in labels.all.iter().enumerate() {
        match label.kind {
            Kind::Organisation => {
                let company = Company::read(&label.name);
                let core = company.words.join(" ");
                // "Georgia Group" is of Georgia, and not it.
                if company.formed && is_place(&core) {
                    continue;
                }
                companies.entry((label.apart.clone(), sound(core))).or_default().push(place);
            }
            Kind::Place => {
                if let Some([country]) = countries.get(&place).map(Vec::as_slice) {
                    let key = (country.clone(), sound(label.name.clone()));
                    places.entry(key).or_default().push(place);
                }
            }
            _ => {}
        }
    }
    for bucket in companies.values() {
        let classes =
            bucket.iter().filter_map(|place| Company::read(&labels.all[*place].name).class);
        if classes.collect::<BTreeSet<_>>().len() < 2 {
            labels.join_alike(bucket);
        }
    }
    for bucket in places.values() {
        labels.join_alike(bucket);
    }
}

/// Returns what tells a name from others by its sound, if it is long enough, else by its letters.
fn sound(name: String) -> String {
    if name.len() < LETTERS { name } else { skeleton_of(&name) }
}

/// Returns the countries that the things of each place's label are said to be in.
fn countries(labels: &Labels<'_>) -> BTreeMap<usize, Vec<String>> {
    let mut countries: BTreeMap<usize, BTreeSet<&String>> = BTreeMap::new();
    for (article, thing, label) in labels.things() {
        let thing = &labels.digests[article].things[thing];
        if labels.all[label].kind == Kind::Place && thing.named {
            countries.entry(label).or_default().extend(&thing.country);
        }
    }
    let owned = |of: BTreeSet<&String>| of.into_iter().cloned().collect();
    countries.into_iter().map(|(label, of)| (label, owned(of))).collect()
}
