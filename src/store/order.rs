//! Writes quads in an order that depends on nothing but the quads.

use std::cmp::Ordering;
use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, GraphNameRef, Quad, QuadRef, TermRef};

use crate::ontology;

/// What to do with named graphs that a format cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Refuse them, so that nothing is lost.
    Whole,
    /// Write their triples as if they were in the default graph.
    Flat,
}

/// Writes quads in `format`, sorted, each once, and returns the writer.
///
/// N-Quads and N-Triples are sorted by their lines, which makes them canonical as
/// long as they hold no blank nodes, and Nuncio's own graphs hold none. The other
/// formats go by graph and subject, the type first.
///
/// # Errors
///
/// Those of `out`; with [`Layout::Whole`] also where `format` cannot hold the named graphs.
pub fn serialize<W: Write>(
    quads: &[Quad],
    format: RdfFormat,
    layout: Layout,
    mut out: W,
) -> io::Result<W> {
    let holds_graphs = format.supports_datasets();
    let named = || quads.iter().any(|quad| quad.graph_name != GraphName::DefaultGraph);
    if layout == Layout::Whole && !holds_graphs && named() {
        let name = format.name();
        let why = format!("{name} cannot hold the graph's named graphs; use .nq or .trig");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
    }
    let quads = quads.iter().map(|quad| {
        let quad = quad.as_ref();
        let graph_name = if holds_graphs { quad.graph_name } else { GraphNameRef::DefaultGraph };
        QuadRef { graph_name, ..quad }
    });
    if matches!(format, RdfFormat::NQuads | RdfFormat::NTriples) {
        let mut lines: Vec<String> = quads.map(|quad| quad.to_string()).collect();
        lines.sort_unstable();
        lines.dedup();
        for line in &lines {
            writeln!(out, "{line} .")?;
        }
        return Ok(out);
    }
    let mut quads: Vec<QuadRef<'_>> = quads.collect();
    quads.sort_unstable_by(|a, b| compare(*a, *b));
    quads.dedup();
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, namespace) in ontology::prefixes() {
        serializer = serializer.with_prefix(*prefix, *namespace).map_err(io::Error::other)?;
    }
    let mut serializer = serializer.for_writer(out);
    for quad in quads {
        serializer.serialize_quad(quad)?;
    }
    serializer.finish()
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
