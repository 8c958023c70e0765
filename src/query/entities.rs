//! Finds the entity that a user calls by a name.

use std::collections::BTreeSet;

use oxigraph::model::{Literal, NamedNode, Term};
use oxigraph::sparql::QueryResults;

use super::prefixes::Prefixes;
use super::values::{Candidate, ValueError};
use crate::store::{CancellationToken, Store, StoreError};

/// Asks for every entity with its names.
const NAMES: &str = include_str!("names.rq");

/// The names that are offered where none fits, or several do.
const OFFERED: usize = 4;

/// A name and the entity that has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// The name.
    pub text: String,
    /// What is called so.
    pub entity: NamedNode,
    /// Whether it is the entity's label, not one of its other names.
    pub preferred: bool,
}

/// Returns the entity whose label or other name is `name`, whatever the case of letters.
///
/// A label counts before another name, and where no name is the same, one that
/// contains it as whole words will do, if all that do so are of one entity:
/// "Diaz" is Rosa Diaz.
///
/// # Errors
///
/// Where nothing, or more than one thing, is called so; the candidates are named.
pub fn resolve(store: &Store, prefixes: &Prefixes, name: &str) -> Result<NamedNode, ValueError> {
    let names = names(store).map_err(|error| ValueError::Store(error.to_string()))?;
    let wanted = name.to_lowercase();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let wanted_words = words(&wanted);
    let same = |known: &Name| known.text.to_lowercase() == wanted;
    let label = |known: &Name| known.preferred && same(known);
    let holds = |known: &Name| {
        let known = words(&known.text.to_lowercase());
        known.windows(wanted_words.len().max(1)).any(|run| *run == wanted_words)
    };
    for fits in [&label as &dyn Fn(&Name) -> bool, &same, &holds] {
        let found: BTreeSet<&NamedNode> =
            names.iter().filter(|known| fits(known)).map(|known| &known.entity).collect();
        let mut found = found.into_iter();
        match (found.next(), found.len()) {
            (None, _) => {}
            (Some(node), 0) => return Ok(node.clone()),
            (Some(first), _) => {
                let shown = std::iter::once(first).chain(found).take(OFFERED).map(|node| {
                    let label = names.iter().find(|one| one.preferred && one.entity == *node);
                    let label = label.map_or(String::new(), |label| label.text.clone());
                    let short = prefixes.show(node.as_str());
                    Candidate { label, entity: node.clone(), short }
                });
                let candidates = shown.collect();
                return Err(ValueError::Ambiguous { name: name.to_owned(), candidates });
            }
        }
    }
    Err(ValueError::NoEntity { name: name.to_owned(), near: near(&wanted, &names) })
}

/// Returns the names that are spelt most like `wanted`.
fn near(wanted: &str, names: &[Name]) -> Vec<String> {
    let mut ranked: Vec<(f64, &str)> = names
        .iter()
        .map(|known| known.text.as_str())
        .map(|text| (strsim::jaro_winkler(wanted, &text.to_lowercase()), text))
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
pub fn names(store: &Store) -> Result<Vec<Name>, StoreError> {
    let mut names = Vec::new();
    if let QueryResults::Solutions(solutions) = store.query(NAMES, &CancellationToken::new())? {
        for solution in solutions {
            let solution = solution?;
            if let (Some(Term::NamedNode(node)), Some(Term::Literal(name)), Some(preferred)) =
                (solution.get("entity"), solution.get("name"), solution.get("preferred"))
            {
                names.push(Name {
                    text: name.value().to_owned(),
                    entity: node.clone(),
                    preferred: *preferred == Term::from(Literal::from(true)),
                });
            }
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use oxigraph::model::{GraphName, Quad};

    use super::*;

    fn found(name: &str) -> Result<String, String> {
        let store = Store::in_memory().unwrap();
        let prefixes: Prefixes = [("id", "http://id/")].into_iter().collect();
        let rows = [
            ("holm", "prefLabel", "Ida Holm"),
            ("holm", "altLabel", "the minister"),
            ("lind", "prefLabel", "Otto Lind"),
            ("lind", "altLabel", "the minister"),
            ("lind-party", "prefLabel", "the Lind party"),
            ("north", "prefLabel", "Norland"),
            ("embassy", "altLabel", "Norland"),
        ];
        let quads = rows.map(|(entity, property, name)| {
            Quad::new(
                NamedNode::new_unchecked(format!("http://id/{entity}")),
                NamedNode::new_unchecked(format!(
                    "{}{property}",
                    crate::ontology::namespace("skos")
                )),
                Literal::from(name),
                GraphName::DefaultGraph,
            )
        });
        store.insert(quads).unwrap();
        let found = resolve(&store, &prefixes, name);
        found.map(|node| prefixes.show(node.as_str())).map_err(|error| error.to_string())
    }

    #[test]
    fn a_label_counts_before_other_names_and_whole_words_will_do() {
        assert_eq!(found("otto lind").as_deref(), Ok("id:lind"));
        assert_eq!(found("Norland").as_deref(), Ok("id:north"));
        assert_eq!(found("holm").as_deref(), Ok("id:holm"));
    }

    #[test]
    fn candidates_are_named_where_several_fit_or_none() {
        assert_eq!(
            found("the minister").unwrap_err(),
            "`the minister` may be Ida Holm (id:holm) or Otto Lind (id:lind); give the IRI"
        );
        assert_eq!(
            found("Norlund").unwrap_err(),
            "nothing in the graph is called `Norlund`; did you mean Norland?"
        );
    }
}
