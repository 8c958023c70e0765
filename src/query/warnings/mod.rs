//! What is probably not meant in a query that can be run: it is told beside the answer.
//!
//! ```text
//! text + Store ──warnings──▶ Problems, in the order of their places
//! ```
//!
//! A name that nothing has; a text where the graph has things, a value of another kind than it has; a variable that nothing gives a value, or that is
//! written once and nearly like another; patterns that nothing joins.

mod joined;
mod names;
mod patterns;
mod texts;
mod updates;
mod values;

use std::collections::BTreeMap;

use spargebra::SparqlParser;
use texts::Graph;

use super::Problem;
use super::prefixes::Prefixes;
use super::problem::nearest;
use super::scan::{self, Token, TokenKind};
use crate::ontology;
use crate::store::Store;
use crate::text::Span;

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
    let graph = Graph { store, prefixes: &prefixes };
    let is_known = |name: &str| prefixes.expand(name).is_none_or(|iri| store.mentions(&iri));
    let mut found = match parser.clone().parse_query(text) {
        Ok(query) => {
            let mut found = unknown_names(&is_known, &prefixes, source);
            found.extend(patterns::check(&query, source));
            found.extend(texts::check(graph, &query, source));
            let known: Vec<Span> = found.iter().map(|problem| problem.span).collect();
            let values = values::check(graph, &query, source);
            found.extend(values.into_iter().filter(|problem| !known.contains(&problem.span)));
            nearly_alike(source, &mut found);
            found
        }
        Err(_) => updates::check(&is_known, graph, &parser, source),
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
mod tests;
