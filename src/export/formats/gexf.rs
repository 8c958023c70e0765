//! GEXF 1.3, the format of Gephi (<https://gexf.net/>).
//!
//! Gephi's timeline shows what exists in a window of time. Here a thing exists on the days of the articles that state
//! it: a window of a week shows what was reported in that week, and a window that begins with the first day what was
//! known by its end. An edge has a spell for each stretch of days without a gap; its end is the next midnight, for a
//! date is the midnight that it begins with.
//!
//! Gephi could mix directed and undirected edges, but others that read GEXF refuse such a file, so an undirected edge of a directed
//! graph is one with the attribute `undirected`.

use std::io::{self, Write};

use jiff::ToSpan;
use jiff::civil::Date;

use super::kinds::Kinds;
use super::looks::{Stance, diameter, is_plain};
use super::plain::one_line;
use super::xml::{self, Xml};
use crate::export::network::{
    Column, ColumnType, EDGE_COLUMNS, Edge, NODE_COLUMNS, Network, Node, Value,
};

/// Writes a network as GEXF.
///
/// # Errors
///
/// Those of `out`.
pub(in crate::export) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = xml::begin(out)?;
    let root = xml.create_element("gexf").with_attributes([
        ("xmlns", "http://gexf.net/1.3"),
        ("xmlns:viz", "http://gexf.net/1.3/viz"),
        ("version", "1.3"),
    ]);
    root.write_inner_content(|xml| {
        xml.create_element("meta").write_inner_content(|xml| {
            let creator = xml.create_element("creator");
            creator.write_text_content(quick_xml::events::BytesText::new("Nuncio")).map(drop)
        })?;
        let undirected =
            !network.edges.is_empty() && network.edges.iter().all(|edge| edge.undirected);
        let kind = if undirected { "undirected" } else { "directed" };
        let dated = network.edges.iter().any(|edge| edge.since.is_some());
        let mut graph = xml.create_element("graph").with_attribute(("defaultedgetype", kind));
        graph = if dated {
            graph.with_attributes([("mode", "dynamic"), ("timeformat", "date")])
        } else {
            graph.with_attribute(("mode", "static"))
        };
        graph.write_inner_content(|xml| content(network, xml)).map(drop)
    })?;
    xml.into_inner().write_all(b"\n")
}

fn content(network: &Network, xml: &mut Xml) -> io::Result<()> {
    attributes(xml, "node", &[("kind", ColumnType::Text)], NODE_COLUMNS)?;
    let own = [("relation", ColumnType::Text), ("undirected", ColumnType::Flag)];
    attributes(xml, "edge", &own, EDGE_COLUMNS)?;
    xml.create_element("nodes").write_inner_content(|xml| {
        network.nodes.iter().try_for_each(|node| write_node(node, xml))
    })?;
    let mut kinds = Kinds::default();
    xml.create_element("edges").write_inner_content(|xml| {
        network.edges.iter().try_for_each(|edge| {
            let kind = kinds.of(edge);
            write_edge(network, edge, &kind, xml)
        })
    })?;
    Ok(())
}

