//! Draws networks that the view of statements does not give: what a query answers, and triples as they are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, Quad, Term};

use super::edges::Key;
use super::index::short;
use super::relations::{ASSERTED, KINDS};
use super::terms::{id, label, name, whole, words};
use super::types::{Edge, Ground, Network, Node, NodeKind};
use crate::ontology;

/// The columns of a table that can be drawn, in the order of [`Drawing::row`].
pub const COLUMNS: [&str; 7] =
    ["source", "target", "relation", "label", "weight", "date", "statement"];

/// How many of [`COLUMNS`] a table must have.
pub const NEEDED: usize = 2;

/// The relation of a row that names none.
const RELATED: &str = "related";

/// Draws a network edge by edge; the ends are what the graph's own network knows of them.
#[derive(Debug)]
pub struct Drawing<'a> {
    view: &'a Network,
    known: HashMap<&'a str, &'a Node>,
    /// What sentences say of two nodes, by their ids and the relation.
    stated: HashMap<(&'a str, &'a str, &'a str), &'a Edge>,
    statements: HashMap<&'a str, &'a Ground>,
    kinds: HashMap<NamedNode, NodeKind>,
    nodes: BTreeMap<String, Node>,
    edges: BTreeMap<[String; 4], Drawn>,
}

/// What is known of an edge that is drawn.
#[derive(Debug, Default)]
struct Drawn {
    rows: usize,
    weight: Option<usize>,
    days: BTreeSet<Date>,
    statements: BTreeSet<String>,
}

/// Returns triples as they are: each term is a node and each triple an edge.
///
/// Those of named graphs are there, too.
#[must_use]
pub fn raw(quads: impl IntoIterator<Item = Quad>) -> Network {
    let view = Network::default();
    let mut drawing = Drawing::new(&view);
    for quad in quads {
        let subject = quad.subject.into();
        drawing.classify(&subject, &quad.predicate, &quad.object);
        drawing.link(&subject, &quad.predicate, &quad.object);
    }
    drawing.finish()
}

impl<'a> Drawing<'a> {
    /// Returns an empty drawing on the network of a graph.
    #[must_use]
    pub fn new(view: &'a Network) -> Self {
        let id = |at: usize| view.nodes[at].id.as_str();
        let stated = view.edges.iter().filter(|edge| edge.status == ASSERTED);
        let grounds = view.edges.iter().flat_map(|edge| &edge.grounds);
        Self {
            view,
            known: view.nodes.iter().map(|node| (node.id.as_str(), node)).collect(),
            stated: stated
                .map(|edge| ((id(edge.source), id(edge.target), edge.relation.as_str()), edge))
                .collect(),
            statements: grounds.map(|ground| (ground.statement.as_str(), ground)).collect(),
            kinds: KINDS.iter().map(|(class, kind)| (class.iri(), *kind)).collect(),
            nodes: BTreeMap::new(),
            edges: BTreeMap::new(),
        }
    }

    /// Draws a triple: an edge, or the label or kind of a node.
    ///
    /// Where sentences assert the same, the edge has them.
    pub fn triple(&mut self, subject: &Term, predicate: &NamedNode, object: &Term) {
        let is = |term: ontology::Term| *predicate == term.iri();
        if let (Term::Literal(label), true) =
            (object, is(ontology::LABEL) || is(ontology::PREF_LABEL))
        {
            let node = self.node(subject);
            if let Some(node) = self.nodes.get_mut(&node) {
                label.value().clone_into(&mut node.label);
            }
        } else if !self.classify(subject, predicate, object) {
            let key = self.link(subject, predicate, object);
            let [source, target, relation, _] = &key;
            let stated = self.stated.get(&(source, target, relation)).copied();
            let grounds = stated.into_iter().flat_map(|edge| &edge.grounds);
            let statements: Vec<String> = grounds.map(|ground| ground.statement.clone()).collect();
            self.edges.entry(key).or_default().statements.extend(statements);
        }
    }

    /// Draws a row of a table with the columns of [`COLUMNS`]; nothing, where an end has no value.
    pub fn row(&mut self, values: [Option<&Term>; COLUMNS.len()]) {
        let [source, target, relation, label, weight, date, statement] = values;
        let (Some(source), Some(target)) = (source, target) else { return };
        let relation = match relation {
            Some(Term::NamedNode(relation)) => name(relation.as_str()),
            Some(term) => words(term),
            None => RELATED.to_owned(),
        };
        let label = label.map(words).unwrap_or_default();
        let key = [self.node(source), self.node(target), relation, label];
        let drawn = self.edges.entry(key).or_default();
        drawn.rows += 1;
        if let Some(weight) = weight.and_then(whole) {
            drawn.weight = Some(drawn.weight.unwrap_or(0) + weight);
        }
        // A moment (xsd:dateTime) begins with its day.
        drawn.days.extend(date.and_then(|date| words(date).get(..10)?.parse::<Date>().ok()));
        drawn.statements.extend(statement.map(|statement| short(&words(statement)).to_owned()));
    }

    /// Gives a node its kind where a triple says which; tells whether it does.
    fn classify(&mut self, subject: &Term, predicate: &NamedNode, object: &Term) -> bool {
        let Term::NamedNode(class) = object else { return false };
        if *predicate != rdf::TYPE {
            return false;
        }
        let Some(kind) = self.kinds.get(class).copied() else { return false };
        let node = self.node(subject);
        if let Some(node) = self.nodes.get_mut(&node) {
            // Of several, the same whatever the order of the triples.
            node.kind = if node.kind == NodeKind::Thing { kind } else { node.kind.min(kind) };
        }
        true
    }

