//! The variables that pieces of the algebra name.

use std::collections::BTreeSet;

use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// Names of variables; blank nodes, which join as variables do, begin with `_:`.
pub(super) type Names = BTreeSet<String>;

/// Returns the variables that a pattern may give a value.
pub(super) fn scope(pattern: &GraphPattern) -> Names {
    let mut names = Names::new();
    pattern.on_in_scope_variable(|variable| {
        names.insert(variable.as_str().to_owned());
    });
    names
}

/// Returns what an end of a triple names.
pub(super) fn of_term(term: &TermPattern) -> Option<String> {
    match term {
        TermPattern::Variable(variable) => Some(variable.as_str().to_owned()),
        TermPattern::BlankNode(node) => Some(format!("_:{}", node.as_str())),
        _ => None,
    }
}

/// Returns what a triple names.
pub(super) fn of_triple(triple: &TriplePattern) -> Names {
    let predicate = match &triple.predicate {
        NamedNodePattern::Variable(variable) => Some(variable.as_str().to_owned()),
        NamedNodePattern::NamedNode(_) => None,
    };
    [of_term(&triple.subject), predicate, of_term(&triple.object)].into_iter().flatten().collect()
}

/// Returns the expressions that an expression is made of.
pub(super) fn parts(expression: &Expression) -> Vec<&Expression> {
    use Expression as E;
    match expression {
        E::Or(a, b)
        | E::And(a, b)
        | E::Equal(a, b)
        | E::SameTerm(a, b)
        | E::Greater(a, b)
        | E::GreaterOrEqual(a, b)
        | E::Less(a, b)
        | E::LessOrEqual(a, b)
        | E::Add(a, b)
        | E::Subtract(a, b)
        | E::Multiply(a, b)
        | E::Divide(a, b) => vec![a, b],
        E::UnaryPlus(a) | E::UnaryMinus(a) | E::Not(a) => vec![a],
        E::If(a, b, c) => vec![a, b, c],
        E::In(a, all) => std::iter::once(&**a).chain(all).collect(),
        E::Coalesce(all) | E::FunctionCall(_, all) => all.iter().collect(),
        E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Exists(_) | E::Bound(_) => Vec::new(),
    }
}

/// Returns the variables whose values an expression takes, also within EXISTS.
pub(super) fn of_expression(expression: &Expression) -> Names {
    match expression {
        Expression::Variable(variable) | Expression::Bound(variable) => {
            Names::from([variable.as_str().to_owned()])
        }
        Expression::Exists(pattern) => scope(pattern),
        _ => parts(expression).into_iter().flat_map(of_expression).collect(),
    }
}

/// Returns the patterns that a pattern is made of; not those in expressions, nor what another server is asked.
pub(super) fn inner(pattern: &GraphPattern) -> Vec<&GraphPattern> {
    use GraphPattern as P;
    match pattern {
        P::Join { left, right }
        | P::Union { left, right }
        | P::Minus { left, right }
        | P::Lateral { left, right }
        | P::LeftJoin { left, right, .. } => vec![left, right],
        P::Filter { inner, .. }
        | P::Extend { inner, .. }
        | P::Graph { inner, .. }
        | P::OrderBy { inner, .. }
        | P::Project { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::Slice { inner, .. }
        | P::Group { inner, .. } => vec![inner],
        P::Bgp { .. } | P::Path { .. } | P::Values { .. } | P::Service { .. } => Vec::new(),
    }
}