fn attributes(
    xml: &mut Xml,
    class: &str,
    own: &[(&str, ColumnType)],
    columns: &[Column],
) -> io::Result<()> {
    let element = xml.create_element("attributes").with_attribute(("class", class));
    element.write_inner_content(|xml| {
        let others = columns.iter().map(|column| (column.name, column.holds));
        for (name, holds) in own.iter().copied().chain(others) {
            if !is_weight_of_edge(class, name) {
                let attribute = xml.create_element("attribute");
                attribute
                    .with_attributes([("id", name), ("title", name), ("type", type_name(holds))])
                    .write_empty()?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// The weight of an edge has an XML attribute of its own.
fn is_weight_of_edge(class: &str, name: &str) -> bool {
    class == "edge" && name == "weight"
}

const fn type_name(holds: ColumnType) -> &'static str {
    match holds {
        ColumnType::Text | ColumnType::Day => "string",
        ColumnType::List => "liststring",
        ColumnType::Count => "integer",
        ColumnType::Share => "double",
        ColumnType::Flag => "boolean",
    }
}

fn write_node(node: &Node, xml: &mut Xml) -> io::Result<()> {
    let element = xml
        .create_element("node")
        .with_attributes([("id", &*one_line(&node.id)), ("label", &*one_line(&node.label))]);
    element.write_inner_content(|xml| {
        let values = NODE_COLUMNS.iter().zip(node.values());
        let own = [("kind", Value::Text(node.kind.name()))];
        attvalues(xml, own.into_iter().chain(values.map(|(column, value)| (column.name, value))))?;
        spells(xml, &span(node.since, node.until))?;
        let size = diameter(node.weight).to_string();
        xml.create_element("viz:size").with_attribute(("value", &*size)).write_empty()?;
        colour(xml, node.kind.colour(), 1.0)
    })?;
    Ok(())
}

fn write_edge(network: &Network, edge: &Edge, kind: &str, xml: &mut Xml) -> io::Result<()> {
    let weight = edge.weight.to_string();
    let element = xml.create_element("edge").with_attributes([
        ("id", &*one_line(&edge.id)),
        ("source", &*one_line(&network.nodes[edge.source].id)),
        ("target", &*one_line(&network.nodes[edge.target].id)),
        ("label", &*one_line(&edge.label)),
        ("kind", kind),
        ("weight", &*weight),
    ]);
    element.write_inner_content(|xml| {
        let own = [
            ("relation", Value::Text(&edge.relation)),
            ("undirected", Value::Flag(edge.undirected)),
        ];
        let values = EDGE_COLUMNS.iter().map(|column| column.name).zip(network.values(edge));
        let others = values.filter(|(name, _)| !is_weight_of_edge("edge", name));
        attvalues(xml, own.into_iter().chain(others))?;
        spells(xml, &days(edge))?;
        colour(xml, Stance::of(edge).colour(), if is_plain(edge) { 1.0 } else { 0.5 })
    })?;
    Ok(())
}

fn attvalues<'a>(
    xml: &mut Xml,
    values: impl Iterator<Item = (&'static str, Value<'a>)>,
) -> io::Result<()> {
    xml.create_element("attvalues").write_inner_content(|xml| {
        for (name, value) in values {
            if let Some(value) = xml::text(&value) {
                let element = xml.create_element("attvalue");
                element.with_attributes([("for", name), ("value", &*value)]).write_empty()?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

fn colour(xml: &mut Xml, [red, green, blue]: [u8; 3], opacity: f32) -> io::Result<()> {
    let [red, green, blue] = [red, green, blue].map(|part| part.to_string());
    let element = xml.create_element("viz:color");
    let attributes = [("r", &*red), ("g", &*green), ("b", &*blue), ("a", &*opacity.to_string())];
    element.with_attributes(attributes).write_empty()?;
    Ok(())
}

/// Writes stretches of days, each with its first and last.
fn spells(xml: &mut Xml, stretches: &[(Date, Date)]) -> io::Result<()> {
    if stretches.is_empty() {
        return Ok(());
    }
    xml.create_element("spells").write_inner_content(|xml| {
        for (first, last) in stretches {
            let end = last.saturating_add(1.day());
            let element = xml.create_element("spell");
            let bounds = [("start", first.to_string()), ("end", end.to_string())];
            element
                .with_attributes(bounds.iter().map(|(name, day)| (*name, &**day)))
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn span(since: Option<Date>, until: Option<Date>) -> Vec<(Date, Date)> {
    since.zip(until).into_iter().collect()
}

/// Returns the days on which articles state an edge, those that follow one another as one stretch: Gephi takes no
/// spells that touch.
fn days(edge: &Edge) -> Vec<(Date, Date)> {
    let mut dates: Vec<Date> = edge.grounds.iter().filter_map(|ground| ground.date).collect();
    dates.sort_unstable();
    let mut stretches: Vec<(Date, Date)> = Vec::new();
    for date in dates {
        match stretches.last_mut() {
            Some((_, last)) if date <= last.saturating_add(1.day()) => *last = date,
            _ => stretches.push((date, date)),
        }
    }
    if stretches.is_empty() { span(edge.since, edge.until) } else { stretches }
}
