//! The names that can be completed: terms of the ontology and the data, entities by label.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};
use oxigraph::sparql::QueryResults;

use crate::ontology;
use crate::query::{Prefixes, entities};
use crate::store::{CancellationToken, Store, StoreError};

/// A name that can be completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// As it is written in a query.
    pub(super) name: String,
    /// Its label; may be empty.
    pub(super) label: String,
    /// What it is for.
    pub(super) role: Role,
    /// How often the data uses it.
    pub(super) uses: usize,
}

/// Where in a triple a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Behind `a`.
    Class,
    /// In the middle.
    Property,
    /// At either end.
    Other,
}

/// All names, those of the ontology at first, those of the data once they have been counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    /// Classes, properties and other terms, by name.
    pub(super) terms: Vec<Known>,
    /// Entities: their labels and how a query writes them, by label.
    pub(super) entities: Vec<(String, String)>,
}

const CLASSES: &str = include_str!("classes.rq");
const PROPERTIES: &str = include_str!("properties.rq");

impl Vocabulary {
    /// Returns the terms of the ontology.
    pub(super) fn of_ontology(prefixes: &Prefixes) -> Self {
        let mut terms: BTreeMap<String, Known> = BTreeMap::new();
        let parser = RdfParser::from_format(RdfFormat::Turtle);
        for quad in parser.for_slice(ontology::ONTOLOGY).flatten() {
            let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
            let Some(name) = prefixes.shorten(subject.as_str()) else { continue };
            let known = terms.entry(name.clone()).or_insert_with(|| Known::new(name));
            let predicate = prefixes.show(quad.predicate.as_str());
            match (predicate.as_str(), &quad.object) {
                ("rdfs:label", Term::Literal(label)) => label.value().clone_into(&mut known.label),
                ("rdf:type", Term::NamedNode(class)) => {
                    let class = class.as_str();
                    if class.ends_with("#Class") {
                        known.role = Role::Class;
                    } else if class.ends_with("Property") {
                        known.role = Role::Property;
                    }
                }
                _ => {}
            }
        }
        Self { terms: terms.into_values().collect(), entities: Vec::new() }
    }

    /// Adds what the data uses, with counts.
    fn count(&mut self, store: &Store, prefixes: &Prefixes) -> Result<(), StoreError> {
        let mut terms: BTreeMap<String, Known> = std::mem::take(&mut self.terms)
            .into_iter()
            .map(|one| (one.name.clone(), one))
            .collect();
        for (query, role) in [(CLASSES, Role::Class), (PROPERTIES, Role::Property)] {
            let answer = store.query(query, &CancellationToken::new())?;
            let QueryResults::Solutions(solutions) = answer else { continue };
            for solution in solutions {
                let solution = solution?;
                let (Some(Term::NamedNode(term)), Some(Term::Literal(uses))) =
                    (solution.get("term"), solution.get("uses"))
                else {
                    continue;
                };
                let name = prefixes.show(term.as_str());
                let known = terms.entry(name.clone()).or_insert_with(|| Known::new(name));
                known.role = role;
                known.uses = uses.value().parse().unwrap_or(0);
            }
        }
        self.terms = terms.into_values().collect();
        let named = entities::names(store)?.into_iter();
        self.entities =
            named.map(|name| (name.text, prefixes.show(name.entity.as_str()))).collect();
        Ok(())
    }
}

impl Known {
    fn new(name: String) -> Self {
        Self { name, label: String::new(), role: Role::Other, uses: 0 }
    }
}

/// A vocabulary that is counted beside the shell, so that the prompt need not wait for it.
#[derive(Clone, Default)]
pub(super) struct SharedVocabulary(Arc<RwLock<Arc<Vocabulary>>>);

impl SharedVocabulary {
    /// Returns the names as they are known by now.
    pub(super) fn get(&self) -> Arc<Vocabulary> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Counts the names of a graph anew, on a thread of its own.
    pub(super) fn refresh(&self, store: &Arc<Store>, prefixes: &Prefixes) {
        let (shared, store, prefixes) = (self.clone(), Arc::clone(store), prefixes.clone());
        thread::spawn(move || {
            let mut vocabulary = Vocabulary::of_ontology(&prefixes);
            shared.set(vocabulary.clone());
            // A graph that cannot be read will say so when it is asked.
            if vocabulary.count(&store, &prefixes).is_ok() {
                shared.set(vocabulary);
            }
        });
    }

    fn set(&self, vocabulary: Vocabulary) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(vocabulary);
    }
}
