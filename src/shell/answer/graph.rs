//! Writes answers that are graphs, in the syntaxes of RDF, with the prefixes that they use.

use std::collections::BTreeSet;
use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{NamedOrBlankNode, Term, Triple};

use super::{Format, JSON_LD, ShowError, Shown, View};
use crate::query::{AskError, Event, Prefixes, Running};

/// Triples that are held to be sorted; an answer of more is written as it comes.
const SORTED: usize = 50_000;

/// Writes an answer whose first triple has come, or that has none.
///
/// Up to [`SORTED`] triples are sorted by subject with the type first, each once. Of
/// more, the first so many are, and the others follow as they come, so that memory
/// does not grow with the answer.
pub(super) fn show(
    first: Option<Triple>,
    running: &mut Running,
    view: View<'_>,
    prefixes: &Prefixes,
    shown: &mut Shown,
    out: &mut dyn Write,
) -> Result<(), ShowError> {
    let mut held: Vec<Triple> = first.into_iter().collect();
    // What came before a stop is shown, so that a long query is not in vain.
    let mut stopped: Result<(), AskError> = Ok(());
    let mut goes_on = !held.is_empty();
    while goes_on && held.len() < SORTED {
        match next(running, view, held.len()) {
            Ok(Some(triple)) => held.push(triple),
            Ok(None) => goes_on = false,
            Err(error) => (stopped, goes_on) = (Err(error), false),
        }
    }
    sort(&mut held);
    let used = (!goes_on).then(|| iris(&held));
    let mut serializer = serializer(view.format, prefixes, used.as_ref())?.for_writer(&mut *out);
    for triple in &held {
        serializer.serialize_triple(triple)?;
    }
    shown.count = held.len();
    while goes_on {
        match next(running, view, shown.count) {
            Ok(Some(triple)) => {
                serializer.serialize_triple(&triple)?;
                shown.count += 1;
                view.waiting.count(running.elapsed(), shown.count);
            }
            Ok(None) => goes_on = false,
            Err(error) => (stopped, goes_on) = (Err(error), false),
        }
    }
    let out = serializer.finish()?;
    if matches!(syntax(view.format), RdfFormat::JsonLd { .. } | RdfFormat::RdfXml) {
        writeln!(out)?;
    }
    Ok(stopped?)
}

/// Returns the next triple of an answer that has `count` by now; none at its end.
fn next(running: &mut Running, view: View<'_>, count: usize) -> Result<Option<Triple>, AskError> {
    loop {
        match running.next_event()? {
            Some(Event::Triple(triple)) => return Ok(Some(triple)),
            Some(Event::Waiting) => view.waiting.tell(running.elapsed(), count),
            Some(_) => {}
            None => return Ok(None),
        }
    }
}

/// Sorts triples by subject, the type first, and drops those that are there twice.
fn sort(triples: &mut Vec<Triple>) {
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
}

/// Returns the syntax in which a format writes graphs: that of its name, or the one most like it.
const fn syntax(format: Format) -> RdfFormat {
    match format {
        Format::Rdf(syntax) => syntax,
        Format::Csv | Format::Tsv | Format::Ndjson => RdfFormat::NTriples,
        Format::Json => JSON_LD,
        Format::Xml => RdfFormat::RdfXml,
        Format::Table | Format::Vertical | Format::Markdown | Format::Html => RdfFormat::Turtle,
    }
}

/// Returns the serializer of a format with the prefixes that these IRIs use, or with all.
fn serializer(
    format: Format,
    prefixes: &Prefixes,
    used: Option<&BTreeSet<&str>>,
) -> io::Result<RdfSerializer> {
    let mut serializer = RdfSerializer::from_format(syntax(format));
    for (prefix, namespace) in prefixes.iter() {
        if used.is_none_or(|iris| iris.iter().any(|iri| iri.starts_with(namespace))) {
            serializer = serializer.with_prefix(prefix, namespace).map_err(io::Error::other)?;
        }
    }
    Ok(serializer)
}

/// Returns every IRI that is written out: `a` stands for the type, and a text tells no datatype.
fn iris(triples: &[Triple]) -> BTreeSet<&str> {
    let mut iris = BTreeSet::new();
    let mut left: Vec<&Triple> = triples.iter().collect();
    while let Some(triple) = left.pop() {
        if let NamedOrBlankNode::NamedNode(node) = &triple.subject {
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
            Term::Triple(triple) => {
                left.push(triple);
                false
            }
        };
    }
    iris
}
