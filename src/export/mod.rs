//! Writes what was found for other programs to read: facts and events as JSON Lines, graphs as RDF, as networks
//! and as a brief.

pub mod analysis;
pub mod conllu;
pub mod format;
mod formats;
pub mod jsonl;
pub mod network;
pub mod page;
pub mod plover;
pub mod rdf;
pub mod reifiers;
pub mod report;

pub use format::{FORMATS, Format, Writer};
