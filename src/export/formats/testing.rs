//! A small network for the tests of the formats, made by hand.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::rc::Rc;

use crate::export::network::{Edge, Folder, Ground, Network, Node, NodeKind, Source};

/// Names that have meant something to some program that they were written for.
pub(super) const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>&]]>",
    "=HYPERLINK(\"http://x.test\",\"a;b\")",
    "two\nlines\tand \u{0}\u{1b}[31m\u{7f}\u{ffff} controls",
    "emoji 👩‍👩‍👧 and \u{202e}עברית\u{202c}",
    r"back\slash \N \u0027 `tick` 'quote' \",
    "[[link]] | #tag ^block --- x: [y]",
    "../../con",
    "",
];

/// Returns a network with what formats must tell apart: kinds, a plan with points, a disputed claim, parallel, negated
/// and undirected edges, days and none, several sentences.
pub(super) fn network() -> Network {
    let nodes = vec![
        node("claim-nets-1", "nets have grown", NodeKind::Claim),
        node("country-norway-1", "Norway", NodeKind::Country),
        node("organisation-board-1", "Northern Board", NodeKind::Organisation),
        node("person-rosa-diaz-1", "Rosa Diaz", NodeKind::Person),
        node("plan-quotas-1", "the five-point plan", NodeKind::Plan),
        node("point-lower-quotas-1", "lower quotas", NodeKind::Point),
    ];
    let mut network = Network { nodes, edges: Vec::new(), sources: sources() };
    network.nodes[0].disputed = true;
    network.nodes[3].aliases = vec!["Diaz".to_owned(), "R. Diaz; the \"Net\"".to_owned()];
    network.nodes[3].roles = vec!["minister (Norway)".to_owned()];
    network.nodes[3].country = Some("Norway".to_owned());
    network.nodes[5].figures = vec!["at least 40 tonnes".to_owned()];
    connect(&mut network);
    network.edges[0].undirected = true;
    network.edges[0].status = "planned".to_owned();
    network.edges[2].status = "negated".to_owned();
    network.edges[8].status = String::new();
    network.edges[8].confidence = None;
    weigh(&mut network);
    network
}

/// Adds the edges.
fn connect(network: &mut Network) {
    add(network, (1, 3), "meets", "meets (planned)", &[(0, "Norway met Diaz.", "")]);
    let said = [
        (0, "Norway \"rejected\" it; flatly.", ""),
        (1, "Norway said no.", "Reuters > an official"),
    ];
    add(network, (1, 5), "rejects", "rejects", &said);
    add(network, (1, 5), "rejects", "rejects (negated)", &[(1, "Norway did not reject it.", "")]);
    add(network, (2, 0), "disputes", "disputes", &[(1, "The Board denies it.", "")]);
    add(network, (3, 0), "says", "says", &[(0, "Nets, Diaz says, have grown.", "")]);
    add(network, (3, 2), "holdsRole", "holds role: chair", &[(0, "Diaz chairs the Board.", "")]);
    add(network, (3, 2), "holdsRole", "holds role: founder", &[(0, "Diaz founded it.", "")]);
    add(network, (3, 5), "supports", "supports", &[(0, "Diaz backs lower quotas.", "")]);
    add(network, (5, 4), "pointOf", "point of", &[]);
}

/// Says of every node how many sentences its edges rest on, and from when they are.
fn weigh(network: &mut Network) {
    for at in 0..network.edges.len() {
        let edge = &network.edges[at];
        let (ends, weight) = ([edge.source, edge.target], edge.grounds.len());
        let (since, until) = (edge.since, edge.until);
        for end in ends {
            let node = &mut network.nodes[end];
            node.weight += weight;
            node.since = node.since.min(since).or(node.since).or(since);
            node.until = node.until.max(until);
        }
    }
}

