//! Graphs in the syntaxes of RDF, sorted, so that the same graph has the same bytes.

use std::io::{self, Write};

use oxigraph::io::RdfFormat;
use oxigraph::model::Quad;

use crate::store::{Layout, Store};

/// Writes the quads of a store and some more in a syntax of RDF, and returns the writer.
///
/// A syntax that knows no named graphs gets all triples as if they were in one.
///
/// # Errors
///
/// Those of `out`, and where the store on disk cannot be read.
pub fn write<W: Write>(store: &Store, more: &[Quad], syntax: RdfFormat, out: W) -> io::Result<W> {
    store.serialize(more, syntax, Layout::Flat, out)
}
