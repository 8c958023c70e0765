//! Networks of small graphs, and networks in words, for tests.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;

use super::types::{Edge, Network, Node};
use crate::ontology;

/// A small graph of three articles, which the shell's tests use too.
const RIVER: &str = include_str!("../../../tests/shell/river.ttl");

/// Returns the quads of some Turtle; the known prefixes need no declaration.
pub(crate) fn quads(turtle: &str) -> Vec<Quad> {
    let prefixes = ontology::prefixes().iter();
    let prefixes = prefixes.map(|(prefix, iri)| format!("@prefix {prefix}: <{iri}> .\n"));
    let text = prefixes.collect::<String>() + turtle;
    let parser = RdfParser::from_format(RdfFormat::Turtle);
    parser.for_slice(&text).collect::<Result<_, _>>().unwrap()
}

/// What the small graph lacks: of which organisation one of the offices is.
pub(crate) const OFFICE: &str = "id:role-minister nun:officeOf id:country-norland .";

/// Returns the small graph, and what is said besides.
pub(crate) fn river(more: &str) -> Vec<Quad> {
    quads(&format!("{RIVER}\n{more}"))
}

/// Returns the edges of a network, a line each: ends, label, then how it is meant and what it rests on.
pub(crate) fn edges(network: &Network) -> Vec<String> {
    let name = |at: usize| &network.nodes[at].label;
    let line = |edge: &Edge| {
        let arrow = if edge.undirected { "--" } else { "->" };
        let grounds: Vec<&str> = edge.grounds.iter().map(|it| it.statement.as_str()).collect();
        let (source, target) = (name(edge.source), name(edge.target));
        let line = format!("{source} {arrow} {target}: {} {}", edge.label, grounds.join(" "));
        line.trim_end().to_owned()
    };
    network.edges.iter().map(line).collect()
}

/// Returns the nodes of a network, a line each.
pub(crate) fn nodes(network: &Network) -> Vec<String> {
    let line = |node: &Node| format!("{}: {} {}", node.id, node.kind.name(), node.label);
    network.nodes.iter().map(line).collect()
}
