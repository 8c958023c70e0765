//! Writes quads in an order that depends on nothing but the quads.

use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, Quad};

use crate::ontology;

/// What to do with named graphs that a format cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Refuse them, so that nothing is lost.
    Whole,
    /// Write their triples as if they were in the default graph.
    Flat,
}

/// Writes quads in `format`, sorted, each once, and returns the writer.
///
/// N-Quads and N-Triples are sorted by their lines, which makes them canonical as
/// long as they hold no blank nodes, and Nuncio's own graphs hold none. The other
/// formats go by graph and subject, the type first.
///
/// # Errors
///
/// Those of `out`; with [`Layout::Whole`] also where `format` cannot hold the named graphs.
pub fn serialize<W: Write>(
    quads: &[Quad],
    format: RdfFormat,
    layout: Layout,
    mut out: W,
) -> io::Result<W> {
    let mut quads: Vec<Quad> = quads.to_vec();
    if !format.supports_datasets() {
        let named = quads.iter().any(|quad| quad.graph_name != GraphName::DefaultGraph);
        if named && layout == Layout::Whole {
            let name = format.name();
            let why = format!("{name} cannot hold the graph's named graphs; use .nq or .trig");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
        }
        for quad in &mut quads {
            quad.graph_name = GraphName::DefaultGraph;
        }
    }
    if matches!(format, RdfFormat::NQuads | RdfFormat::NTriples) {
        let mut lines: Vec<String> = quads.iter().map(ToString::to_string).collect();
        lines.sort_unstable();
        lines.dedup();
        for line in &lines {
            writeln!(out, "{line} .")?;
        }
        return Ok(out);
    }
    quads.sort_by_cached_key(place);
    quads.dedup();
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, namespace) in ontology::prefixes() {
        serializer = serializer.with_prefix(*prefix, *namespace).map_err(io::Error::other)?;
    }
    let mut serializer = serializer.for_writer(out);
    for quad in &quads {
        serializer.serialize_quad(quad)?;
    }
    serializer.finish()
}

/// Returns what quads are sorted by: graph, subject, predicate (the type first), object.
fn place(quad: &Quad) -> (String, String, bool, String, String) {
    (
        quad.graph_name.to_string(),
        quad.subject.to_string(),
        quad.predicate != rdf::TYPE,
        quad.predicate.to_string(),
        quad.object.to_string(),
    )
}
