//! Writes quads in an order that depends on nothing but the quads.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, GraphNameRef, NamedOrBlankNode, Quad, QuadRef, TermRef};

use super::Store;
use crate::ontology;

/// What to do with named graphs that a format cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Refuse them, so that nothing is lost.
    Whole,
    /// Write their triples as if they were in the default graph.
    Flat,
}

impl Store {
    /// Writes all quads and `more` in `format`, sorted, each once, and returns the writer.
    ///
    /// N-Quads and N-Triples are sorted by their lines, which makes them canonical as
    /// long as they hold no blank nodes, and Nuncio's own graphs hold none. The other
    /// formats go by graph and subject, the type first.
    ///
    /// In memory are the names of the subjects and the quads of one of them, not all quads.
    ///
    /// # Errors
    ///
    /// Those of `out`; where the store on disk cannot be read; with [`Layout::Whole`] also
    /// where `format` cannot hold the named graphs.
    pub fn serialize<W: Write>(
        &self,
        more: &[Quad],
        format: RdfFormat,
        layout: Layout,
        out: W,
    ) -> io::Result<W> {
        let holds_graphs = format.supports_datasets();
        if layout == Layout::Whole && !holds_graphs && self.names_graphs(more)? {
            let name = format.name();
            let why = format!("{name} cannot hold the graph's named graphs; use .nq or .trig");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
        }
        let sorted = Sorted { store: &self.inner, more: by_subject(more), holds_graphs };
        if matches!(format, RdfFormat::NQuads | RdfFormat::NTriples) {
            return sorted.lines(out);
        }
        let mut serializer = RdfSerializer::from_format(format);
        for (prefix, namespace) in ontology::prefixes() {
            serializer = serializer.with_prefix(*prefix, *namespace).map_err(io::Error::other)?;
        }
        let mut serializer = serializer.for_writer(out);
        let graphs = if holds_graphs { self.graphs(more)? } else { vec![None] };
        for graph in &graphs {
            for subject in sorted.subjects(graph.as_ref())? {
                let mut quads = sorted.of(&subject, graph.as_ref())?;
                quads.sort_unstable_by(|a, b| compare(a.as_ref(), b.as_ref()));
                quads.dedup();
                for quad in &quads {
                    serializer.serialize_quad(quad)?;
                }
            }
        }
        serializer.finish()
    }

    /// Tells whether some quad is in a named graph.
    fn names_graphs(&self, more: &[Quad]) -> io::Result<bool> {
        let is_named = |quad: &Quad| quad.graph_name != GraphName::DefaultGraph;
        if more.iter().any(is_named) {
            return Ok(true);
        }
        // A graph may be there and hold nothing any more.
        for graph in self.inner.named_graphs() {
            let graph = GraphName::from(graph?);
            if self.inner.quads_for_pattern(None, None, None, Some(graph.as_ref())).next().is_some()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Returns the names of all graphs, sorted; the default graph is always there.
    fn graphs(&self, more: &[Quad]) -> io::Result<Vec<Option<GraphName>>> {
        let named = self.inner.named_graphs().map(|graph| graph.map(GraphName::from));
        let mut graphs = named.collect::<Result<Vec<_>, _>>()?;
        graphs.extend(more.iter().map(|quad| quad.graph_name.clone()));
        graphs.push(GraphName::DefaultGraph);
        graphs.sort_unstable_by(|a, b| self::graphs(a.as_ref(), b.as_ref()));
        graphs.dedup();
        Ok(graphs.into_iter().map(Some).collect())
    }
}

/// The quads of a store and some more, subject by subject.
struct Sorted<'a> {
    store: &'a oxigraph::store::Store,
    more: HashMap<&'a NamedOrBlankNode, Vec<&'a Quad>>,
    /// Whether quads keep their graphs; else all are in the default graph.
    holds_graphs: bool,
}

fn by_subject(quads: &[Quad]) -> HashMap<&NamedOrBlankNode, Vec<&Quad>> {
    let mut by_subject: HashMap<_, Vec<_>> = HashMap::new();
    for quad in quads {
        by_subject.entry(&quad.subject).or_default().push(quad);
    }
    by_subject
}

impl Sorted<'_> {
    /// Writes a line a quad; the lines of a subject begin with its name, so that they stay together.
    fn lines<W: Write>(&self, mut out: W) -> io::Result<W> {
        for subject in self.subjects(None)? {
            let quads = self.of(&subject, None)?;
            let mut lines: Vec<String> = quads.iter().map(ToString::to_string).collect();
            lines.sort_unstable();
            lines.dedup();
            for line in &lines {
                writeln!(out, "{line} .")?;
            }
        }
        Ok(out)
    }

