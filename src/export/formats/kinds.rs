//! Kinds of parallel edges, for Gephi.
//!
//! Gephi makes one edge of those between the same nodes that are of one kind, hence kinds are counted: `rejects`,
//! `rejects 2`.

use std::collections::BTreeMap;

use super::plain::one_line;
use crate::export::network::Edge;

/// Counts the edges of one kind between the same ends; edges come sorted by their ends.
#[derive(Default)]
pub(super) struct Kinds {
    ends: (usize, usize),
    seen: BTreeMap<String, usize>,
}

impl Kinds {
    /// Returns the kind of an edge that no other edge between its ends has.
    pub(super) fn of(&mut self, edge: &Edge) -> String {
        if self.ends != (edge.source, edge.target) {
            self.ends = (edge.source, edge.target);
            self.seen.clear();
        }
        let relation = one_line(&edge.relation);
        let count = self.seen.entry(relation.clone()).or_default();
        *count += 1;
        if *count == 1 { relation } else { format!("{relation} {count}") }
    }
}
