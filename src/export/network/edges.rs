//! Makes edges of statements, and says how much they and their ends rest on.

use sha2::{Digest, Sha256};

use super::relations::{ASSERTED, Origin, RELATIONS};
use super::types::{Edge, Ground, Network, Node};
use crate::entities::hex;

/// What tells an edge from every other; its ends are numbers of the caller.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) relation: String,
    pub(super) status: String,
    /// What only this edge has: the office that somebody holds.
    pub(super) detail: String,
}

impl Edge {
    /// Returns the edge of a key whose ends are places among `nodes`, with all that it rests on.
    pub(super) fn new(key: Key, grounds: Vec<Ground>, nodes: &[Node]) -> Self {
        let known = RELATIONS.iter().find(|relation| relation.name == key.relation);
        let words = known.map_or(key.relation.as_str(), |relation| relation.words);
        let undirected = known.is_some_and(|relation| relation.origin == Origin::Meetings);
        let mut label = words.to_owned();
        if !key.detail.is_empty() {
            label = format!("{label}: {}", key.detail);
        }
        if !key.status.is_empty() && key.status != ASSERTED {
            label = format!("{label} ({})", key.status);
        }
        let ends = [&nodes[key.source].id, &nodes[key.target].id].map(String::as_str);
        let parts = [ends[0], &key.relation, ends[1], &key.status, &key.detail];
        let mut edge = Self {
            id: identifier(&key.relation, &parts),
            source: key.source,
            target: key.target,
            relation: key.relation,
            label,
            undirected,
            status: key.status,
            confidence: None,
            weight: 1,
            since: None,
            until: None,
            grounds,
        };
        edge.weigh();
        edge
    }

    /// Returns an edge for each statement that it rests on; itself, where it rests on none.
    pub(super) fn apart(mut self) -> Vec<Self> {
        if self.grounds.is_empty() {
            return vec![self];
        }
        let grounds = std::mem::take(&mut self.grounds);
        let alone = |ground: Ground| {
            let id = identifier(&self.relation, &[&self.id, &ground.statement]);
            let mut edge = Self { id, grounds: vec![ground], ..self.clone() };
            edge.weigh();
            edge
        };
        grounds.into_iter().map(alone).collect()
    }

    /// Sorts the statements that it rests on, and says how many, how sure and how old they are.
    pub(super) fn weigh(&mut self) {
        self.grounds.sort_by(|a, b| {
            let place = |of: &Ground| (of.date, of.source, of.begin, of.end);
            place(a).cmp(&place(b)).then_with(|| a.statement.cmp(&b.statement))
        });
        self.grounds.dedup();
        let grounds = || self.grounds.iter();
        self.confidence = grounds().map(|ground| ground.confidence).reduce(f64::max);
        self.since = grounds().filter_map(|ground| ground.date).min();
        self.until = grounds().filter_map(|ground| ground.date).max();
        let places =
            self.grounds.chunk_by(|a, b| (a.source, a.begin, a.end) == (b.source, b.begin, b.end));
        self.weight = places.count().max(1);
    }
}

impl Network {
    /// Puts the edges in their order: by their ends, relation and status.
    pub(super) fn sort(&mut self) {
        self.edges.sort_by(|a, b| {
            (a.source, a.target)
                .cmp(&(b.source, b.target))
                .then_with(|| a.relation.cmp(&b.relation))
                .then_with(|| a.status.cmp(&b.status))
                .then_with(|| (&a.label, &a.id).cmp(&(&b.label, &b.id)))
        });
    }

    /// Says of every node how many statements its edges rest on, and from when they are.
    pub(super) fn weigh(&mut self) {
        for node in &mut self.nodes {
            (node.weight, node.since, node.until) = (0, None, None);
        }
        for edge in &self.edges {
            let ends = [edge.source, edge.target];
            let ends = if edge.source == edge.target { &ends[..1] } else { &ends[..] };
            for end in ends {
                let node = &mut self.nodes[*end];
                node.weight += edge.grounds.len();
                node.since = node.since.into_iter().chain(edge.since).min();
                node.until = node.until.into_iter().chain(edge.until).max();
            }
        }
    }
}

/// Returns the name of an edge: its relation, where that is a plain word, and a hash of what tells it from others.
fn identifier(relation: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        // The length sets one part apart from the next.
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    let is_word = !relation.is_empty() && relation.chars().all(|c| c.is_ascii_alphanumeric());
    let word = if is_word { relation } else { "edge" };
    format!("{word}-{}", hex(&hash.finalize()[..8]))
}
