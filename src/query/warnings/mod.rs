//! What is probably not meant in a query that can be run: it is told beside the answer.
//!
//! ```text
//! text + Store ──warnings──▶ Problems, in the order of their places
//! ```
//!
//! A name that nothing has; a text where the graph has things; a variable that nothing gives a value, or that is
//! written once and nearly like another; patterns that nothing joins.

mod names;
mod patterns;
mod texts;
mod updates;

use std::collections::BTreeMap;

use spargebra::SparqlParser;

use super::Problem;
use super::prefixes::Prefixes;
use super::problem::nearest;
use super::scan::{self, Token, TokenKind};
use crate::ontology;
use crate::store::Store;

/// Returns what a query or an update probably does not mean; nothing where it is malformed.
///
/// Recurses over the query: a thread with a large stack has to call it.
#[must_use]
pub fn warnings(store: &Store, prefixes: &Prefixes, text: &str) -> Vec<Problem> {
    let mut tokens = scan::scan(text);
    tokens.retain(|token| token.kind != TokenKind::Comment);
    let prefixes = prefixes.with_declared(text, &tokens);
    let mut parser = SparqlParser::new();
    for (prefix, namespace) in prefixes.iter() {
        match parser.with_prefix(prefix, namespace) {
            Ok(with_prefix) => parser = with_prefix,
            Err(_) => return Vec::new(),
        }
    }
    let source = Source { text, tokens: &tokens };
    let is_known = |name: &str| prefixes.expand(name).is_none_or(|iri| store.mentions(&iri));
    let mut found = match parser.clone().parse_query(text) {
        Ok(query) => {
            let mut found = unknown_names(&is_known, &prefixes, source);
            found.extend(patterns::check(&query, source));
            found.extend(texts::check(store, &prefixes, &query, source));
            nearly_alike(source, &mut found);
            found
        }
        Err(_) => updates::check(&is_known, &prefixes, &parser, source),
    };
    found.sort_by_key(|problem| problem.span.start);
    found
}

/// Shorter names of variables are alike by chance: ?a and ?b.
const SHORTEST: usize = 3;

/// A query as it is written.
#[derive(Debug, Clone, Copy)]
struct Source<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Source<'a> {
    /// Returns the variables, without their marks, in the order that they stand in.
    fn variables(self) -> impl Iterator<Item = (&'a str, Token)> {
        let variables = self.tokens.iter().filter(|token| token.kind == TokenKind::Variable);
        variables.map(move |token| (&token.of(self.text)[1..], *token))
    }
}

/// Names that stand in no triple of the graph and are no terms of the ontology, each once.
///
/// Names of datatypes and of functions stand in no triple: `xsd:` is passed over.
fn unknown_names(
    is_known: &dyn Fn(&str) -> bool,
    prefixes: &Prefixes,
    source: Source<'_>,
) -> Vec<Problem> {
    let known: Vec<String> =
        ontology::TERMS.iter().filter_map(|term| prefixes.shorten(term.iri().as_str())).collect();
    let mut found: Vec<Problem> = Vec::new();
    for token in source.tokens.iter().filter(|token| token.kind == TokenKind::PrefixedName) {
        let name = token.of(source.text);
        // The name in a declaration, `prefix:`, is that of a namespace.
        let is_term = !name.ends_with(':') && !name.starts_with("xsd:");
        if !is_term || known.iter().any(|term| term == name) {
            continue;
        }
        let message = format!("nothing in the graph has the name `{name}`");
        if is_known(name) || found.iter().any(|known| known.message == message) {
            continue;
        }
        let near = nearest(name, known.iter().map(String::as_str));
        let hint = near.map(|near| format!("did you mean `{near}`?"));
        found.push(Problem::at(token.span, message).hint(hint));
    }
    found
}

