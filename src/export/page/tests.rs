//! What is so of every page.

use jiff::civil::date;
use sha2::{Digest, Sha256};

use super::aside::Aside;
use super::layout::{self, Place};
use super::{data, write};
use crate::export::network::{Edge, Ground, Network, Node, NodeKind, Source};

fn node(id: &str, label: &str, kind: NodeKind) -> Node {
    let node = Node::named(id.to_owned(), String::new(), label.to_owned());
    Node { kind, weight: 1, ..node }
}

pub(super) fn edge(source: usize, target: usize, relation: &str) -> Edge {
    Edge {
        id: format!("{relation}-{source}-{target}"),
        source,
        target,
        relation: relation.to_owned(),
        label: relation.to_owned(),
        undirected: false,
        status: "asserted".to_owned(),
        confidence: None,
        weight: 1,
        since: None,
        until: None,
        grounds: Vec::new(),
    }
}

/// Two groups of nodes, each around one of them, with nothing between the groups; and two claims that nobody disputes.
fn two_stars() -> Network {
    let mut nodes: Vec<Node> =
        (0..20).map(|at| node(&format!("person-{at:02}"), "Somebody", NodeKind::Person)).collect();
    let mut edges: Vec<Edge> =
        (0..20).filter(|at| at % 10 != 0).map(|at| edge(at / 10 * 10, at, "meets")).collect();
    for (claim, speaker) in [(20, 0), (21, 10)] {
        nodes.push(node(&format!("claim-{claim}"), "it is so", NodeKind::Claim));
        edges.push(edge(speaker, claim, "says"));
    }
    Network { nodes, edges, sources: Vec::new() }
}

fn places(network: &Network) -> Vec<Place> {
    layout::places(network, &Aside::of(network))
}

fn distance(one: Place, other: Place) -> f64 {
    ((one.x - other.x).powi(2) + (one.y - other.y).powi(2)).sqrt()
}

fn mean(distances: impl Iterator<Item = f64>) -> f64 {
    let distances: Vec<f64> = distances.collect();
    distances.iter().sum::<f64>() / f64::from(u32::try_from(distances.len()).unwrap())
}

#[test]
fn what_is_connected_is_near_and_nothing_is_nowhere() {
    let network = two_stars();
    let places = places(&network);
    assert!(places.iter().all(|place| place.x.is_finite() && place.y.is_finite()));
    let between = |pairs: Vec<(usize, usize)>| {
        mean(pairs.into_iter().map(|(one, other)| distance(places[one], places[other])))
    };
    let connected = between(network.edges.iter().map(|edge| (edge.source, edge.target)).collect());
    let all = between((0..22).flat_map(|one| (0..one).map(move |other| (one, other))).collect());
    assert!(connected < 0.7 * all, "connected nodes are {connected} apart, any two {all}");
}

#[test]
fn large_networks_are_laid_out_alike() {
    // Many enough for far nodes to be summed up.
    let count = 520;
    let nodes = (0..count).map(|at| node(&format!("n{at}"), "N", NodeKind::Person)).collect();
    let edges: Vec<Edge> = (1..count).map(|at| edge(at, at / 10, "meets")).collect();
    let network = Network { nodes, edges, sources: Vec::new() };
    let places = places(&network);
    assert!(places.iter().all(|place| place.x.is_finite() && place.y.is_finite()));
    let tied = |edge: &Edge| distance(places[edge.source], places[edge.target]);
    let connected = mean(network.edges.iter().map(tied));
    let all = mean((1..count).map(|at| distance(places[at], places[(at * 7) % count])));
    assert!(connected < 0.5 * all, "connected nodes are {connected} apart, any two {all}");
}

#[test]
fn no_two_nodes_cover_one_another() {
    let places = places(&two_stars());
    for (at, one) in places.iter().enumerate() {
        for other in &places[..at] {
            let is_apart = (one.x - other.x).abs() > 100.0 || (one.y - other.y).abs() > 35.0;
            assert!(is_apart, "{one:?} and {other:?}");
        }
    }
}

#[test]
fn claims_that_a_page_hides_at_first_move_nothing_else() {
    let network = two_stars();
    let mut without = network.clone();
    without.nodes.truncate(20);
    without.edges.retain(|edge| edge.relation == "meets");
    assert_eq!(places(&network)[..20], places(&without)[..]);
}

