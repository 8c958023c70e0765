//! Finds `nun:search` in the algebra of a query, and puts tables in its place.

use oxigraph::model::Literal;
use oxigraph::model::vocab::rdf;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::{
    GroundTerm, NamedNode, NamedNodePattern, TermPattern, TriplePattern, Variable,
};

use crate::ontology;
use crate::store::algebra::parts;

/// Finds nodes by words, each with its rank.
type Find<'a> = &'a mut dyn FnMut(&str) -> Vec<(NamedNode, f64)>;

/// Replaces the searches of a pattern and of all that it holds with what `find` gives.
pub(super) fn replace(pattern: &mut GraphPattern, find: Find<'_>) {
    match pattern {
        GraphPattern::Bgp { patterns } => {
            for table in tables(patterns, find) {
                let rest = std::mem::take(pattern);
                *pattern = GraphPattern::Join { left: Box::new(table), right: Box::new(rest) };
            }
            return;
        }
        GraphPattern::LeftJoin { expression: Some(expression), .. }
        | GraphPattern::Filter { expr: expression, .. }
        | GraphPattern::Extend { expression, .. } => replace_in(expression, find),
        _ => {}
    }
    for part in parts(pattern) {
        replace(part, find);
    }
}

/// Replaces the searches of the patterns that an expression asks whether they exist.
fn replace_in(expression: &mut Expression, find: Find<'_>) {
    match expression {
        Expression::Exists(pattern) => replace(pattern, find),
        Expression::Not(inner) => replace_in(inner, find),
        Expression::And(left, right) | Expression::Or(left, right) => {
            replace_in(left, find);
            replace_in(right, find);
        }
        _ => {}
    }
}

/// Takes the searches out of triples, and returns a table for each.
fn tables(patterns: &mut Vec<TriplePattern>, find: Find<'_>) -> Vec<GraphPattern> {
    let search = ontology::SEARCH.iri();
    let is_search = |triple: &TriplePattern| matches!(&triple.predicate, NamedNodePattern::NamedNode(node) if *node == search);
    let mut tables = Vec::new();
    while let Some(at) = patterns.iter().position(is_search) {
        let triple = patterns.remove(at);
        let TermPattern::Literal(words) = &triple.object else {
            // Words that only the answer would tell are not searched for: nothing is found.
            tables.push(GraphPattern::Values { variables: Vec::new(), bindings: Vec::new() });
            continue;
        };
        let (node, rank) = subject(&triple.subject, patterns);
        tables.push(table(node, rank, find(words.value())));
    }
    tables
}

/// Returns what a search gives values to: a node, or a list of a node and a rank.
///
/// The triples of the list are taken out.
fn subject(
    subject: &TermPattern,
    patterns: &mut Vec<TriplePattern>,
) -> (TermPattern, Option<Variable>) {
    let mut items = Vec::new();
    let mut rest = subject.clone();
    while let Some(item) = take(&rest, &rdf::FIRST.into_owned(), patterns) {
        items.push(item);
        let Some(next) = take(&rest, &rdf::REST.into_owned(), patterns) else { break };
        rest = next;
    }
    let mut items = items.into_iter();
    let Some(node) = items.next() else { return (subject.clone(), None) };
    match items.next() {
        Some(TermPattern::Variable(rank)) => (node, Some(rank)),
        _ => (node, None),
    }
}

/// Takes out the triple of a blank node with a property, and returns its object.
fn take(
    subject: &TermPattern,
    property: &NamedNode,
    patterns: &mut Vec<TriplePattern>,
) -> Option<TermPattern> {
    let is_it = |triple: &TriplePattern| {
        matches!(subject, TermPattern::BlankNode(_))
            && triple.subject == *subject
            && matches!(&triple.predicate, NamedNodePattern::NamedNode(node) if node == property)
    };
    let at = patterns.iter().position(is_it)?;
    Some(patterns.remove(at).object)
}

/// Returns a table of what was found, for a variable or for a node that is known already.
fn table(node: TermPattern, rank: Option<Variable>, found: Vec<(NamedNode, f64)>) -> GraphPattern {
    let decimal = |rank: f64| {
        let words = format!("{rank:.2}");
        let datatype = oxigraph::model::vocab::xsd::DECIMAL;
        GroundTerm::Literal(Literal::new_typed_literal(words, datatype))
    };
    let named = |node: NamedNode| Some(GroundTerm::NamedNode(node));
    let (variables, bindings): (Vec<Variable>, Vec<Vec<Option<GroundTerm>>>) = match (node, rank) {
        (TermPattern::Variable(variable), None) => {
            (vec![variable], found.into_iter().map(|(node, _)| vec![named(node)]).collect())
        }
        (TermPattern::Variable(variable), Some(rank)) => {
            let row = |(node, score)| vec![named(node), Some(decimal(score))];
            (vec![variable, rank], found.into_iter().map(row).collect())
        }
        (TermPattern::NamedNode(known), rank) => {
            let rows = found.into_iter().filter(|(node, _)| *node == known);
            let row = |(_, score)| rank.iter().map(|_| Some(decimal(score))).collect();
            (rank.iter().cloned().collect(), rows.map(row).collect())
        }
        _ => (Vec::new(), found.first().map(|_| Vec::new()).into_iter().collect()),
    };
    GraphPattern::Values { variables, bindings }
}