/// Adds variables that are written once and are one slip away from another; of two, the second.
///
/// What the hints that were given already speak of is passed over.
fn nearly_alike(source: Source<'_>, found: &mut Vec<Problem>) {
    let told: Vec<String> = found.iter().filter_map(|problem| problem.hint.clone()).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in source.variables() {
        *counts.entry(name).or_default() += 1;
    }
    let quoted = |name: &str| format!("`?{name}`");
    let is_new = |name: &str| !told.iter().any(|hint| hint.contains(&quoted(name)));
    let mut seen: Vec<&str> = Vec::new();
    for (name, token) in source.variables() {
        seen.push(name);
        if name.len() < SHORTEST || counts[name] > 1 || !is_new(name) {
            continue;
        }
        let is_slip = |other: &&&str| {
            // ?plan and ?plan2 are two on purpose, ?row and ?rows as well.
            let digits = |name: &str| name.chars().filter(char::is_ascii_digit).count();
            other.len() >= SHORTEST
                && digits(other) == 0
                && digits(name) == 0
                && strsim::osa_distance(other, name) == 1
                && other.len() == name.len()
        };
        let others = counts.keys().filter(|other| **other != name && is_new(other));
        let mut slips = others.filter(is_slip);
        let meant = slips.find(|other| counts[**other] > 1 || seen.contains(*other));
        if let Some(other) = meant {
            let message = format!("{} is written only once", quoted(name));
            let hint = format!("did you mean {}?", quoted(other));
            found.push(Problem::at(token.span, message).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::CancellationToken;

    /// Each warning with the words that it is about.
    fn warned(text: &str) -> Vec<String> {
        let store = Store::in_memory().unwrap();
        let prefixes: Prefixes = ontology::prefixes().iter().copied().collect();
        let data = "INSERT DATA { <https://schema.org/x> <https://schema.org/y> 1 .
                    id:holm skos:prefLabel 'Ida Holm' }";
        store.update(data, &CancellationToken::new()).unwrap();
        let line = |problem: &Problem| {
            let hint = problem.hint.as_ref().map_or(String::new(), |hint| format!("; {hint}"));
            format!("{} at {}{hint}", problem.message, problem.span.of(text))
        };
        warnings(&store, &prefixes, text).iter().map(line).collect()
    }

    #[test]
    fn a_name_that_stands_nowhere_is_told_once_with_the_nearest() {
        assert_eq!(
            warned("SELECT * { ?s nun:whoo ?x . ?s nun:whoo ?y }"),
            ["nothing in the graph has the name `nun:whoo` at nun:whoo; did you mean `nun:who`?"]
        );
    }

    #[test]
    fn terms_of_the_ontology_and_of_the_graph_are_known() {
        assert_eq!(warned("SELECT * { ?s nun:who ?x ; schema:y ?y }"), [""; 0]);
        assert_eq!(warned("PREFIX a: <https://schema.org/> SELECT * { a:x a:y ?y }"), [""; 0]);
        assert_eq!(warned("SELECT * { ?s ?p ?o FILTER (xsd:date(?o) > 1) }"), [""; 0]);
    }

    #[test]
    fn a_variable_without_a_value_is_told_with_the_one_that_was_meant() {
        assert_eq!(
            warned("SELECT ?hwo { ?who nun:rejects ?what }"),
            ["nothing gives `?hwo` a value at ?hwo; did you mean `?who`?"]
        );
        assert_eq!(
            warned("SELECT ?x { ?x nun:who ?y { FILTER(?y = 1) } }"),
            [
                "nothing gives `?y` a value here at ?y; a FILTER sees the variables of its own braces"
            ]
        );
        assert_eq!(
            warned("SELECT ?who { ?who nun:by ?x } ORDER BY ?wen"),
            ["nothing gives `?wen` a value at ?wen"]
        );
        assert_eq!(
            warned("CONSTRUCT { ?s nun:who ?o } WHERE { ?s nun:by ?b }"),
            ["nothing gives `?o` a value at ?o"]
        );
    }

    #[test]
    fn a_text_where_the_graph_has_things_is_told_with_what_is_called_so() {
        let holm = "what is called so is `id:holm`; Tab behind a name finds it";
        assert_eq!(
            warned("SELECT ?o { 'Holm' schema:y ?o }"),
            [format!("a text has no properties at 'Holm'; {holm}")]
        );
        assert_eq!(
            warned("SELECT ?s { ?s schema:y \"Ida Holm\" }"),
            [format!("no triple has `schema:y` with exactly this text at \"Ida Holm\"; {holm}")]
        );
        assert_eq!(
            warned("SELECT ?s { ?s schema:y ?o FILTER(?s = 'Nobody' || ?o = 'Ida Holm') }"),
            ["`?s` is a thing, which equals no text at 'Nobody'"]
        );
        assert_eq!(
            warned("SELECT ?s { ?s schema:y ?o FILTER(CONTAINS(LCASE(?s), 'holm')) }"),
            [
                "`?s` is a thing, no text at ?s; `?s skos:prefLabel ?name` gives its name, `STR(?s)` its IRI"
            ]
        );
        assert_eq!(
            warned("SELECT ?s { ?s nun:search ?words . ?x schema:y ?words }"),
            [
                "`nun:search` finds nothing without words at nun:search; `nun:search \"frozen assets\"`: what the graph holds is not searched for"
            ]
        );
        for text in [
            "SELECT ?s { ?s skos:prefLabel 'Ida Holm' }",
            "SELECT ?s { ?s nun:search 'anything' ; schema:y 5 }",
            "SELECT ?s { ?s ?p 'anything' FILTER(CONTAINS(STR(?s), 'holm')) }",
        ] {
            assert_eq!(warned(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn updates_are_checked_where_they_ask_the_graph() {
        assert_eq!(
            warned("DELETE { ?s nun:whoo ?x } INSERT { ?s ?made ?y } WHERE { ?s schema:y ?x }"),
            [
                "nothing in the graph has the name `nun:whoo` at nun:whoo; did you mean `nun:who`?",
                "nothing gives `?made` a value at ?made",
                "nothing gives `?y` a value at ?y",
            ]
        );
        assert_eq!(
            warned("INSERT { ?a nun:who ?d } WHERE { ?a nun:by ?b . ?c nun:who ?d }"),
            [
                "nothing joins `?c` with `?a`: each row of one comes with each row of the other at ?c"
            ]
        );
        assert_eq!(
            warned(
                "INSERT DATA { id:a nun:by 1 } ; DELETE WHERE { id:a nun:by ?b . ?who nun:by ?hwo }"
            ),
            [
                "nothing joins `?who` with `?b`: each row of one comes with each row of the other at ?who",
                "`?hwo` is written only once at ?hwo; did you mean `?who`?",
            ]
        );
        assert_eq!(
            warned("CLEAR DEFAULT ; DELETE { ?s ?p ?x } WHERE { ?s ?p ?o FILTER(?q > 1) }"),
            ["nothing gives `?x` a value at ?x", "nothing gives `?q` a value at ?q"]
        );
        for text in [
            "INSERT DATA { id:new nun:wrong id:other }",
            "INSERT DATA { id:new nun:by 1 } ; DELETE { id:new nun:by 1 } WHERE { id:new nun:by 1 }",
            "WITH id:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
            "CREATE GRAPH id:g ; COPY DEFAULT TO id:g ; DROP GRAPH id:g",
            "INSERT { ?s nun:who [ nun:by ?o ] } WHERE { ?s nun:by ?o }",
        ] {
            assert_eq!(warned(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_gives_a_value_is_seen_in_every_form() {
        for text in [
            "SELECT ?n { ?s nun:who ?w BIND(str(?w) AS ?n) }",
            "SELECT ?w (COUNT(*) AS ?n) { ?s nun:who ?w } GROUP BY ?w HAVING(COUNT(*) > 1) ORDER BY ?n",
            "SELECT ?w { ?s nun:by ?b OPTIONAL { ?b nun:who ?w FILTER(?s != ?w) } FILTER(!bound(?w)) }",
            "SELECT ?s { ?s nun:by ?b FILTER NOT EXISTS { ?s nun:who ?c FILTER(?c = ?b) } }",
            "SELECT ?x { VALUES ?x { 1 2 } }",
            "SELECT (SUM(?x) AS ?n) { { SELECT (MAX(?y) AS ?x) { ?s nun:who ?y } } UNION { ?s nun:by ?x } }",
            "ASK { GRAPH ?g { ?s nun:who ?o } }",
        ] {
            assert_eq!(warned(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn patterns_that_nothing_joins_multiply() {
        assert_eq!(
            warned("SELECT ?a ?c { ?a nun:by ?b . ?c nun:who ?d }"),
            [
                "nothing joins `?c` with `?a`: each row of one comes with each row of the other at ?c"
            ]
        );
        assert_eq!(
            warned("SELECT * { ?a nun:by ?b OPTIONAL { ?c nun:who ?d } }"),
            [
                "nothing joins `?c` with `?a`: each row of one comes with each row of the other at ?c"
            ]
        );
        for text in [
            "SELECT * { ?a nun:by ?b . ?c nun:who ?d FILTER(?b = ?d) }",
            "SELECT * { ?a nun:by ?b . ?c nun:who ?d . ?b nun:about ?d }",
            "SELECT * { ?a nun:by [ nun:who ?b ] }",
            "SELECT * { ?a nun:by/nun:who ?b . BIND(?b AS ?e) ?c nun:who ?e }",
            "SELECT * { ?a nun:by ?b { SELECT (COUNT(*) AS ?n) { ?s nun:who ?o } } }",
            "SELECT * { { ?a nun:by ?b } UNION { ?c nun:who ?d } }",
        ] {
            assert_eq!(warned(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_slip_in_a_variable_that_is_written_once_is_told() {
        assert_eq!(
            warned("SELECT ?who { ?who nun:by ?who2 ; nun:about ?what . ?waht nun:who ?who2 }"),
            ["`?waht` is written only once at ?waht; did you mean `?what`?"]
        );
        assert_eq!(warned("SELECT ?row { ?row nun:by ?rows }"), [""; 0]);
    }
}
