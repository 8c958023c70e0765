//! What a page hides until its reader asks for it.

use crate::export::network::{MENTIONS, Network, Node, NodeKind};

/// The relations that a page hides at first: they say what is spoken of, not what is said of it.
pub(super) const RELATIONS: [&str; 2] = [MENTIONS, "country"];

/// The kinds that a page hides at first.
pub(super) const KINDS: [NodeKind; 1] = [NodeKind::Article];

/// Returns whether a page hides edges of a relation at first.
pub(super) fn is_relation(relation: &str) -> bool {
    RELATIONS.contains(&relation)
}

/// Returns whether a page hides a node at first: also a claim that nobody disputes, of which there are many.
fn is_node(node: &Node) -> bool {
    KINDS.contains(&node.kind) || (node.kind == NodeKind::Claim && !node.disputed)
}

/// Returns the nodes that a page shows at first: those that an edge leads to or from, between two of which neither is hidden.
pub(super) fn on_stage(network: &Network) -> Vec<usize> {
    let mut is_tied = vec![false; network.nodes.len()];
    for edge in network.edges.iter().filter(|edge| !is_relation(&edge.relation)) {
        if ![edge.source, edge.target].into_iter().any(|end| is_node(&network.nodes[end])) {
            is_tied[edge.source] = true;
            is_tied[edge.target] = true;
        }
    }
    (0..network.nodes.len()).filter(|at| is_tied[*at]).collect()
}
