//! Makes products of patterns stop when they are cancelled.
//!
//! Oxigraph looks at the cancellation token whenever it reads a quad. Patterns
//! that no variable joins are read once and then multiplied without a look, so
//! that a forgotten variable keeps a thread busy for years. Here each product gets
//! a filter that lets every row pass until the query is cancelled, and none
//! thereafter: the rest of the product then ends at once.

use std::collections::BTreeSet;

use oxigraph::model::{Literal, NamedNode};
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::{TermPattern, Variable};
use spargebra::{Query, Update};

use super::algebra::{parts, pattern_of, patterns_of};
use crate::ontology;

/// Returns the name of the function that tells whether the query may go on; no term of any graph.
pub(super) fn going_on() -> NamedNode {
    NamedNode::new_unchecked(format!("{}goingOn", ontology::namespace("nun")))
}

/// Makes the products of a query look at [`going_on`].
pub(super) fn make_stoppable(query: &mut Query) {
    rewrite(pattern_of(query));
}

/// Makes the products of an update look at [`going_on`].
pub(super) fn make_update_stoppable(update: &mut Update) {
    patterns_of(update).for_each(rewrite);
}

/// Makes the products of a pattern, and of all that it holds, look at [`going_on`].
fn rewrite(pattern: &mut GraphPattern) {
    match pattern {
        GraphPattern::Bgp { .. } | GraphPattern::Join { .. } => {
            let mut operands = Vec::new();
            flatten(std::mem::take(pattern), &mut operands);
            for operand in &mut operands {
                parts(operand).into_iter().for_each(rewrite);
            }
            *pattern = product(connected(operands));
        }
        GraphPattern::LeftJoin { left, right, .. } => {
            rewrite(left);
            rewrite(right);
            let (one, other) = (names(left), names(right));
            if one.is_disjoint(&other) {
                *pattern = checked(std::mem::take(pattern), &one, &other);
            }
        }
        pattern => parts(pattern).into_iter().for_each(rewrite),
    }
}

/// Takes a join apart, down to triples.
fn flatten(pattern: GraphPattern, operands: &mut Vec<GraphPattern>) {
    match pattern {
        GraphPattern::Join { left, right } => {
            flatten(*left, operands);
            flatten(*right, operands);
        }
        GraphPattern::Bgp { patterns } => {
            let one = |triple| GraphPattern::Bgp { patterns: vec![triple] };
            operands.extend(patterns.into_iter().map(one));
        }
        other => operands.push(other),
    }
}

/// Operands that shared names join, each with its place in the whole, and the names.
type Group = (Vec<(usize, GraphPattern)>, BTreeSet<String>);

/// Puts operands that shared names join, directly or through others, into one group each.
fn connected(operands: Vec<GraphPattern>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (place, operand) in operands.into_iter().enumerate() {
        let mut names = names(&operand);
        let mut members = vec![(place, operand)];
        let joined = |(_, others): &mut Group| names.is_empty() || !others.is_disjoint(&names);
        for (others, more) in groups.extract_if(.., joined).collect::<Vec<_>>() {
            members.extend(others);
            names.extend(more);
        }
        members.sort_by_key(|(place, _)| *place);
        groups.push((members, names));
    }
    groups.sort_by_key(|(members, _)| members.first().map(|(place, _)| *place));
    groups
}

/// Joins groups, with a check on every product of two.
fn product(groups: Vec<Group>) -> GraphPattern {
    let joined = groups.into_iter().map(|(operands, names)| {
        let operands = operands.into_iter().map(|(_, operand)| operand);
        (operands.reduce(join).unwrap_or_default(), names)
    });
    let product = joined.reduce(|(left, mut names), (right, others)| {
        let product = checked(join(left, right), &names, &others);
        names.extend(others);
        (product, names)
    });
    product.map(|(pattern, _)| pattern).unwrap_or_default()
}

/// Joins two patterns; triples stay together.
fn join(left: GraphPattern, right: GraphPattern) -> GraphPattern {
    match (left, right) {
        (GraphPattern::Bgp { mut patterns }, GraphPattern::Bgp { patterns: more }) => {
            patterns.extend(more);
            GraphPattern::Bgp { patterns }
        }
        (left, right) => GraphPattern::Join { left: Box::new(left), right: Box::new(right) },
    }
}

