//! What the JSON formats share: nodes and edges as objects, and long arrays written piece by piece.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use crate::export::network::{EDGE_COLUMNS, Edge, NODE_COLUMNS, Network, Node, Value};

/// Returns the attributes of a node: its label under the name `label`, its kind, and the columns that it has.
pub(super) fn node(node: &Node, label: &str) -> Map<String, Json> {
    let mut object = object(NODE_COLUMNS.iter().map(|column| column.name).zip(node.values()));
    object.insert(label.to_owned(), json!(node.label));
    object.insert("kind".to_owned(), json!(node.kind.name()));
    object
}

/// Returns the attributes of an edge: its label, relation and the columns that it has.
pub(super) fn edge(network: &Network, edge: &Edge) -> Map<String, Json> {
    let columns = EDGE_COLUMNS.iter().map(|column| column.name);
    let mut object = object(columns.zip(network.values(edge)));
    object.insert("label".to_owned(), json!(edge.label));
    object.insert("relation".to_owned(), json!(edge.relation));
    object.insert("undirected".to_owned(), json!(edge.undirected));
    object
}

fn object<'a>(values: impl Iterator<Item = (&'static str, Value<'a>)>) -> Map<String, Json> {
    let json = |value| match value {
        Value::Absent => None,
        Value::Text(text) => Some(json!(text)),
        Value::List(texts) => Some(json!(texts)),
        Value::Count(count) => Some(json!(count)),
        Value::Share(share) => Some(json!(share)),
        Value::Day(day) => Some(json!(day.to_string())),
        Value::Flag(flag) => Some(json!(flag)),
    };
    values.filter_map(|(name, value)| Some((name.to_owned(), json(value)?))).collect()
}

/// Writes an array, one item a line, so that no array is ever in memory as a whole and lines can be compared.
pub(super) fn array<T>(
    items: impl Iterator<Item = T>,
    mut item: impl FnMut(T) -> Json,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "[")?;
    for (at, of) in items.enumerate() {
        writeln!(out, "{}", if at == 0 { "" } else { "," })?;
        serde_json::to_writer(&mut *out, &item(of))?;
    }
    write!(out, "\n]")
}
