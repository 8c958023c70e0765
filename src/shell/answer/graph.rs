//! Writes answers that are graphs: as Turtle with the prefixes that they use, or as N-Triples.

use std::collections::BTreeSet;
use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{Term, Triple};

use super::Format;
use crate::query::Prefixes;

/// Writes triples, each once, sorted by subject with the type first; returns how many they are.
///
/// Formats for other programs get N-Triples, a line a triple; the others Turtle.
pub(super) fn write(
    mut triples: Vec<Triple>,
    format: Format,
    prefixes: &Prefixes,
    out: &mut dyn Write,
) -> io::Result<usize> {
    let place = |triple: &Triple| {
        let is_type = triple.predicate == rdf::TYPE;
        (
            triple.subject.to_string(),
            !is_type,
            triple.predicate.to_string(),
            triple.object.to_string(),
        )
    };
    triples.sort_by_cached_key(place);
    triples.dedup();
    let mut serializer = match format {
        Format::Csv | Format::Tsv => RdfSerializer::from_format(RdfFormat::NTriples),
        Format::Json => RdfSerializer::from_format(RdfFormat::JsonLd {
            profile: oxigraph::io::JsonLdProfileSet::empty(),
        }),
        Format::Xml => RdfSerializer::from_format(RdfFormat::RdfXml),
        Format::Table | Format::Vertical | Format::Markdown => {
            RdfSerializer::from_format(RdfFormat::Turtle)
        }
    };
    let iris = iris(&triples);
    for (prefix, namespace) in prefixes.iter() {
        if iris.iter().any(|iri| iri.starts_with(namespace)) {
            serializer = serializer.with_prefix(prefix, namespace).map_err(io::Error::other)?;
        }
    }
    let mut serializer = serializer.for_writer(&mut *out);
    for triple in &triples {
        serializer.serialize_triple(triple)?;
    }
    serializer.finish()?;
    Ok(triples.len())
}

/// Returns every IRI that is written out: `a` stands for the type, and a text tells no datatype.
fn iris(triples: &[Triple]) -> BTreeSet<&str> {
    let mut iris = BTreeSet::new();
    for triple in triples {
        if let oxigraph::model::NamedOrBlankNode::NamedNode(node) = &triple.subject {
            iris.insert(node.as_str());
        }
        if triple.predicate != rdf::TYPE {
            iris.insert(triple.predicate.as_str());
        }
        match &triple.object {
            Term::NamedNode(node) => iris.insert(node.as_str()),
            Term::Literal(literal) if literal.datatype() == xsd::STRING => false,
            Term::Literal(literal) => iris.insert(literal.datatype().as_str()),
            Term::BlankNode(_) => false,
        };
    }
    iris
}
