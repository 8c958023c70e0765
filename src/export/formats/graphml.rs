//! GraphML, which yEd, Gephi, Cytoscape and NetworkX read (<http://graphml.graphdrawing.org/specification.html>).
//!
//! The same file has attributes with types, which all of them read, and shapes, colours and labels in yFiles' own
//! extension, which yEd draws and the others leave aside. GraphML has no lists: they are arrays in a string.
//!
//! Gephi takes the *id* of a key for the label, whatever its name, if the id is `label`, `d3` or `d7`
//! (<https://github.com/gephi/gephi/issues/1840>). Hence ids here are the names, and only labels are called `label`.
//! NetworkX refuses a file with both directed and undirected edges, so an undirected edge is one with the attribute
//! `undirected`, drawn without an arrow. It takes a drawn label for the attribute `label` too, and the last one counts:
//! what is drawn, and shortened for it, therefore stands first.

use std::fmt::Write as _;
use std::io::{self, Write};

use quick_xml::events::BytesText;

use super::looks::{Stance, hex, is_plain, shape, text_colour, width};
use super::plain::{one_line, wrapped};
use super::xml::{self, Xml};
use crate::export::network::{ColumnType, EDGE_COLUMNS, Edge, NODE_COLUMNS, Network, Node, Value};

/// The prefix of the ids of the keys of edges: GraphML's ids are one space of names.
const EDGE: &str = "edge.";

/// Writes a network as GraphML.
///
/// # Errors
///
/// Those of `out`.
pub(in crate::export) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = xml::begin(out)?;
    let root = xml.create_element("graphml").with_attributes([
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
        ("xmlns:y", "http://www.yworks.com/xml/graphml"),
    ]);
    root.write_inner_content(|xml| {
        keys(xml)?;
        let graph = xml.create_element("graph");
        graph.with_attributes([("id", "G"), ("edgedefault", "directed")]).write_inner_content(
            |xml| {
                let mut nodes = network.nodes.iter().enumerate();
                nodes.try_for_each(|(at, node)| write_node(node, place(at, network), xml))?;
                network.edges.iter().try_for_each(|edge| write_edge(network, edge, xml))
            },
        )?;
        Ok(())
    })?;
    xml.into_inner().write_all(b"\n")
}

/// The attributes of nodes beside the columns; Gephi colours nodes by the last three.
const OF_NODES: [(&str, ColumnType); 5] = [
    ("label", ColumnType::Text),
    ("kind", ColumnType::Text),
    ("r", ColumnType::Count),
    ("g", ColumnType::Count),
    ("b", ColumnType::Count),
];

/// The attributes of edges beside the columns.
const OF_EDGES: [(&str, ColumnType); 3] =
    [("label", ColumnType::Text), ("relation", ColumnType::Text), ("undirected", ColumnType::Flag)];

fn keys(xml: &mut Xml) -> io::Result<()> {
    let columns = NODE_COLUMNS.iter().map(|column| (column.name, column.holds));
    for (name, holds) in OF_NODES.into_iter().chain(columns) {
        key(xml, "node", name, name, holds)?;
    }
    let columns = EDGE_COLUMNS.iter().map(|column| (column.name, column.holds));
    for (name, holds) in OF_EDGES.into_iter().chain(columns) {
        key(xml, "edge", &format!("{EDGE}{name}"), name, holds)?;
    }
    for (id, of) in [("nodegraphics", "node"), ("edgegraphics", "edge")] {
        let key = xml.create_element("key");
        key.with_attributes([("id", id), ("for", of), ("yfiles.type", id)]).write_empty()?;
    }
    Ok(())
}

fn key(xml: &mut Xml, of: &str, id: &str, name: &str, holds: ColumnType) -> io::Result<()> {
    let type_name = match holds {
        ColumnType::Text | ColumnType::Day | ColumnType::List => "string",
        ColumnType::Count => "int",
        ColumnType::Share => "double",
        ColumnType::Flag => "boolean",
    };
    let attributes = [("id", id), ("for", of), ("attr.name", name), ("attr.type", type_name)];
    xml.create_element("key").with_attributes(attributes).write_empty()?;
    Ok(())
}

/// Returns an id as the schema has it (`xs:NMTOKEN`): any character that is no ASCII letter, digit or one of `-._:` is
/// `_x`, its code point in hexadecimal, `_`, as in SQL/XML (ISO/IEC 9075-14, 9.1). Ids of Nuncio stay as they are.
fn token(id: &str) -> String {
    let mut token = String::with_capacity(id.len());
    for (at, c) in id.char_indices() {
        let is_escape = c == '_' && id[at..].starts_with("_x");
        if !is_escape && (c.is_ascii_alphanumeric() || "-._:".contains(c)) {
            token.push(c);
        } else {
            let _ = write!(token, "_x{:04X}_", u32::from(c));
        }
    }
    token
}