/// Returns a network whose every text is hostile.
pub(super) fn hostile() -> Network {
    let mut nodes: Vec<Node> =
        HOSTILE.iter().map(|name| node(name, name, NodeKind::Thing)).collect();
    for (node, name) in nodes.iter_mut().zip(HOSTILE) {
        node.id = format!("id {name}");
        node.iri = format!("http://x.test/{name}");
        node.aliases = vec![name.to_owned(), "=1+1".to_owned()];
        node.roles = vec![name.to_owned()];
        node.country = Some(name.to_owned());
    }
    let sources = HOSTILE.map(|name| Source {
        id: name.to_owned(),
        iri: name.to_owned(),
        title: name.to_owned(),
        publisher: Some(name.to_owned()),
        date: None,
        url: Some(format!("javascript:alert('{name}')")),
        text: format!("{name}\n\n{name}"),
    });
    let mut network = Network { nodes, edges: Vec::new(), sources: sources.into() };
    for (at, name) in HOSTILE.iter().enumerate() {
        let next = (at + 1) % HOSTILE.len();
        add(&mut network, (at, next), name, name, &[(at, name, name)]);
        network.edges[at].id = format!("edge {at} {name}");
    }
    network
}

fn node(id: &str, label: &str, kind: NodeKind) -> Node {
    let node = Node::named(id.to_owned(), format!("https://nuncio.test/id/{id}"), label.to_owned());
    Node { kind, ..node }
}

fn add(
    network: &mut Network,
    (source, target): (usize, usize),
    relation: &str,
    label: &str,
    said: &[(usize, &str, &str)],
) {
    let number = network.edges.len();
    let ground = |(at, (source, sentence, via)): (usize, &(usize, &str, &str))| Ground {
        statement: format!("st-{number}-{at}"),
        sentence: (*sentence).to_owned(),
        is_mended: false,
        source: *source,
        begin: 0,
        end: sentence.chars().count(),
        via: (*via).to_owned(),
        confidence: 0.75,
        date: network.sources[*source].date,
    };
    let grounds: Vec<Ground> = said.iter().enumerate().map(ground).collect();
    network.edges.push(Edge {
        id: format!("edge-{number}"),
        source,
        target,
        relation: relation.to_owned(),
        label: label.to_owned(),
        undirected: false,
        status: "asserted".to_owned(),
        confidence: Some(0.75),
        weight: grounds.len().max(1),
        since: grounds.iter().filter_map(|ground| ground.date).min(),
        until: grounds.iter().filter_map(|ground| ground.date).max(),
        grounds,
    });
}

fn sources() -> Vec<Source> {
    let source = |id: &str, title: &str, date: &str| Source {
        id: id.to_owned(),
        iri: format!("https://nuncio.test/id/article-{id}"),
        title: title.to_owned(),
        publisher: Some("The Herring".to_owned()),
        date: date.parse().ok(),
        url: Some(format!("https://herring.test/{id}?a=1&b=2")),
        text: format!("{title}\n\nNorway met Diaz."),
    };
    vec![source("nets", "Nets & quotas", "2009-12-14"), source("quotas", "Quotas", "2009-12-17")]
}

/// Returns what a format writes, as text.
pub(super) fn written(
    network: &Network,
    write: fn(&Network, &mut dyn Write) -> io::Result<()>,
) -> String {
    let mut out = Vec::new();
    write(network, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Returns the files that a format writes, by their names.
pub(super) fn files(
    network: &Network,
    write: fn(&Network, &mut dyn Folder) -> io::Result<()>,
) -> BTreeMap<String, String> {
    let mut shelf = Shelf::default();
    write(network, &mut shelf).unwrap();
    let files = shelf
        .0
        .iter()
        .map(|(name, bytes)| (name.clone(), String::from_utf8(bytes.borrow().clone()).unwrap()));
    files.collect()
}

/// A folder in memory.
#[derive(Default)]
struct Shelf(BTreeMap<String, Rc<RefCell<Vec<u8>>>>);

struct File(Rc<RefCell<Vec<u8>>>);

impl Folder for Shelf {
    fn file(&mut self, name: &str) -> io::Result<Box<dyn Write + '_>> {
        let bytes = Rc::default();
        let before = self.0.insert(name.to_owned(), Rc::clone(&bytes));
        assert!(before.is_none(), "{name} is written twice");
        Ok(Box::new(File(bytes)))
    }
}

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
