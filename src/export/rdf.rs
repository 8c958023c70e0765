//! Graphs in the syntaxes of RDF, sorted, so that the same graph has the same bytes.

use std::io::{self, Write};

use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use oxigraph::model::Quad;

use crate::store::{Layout, serialize};

/// A format that a graph can be written in.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// The ending of its files.
    pub extension: &'static str,
    syntax: RdfFormat,
}

/// Every format, in the order that help shows them.
pub const FORMATS: &[Format] = &[
    Format { name: "turtle", extension: "ttl", syntax: RdfFormat::Turtle },
    Format { name: "trig", extension: "trig", syntax: RdfFormat::TriG },
    Format { name: "nquads", extension: "nq", syntax: RdfFormat::NQuads },
    Format { name: "ntriples", extension: "nt", syntax: RdfFormat::NTriples },
    Format { name: "rdfxml", extension: "rdf", syntax: RdfFormat::RdfXml },
    Format {
        name: "jsonld",
        extension: "jsonld",
        syntax: RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
    },
];

/// Writes quads in a format and returns the writer.
///
/// A format that knows no named graphs gets all triples as if they were in one.
///
/// # Errors
///
/// Those of `out`.
pub fn write<W: Write>(quads: &[Quad], format: &Format, out: W) -> io::Result<W> {
    serialize(quads, format.syntax, Layout::Flat, out)
}
