//! Why an answer is empty: names in a query that neither the graph nor the ontology has.

use crate::ontology;
use crate::query::{Prefixes, problem, scan};
use crate::store::Store;

/// Returns a line for each name of the query that stands nowhere, once, in their order.
///
/// Names of datatypes and of functions stand in no triple: `xsd:` is passed over.
pub(super) fn names(store: &Store, prefixes: &Prefixes, text: &str) -> Vec<String> {
    let tokens = scan::scan(text);
    let prefixes = prefixes.with_declared(text, &tokens);
    let known: Vec<String> =
        ontology::TERMS.iter().filter_map(|term| prefixes.shorten(term.iri().as_str())).collect();
    let mut lines = Vec::new();
    for token in tokens.iter().filter(|token| token.kind == scan::TokenKind::PrefixedName) {
        let name = token.of(text);
        // The name in a declaration, `prefix:`, is that of a namespace.
        let is_term = !name.ends_with(':') && !name.starts_with("xsd:");
        if !is_term || known.iter().any(|term| term == name) {
            continue;
        }
        let Some(iri) = prefixes.expand(name) else { continue };
        if store.mentions(&iri) {
            continue;
        }
        let near = problem::nearest(name, known.iter().map(String::as_str));
        let near = near.map_or(String::new(), |near| format!("; did you mean {near}?"));
        let line = format!("nothing in the graph has the name {name}{near}");
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::CancellationToken;

    fn unknown(text: &str) -> String {
        let store = Store::in_memory().unwrap();
        let prefixes: Prefixes = ontology::prefixes().iter().copied().collect();
        let data = "INSERT DATA { <https://schema.org/x> <https://schema.org/y> 1 }";
        store.update(data, &CancellationToken::new()).unwrap();
        names(&store, &prefixes, text).join("\n")
    }

    #[test]
    fn a_name_that_stands_nowhere_is_told_once_with_the_nearest() {
        assert_eq!(
            unknown("SELECT * { ?s nun:whoo ?x . ?t nun:whoo ?x }"),
            "nothing in the graph has the name nun:whoo; did you mean nun:who?"
        );
    }

    #[test]
    fn terms_of_the_ontology_and_of_the_graph_are_known() {
        assert_eq!(unknown("SELECT * { ?s nun:who ?x ; schema:y ?y }"), "");
        assert_eq!(unknown("PREFIX a: <https://schema.org/> SELECT * { a:x a:y ?y }"), "");
        assert_eq!(unknown("SELECT * { ?s ?p ?o FILTER (xsd:date(?o) > 1) }"), "");
    }
}
