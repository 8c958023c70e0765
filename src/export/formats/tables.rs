//! Tables of nodes and edges as CSV, for Gephi's spreadsheet import and for spreadsheets
//! (<https://docs.gephi.org/desktop/User_Manual/Import/Spreadsheet>).
//!
//! Gephi takes the columns `Id`, `Label`, `Source`, `Target`, `Type`, `Kind` and `Weight` for what they say. Lists are arrays
//! as Gephi writes them, which are JSON too.

use std::borrow::Cow;
use std::io::{self, Write};

use super::kinds::Kinds;
use super::plain::{array, one_line};
use crate::export::network::{EDGE_COLUMNS, Folder, NODE_COLUMNS, Network, Value};

/// Writes a network as `nodes.csv` and `edges.csv`.
///
/// # Errors
///
/// Those of the folder and its files.
pub(in crate::export) fn write(network: &Network, folder: &mut dyn Folder) -> io::Result<()> {
    nodes(network, &mut *folder.file("nodes.csv")?)?;
    edges(network, &mut *folder.file("edges.csv")?)
}

fn nodes(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(
        ["Id", "Label", "Kind"].into_iter().chain(NODE_COLUMNS.iter().map(|of| of.name)),
    )?;
    for node in &network.nodes {
        let own = [Value::Text(&node.id), Value::Text(&node.label), Value::Text(node.kind.name())];
        table.write_record(own.iter().chain(&node.values()).map(cell))?;
    }
    table.flush()
}

fn edges(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let columns =
        EDGE_COLUMNS.iter().map(|of| if of.name == "weight" { "Weight" } else { of.name });
    table.write_record(
        ["Source", "Target", "Type", "Id", "Label", "Kind", "relation"].into_iter().chain(columns),
    )?;
    let mut kinds = Kinds::default();
    for edge in &network.edges {
        let kind = kinds.of(edge);
        let direction = if edge.undirected { "Undirected" } else { "Directed" };
        let own = [
            &*network.nodes[edge.source].id,
            &*network.nodes[edge.target].id,
            direction,
            &*edge.id,
            &*edge.label,
            &*kind,
            &*edge.relation,
        ];
        table.write_record(own.map(Value::Text).iter().chain(&network.values(edge)).map(cell))?;
    }
    table.flush()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Absent => String::new(),
        Value::Text(text) => inert(&one_line(text)).into_owned(),
        Value::List(texts) => array(texts),
        Value::Count(count) => count.to_string(),
        Value::Share(share) => share.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Flag(flag) => flag.to_string(),
    }
}

/// Returns text that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before it
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
pub(super) fn inert(text: &str) -> Cow<'_, str> {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if is_formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}
