//! Every format that a graph can be exported in.

use std::io::{self, Write};

use oxigraph::io::{JsonLdProfileSet, RdfFormat};

use super::formats::{cx2, cyjs, cypher, dot, gexf, graphml, neo4j, node_link, tables, vault};
use super::network::{Folder, Network};
use super::page;

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
    /// How many nodes and edges of a network it shows.
    pub size: fn(&Network) -> (usize, usize),
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
    Format { name, extension, about, writer: Writer::Rdf(syntax), size: whole }
}

const fn file(
    name: &'static str,
    extension: &'static str,
    about: &'static str,
    write: fn(&Network, &mut dyn Write) -> io::Result<()>,
) -> Format {
    Format { name, extension, about, writer: Writer::File(write), size: whole }
}

const fn folder(
    name: &'static str,
    about: &'static str,
    write: fn(&Network, &mut dyn Folder) -> io::Result<()>,
) -> Format {
    Format { name, extension: "", about, writer: Writer::Folder(write), size: whole }
}

fn whole(network: &Network) -> (usize, usize) {
    (network.nodes.len(), network.edges.len())
}

const STANCES: &str = "Graphviz: who stands where on plans, and disputed claims";

const JSON_LD: RdfFormat = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };

/// Every format, in the order that help shows them.
pub const FORMATS: &[Format] = &[
    rdf("turtle", "ttl", "RDF as people read it", RdfFormat::Turtle),
    rdf("trig", "trig", "Turtle with named graphs", RdfFormat::TriG),
    rdf("nquads", "nq", "RDF, a line a quad, sorted", RdfFormat::NQuads),
    rdf("ntriples", "nt", "RDF, a line a triple, sorted", RdfFormat::NTriples),
    rdf("rdfxml", "rdf", "RDF in XML", RdfFormat::RdfXml),
    rdf("jsonld", "jsonld", "RDF in JSON", JSON_LD),
    file("html", "html", "one page to explore in a browser, offline", page::write),
    file("gexf", "gexf", "Gephi, with a timeline", gexf::write),
    file("graphml", "graphml", "yEd, Gephi, Cytoscape, NetworkX", graphml::write),
    file("dot", "dot", "Graphviz: a picture", dot::write),
    Format { size: dot::size_of_stances, ..file("stances", "dot", STANCES, dot::write_stances) },
    file("cx2", "cx2", "Cytoscape", cx2::write),
    file("cyjs", "cyjs", "Cytoscape.js: web pages, Cytoscape", cyjs::write),
    file("json", "json", "D3: nodes and links", node_link::write_links),
    file("networkx", "json", "NetworkX: the same, with edges for links", node_link::write_edges),
    file("cypher", "cypher", "Neo4j, as a script", cypher::write),
    folder("neo4j", "Neo4j's import: two tables", neo4j::write),
    folder("csv", "Gephi's spreadsheet import, spreadsheets: two tables", tables::write),
    folder("obsidian", "Obsidian: a note for each thing and article", vault::write),
];
