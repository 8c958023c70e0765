//! Writes a network with its places as the JSON that the page reads (`web/page/data.js`).

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::aside::Aside;
use super::layout::{self, Place};
use super::readable::Readable;
use crate::export::network::{Edge, Ground, Network, Node, NodeKind, Source};

/// Writes the data of a page, in which no `<` is: it can stand in an element of HTML as it is. `home` is the address of the first
/// page of the site that the page is of, if any.
///
/// # Errors
///
/// Where `out` cannot be written to.
pub(super) fn write(network: &Network, home: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    let aside = Aside::of(network);
    let places = layout::places(network, &aside);
    let readable = Readable::of(network);
    let data = Data {
        home,
        hidden: aside,
        kinds: NodeKind::ALL
            .iter()
            .map(|kind| Kind { name: kind.name(), colour: kind.colour() })
            .collect(),
        sources: network
            .sources
            .iter()
            .enumerate()
            .map(|(at, source)| SourceData::new(source, readable.text(at)))
            .collect(),
        nodes: network
            .nodes
            .iter()
            .zip(places)
            .map(|(node, place)| NodeData::new(node, place))
            .collect(),
        edges: network.edges.iter().map(|edge| EdgeData::new(edge, &readable)).collect(),
    };
    data.serialize(&mut Serializer::with_formatter(out, InHtml)).map_err(io::Error::from)
}

/// Writes strings so that no element of HTML can begin or end in them.
struct InHtml;

impl Formatter for InHtml {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        for (at, part) in fragment.split('<').enumerate() {
            if at > 0 {
                writer.write_all(b"\\u003c")?;
            }
            writer.write_all(part.as_bytes())?;
        }
        Ok(())
    }
}

#[derive(Serialize)]
struct Data<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    home: Option<&'a str>,
    hidden: Aside,
    kinds: Vec<Kind>,
    sources: Vec<SourceData<'a>>,
    nodes: Vec<NodeData<'a>>,
    edges: Vec<EdgeData<'a>>,
}

#[derive(Serialize)]
struct Kind {
    name: &'static str,
    colour: [u8; 3],
}

#[derive(Serialize)]
struct SourceData<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct NodeData<'a> {
    id: &'a str,
    label: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    aliases: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    roles: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    figures: &'a [String],
    #[serde(skip_serializing_if = "is_false")]
    disputed: bool,
    #[serde(skip_serializing_if = "is_false")]
    several: bool,
    weight: usize,
    x: i64,
    y: i64,
}

#[derive(Serialize)]
struct EdgeData<'a> {
    id: &'a str,
    source: usize,
    target: usize,
    relation: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "is_false")]
    undirected: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    status: &'a str,
    #[serde(skip_serializing_if = "<[GroundData<'_>]>::is_empty")]
    grounds: Vec<GroundData<'a>>,
}

/// A statement; its sentence is in the article's text, unless it was mended and the text was not.
#[derive(Serialize)]
struct GroundData<'a> {
    statement: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'a str>,
    source: usize,
    begin: usize,
    end: usize,
    #[serde(skip_serializing_if = "str::is_empty")]
    via: &'a str,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

impl<'a> SourceData<'a> {
    fn new(source: &'a Source, mended: Option<&'a str>) -> Self {
        Self {
            id: &source.id,
            title: &source.title,
            publisher: source.publisher.as_deref(),
            date: source.date.map(|date| date.to_string()),
            url: source.url.as_deref(),
            text: mended.unwrap_or(&source.text),
        }
    }
}

impl<'a> NodeData<'a> {
    fn new(node: &'a Node, place: Place) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a cast beyond the ends gives the ends"
        )]
        let (x, y) = (place.x as i64, place.y as i64);
        Self {
            id: &node.id,
            label: &node.label,
            kind: node.kind.name(),
            aliases: &node.aliases,
            roles: &node.roles,
            country: node.country.as_deref(),
            figures: &node.figures,
            disputed: node.disputed,
            several: node.several,
            weight: node.weight,
            x,
            y,
        }
    }
}

impl<'a> EdgeData<'a> {
    fn new(edge: &'a Edge, readable: &Readable) -> Self {
        Self {
            id: &edge.id,
            source: edge.source,
            target: edge.target,
            relation: &edge.relation,
            label: &edge.label,
            undirected: edge.undirected,
            status: &edge.status,
            grounds: edge.grounds.iter().map(|ground| GroundData::new(ground, readable)).collect(),
        }
    }
}

impl<'a> GroundData<'a> {
    fn new(ground: &'a Ground, readable: &Readable) -> Self {
        let ((begin, end), is_found) = readable.place(ground);
        Self {
            statement: &ground.statement,
            words: (ground.is_mended && !is_found).then_some(&*ground.sentence),
            source: ground.source,
            begin,
            end,
            via: &ground.via,
            confidence: ground.confidence,
            date: ground.date.map(|date| date.to_string()),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_false(flag: &bool) -> bool {
    !flag
}