    /// Returns the subjects of a graph, or of all graphs, in the order of their lines.
    fn subjects(&self, graph: Option<&GraphName>) -> io::Result<Vec<NamedOrBlankNode>> {
        let mut subjects: HashSet<NamedOrBlankNode> = HashSet::new();
        let graph_name = graph.map(GraphName::as_ref);
        for quad in self.store.quads_for_pattern(None, None, None, graph_name) {
            subjects.insert(quad?.subject);
        }
        let more = self.more.values().flatten().filter(|quad| is_in(quad, graph));
        subjects.extend(more.map(|quad| quad.subject.clone()));
        let mut subjects: Vec<NamedOrBlankNode> = subjects.into_iter().collect();
        subjects.sort_unstable_by(|a, b| terms(a.as_ref().into(), b.as_ref().into()));
        Ok(subjects)
    }

    /// Returns the quads of a subject in a graph, or in all graphs, in no order.
    fn of(&self, subject: &NamedOrBlankNode, graph: Option<&GraphName>) -> io::Result<Vec<Quad>> {
        let graph_name = graph.map(GraphName::as_ref);
        let quads = self.store.quads_for_pattern(Some(subject.as_ref()), None, None, graph_name);
        let mut quads = quads.collect::<Result<Vec<_>, _>>()?;
        let more = self.more.get(subject).into_iter().flatten().filter(|quad| is_in(quad, graph));
        quads.extend(more.map(|quad| (*quad).clone()));
        if !self.holds_graphs {
            for quad in &mut quads {
                quad.graph_name = GraphName::DefaultGraph;
            }
        }
        Ok(quads)
    }
}

fn is_in(quad: &Quad, graph: Option<&GraphName>) -> bool {
    graph.is_none_or(|graph| quad.graph_name == *graph)
}

/// Compares quads by graph, subject, predicate (the type first) and object, each as N-Quads writes it.
fn compare(a: QuadRef<'_>, b: QuadRef<'_>) -> Ordering {
    graphs(a.graph_name, b.graph_name)
        .then_with(|| terms(a.subject.into(), b.subject.into()))
        .then_with(|| (a.predicate != rdf::TYPE).cmp(&(b.predicate != rdf::TYPE)))
        .then_with(|| terms(a.predicate.into(), b.predicate.into()))
        .then_with(|| terms(a.object, b.object))
}

/// Compares the names of graphs.
fn graphs(a: GraphNameRef<'_>, b: GraphNameRef<'_>) -> Ordering {
    if a == b { Ordering::Equal } else { a.to_string().cmp(&b.to_string()) }
}

/// Compares terms as N-Quads writes them.
fn terms(a: TermRef<'_>, b: TermRef<'_>) -> Ordering {
    let (TermRef::NamedNode(a), TermRef::NamedNode(b)) = (a, b) else {
        return if a == b { Ordering::Equal } else { a.to_string().cmp(&b.to_string()) };
    };
    // Most terms are IRIs: these are compared where they are, with the `>` that ends the shorter one.
    let (a, b) = (a.as_str().as_bytes(), b.as_str().as_bytes());
    let shared = a.len().min(b.len());
    let end = |iri: &[u8]| iri.get(shared).copied().unwrap_or(b'>');
    a[..shared].cmp(&b[..shared]).then_with(|| end(a).cmp(&end(b))).then(a.len().cmp(&b.len()))
}

#[cfg(test)]
mod tests {
    use oxigraph::model::{Literal, NamedNode, Term};
    use proptest::prelude::*;

    use super::*;

    fn term() -> impl Strategy<Value = Term> {
        let iri = "[a#/-]{0,4}".prop_map(|end| NamedNode::new_unchecked(format!("x:{end}")).into());
        let literal = "[a\"<>-]{0,3}".prop_map(|text| Literal::from(text).into());
        prop_oneof![iri, literal]
    }

    proptest! {
        #[test]
        fn terms_are_in_the_order_of_their_lines(a in term(), b in term()) {
            let lines = a.to_string().cmp(&b.to_string());
            prop_assert_eq!(terms(a.as_ref(), b.as_ref()), lines);
        }
    }
}
