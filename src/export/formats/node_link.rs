//! Node-link JSON: `nodes`, and the edges between them by the nodes' ids.
//!
//! D3 and most others call the edges `links`; NetworkX from 3.6 on calls them `edges`
//! (<https://networkx.org/documentation/stable/reference/readwrite/json_graph.html>). Hence two formats that differ in
//! one word.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::json;
use crate::export::network::{Edge, Network};

/// Writes a network with its edges under `links`, as D3 takes them.
///
/// # Errors
///
/// Those of `out`.
pub(in crate::export) fn write_links(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    write(network, "links", out)
}

/// Writes a network with its edges under `edges`, as `networkx.node_link_graph` takes them.
///
/// # Errors
///
/// Those of `out`.
pub(in crate::export) fn write_edges(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    write(network, "edges", out)
}

fn write(network: &Network, edges: &str, out: &mut dyn Write) -> io::Result<()> {
    let sources = network.sources.iter().map(|source| {
        json!({
            "id": source.id, "iri": source.iri, "title": source.title, "publisher": source.publisher,
            "date": source.date.map(|date| date.to_string()), "url": source.url,
        })
    });
    let about = json!({ "generator": "Nuncio", "sources": sources.collect::<Vec<_>>() });
    writeln!(out, "{{\"directed\":true,\"multigraph\":true,\n\"graph\":{about},\n\"nodes\":")?;
    let node = |node| {
        let mut object = json::node(node, "label");
        object.insert("id".to_owned(), json!(node.id));
        Value::Object(object)
    };
    json::array(network.nodes.iter(), node, out)?;
    writeln!(out, ",\n\"{edges}\":")?;
    json::array(network.edges.iter(), |edge| link(network, edge), out)?;
    writeln!(out, "}}")
}

fn link(network: &Network, edge: &Edge) -> Value {
    let mut object = json::edge(network, edge);
    let ends = [("source", edge.source), ("target", edge.target)];
    for (name, at) in ends {
        object.insert(name.to_owned(), json!(network.nodes[at].id));
    }
    // NetworkX tells parallel edges apart by their keys.
    object.insert("key".to_owned(), json!(edge.id));
    Value::Object(object)
}
