//! What a page hides until its reader asks for it.

use serde::Serialize;

use crate::export::network::{MENTIONS, Network, Node, NodeKind};

/// What a page hides at first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Aside {
    /// The kinds of nodes.
    kinds: Vec<&'static str>,
    /// The relations: those that say what is spoken of, not what is said of it.
    relations: Vec<&'static str>,
    /// Whether claims that nobody disputes are hidden; most of a graph is these.
    claims: bool,
}

impl Aside {
    /// Returns what a page of a network hides: nothing, where all else would be nothing.
    pub(super) fn of(network: &Network) -> Self {
        let aside = Self {
            kinds: vec![NodeKind::Article.name()],
            relations: vec![MENTIONS, "country"],
            claims: true,
        };
        if aside.on_stage(network).is_empty() {
            return Self { kinds: Vec::new(), relations: Vec::new(), claims: false };
        }
        aside
    }

    /// Returns whether edges of a relation are hidden.
    pub(super) fn hides(&self, relation: &str) -> bool {
        self.relations.contains(&relation)
    }

    fn hides_node(&self, node: &Node) -> bool {
        let is_undisputed = node.kind == NodeKind::Claim && !node.disputed;
        self.kinds.contains(&node.kind.name()) || (self.claims && is_undisputed)
    }

    /// Returns the nodes that are shown at first: those that an edge leads to or from, between two of which neither is hidden.
    pub(super) fn on_stage(&self, network: &Network) -> Vec<usize> {
        let mut is_tied = vec![false; network.nodes.len()];
        for edge in network.edges.iter().filter(|edge| !self.hides(&edge.relation)) {
            let ends = [edge.source, edge.target];
            if !ends.into_iter().any(|end| self.hides_node(&network.nodes[end])) {
                is_tied[edge.source] = true;
                is_tied[edge.target] = true;
            }
        }
        (0..network.nodes.len()).filter(|at| is_tied[*at]).collect()
    }
}