#[test]
fn what_only_hidden_claims_tie_stands_beside_what_is_tied_to_it() {
    let mut network = two_stars();
    // One whom nothing but a hidden claim ties to the rest, and one who says what nobody else does.
    network.nodes.push(node("group-far", "the aides", NodeKind::Group));
    network.edges.push(edge(22, 20, "says"));
    network.nodes.push(node("claim-alone", "it is not so", NodeKind::Claim));
    network.nodes.push(node("group-alone", "the officials", NodeKind::Group));
    network.edges.push(edge(24, 23, "says"));
    let places = places(&network);
    assert!(distance(places[20], places[22]) < 400.0, "{:?} {:?}", places[20], places[22]);
    let lowest = places[..20].iter().map(|place| place.y).fold(f64::MIN, f64::max);
    for alone in [23, 24] {
        assert!(places[alone].y > lowest, "{:?} is among the others", places[alone]);
    }
    assert!(distance(places[23], places[24]) < 400.0, "{:?} {:?}", places[23], places[24]);
}

#[test]
fn a_page_of_nothing_but_what_is_hidden_hides_nothing() {
    let mut network = two_stars();
    assert_eq!(
        hidden(&network),
        r#"{"kinds":["article"],"relations":["mentions","country"],"claims":true}"#
    );
    network.edges.retain(|edge| edge.relation == "says");
    assert_eq!(hidden(&network), r#"{"kinds":[],"relations":[],"claims":false}"#);
}

fn hidden(network: &Network) -> String {
    serde_json::to_string(&Aside::of(network)).unwrap()
}

#[test]
fn nodes_of_one_name_and_without_edges_have_places_too() {
    let nodes = vec![node("x", "X", NodeKind::Thing); 3];
    let network = Network { nodes, ..Network::default() };
    assert!(places(&network).iter().all(|place| place.x.is_finite() && place.y.is_finite()));
    assert!(places(&Network::default()).is_empty());
}

/// A network in which every text that comes from articles tries to get out of its place.
fn hostile() -> Network {
    let evil =
        "</script><script>alert(1)</script><!-- 😀 \u{2028} \" & <img src=x onerror=alert(2)>";
    let mut person = node("person-x", evil, NodeKind::Person);
    person.aliases = vec![evil.to_owned()];
    let mut says = edge(0, 1, evil);
    says.grounds.push(Ground {
        statement: "st-1".to_owned(),
        sentence: evil.to_owned(),
        is_mended: false,
        source: 0,
        begin: 0,
        end: 9,
        via: evil.to_owned(),
        confidence: 0.5,
        date: Some(date(2025, 11, 20)),
    });
    let source = Source {
        id: "a".to_owned(),
        iri: String::new(),
        title: evil.to_owned(),
        publisher: None,
        date: None,
        url: Some("javascript:alert(3)".to_owned()),
        text: evil.to_owned(),
    };
    let nodes = vec![person, node("plan-y", "{{data}} {{policy}}", NodeKind::Plan)];
    Network { nodes, edges: vec![says], sources: vec![source] }
}

fn page(network: &Network) -> String {
    let mut page = Vec::new();
    write(network, &mut page).unwrap();
    String::from_utf8(page).unwrap()
}

#[test]
fn texts_cannot_become_markup() {
    let mut data = Vec::new();
    data::write(&hostile(), None, &mut data).unwrap();
    let data = String::from_utf8(data).unwrap();
    assert!(!data.contains('<'));
    let read: serde_json::Value = serde_json::from_str(&data).unwrap();
    let expected =
        "</script><script>alert(1)</script><!-- 😀 \u{2028} \" & <img src=x onerror=alert(2)>";
    assert_eq!(read["sources"][0]["text"], expected);
    assert_eq!(read["nodes"][0]["label"], expected);
    assert_eq!(read["nodes"][1]["label"], "{{data}} {{policy}}");
    let page = page(&hostile());
    assert_eq!(page.matches("<script").count(), page.matches("</script>").count());
    assert_eq!(page.matches("alert(1)").count(), data.matches("alert(1)").count());
}

#[test]
fn a_page_is_whole_and_names_nothing_outside() {
    let page = page(&Network::default());
    assert!(page.starts_with("<!doctype html>"));
    assert!(page.trim_end().ends_with("</html>"));
    assert!(page.contains("default-src 'none'"));
    for left in ["{{", "<script src", "<link rel=\"stylesheet\"", "unsafe-inline", "innerHTML ="] {
        let own = page.replace(crate::resources::web("vendor/cytoscape/cytoscape.min.js"), "");
        assert!(!own.contains(left), "{left}");
    }
}

#[test]
fn what_others_wrote_is_what_the_readme_says() {
    let script = crate::resources::web("vendor/cytoscape/cytoscape.min.js");
    let sum = crate::entities::hex(&Sha256::digest(script.as_bytes()));
    assert!(crate::resources::web("vendor/README.md").contains(&sum), "{sum}");
}

#[test]
fn the_same_network_gives_the_same_bytes() {
    assert_eq!(page(&hostile()), page(&hostile()));
    assert_eq!(page(&two_stars()), page(&two_stars()));
}