fn data(xml: &mut Xml, key: &str, value: &Value) -> io::Result<()> {
    if let Some(text) = xml::text(value) {
        let element = xml.create_element("data").with_attribute(("key", key));
        element.write_text_content(BytesText::new(&text))?;
    }
    Ok(())
}

/// Returns where a node lies: in rows, so that they are no pile before they are laid out.
fn place(at: usize, network: &Network) -> (usize, usize) {
    let columns = network.nodes.len().isqrt().max(1);
    (at % columns * 220, at / columns * 100)
}

fn write_node(node: &Node, place: (usize, usize), xml: &mut Xml) -> io::Result<()> {
    let element = xml.create_element("node").with_attribute(("id", &*token(&node.id)));
    element.write_inner_content(|xml| {
        let graphics = xml.create_element("data").with_attribute(("key", "nodegraphics"));
        graphics.write_inner_content(|xml| draw_node(node, place, xml))?;
        let [red, green, blue] = node.kind.colour().map(|part| Value::Count(part.into()));
        let own = [Value::Text(&node.label), Value::Text(node.kind.name()), red, green, blue];
        for ((name, _), value) in OF_NODES.iter().zip(own) {
            data(xml, name, &value)?;
        }
        for (column, value) in NODE_COLUMNS.iter().zip(node.values()) {
            data(xml, column.name, &value)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn draw_node(node: &Node, (x, y): (usize, usize), xml: &mut Xml) -> io::Result<()> {
    let lines = wrapped(&node.label, 28, 4);
    xml.create_element("y:ShapeNode").write_inner_content(|xml| {
        let height = 24 + 14 * lines.len().max(1);
        let geometry = [("x", x), ("y", y), ("width", 190), ("height", height)];
        let geometry = geometry.map(|(name, pixels)| (name, pixels.to_string()));
        let element = xml.create_element("y:Geometry");
        element.with_attributes(geometry.iter().map(|(name, of)| (*name, &**of))).write_empty()?;
        let fill = hex(node.kind.colour());
        let element = xml.create_element("y:Fill");
        element.with_attributes([("color", &*fill), ("transparent", "false")]).write_empty()?;
        let label = lines.join("\n");
        let element = xml.create_element("y:NodeLabel");
        let colour = text_colour(node.kind);
        element
            .with_attribute(("textColor", &*hex(colour)))
            .write_text_content(BytesText::new(&label))?;
        let element = xml.create_element("y:Shape");
        element.with_attribute(("type", shape(node.kind).names().yed)).write_empty()?;
        Ok(())
    })?;
    Ok(())
}

fn write_edge(network: &Network, edge: &Edge, xml: &mut Xml) -> io::Result<()> {
    let element = xml.create_element("edge").with_attributes([
        ("id", &*token(&edge.id)),
        ("source", &*token(&network.nodes[edge.source].id)),
        ("target", &*token(&network.nodes[edge.target].id)),
    ]);
    element.write_inner_content(|xml| {
        let graphics = xml.create_element("data").with_attribute(("key", "edgegraphics"));
        graphics.write_inner_content(|xml| draw_edge(edge, xml))?;
        let own =
            [Value::Text(&edge.label), Value::Text(&edge.relation), Value::Flag(edge.undirected)];
        for ((name, _), value) in OF_EDGES.iter().zip(own) {
            data(xml, &format!("{EDGE}{name}"), &value)?;
        }
        for (column, value) in EDGE_COLUMNS.iter().zip(network.values(edge)) {
            data(xml, &format!("{EDGE}{}", column.name), &value)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn draw_edge(edge: &Edge, xml: &mut Xml) -> io::Result<()> {
    xml.create_element("y:PolyLineEdge").write_inner_content(|xml| {
        let (colour, width) = (hex(Stance::of(edge).colour()), width(edge.weight).to_string());
        let line = if is_plain(edge) { "line" } else { "dashed" };
        let style = [("color", &*colour), ("type", line), ("width", &*width)];
        xml.create_element("y:LineStyle").with_attributes(style).write_empty()?;
        let head = if edge.undirected { "none" } else { "standard" };
        let arrows = [("source", "none"), ("target", head)];
        xml.create_element("y:Arrows").with_attributes(arrows).write_empty()?;
        let label = one_line(&edge.label);
        xml.create_element("y:EdgeLabel").write_text_content(BytesText::new(&label))?;
        Ok(())
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_token_and_two_ids_are_two() {
        assert_eq!(token("person-ida-holm_1.2:b"), "person-ida-holm_1.2:b");
        assert_eq!(token("http://x/a#ü b"), "http:_x002F__x002F_x_x002F_a_x0023__x00FC__x0020_b");
        assert_eq!(token("a_x0020_b"), "a_x005F_x0020_b");
    }
}
