//! Writes what was found for other programs to read: facts and events as JSON Lines, graphs as RDF and as networks.

pub mod analysis;
pub mod conllu;
pub mod format;
pub mod jsonl;
pub mod network;
pub mod plover;
pub mod rdf;

pub use format::{FORMATS, Format, Writer};
