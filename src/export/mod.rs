//! Writes what was found for other programs to read: facts and events as JSON Lines, graphs as RDF, as networks
//! and as a brief.

pub mod analysis;
pub mod conllu;
pub mod format;
pub mod jsonl;
pub mod network;
pub mod page;
pub mod plover;
pub mod rdf;
pub mod reifiers;
pub mod report;
// What the formats of networks share.
mod json;
mod kinds;
mod looks;
mod plain;
mod xml;
// The formats of networks.
mod cx2;
mod cyjs;
mod cypher;
mod dot;
mod gexf;
mod graphml;
mod neo4j;
mod node_link;
mod tables;
mod vault;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use format::{FORMATS, Format, Writer};
