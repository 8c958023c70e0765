//! Cytoscape.js JSON (`.cyjs`), for Cytoscape and for web pages (<https://js.cytoscape.org/#notation/elements-json>).
//!
//! A page draws it with `cytoscape({ container, ...file })`: the style is in the file.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::json;
use super::looks::{ASSERTED, NEGATED, STANCES, Stance, hex, shape, text_colour};
use crate::export::network::{Edge, Network, NodeKind};

/// Writes a network as Cytoscape.js JSON.
///
/// # Errors
///
/// Those of `out`.
pub(in crate::export) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let about = json!({ "name": "Nuncio" });
    writeln!(
        out,
        "{{\"format_version\":\"1.0\",\"generated_by\":\"Nuncio\",\"target_cytoscapejs_version\":\"~3.0\",\"data\":{about},"
    )?;
    write!(out, "\"elements\":{{\"nodes\":")?;
    let node = |node| {
        let mut data = json::node(node, "name");
        data.insert("id".to_owned(), json!(node.id));
        json!({ "data": data })
    };
    json::array(network.nodes.iter(), node, out)?;
    write!(out, ",\n\"edges\":")?;
    json::array(network.edges.iter(), |edge| element(network, edge), out)?;
    writeln!(out, "}},\n\"style\":{}}}", Value::Array(style()))
}

fn element(network: &Network, edge: &Edge) -> Value {
    let mut data = json::edge(network, edge);
    let ends = [("source", edge.source), ("target", edge.target)];
    for (name, at) in ends {
        data.insert(name.to_owned(), json!(network.nodes[at].id));
    }
    data.insert("id".to_owned(), json!(edge.id));
    data.insert("interaction".to_owned(), json!(edge.relation));
    json!({ "data": data })
}

/// Returns the style, general rules first: later ones win.
fn style() -> Vec<Value> {
    let rule = |selector: String, style: Value| json!({ "selector": selector, "style": style });
    let mut rules = vec![rule(
        "node".to_owned(),
        json!({
            "label": "data(name)", "font-size": 11, "text-wrap": "wrap", "text-max-width": 150,
            "text-valign": "center", "width": 160, "height": 44,
        }),
    )];
    rules.extend(NodeKind::ALL.iter().map(|kind| {
        let looks = json!({
            "background-color": hex(kind.colour()), "color": hex(text_colour(*kind)),
            "shape": shape(*kind).names().cyjs,
        });
        rule(format!("node[kind = \"{}\"]", kind.name()), looks)
    }));
    let against = hex(Stance::Against.colour());
    let disputed = json!({ "border-width": 3, "border-color": against, "border-style": "double" });
    rules.push(rule("node[?disputed]".to_owned(), disputed));
    let grey = hex(Stance::None.colour());
    let edge = json!({
        "label": "data(label)", "font-size": 9, "text-rotation": "autorotate",
        "text-background-color": "#FFFFFF", "text-background-opacity": 0.9, "curve-style": "bezier",
        "target-arrow-shape": "triangle", "line-color": grey, "target-arrow-color": grey, "line-style": "dashed",
    });
    rules.push(rule("edge".to_owned(), edge));
    rules.push(rule(
        format!("edge[!status], edge[status = \"{ASSERTED}\"]"),
        json!({ "line-style": "solid" }),
    ));
    rules.extend(STANCES.iter().map(|(relation, stance)| {
        rule(format!("edge[relation = \"{relation}\"]"), coloured(&hex(stance.colour())))
    }));
    rules.push(rule(format!("edge[status = \"{NEGATED}\"]"), coloured(&grey)));
    rules.push(rule("edge[?undirected]".to_owned(), json!({ "target-arrow-shape": "none" })));
    rules
}

fn coloured(colour: &str) -> Value {
    json!({ "line-color": colour, "target-arrow-color": colour })
}
