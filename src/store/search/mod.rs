//! Full-text search over sentences and names: `nun:search` in a query.
//!
//! ```sparql
//! SELECT ?sentence ?rank { (?sentence ?rank) nun:search "frozen assets" }
//! ```
//!
//! It looks like a property and is none: before a query or an update is run, each of its
//! triples is replaced by a table of what was found, the best first. The index is in memory; it is
//! made when it is first asked for, and again after the graph has changed.

mod builder;
mod index;
mod near;
mod pattern;
pub(super) mod words;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use oxigraph::model::{GraphNameRef, NamedOrBlankNode, TermRef};
use spargebra::algebra::GraphPattern;
use spargebra::term::NamedNode;

use super::error::StoreError;
use crate::ontology::{self as terms, Term};
use builder::Builder;
use index::Index;

/// The properties whose texts are found, each with those that may hold the same text:
/// statements have that of their sentence.
const INDEXED: &[(Term, &[Term])] = &[
    (terms::ANCHOR_OF, &[terms::ANCHOR_OF, terms::SENTENCE_WORDS]),
    (terms::LABEL, &[terms::LABEL]),
    (terms::PREF_LABEL, &[terms::PREF_LABEL]),
    (terms::ALT_LABEL, &[terms::ALT_LABEL]),
];

/// The best texts that a search takes; what ranks lower is left out.
const MOST: usize = 1_000;

/// An index that is made when it is asked for.
#[derive(Default)]
pub(super) struct Search(Mutex<Option<Arc<Index>>>);

impl Search {
    /// Forgets the index: the graph has changed.
    pub(super) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Puts tables in place of the searches of patterns.
    pub(super) fn answer<'a>(
        &self,
        store: &oxigraph::store::Store,
        patterns: impl Iterator<Item = &'a mut GraphPattern>,
    ) -> Result<(), StoreError> {
        let mut failure = None;
        let mut find = |words: &str| {
            self.find(store, words).unwrap_or_else(|error| {
                failure = Some(error);
                Vec::new()
            })
        };
        patterns.for_each(|pattern| pattern::replace(pattern, &mut find));
        failure.map_or(Ok(()), Err)
    }

    /// Returns the nodes that have a text with the words, and how well it fits, the best first.
    fn find(
        &self,
        store: &oxigraph::store::Store,
        words: &str,
    ) -> Result<Vec<(NamedNode, f64)>, StoreError> {
        let index = self.index(store)?;
        let mut best: HashMap<NamedNode, f64> = HashMap::new();
        let mut order = Vec::new();
        let graph = Some(GraphNameRef::DefaultGraph);
        for found in index.search(words, MOST) {
            let text = Some(TermRef::from(found.text));
            let of = INDEXED.iter().enumerate().filter(|(number, _)| found.is_of(*number));
            for property in of.flat_map(|(_, (_, holding))| *holding) {
                let property = property.iri();
                let quads = store.quads_for_pattern(None, Some(property.as_ref()), text, graph);
                for quad in quads {
                    if let NamedOrBlankNode::NamedNode(node) = quad?.subject
                        && best.insert(node.clone(), found.rank).is_none()
                    {
                        order.push((node, found.rank));
                    }
                }
            }
        }
        Ok(order)
    }

    fn index(&self, store: &oxigraph::store::Store) -> Result<Arc<Index>, StoreError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = &*kept {
            return Ok(Arc::clone(index));
        }
        let mut builder = Builder::default();
        for (number, (property, _)) in INDEXED.iter().enumerate() {
            let property = property.iri();
            let graph = Some(GraphNameRef::DefaultGraph);
            for quad in store.quads_for_pattern(None, Some(property.as_ref()), None, graph) {
                if let oxigraph::model::Term::Literal(text) = quad?.object {
                    builder.add(text, number);
                }
            }
        }
        let index = Arc::new(builder.finish());
        *kept = Some(Arc::clone(&index));
        Ok(index)
    }
}
