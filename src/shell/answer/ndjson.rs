//! Writes rows as JSON, each on a line of its own: the bindings of SPARQL's JSON.

use std::io::{self, Write};

use oxigraph::model::vocab::xsd;
use oxigraph::model::{NamedOrBlankNode, Term};
use serde::Serialize;

/// A term as [SPARQL 1.1 Query Results JSON](https://www.w3.org/TR/sparql11-results-json/#select-encode-terms) has it.
#[derive(Serialize)]
struct JsonTerm<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    value: Value<'a>,
    #[serde(rename = "xml:lang", skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    datatype: Option<&'a str>,
}

/// What a term says; triples are as
/// [SPARQL 1.2](https://www.w3.org/TR/sparql12-results-json/#select-encode-terms) has them.
#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Words(&'a str),
    Triple { subject: Box<JsonTerm<'a>>, predicate: Box<JsonTerm<'a>>, object: Box<JsonTerm<'a>> },
}

/// Returns a term of which there is nothing to say but its kind and its words.
fn plain<'a>(kind: &'static str, words: &'a str) -> JsonTerm<'a> {
    JsonTerm { kind, value: Value::Words(words), language: None, datatype: None }
}

impl<'a> JsonTerm<'a> {
    fn of(term: &'a Term) -> Self {
        match term {
            Term::NamedNode(node) => plain("uri", node.as_str()),
            Term::BlankNode(node) => plain("bnode", node.as_str()),
            Term::Literal(literal) => {
                let datatype = literal.datatype();
                let is_plain = literal.language().is_some() || datatype == xsd::STRING;
                Self {
                    language: literal.language(),
                    datatype: (!is_plain).then_some(datatype.as_str()),
                    ..plain("literal", literal.value())
                }
            }
            Term::Triple(triple) => {
                let subject = Box::new(match &triple.subject {
                    NamedOrBlankNode::NamedNode(node) => plain("uri", node.as_str()),
                    NamedOrBlankNode::BlankNode(node) => plain("bnode", node.as_str()),
                });
                let predicate = Box::new(plain("uri", triple.predicate.as_str()));
                let object = Box::new(Self::of(&triple.object));
                let value = Value::Triple { subject, predicate, object };
                Self { value, ..plain("triple", "") }
            }
        }
    }
}

/// Writes a row: an object with the columns that have a value, in their order.
pub(super) fn write(names: &[String], row: &[Option<Term>], out: &mut dyn Write) -> io::Result<()> {
    let mut line = String::from("{");
    for (name, value) in names.iter().zip(row) {
        let Some(term) = value else { continue };
        if line.len() > 1 {
            line.push(',');
        }
        line.push_str(&serde_json::to_string(name)?);
        line.push(':');
        line.push_str(&serde_json::to_string(&JsonTerm::of(term))?);
    }
    writeln!(out, "{line}}}")
}
