//! Finds the entity that a user calls by a name.

use std::collections::BTreeMap;

use oxigraph::model::{NamedNode, Term};
use oxigraph::sparql::QueryResults;

use super::parameters::ValueError;
use super::prefixes::Prefixes;
use crate::store::{CancellationToken, Store, StoreError};

/// Asks for every entity with its names.
const NAMES: &str = include_str!("names.rq");

/// The names that are offered where none fits, or several do.
const OFFERED: usize = 4;

/// Returns the entity whose label or other name is `name`, whatever the case of letters.
///
/// Where no name is the same, one that contains it as whole words will do, if
/// all that do so are of one entity: "Umerov" is Rustem Umerov.
///
/// # Errors
///
/// Where nothing, or more than one thing, is called so; the candidates are named.
pub fn resolve(store: &Store, prefixes: &Prefixes, name: &str) -> Result<NamedNode, ValueError> {
    let names = names(store).map_err(|error| ValueError::Store(error.to_string()))?;
    let wanted = name.to_lowercase();
    let same = |known: &str| known.to_lowercase() == wanted;
    let holds = |known: &str| {
        let known = known.to_lowercase();
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        words(&known).windows(words(&wanted).len().max(1)).any(|run| *run == words(&wanted))
    };
    for fits in [&same as &dyn Fn(&str) -> bool, &holds] {
        let mut found: BTreeMap<&NamedNode, &str> = BTreeMap::new();
        for (known, node) in names.iter().filter(|(known, _)| fits(known)) {
            found.entry(node).or_insert(known);
        }
        let mut found = found.into_iter();
        match (found.next(), found.len()) {
            (None, _) => {}
            (Some((node, _)), 0) => return Ok(node.clone()),
            (Some(first), _) => {
                let candidates = std::iter::once(first).chain(found).take(OFFERED);
                let shown = candidates
                    .map(|(node, known)| format!("{known} ({})", prefixes.show(node.as_str())));
                return Err(ValueError::Ambiguous {
                    name: name.to_owned(),
                    candidates: shown.collect(),
                });
            }
        }
    }
    Err(ValueError::NoEntity { name: name.to_owned(), near: near(&wanted, &names) })
}

/// Returns the names that are spelt most like `wanted`.
fn near(wanted: &str, names: &[(String, NamedNode)]) -> Vec<String> {
    let mut ranked: Vec<(f64, &str)> = names
        .iter()
        .map(|(known, _)| (strsim::jaro_winkler(wanted, &known.to_lowercase()), known.as_str()))
        .filter(|(likeness, _)| *likeness > 0.85)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    ranked.dedup_by(|a, b| a.1 == b.1);
    ranked.into_iter().take(2).map(|(_, known)| known.to_owned()).collect()
}

/// Returns every name of every entity, in order.
///
/// # Errors
///
/// Where the graph cannot be read.
pub fn names(store: &Store) -> Result<Vec<(String, NamedNode)>, StoreError> {
    let mut names = Vec::new();
    if let QueryResults::Solutions(solutions) = store.query(NAMES, &CancellationToken::new())? {
        for solution in solutions {
            let solution = solution?;
            if let (Some(Term::NamedNode(node)), Some(Term::Literal(name))) =
                (solution.get("entity"), solution.get("name"))
            {
                names.push((name.value().to_owned(), node.clone()));
            }
        }
    }
    names.sort();
    Ok(names)
}
