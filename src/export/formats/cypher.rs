//! A script in Cypher, for a Neo4j that runs (<https://neo4j.com/docs/cypher-manual/current/syntax/parsing/>).
//!
//! Each statement merges by id, so that running the script again, or one of a larger graph, adds what is new and leaves
//! the rest. For large graphs the tables of [`neo4j`](super::neo4j) are faster.

use std::io::{self, Write};

use super::neo4j::{label, relationship_type};
use super::plain::one_line;
use crate::export::network::{EDGE_COLUMNS, NODE_COLUMNS, Network, Value};

/// Writes a network as a Cypher script.
///
/// # Errors
///
/// Those of `out`.
pub(in crate::export) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(include_str!("cypher/constraint.cypher").as_bytes())?;
    for node in &network.nodes {
        let (id, kind) = (literal(&node.id), label(node.kind.name()));
        write!(out, "MERGE (n:Entity {{id: {id}}}) SET n:`{kind}`, n += ")?;
        let own = [("name", Value::Text(&node.label)), ("kind", Value::Text(node.kind.name()))];
        let columns = NODE_COLUMNS.iter().map(|column| column.name).zip(node.values());
        properties(own.into_iter().chain(columns), out)?;
    }
    for edge in &network.edges {
        let end = |at: usize| literal(&network.nodes[at].id);
        let (start, end, id) = (end(edge.source), end(edge.target), literal(&edge.id));
        let name = relationship_type(&edge.relation);
        write!(out, "MATCH (a:Entity {{id: {start}}}), (b:Entity {{id: {end}}}) ")?;
        write!(out, "MERGE (a)-[r:`{name}` {{id: {id}}}]->(b) SET r += ")?;
        let own =
            [("name", Value::Text(&edge.label)), ("undirected", Value::Flag(edge.undirected))];
        let columns = EDGE_COLUMNS.iter().map(|column| column.name).zip(network.values(edge));
        properties(own.into_iter().chain(columns), out)?;
    }
    Ok(())
}

fn properties<'a>(
    values: impl Iterator<Item = (&'static str, Value<'a>)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let pairs = values.filter_map(|(name, value)| Some(format!("{name}: {}", of(&value)?)));
    writeln!(out, "{{{}}};", pairs.collect::<Vec<_>>().join(", "))
}

fn of(value: &Value) -> Option<String> {
    Some(match value {
        Value::Absent => return None,
        Value::Text(text) => literal(text),
        Value::List(texts) => {
            format!("[{}]", texts.iter().map(|text| literal(text)).collect::<Vec<_>>().join(", "))
        }
        Value::Count(count) => count.to_string(),
        Value::Share(share) => format!("{share:?}"),
        Value::Day(day) => format!("date('{day}')"),
        Value::Flag(flag) => flag.to_string(),
    })
}

/// Returns text as a string of Cypher that cannot end early.
///
/// Neo4j replaces `\u0027` by a quote, in some versions before it looks for the ends of strings, and then even behind
/// another backslash. Hence a `u` that follows a backslash is written as an escape itself.
fn literal(text: &str) -> String {
    let text = one_line(text).replace('\\', "\\\\").replace('\'', "\\'");
    format!("'{}'", text.replace("\\u", "\\\\u0075").replace("\\U", "\\\\u0055"))
}
