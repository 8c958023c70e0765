//! CX2, the exchange format of Cytoscape (<https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)/>).
//!
//! Ids are whole numbers, attributes are declared before they are used, and a status says at the end that nothing is
//! missing. Looks are mappings, which a user can change in Cytoscape: kinds to colours and shapes, relations to colours,
//! statuses to lines. What is said not to be so is grey whatever its relation; that is set for each such edge.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::json;
use super::looks::{ASSERTED, NEGATED, STANCES, Stance, diameter, hex, shape, text_colour, width};
use crate::export::network::{
    Column, ColumnType, EDGE_COLUMNS, Edge, NODE_COLUMNS, Network, NodeKind,
};

/// Writes a network as CX2.
///
/// # Errors
///
/// Those of `out`.
pub(in crate::export) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let negated = || network.edges.iter().enumerate().filter(|(_, edge)| edge.status == NEGATED);
    let counts = [
        ("attributeDeclarations", 1),
        ("networkAttributes", 1),
        ("nodes", network.nodes.len()),
        ("edges", network.edges.len()),
        ("visualProperties", 1),
        ("edgeBypasses", negated().count()),
    ];
    let counts = counts.map(|(name, count)| json!({ "name": name, "elementCount": count }));
    writeln!(out, "[{},", json!({ "CXVersion": "2.0", "hasFragments": false }))?;
    writeln!(out, "{},", json!({ "metaData": counts }))?;
    writeln!(out, "{},", json!({ "attributeDeclarations": [declarations()] }))?;
    let about = json!({ "name": "Nuncio", "description": "What news articles say" });
    writeln!(out, "{},", json!({ "networkAttributes": [about] }))?;
    write!(out, "{{\"nodes\":")?;
    let nodes = network.nodes.iter().enumerate();
    let node = |(id, node)| json!({ "id": id, "v": json::node(node, "name") });
    json::array(nodes, node, out)?;
    write!(out, "}},\n{{\"edges\":")?;
    let edges = network.edges.iter().enumerate();
    json::array(edges, |(id, edge)| object(network, id, edge), out)?;
    writeln!(out, "}},\n{},", json!({ "visualProperties": [looks()] }))?;
    let grey = json!({ "EDGE_LINE_COLOR": hex(Stance::None.colour()) });
    write!(out, "{{\"edgeBypasses\":")?;
    json::array(negated(), |(id, _)| json!({ "id": id, "v": grey }), out)?;
    writeln!(out, "}},\n{}]", json!({ "status": [{ "error": "", "success": true }] }))
}

fn object(network: &Network, id: usize, edge: &Edge) -> Value {
    let mut attributes = json::edge(network, edge);
    // What Cytoscape names the relation of an edge, and the edge itself.
    if let Some(relation) = attributes.remove("relation") {
        attributes.insert("interaction".to_owned(), relation);
    }
    attributes.insert("name".to_owned(), json!(edge.id));
    json!({ "id": id, "s": edge.source, "t": edge.target, "v": attributes })
}

fn declarations() -> Value {
    let texts = |names: &[&str]| -> Map<String, Value> {
        names.iter().map(|name| ((*name).to_owned(), json!({ "d": "string" }))).collect()
    };
    let mut nodes = texts(&["name", "kind"]);
    nodes.extend(NODE_COLUMNS.iter().map(declaration));
    let mut edges = texts(&["name", "interaction", "label"]);
    edges.insert("undirected".to_owned(), json!({ "d": "boolean" }));
    edges.extend(EDGE_COLUMNS.iter().map(declaration));
    json!({ "networkAttributes": texts(&["name", "description"]), "nodes": nodes, "edges": edges })
}

fn declaration(column: &Column) -> (String, Value) {
    let name = match column.holds {
        ColumnType::Text | ColumnType::Day => "string",
        ColumnType::List => "list_of_string",
        ColumnType::Count => "integer",
        ColumnType::Share => "double",
        ColumnType::Flag => "boolean",
    };
    (column.name.to_owned(), json!({ "d": name }))
}

fn looks() -> Value {
    let kinds = |value: fn(NodeKind) -> Value| {
        let kinds = NodeKind::ALL.iter();
        discrete("kind", kinds.map(|kind| (kind.name(), value(*kind))))
    };
    let stances = || STANCES.iter().map(|(relation, of)| (*relation, json!(hex(of.colour()))));
    let lines = [(ASSERTED, "solid"), ("", "solid")].map(|(status, line)| (status, json!(line)));
    json!({
        "default": {
            "network": { "NETWORK_BACKGROUND_COLOR": "#FFFFFF" },
            "node": { "NODE_LABEL_FONT_SIZE": 11, "NODE_LABEL_MAX_WIDTH": 160, "NODE_BORDER_WIDTH": 0 },
            "edge": {
                "EDGE_LINE_COLOR": hex(Stance::None.colour()), "EDGE_LINE_STYLE": "dashed",
                "EDGE_TARGET_ARROW_SHAPE": "triangle", "EDGE_LABEL_FONT_SIZE": 9, "EDGE_CURVED": true,
            },
        },
        "nodeMapping": {
            "NODE_LABEL": passthrough("name"),
            "NODE_BACKGROUND_COLOR": kinds(|kind| json!(hex(kind.colour()))),
            "NODE_LABEL_COLOR": kinds(|kind| json!(hex(text_colour(kind)))),
            "NODE_SHAPE": kinds(|kind| json!(shape(kind).names().cx2)),
            "NODE_WIDTH": by_weight(diameter),
            "NODE_HEIGHT": by_weight(diameter),
        },
        "edgeMapping": {
            "EDGE_LABEL": passthrough("label"),
            "EDGE_LINE_COLOR": discrete("interaction", stances()),
            "EDGE_TARGET_ARROW_COLOR": discrete("interaction", stances()),
            "EDGE_LINE_STYLE": discrete("status", lines),
            "EDGE_WIDTH": by_weight(width),
        },
    })
}

fn passthrough(attribute: &str) -> Value {
    json!({ "type": "PASSTHROUGH", "definition": { "attribute": attribute } })
}

fn discrete<'a>(attribute: &str, map: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let map = map.into_iter().map(|(from, to)| json!({ "v": from, "vp": to }));
    let map: Vec<Value> = map.collect();
    json!({ "type": "DISCRETE", "definition": { "attribute": attribute, "map": map } })
}

/// A mapping of weights to sizes: straight between 1 and 100, as CX2 knows no roots, and flat outside.
fn by_weight(size: fn(usize) -> f64) -> Value {
    let (least, most) = (size(1), size(100));
    json!({ "type": "CONTINUOUS", "definition": { "attribute": "weight", "map": [
        { "max": 1, "includeMax": false, "maxVPValue": least },
        { "min": 1, "max": 100, "includeMin": true, "includeMax": true, "minVPValue": least, "maxVPValue": most },
        { "min": 100, "includeMin": false, "minVPValue": most },
    ] } })
}
