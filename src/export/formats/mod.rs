//! The formats that a network is written in, one file each, and what they share.

// What they share.
mod json;
mod kinds;
mod looks;
mod plain;
mod xml;

pub(super) mod cx2;
pub(super) mod cyjs;
pub(super) mod cypher;
pub(super) mod dot;
pub(super) mod gexf;
pub(super) mod graphml;
pub(super) mod neo4j;
pub(super) mod node_link;
pub(super) mod tables;
pub(super) mod vault;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
