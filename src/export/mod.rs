//! Writes what was found for other programs to read: facts as JSON Lines, graphs as RDF.

pub mod analysis;
pub mod conllu;
pub mod jsonl;
mod rdf;

pub use rdf::{FORMATS, Format, write};
