//! Every format that a graph can be exported in.

use std::io::{self, Write};

use oxigraph::io::{JsonLdProfileSet, RdfFormat};

use super::network::{Folder, Network};

/// A format that a graph can be exported in.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// The ending of its files, without the dot; empty where it is a folder.
    pub extension: &'static str,
    /// What reads it, in one line.
    pub about: &'static str,
    /// What writes it.
    pub writer: Writer,
}

/// What writes a format.
#[derive(Debug, Clone, Copy)]
pub enum Writer {
    /// A syntax of RDF: the triples of the graph as they are.
    Rdf(RdfFormat),
    /// One file of a network.
    File(fn(&Network, &mut dyn Write) -> io::Result<()>),
    /// Several files of a network.
    Folder(fn(&Network, &mut dyn Folder) -> io::Result<()>),
}

const fn rdf(
    name: &'static str,
    extension: &'static str,
    about: &'static str,
    syntax: RdfFormat,
) -> Format {
    Format { name, extension, about, writer: Writer::Rdf(syntax) }
}

const JSON_LD: RdfFormat = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };

/// Every format, in the order that help shows them.
pub const FORMATS: &[Format] = &[
    rdf("turtle", "ttl", "RDF as people read it", RdfFormat::Turtle),
    rdf("trig", "trig", "Turtle with named graphs", RdfFormat::TriG),
    rdf("nquads", "nq", "RDF, a line a quad, sorted", RdfFormat::NQuads),
    rdf("ntriples", "nt", "RDF, a line a triple, sorted", RdfFormat::NTriples),
    rdf("rdfxml", "rdf", "RDF in XML", RdfFormat::RdfXml),
    rdf("jsonld", "jsonld", "RDF in JSON", JSON_LD),
];
