//! What becomes of a small graph.

use jiff::civil::date;
use oxigraph::model::{GraphName, NamedNode};
use proptest::prelude::*;

use super::testing::{OFFICE, edges, nodes, quads, river};
use super::{Ground, Network, NodeKind, of_quads};
use crate::export::{FORMATS, Writer};

#[test]
fn statements_are_edges_and_so_are_the_triples_that_hold_plans_together() {
    let network = of_quads(river(OFFICE));
    let expected = [
        "Norland -> river plan: accepts (conditional) st-10",
        "Norland -> cap on the catch: rejects st-1",
        "Sutherland -> cap on the catch: proposes st-3",
        "fishers -> cap on the catch: supports st-9",
        "Ida Holm -> We shall vote in May: says (planned) st-11",
        "Ida Holm -> Norland: holds role: Foreign Minister st-2",
        "Ida Holm -- Otto Brandt: meets st-7",
        "Ida Holm -> head (port): held role st-12",
        "Otto Brandt -> the dams had been agreed: disputes st-5",
        "Otto Brandt -> president (Sutherland): holds role st-8",
        "cap on the catch -> Norland: binds",
        "cap on the catch -> fishers: benefits",
        "cap on the catch -> river plan: point of",
        "Norland diplomat -> the dams had been agreed: says st-6",
    ];
    assert_eq!(edges(&network), expected);
}

#[test]
fn an_office_of_no_organisation_is_a_node_and_meetings_and_figures_are_none() {
    let expected = [
        "article-courier: article Sutherland insists on dams",
        "article-herald: article Norland spurns river treaty",
        "article-notes: article Notes on a river",
        "claim-dams: claim the dams had been agreed",
        "claim-vote: claim We shall vote in May",
        "country-norland: country Norland",
        "country-sutherland: country Sutherland",
        "group-fishers: group fishers",
        "organisation-agency: organisation River Agency",
        "person-ida-holm: person Ida Holm",
        "person-otto-brandt: person Otto Brandt",
        "person-otto-lind: person Otto Lind",
        "plan-river: plan river plan",
        "point-cap: point cap on the catch",
        "role-port: office head (port)",
        "role-president: office president (Sutherland)",
        "source-diplomat: source Norland diplomat",
    ];
    assert_eq!(nodes(&of_quads(river(OFFICE))), expected);
}

#[test]
fn literals_are_attributes() {
    let network = of_quads(river(OFFICE));
    let node = |id: &str| network.nodes.iter().find(|node| node.id == id).unwrap();
    let norland = node("country-norland");
    assert_eq!(norland.iri, "https://w3id.org/nuncio/id/country-norland");
    assert_eq!(norland.aliases, ["Nordhavn", "Norlanders"]);
    assert_eq!((norland.weight, norland.since), (3, Some(date(2031, 3, 2))));
    assert_eq!(node("person-ida-holm").roles, ["Foreign Minister (Norland)", "former head (port)"]);
    assert_eq!(node("point-cap").figures, ["the catch: at most 400 tonnes"]);
    assert!(node("claim-dams").disputed && !node("claim-vote").disputed);
}

#[test]
fn an_edge_has_its_sentences_with_their_places() {
    let network = of_quads(river(""));
    let edge = network.edges.iter().find(|edge| edge.relation == "rejects").unwrap();
    let expected = Ground {
        statement: "st-1".to_owned(),
        sentence: "Norland will not accept any cap on its catch, Foreign Minister Ida Holm said on Monday."
            .to_owned(),
        is_mended: false,
        source: 1,
        begin: 120,
        end: 207,
        via: "Ida Holm".to_owned(),
        confidence: 0.9,
        date: Some(date(2031, 3, 2)),
    };
    assert_eq!(edge.grounds, [expected]);
    assert_eq!(network.sources[1].title, "Norland spurns river treaty");
    assert_eq!((edge.weight, edge.confidence), (1, Some(0.9)));
}

#[test]
fn statements_of_one_kind_between_two_are_one_edge_that_weighs_as_many_sentences() {
    let network = of_quads(river(
        "id:st-20 a nun:Statement , nun:Rejection ; nun:by id:country-norland ; nun:about id:point-cap ;
             nun:status nun:Asserted ; nun:confidence 0.4 ; prov:wasDerivedFrom id:sentence-3 .
         id:st-21 a nun:Statement , nun:Rejection ; nun:by id:country-norland ; nun:about id:point-cap ;
             nun:status nun:Asserted ; nun:confidence 0.4 ; nun:via \"Otto Brandt\" ; prov:wasDerivedFrom id:sentence-3 .
         id:st-22 a nun:Statement , nun:Rejection ; nun:by id:country-norland ; nun:about id:point-cap ;
             nun:status nun:Negated ; nun:confidence 0.4 ; prov:wasDerivedFrom id:sentence-3 .",
    ));
    let rejects: Vec<_> = network.edges.iter().filter(|edge| edge.relation == "rejects").collect();
    let weights: Vec<_> = rejects.iter().map(|edge| (edge.label.as_str(), edge.weight)).collect();
    assert_eq!(weights, [("rejects", 2), ("rejects (negated)", 1)]);
    assert_eq!(rejects[0].grounds.len(), 3);
    assert_eq!(
        (rejects[0].since, rejects[0].until),
        (Some(date(2031, 3, 2)), Some(date(2031, 3, 4)))
    );
}

#[test]
fn what_users_add_that_is_malformed_is_left_out() {
    let own = quads(
        "<http://x/a> a nun:Statement , nun:Support ; nun:about 5 ; nun:by \"somebody\" ; nun:confidence \"sure\" .
         <http://x/b> a nun:Statement , nun:Support ; nun:by [] ; nun:about <http://x/#> ;
             nun:status \"so\" ; prov:wasDerivedFrom <http://x/nowhere> .
         <http://x/c> a nun:Person ; skos:prefLabel \" \" , \"\" .
         <http://x/d> a nun:Article ; schema:datePublished \"yesterday\" .",
    );
    let network = of_quads(own);
    assert_eq!(network.edges.len(), 1);
    assert_eq!((network.edges[0].weight, network.edges[0].confidence), (1, None));
    let target = &network.nodes[network.edges[0].target];
    assert_eq!((target.label.as_str(), target.kind), ("x", NodeKind::Thing));
    assert_eq!(network.sources[0].date, None);
    let labels: Vec<_> = network.nodes.iter().map(|node| node.label.as_str()).collect();
    assert!(labels.contains(&"c"), "{labels:?}");
}

#[test]
fn named_graphs_are_left_out() {
    let mut quads = river("");
    for quad in &mut quads {
        quad.graph_name = GraphName::from(NamedNode::new_unchecked("http://x/g"));
    }
    assert_eq!(of_quads(quads).nodes, []);
}

#[test]
fn the_order_of_the_quads_does_not_matter() {
    let mut turned = river(OFFICE);
    turned.reverse();
    assert_eq!(of_quads(turned), of_quads(river(OFFICE)));
}

proptest! {
    #[test]
    fn exports_of_one_graph_are_the_same_bytes(quads in Just(river(OFFICE)).prop_shuffle()) {
        let network = of_quads(quads.iter().cloned().chain(quads.iter().take(20).cloned()));
        for format in FORMATS {
            let Writer::File(write) = format.writer else { continue };
            let bytes = |network: &Network| {
                let mut bytes = Vec::new();
                write(network, &mut bytes).unwrap();
                bytes
            };
            let same = of_quads(river(OFFICE));
            prop_assert!(bytes(&network) == bytes(&same), "{}", format.name);
        }
    }
}
