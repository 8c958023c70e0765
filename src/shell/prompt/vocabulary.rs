//! The names that can be completed: terms of the ontology and the data, entities by label.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};
use oxigraph::sparql::QueryResults;

use super::census::Census;
use super::names::{Name, Names};
use crate::ontology;
use crate::query::{Library, Prefixes, entities};
use crate::shell::ground::ARTICLES;
use crate::store::{CancellationToken, Store, StoreError};

/// A term that can be completed.
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
    pub(super) terms: BTreeMap<String, Known>,
    /// What goes together in the data.
    pub(super) census: Census,
    /// Entities by their labels.
    pub(super) names: Names,
    /// Articles: identifiers with headlines, sorted.
    pub(super) articles: Vec<(String, String)>,
    /// The values of parameters that saved questions take from the graph, by question and parameter.
    pub(super) choices: BTreeMap<(String, String), Vec<String>>,
}

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
        Self { terms, ..Self::default() }
    }

    /// Adds what the data uses, with counts.
    ///
    /// # Errors
    ///
    /// Where the graph cannot be read.
    pub(super) fn count(
        &mut self,
        store: &Store,
        prefixes: &Prefixes,
        library: &Library,
    ) -> Result<(), StoreError> {
        let mut census = Census::take(store, prefixes)?;
        for (counts, role) in [(&census.classes, Role::Class), (&census.properties, Role::Property)]
        {
            for (name, uses) in counts {
                let new = || Known::new(name.clone());
                let known = self.terms.entry(name.clone()).or_insert_with(new);
                (known.role, known.uses) = (role, *uses);
            }
        }
        let named = entities::names(store)?.into_iter().map(|name| {
            let (uses, kind) = census.thing(&name.entity);
            let class = self.rarest_class(&census, kind);
            Name {
                label: name.text,
                entity: prefixes.show(name.entity.as_str()),
                class,
                kind,
                uses,
            }
        });
        self.names = named.collect();
        self.articles = articles(store)?;
        for question in library.iter() {
            for parameter in question.listed.keys() {
                let name = (question.name.clone(), parameter.clone());
                // A query that cannot be answered lists nothing; the rest is worth having.
                let values = question.values(parameter, store, prefixes, &CancellationToken::new());
                let values = values.unwrap_or_default();
                self.choices.insert(name, values);
            }
        }
        census.forget_things();
        self.census = census;
        Ok(())
    }

    /// Returns the label of the class of a kind that the fewest things are of: it says the most.
    fn rarest_class(&self, census: &Census, kind: usize) -> String {
        let classes = census.kinds[kind].iter();
        let rarest = classes.min_by_key(|class| census.classes.get(*class));
        let label = rarest.and_then(|class| self.terms.get(class)).map(|class| &class.label);
        label.cloned().unwrap_or_default()
    }
}

/// Returns the articles of a graph: identifiers with headlines, sorted.
fn articles(store: &Store) -> Result<Vec<(String, String)>, StoreError> {
    let mut articles = Vec::new();
    if let QueryResults::Solutions(rows) = store.query(ARTICLES, &CancellationToken::new())? {
        for row in rows {
            let row = row?;
            if let (Some(Term::Literal(id)), Some(Term::Literal(source))) =
                (row.get("id"), row.get("source"))
            {
                articles.push((id.value().to_owned(), source.value().to_owned()));
            }
        }
    }
    Ok(articles)
}

impl Known {
    const fn new(name: String) -> Self {
        Self { name, label: String::new(), role: Role::Other, uses: 0 }
    }
}

/// A vocabulary that is counted beside the shell, so that the prompt need not wait for it.
#[derive(Clone, Default)]
pub(super) struct SharedVocabulary {
    known: Arc<RwLock<Arc<Vocabulary>>>,
    counts: Arc<AtomicUsize>,
}

impl SharedVocabulary {
    /// Returns the names as they are known by now.
    pub(super) fn get(&self) -> Arc<Vocabulary> {
        Arc::clone(&self.known.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Counts the names of a graph anew, on a thread of its own.
    pub(super) fn refresh(&self, store: &Arc<Store>, prefixes: &Prefixes, library: &Library) {
        let number = self.counts.fetch_add(1, Ordering::SeqCst) + 1;
        let (shared, store, prefixes) = (self.clone(), Arc::clone(store), prefixes.clone());
        let library = library.clone();
        thread::spawn(move || {
            let mut vocabulary = Vocabulary::of_ontology(&prefixes);
            if number == 1 {
                shared.set(vocabulary.clone());
            }
            // A graph that cannot be read will say so when it is asked; an older count comes late.
            let counted = vocabulary.count(&store, &prefixes, &library).is_ok();
            if counted && shared.counts.load(Ordering::SeqCst) == number {
                shared.set(vocabulary);
            }
        });
    }

    fn set(&self, vocabulary: Vocabulary) {
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(vocabulary);
    }
}
