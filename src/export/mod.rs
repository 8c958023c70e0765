//! Writes what was found for other programs to read: facts and events as JSON Lines, graphs as RDF.

pub mod analysis;
pub mod conllu;
pub mod jsonl;
pub mod network;
pub mod plover;
mod rdf;

pub use rdf::{FORMATS, Format, write};