/// Returns a product of two patterns that ends when the query does, by a variable of each.
///
/// The filter asks `IF(going_on(), true, going_on(?one, ?other))`. The variables are never
/// looked at; they keep the optimiser from asking before the product is made.
fn checked(
    product: GraphPattern,
    one: &BTreeSet<String>,
    other: &BTreeSet<String>,
) -> GraphPattern {
    let variable = |names: &BTreeSet<String>| {
        let name = names.iter().find_map(|name| name.strip_prefix('?'))?;
        Some(Expression::Variable(Variable::new_unchecked(name)))
    };
    let (Some(one), Some(other)) = (variable(one), variable(other)) else { return product };
    let ask = |variables| Expression::FunctionCall(Function::Custom(going_on()), variables);
    let expr = Expression::If(
        Box::new(ask(Vec::new())),
        Box::new(Expression::Literal(Literal::from(true))),
        Box::new(ask(vec![one, other])),
    );
    GraphPattern::Filter { expr, inner: Box::new(product) }
}

/// Returns what can join a pattern to others: its variables, as `?x`, and its blank nodes, as `_:x`.
fn names(pattern: &GraphPattern) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    pattern.on_in_scope_variable(|variable| {
        names.insert(variable.to_string());
    });
    let mut blank = |term: &TermPattern| {
        if let TermPattern::BlankNode(node) = term {
            names.insert(node.to_string());
        }
    };
    match pattern {
        GraphPattern::Bgp { patterns } => {
            for triple in patterns {
                blank(&triple.subject);
                blank(&triple.object);
            }
        }
        GraphPattern::Path { subject, object, .. } => {
            blank(subject);
            blank(object);
        }
        _ => {}
    }
    names
}

#[cfg(test)]
mod tests {
    use spargebra::SparqlParser;

    use super::*;

    /// Returns the pattern of a query, with IRIs and checks written short.
    fn rewritten(pattern: &str) -> String {
        let text = format!("PREFIX : <http://x/> SELECT * WHERE {{ {pattern} }}");
        let mut query = SparqlParser::new().parse_query(&text).unwrap();
        make_stoppable(&mut query);
        let text = query.to_string().split_once("WHERE ").unwrap().1.to_owned();
        let text = text.replace(&going_on().to_string(), "go").replace("<http://x/p>", ":p");
        text.replace("\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>", "true")
    }

    #[test]
    fn patterns_that_nothing_joins_are_checked() {
        assert_eq!(
            rewritten("?a :p ?b . ?c :p ?d . ?b :p ?e"),
            "{ ?a :p ?b .?b :p ?e .?c :p ?d . FILTER(IF(go(), true, go(?a, ?c))) }"
        );
        assert_eq!(
            rewritten("?a :p ?b { SELECT ?c { ?c :p ?d . ?e :p ?f } }"),
            "{ ?a :p ?b . { SELECT ?c WHERE { ?c :p ?d .?e :p ?f . \
             FILTER(IF(go(), true, go(?c, ?e))) } } FILTER(IF(go(), true, go(?a, ?c))) }"
        );
        assert_eq!(
            rewritten("?a :p ?b OPTIONAL { ?c :p ?d }"),
            "{ ?a :p ?b . OPTIONAL { ?c :p ?d . } FILTER(IF(go(), true, go(?a, ?c))) }"
        );
    }

    #[test]
    fn patterns_that_something_joins_stay_as_they_are() {
        for pattern in [
            "{ ?a :p ?b .?c :p ?d .?b :p ?c . }",
            "{ ?a :p _:x ._:x :p ?b . }",
            "{ ?a :p ?b . OPTIONAL { ?b :p ?c . } }",
            "{ ?a :p ?b . VALUES ( ?b ) { ( 1 ) } }",
        ] {
            let text = rewritten(pattern);
            assert!(!text.contains("go("), "{text}");
        }
        assert_eq!(
            rewritten("?a :p ?b . ?c :p ?d . ?b :p ?c"),
            "{ ?a :p ?b .?c :p ?d .?b :p ?c . }"
        );
        assert_eq!(rewritten("?a :p :p . :p :p :p"), "{ ?a :p :p .:p :p :p . }");
    }
}
