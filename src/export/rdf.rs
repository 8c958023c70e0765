//! Graphs in the syntaxes of RDF, sorted, so that the same graph has the same bytes.

use std::io::{self, Write};

use oxigraph::io::RdfFormat;
use oxigraph::model::Quad;

use crate::store::{Layout, serialize};

/// Writes quads in a syntax of RDF and returns the writer.
///
/// A syntax that knows no named graphs gets all triples as if they were in one.
///
/// # Errors
///
/// Those of `out`.
pub fn write<W: Write>(quads: &[Quad], syntax: RdfFormat, out: W) -> io::Result<W> {
    serialize(quads, syntax, Layout::Flat, out)
}
