//! Tables for `neo4j-admin database import`
//! (<https://neo4j.com/docs/operations-manual/current/import/#import-tool-header-format>).
//!
//! All nodes are of the id space `Entity` and have that label, beside the one of their kind. The items of an array are parted by `;`, which
//! has no escape: a `;` inside an item becomes U+FF1B, the full-width semicolon.

use std::io::{self, Write};

use super::plain::one_line;
use super::tables::inert;
use crate::export::network::{
    Column, ColumnType, EDGE_COLUMNS, Folder, NODE_COLUMNS, Network, Value,
};

/// Writes a network as `nodes.csv` and `relationships.csv`.
///
/// # Errors
///
/// Those of the folder and its files.
pub(in crate::export) fn write(network: &Network, folder: &mut dyn Folder) -> io::Result<()> {
    nodes(network, &mut *folder.file("nodes.csv")?)?;
    relationships(network, &mut *folder.file("relationships.csv")?)
}

fn nodes(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let own = ["id:ID(Entity)", "name", "kind", ":LABEL"].map(str::to_owned);
    table.write_record(own.into_iter().chain(NODE_COLUMNS.iter().map(header)))?;
    for node in &network.nodes {
        let labels = format!("Entity;{}", label(node.kind.name()));
        let own = [&*node.id, &*node.label, node.kind.name(), &*labels];
        table.write_record(own.map(Value::Text).iter().chain(&node.values()).map(cell))?;
    }
    table.flush()
}

fn relationships(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let own = [":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", "id", "name", "undirected:boolean"];
    let own = own.map(str::to_owned);
    table.write_record(own.into_iter().chain(EDGE_COLUMNS.iter().map(header)))?;
    for edge in &network.edges {
        let (start, end) = (&network.nodes[edge.source], &network.nodes[edge.target]);
        let name = relationship_type(&edge.relation);
        let own = [&*start.id, &*end.id, &*name, &*edge.id, &*edge.label].map(Value::Text);
        let own = own.into_iter().chain([Value::Flag(edge.undirected)]);
        table.write_record(own.chain(network.values(edge)).map(|value| cell(&value)))?;
    }
    table.flush()
}

fn header(column: &Column) -> String {
    let holds = match column.holds {
        ColumnType::Text => return column.name.to_owned(),
        ColumnType::List => "string[]",
        ColumnType::Count => "int",
        ColumnType::Share => "double",
        ColumnType::Day => "date",
        ColumnType::Flag => "boolean",
    };
    format!("{}:{holds}", column.name)
}

fn cell(value: &Value) -> String {
    match value {
        Value::Absent => String::new(),
        Value::Text(text) => inert(&one_line(text)).into_owned(),
        Value::List(texts) => {
            let items = texts.iter().map(|text| one_line(text).replace(';', "；"));
            inert(&items.collect::<Vec<_>>().join(";")).into_owned()
        }
        Value::Count(count) => count.to_string(),
        Value::Share(share) => share.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Flag(flag) => flag.to_string(),
    }
}

/// Returns the label of a kind, as Neo4j's users write them: `Person`.
pub(super) fn label(kind: &str) -> String {
    let mut chars = kind.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Returns the type of a relation, as Neo4j's users write them: `HOLDS_ROLE` for `holdsRole`. What is neither letter nor
/// digit becomes `_`.
pub(super) fn relationship_type(relation: &str) -> String {
    let mut name = String::new();
    for c in relation.chars() {
        if c.is_uppercase() && name.ends_with(char::is_alphanumeric) {
            name.push('_');
        }
        if c.is_alphanumeric() { name.extend(c.to_uppercase()) } else { name.push('_') }
    }
    if name.is_empty() { "RELATED".to_owned() } else { name }
}
