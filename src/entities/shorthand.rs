//! Joins acronyms with the names that they are short for.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::{Label, Labels};
use super::names::{fold, is_acronym};
use super::world::Kind;

/// Joins an acronym with a name where an article uses both for one thing, and no article another name.
pub(super) fn join(labels: &mut Labels<'_>) {
    let mut names: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (article, thing, label) in labels.things() {
        let long = &labels.all[label];
        if !matches!(long.kind, Kind::Organisation | Kind::Group | Kind::Plan | Kind::Event) {
            continue;
        }
        for surface in labels.digests[article].things[thing].names.keys() {
            let name = fold(surface);
            if !is_acronym(&name, &long.name) {
                continue;
            }
            let short = Label { kind: long.kind, name, apart: long.apart.clone() };
            if let Ok(short) = labels.all.binary_search(&short) {
                names.entry(short).or_default().insert(label);
            }
        }
    }
    for (short, longs) in names {
        let roots: BTreeSet<usize> = longs.iter().map(|long| labels.root(*long)).collect();
        if roots.len() == 1 {
            labels.join_all(&[short, *longs.first().unwrap_or(&short)], "acronym");
        }
    }
}
