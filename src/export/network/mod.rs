//! The graph as a network: what programs that draw graphs want to have.
//!
//! ```text
//! Store ──read──▶ Network ──select──▶ Network ──a format──▶ bytes
//! ```
//!
//! RDF drawn as it is gives a hairball: literals and classes become nodes, whole
//! IRIs become labels, and what a triple rests on is lost. Here literals are
//! attributes, classes are kinds, labels are labels, and an edge is what sentences
//! state, with the sentences.

mod columns;
mod drawing;
mod edges;
pub(super) mod index;
mod read;
pub(super) mod relations;
mod select;
mod selection;
mod terms;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod types;

pub use columns::{Column, ColumnType, EDGE_COLUMNS, NODE_COLUMNS, Value};
pub use drawing::{COLUMNS, Drawing, NEEDED, raw};
pub use read::{of_quads, read};
pub use relations::{MENTIONS, RELATIONS, Relation};
pub use selection::Selection;
pub use types::{Edge, Ground, Network, Node, NodeKind, Source};

use std::io::{self, Write};

use crate::store::WholeFolder;

/// Where a format that is several files writes them.
pub trait Folder {
    /// Opens the file `name`, with `/` between folders, to be written; it is whole once the writer is dropped.
    ///
    /// # Errors
    ///
    /// Where it cannot be written to.
    fn file(&mut self, name: &str) -> io::Result<Box<dyn Write + '_>>;
}

impl Folder for WholeFolder {
    fn file(&mut self, name: &str) -> io::Result<Box<dyn Write + '_>> {
        Ok(Box::new(Self::file(self, name)?))
    }
}
