//! What a graph says of its things, as far as networks show it: by subject, in order.

use std::collections::HashMap;

use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term as Object};

use crate::ontology::{self as terms, Term};

/// A thing of the graph: a place in the order of names.
pub(in crate::export) type Id = usize;

/// The properties that are read; what else a graph holds is its user's own.
pub(super) const PROPERTIES: &[Term] = &[
    terms::TYPE,
    terms::LABEL,
    terms::PREF_LABEL,
    terms::ALT_LABEL,
    terms::HEADLINE,
    terms::DATE_PUBLISHED,
    terms::PUBLISHER,
    terms::URL,
    terms::IDENTIFIER,
    terms::IS_STRING,
    terms::MENTIONS,
    terms::ANCHOR_OF,
    terms::BEGIN_INDEX,
    terms::END_INDEX,
    terms::IS_PART_OF,
    terms::OF_COUNTRY,
    terms::SEVERAL,
    terms::OFFICE_OF,
    terms::BY,
    terms::ABOUT,
    terms::STATUS,
    terms::VIA,
    terms::CONFIDENCE,
    terms::FORMER,
    terms::SUBJECT,
    terms::DERIVED_FROM,
    terms::REVISION_OF,
    terms::DATE,
    terms::POINT_OF,
    terms::BINDS,
    terms::BENEFITS,
    terms::HAS_QUANTITY,
];

/// What a property leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Thing(Id),
    Text(String),
}

/// The triples of [`PROPERTIES`], by subject.
///
/// Things are numbered in the order of their names and facts are sorted, so that nothing depends on the order of the
/// quads.
#[derive(Debug)]
pub(in crate::export) struct Index {
    names: Vec<String>,
    facts: Vec<Vec<(Term, Value)>>,
}

/// Collects the quads of an [`Index`].
#[derive(Debug)]
pub(in crate::export) struct Builder {
    properties: HashMap<String, Term>,
    numbers: HashMap<String, Id>,
    facts: Vec<Vec<(Term, Value)>>,
}

impl Builder {
    /// Returns an empty index of some properties.
    pub(in crate::export) fn of(properties: &[Term]) -> Self {
        let properties = properties.iter().map(|term| (term.iri().into_string(), *term));
        Self { properties: properties.collect(), numbers: HashMap::new(), facts: Vec::new() }
    }

    /// Adds a quad; those of named graphs are not Nuncio's, and left out.
    pub(in crate::export) fn add(&mut self, quad: Quad) {
        let property = self.properties.get(quad.predicate.as_str()).copied();
        let (Some(property), GraphName::DefaultGraph) = (property, &quad.graph_name) else {
            return;
        };
        let value = match quad.object {
            Object::NamedNode(node) => Value::Thing(self.number(node.into_string())),
            Object::BlankNode(node) => Value::Thing(self.number(node.to_string())),
            Object::Literal(literal) => Value::Text(literal.destruct().0),
            // Nothing that is read leads to a triple.
            Object::Triple(_) => return,
        };
        let subject = self.number(match quad.subject {
            NamedOrBlankNode::NamedNode(node) => node.into_string(),
            NamedOrBlankNode::BlankNode(node) => node.to_string(),
        });
        self.facts[subject].push((property, value));
    }

    fn number(&mut self, name: String) -> Id {
        *self.numbers.entry(name).or_insert_with(|| {
            self.facts.push(Vec::new());
            self.facts.len() - 1
        })
    }

    /// Returns the index of what was added.
    pub(in crate::export) fn finish(self) -> Index {
        let mut names: Vec<(String, Id)> = self.numbers.into_iter().collect();
        names.sort_unstable();
        let mut place = vec![0; names.len()];
        for (rank, (_, number)) in names.iter().enumerate() {
            place[*number] = rank;
        }
        let mut old = self.facts;
        let mut facts = Vec::with_capacity(names.len());
        for (_, number) in &names {
            let mut of = std::mem::take(&mut old[*number]);
            for (_, value) in &mut of {
                if let Value::Thing(id) = value {
                    *id = place[*id];
                }
            }
            of.sort_unstable();
            of.dedup();
            facts.push(of);
        }
        Index { names: names.into_iter().map(|(name, _)| name).collect(), facts }
    }
}

impl Index {
    /// Returns everything that is subject or object of some triple, in the order of names.
    pub(in crate::export) fn ids(&self) -> std::ops::Range<Id> {
        0..self.names.len()
    }

    /// Returns the IRI of a thing, or the name of a blank node: `_:b`.
    pub(in crate::export) fn name(&self, id: Id) -> &str {
        &self.names[id]
    }

    /// Returns the thing that is a term of the ontology, where the graph has it.
    pub(in crate::export) fn id(&self, term: Term) -> Option<Id> {
        let iri = term.iri();
        self.names.binary_search_by(|name| name.as_str().cmp(iri.as_str())).ok()
    }

    fn values(&self, id: Id, property: Term) -> impl Iterator<Item = &Value> {
        let facts = &self.facts[id];
        let from = facts.partition_point(|(known, _)| *known < property);
        facts[from..].iter().take_while(move |(known, _)| *known == property).map(|(_, it)| it)
    }

    /// Returns the things that a property leads to, in the order of names.
    pub(in crate::export) fn things(&self, id: Id, property: Term) -> impl Iterator<Item = Id> {
        self.values(id, property).filter_map(|value| match value {
            Value::Thing(id) => Some(*id),
            Value::Text(_) => None,
        })
    }

    /// Returns the first thing that a property leads to.
    pub(in crate::export) fn thing(&self, id: Id, property: Term) -> Option<Id> {
        self.things(id, property).next()
    }

    /// Returns the texts of a property, in order.
    pub(in crate::export) fn texts(&self, id: Id, property: Term) -> impl Iterator<Item = &str> {
        self.values(id, property).filter_map(|value| match value {
            Value::Text(text) => Some(text.as_str()),
            Value::Thing(_) => None,
        })
    }

    /// Returns the first text of a property.
    pub(in crate::export) fn text(&self, id: Id, property: Term) -> Option<&str> {
        self.texts(id, property).next()
    }

    /// Returns the text of a property as a number, a day or the like, where it has one of that form.
    pub(in crate::export) fn parsed<T: std::str::FromStr>(
        &self,
        id: Id,
        property: Term,
    ) -> Option<T> {
        self.texts(id, property).find_map(|text| text.parse().ok())
    }

    /// Returns what a thing is called: its label, or the last part of its IRI.
    pub(in crate::export) fn label(&self, id: Id) -> &str {
        let labels = [terms::PREF_LABEL, terms::LABEL];
        let label = labels.iter().flat_map(|property| self.texts(id, *property));
        let label = label.into_iter().find(|label| !label.trim().is_empty());
        label.unwrap_or_else(|| last_part(self.name(id)))
    }

    /// Returns the name that a thing has in networks: the last part of an IRI of Nuncio's, else the whole one.
    pub(in crate::export) fn short(&self, id: Id) -> &str {
        short(self.name(id))
    }
}

/// Returns the last part of an IRI of Nuncio's data, else the whole one.
pub(in crate::export) fn short(iri: &str) -> &str {
    iri.strip_prefix(terms::namespace("id")).filter(|rest| !rest.is_empty()).unwrap_or(iri)
}

/// Returns what stands behind the last `/` or `#` of an IRI.
pub(in crate::export) fn last_part(iri: &str) -> &str {
    let part = iri.trim_end_matches(['/', '#']).rsplit(['/', '#']).next().unwrap_or_default();
    if part.is_empty() { iri } else { part }
}