    /// Draws an edge between any two terms.
    fn link(&mut self, subject: &Term, predicate: &NamedNode, object: &Term) -> [String; 4] {
        let ends = [self.node(subject), self.node(object)];
        let [source, target] = ends;
        let key = [source, target, name(predicate.as_str()), String::new()];
        self.edges.entry(key.clone()).or_default().rows = 1;
        key
    }

    /// Returns the id of the node that a term is, which is there from now on.
    fn node(&mut self, term: &Term) -> String {
        let id = id(term);
        if !self.nodes.contains_key(&id) {
            let known = self.known.get(id.as_str()).map(|node| (*node).clone());
            let iri = match term {
                Term::NamedNode(node) => node.as_str().to_owned(),
                _ => String::new(),
            };
            let node = known.unwrap_or_else(|| Node::named(id.clone(), iri, label(term)));
            self.nodes.insert(id.clone(), node);
        }
        id
    }

    /// Returns what was drawn.
    #[must_use]
    pub fn finish(self) -> Network {
        let nodes: Vec<Node> = self.nodes.into_values().collect();
        let places: HashMap<&str, usize> =
            nodes.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect();
        let edges = self.edges.into_iter().map(|([source, target, relation, label], drawn)| {
            let (source, target) = (places[source.as_str()], places[target.as_str()]);
            let (status, detail) = (String::new(), label.clone());
            let key = Key { source, target, relation, status, detail };
            let grounds = drawn.statements.iter();
            let grounds = grounds.filter_map(|of| self.statements.get(of.as_str()));
            let mut edge =
                Edge::new(key, grounds.map(|ground| (*ground).clone()).collect(), &nodes);
            if !label.is_empty() {
                edge.label = label;
            }
            let rests = if edge.grounds.is_empty() { drawn.rows } else { edge.weight };
            edge.weight = drawn.weight.unwrap_or(rests);
            edge.since = edge.since.into_iter().chain(drawn.days.first().copied()).min();
            edge.until = edge.until.into_iter().chain(drawn.days.last().copied()).max();
            edge
        });
        let edges = edges.collect();
        let mut network = Network { nodes, edges, sources: self.view.sources.clone() };
        network.sort();
        network.weigh();
        network
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::Literal;

    use super::super::of_quads;
    use super::super::testing::{OFFICE, edges, nodes, quads, river};
    use super::*;

    fn constructed(turtle: &str) -> Network {
        let view = of_quads(river(OFFICE));
        let mut drawing = Drawing::new(&view);
        for quad in quads(turtle) {
            drawing.triple(&quad.subject.into(), &quad.predicate, &quad.object);
        }
        drawing.finish()
    }

    fn own(name: &str) -> Term {
        NamedNode::new_unchecked(format!("{}{name}", ontology::namespace("id"))).into()
    }

    fn text(text: &str) -> Term {
        Literal::from(text).into()
    }

    #[test]
    fn triples_of_a_query_keep_the_sentences_that_assert_them() {
        let network = constructed(
            "id:country-norland nun:rejects id:point-cap . <http://x/n> a nun:Plan ; rdfs:label \"new\" .
             id:point-cap <http://x/part> <http://x/n> , \"fish\" .",
        );
        let expected = [
            "Norland -> cap on the catch: rejects st-1",
            "cap on the catch -> new: http://x/part",
            "cap on the catch -> fish: http://x/part",
        ];
        assert_eq!(edges(&network), expected);
        let expected = [
            "country-norland: country Norland",
            "http://x/n: plan new",
            "literal-1dafd2c2175a11d2: thing fish",
            "point-cap: point cap on the catch",
        ];
        assert_eq!(nodes(&network), expected);
    }

    #[test]
    fn rows_of_one_edge_are_counted_or_weighed() {
        let view = of_quads(river(OFFICE));
        let mut drawing = Drawing::new(&view);
        let (holm, brandt) = (own("person-ida-holm"), own("person-otto-brandt"));
        let (knows, much, day) = (text("knows"), text("2.0"), text("2031-03-04T10:00:00Z"));
        let statement = own("st-7");
        let (source, target) = (Some(&holm), Some(&brandt));
        drawing.row([source, target, Some(&knows), None, None, Some(&day), None]);
        drawing.row([source, target, Some(&knows), None, None, None, None]);
        drawing.row([source, target, None, None, Some(&much), None, None]);
        drawing.row([source, target, None, Some(&knows), None, None, Some(&statement)]);
        drawing.row([None; 7]);
        let network = drawing.finish();
        let weights: Vec<_> = network
            .edges
            .iter()
            .map(|edge| (edge.relation.as_str(), edge.label.as_str(), edge.weight))
            .collect();
        let expected = [("knows", "knows", 2), ("related", "knows", 1), ("related", "related", 2)];
        assert_eq!(weights, expected);
        assert_eq!(network.edges[0].since.unwrap().to_string(), "2031-03-04");
        assert_eq!(network.edges[1].grounds[0].statement, "st-7");
    }

    #[test]
    fn raw_triples_have_a_node_for_each_term() {
        let network =
            raw(quads("id:a a nun:Person ; rdfs:label \"A\" ; foaf:knows <http://x/b> ."));
        let expected =
            ["id:a -> b: foaf:knows", "id:a -> nun:Person: rdf:type", "id:a -> A: rdfs:label"];
        assert_eq!(edges(&network), expected);
        let expected = [
            "a: person id:a",
            "http://x/b: thing b",
            "https://w3id.org/nuncio#Person: thing nun:Person",
            "literal-798640599597df7a: thing A",
        ];
        assert_eq!(nodes(&network), expected);
    }
}
