//! Walks the algebra of queries.

use spargebra::algebra::GraphPattern;
use spargebra::{GraphUpdateOperation, Query, Update};

/// Returns the pattern of a query.
pub(super) fn pattern_of(query: &mut Query) -> &mut GraphPattern {
    match query {
        Query::Select { pattern, .. }
        | Query::Construct { pattern, .. }
        | Query::Describe { pattern, .. }
        | Query::Ask { pattern, .. } => pattern,
    }
}

/// Returns the patterns of an update: what stands behind WHERE.
pub(super) fn patterns_of(update: &mut Update) -> impl Iterator<Item = &mut GraphPattern> {
    update.operations.iter_mut().filter_map(|operation| match operation {
        GraphUpdateOperation::DeleteInsert { pattern, .. } => Some(&mut **pattern),
        _ => None,
    })
}

/// Returns the patterns that a pattern is made of; not those in expressions, nor what another server is asked.
pub(super) fn parts(pattern: &mut GraphPattern) -> Vec<&mut GraphPattern> {
    match pattern {
        GraphPattern::Join { left, right }
        | GraphPattern::Union { left, right }
        | GraphPattern::Minus { left, right }
        | GraphPattern::Lateral { left, right }
        | GraphPattern::LeftJoin { left, right, .. } => vec![left, right],
        GraphPattern::Filter { inner, .. }
        | GraphPattern::Extend { inner, .. }
        | GraphPattern::Graph { inner, .. }
        | GraphPattern::OrderBy { inner, .. }
        | GraphPattern::Project { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. }
        | GraphPattern::Group { inner, .. } => vec![inner],
        GraphPattern::Bgp { .. }
        | GraphPattern::Path { .. }
        | GraphPattern::Values { .. }
        | GraphPattern::Service { .. } => Vec::new(),
    }
}
