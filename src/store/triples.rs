//! Looks up single triples.

use oxigraph::model::{GraphNameRef, NamedNode, Quad, Term};

use super::{Store, StoreError};

impl Store {
    /// Returns the objects of a subject's triples with a predicate, in the default graph.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be read.
    pub fn objects(
        &self,
        subject: &NamedNode,
        predicate: &NamedNode,
    ) -> Result<Vec<Term>, StoreError> {
        let (subject, predicate) = (Some(subject.as_ref().into()), Some(predicate.as_ref()));
        let graph = Some(GraphNameRef::DefaultGraph);
        let quads = self.inner.quads_for_pattern(subject, predicate, None, graph);
        Ok(quads.map(|quad| quad.map(|quad| quad.object)).collect::<Result<_, _>>()?)
    }

    /// Returns the quads of the default graph that have a predicate, in no order.
    ///
    /// # Errors
    ///
    /// Each where the store on disk cannot be read.
    pub fn with_predicate(
        &self,
        predicate: &NamedNode,
    ) -> impl Iterator<Item = Result<Quad, StoreError>> + use<> {
        let graph = Some(GraphNameRef::DefaultGraph);
        let quads = self.inner.quads_for_pattern(None, Some(predicate.as_ref()), None, graph);
        quads.map(|quad| Ok(quad?))
    }

    /// Tells whether some triple has a predicate with an object; where that cannot be told, it may.
    #[must_use]
    pub fn has(&self, predicate: &NamedNode, object: &Term) -> bool {
        let (predicate, object) = (Some(predicate.as_ref()), Some(object.as_ref()));
        self.inner.quads_for_pattern(None, predicate, object, None).next().is_some()
    }

    /// Tells whether an IRI stands in some quad, or names a graph; where that cannot be told, it may.
    #[must_use]
    pub fn mentions(&self, iri: &str) -> bool {
        let Ok(node) = NamedNode::new(iri) else { return false };
        let any = |subject, predicate, object| {
            let mut quads = self.inner.quads_for_pattern(subject, predicate, object, None);
            quads.next().is_some()
        };
        any(Some(node.as_ref().into()), None, None)
            || any(None, Some(node.as_ref()), None)
            || any(None, None, Some(node.as_ref().into()))
            || self.graph(node.as_ref().into()).next().is_some()
    }
}
