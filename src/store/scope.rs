//! What a query or an update is run over, where its text does not say so itself.

use oxigraph::model::{GraphName, NamedNode};
use oxigraph::sparql::{PreparedSparqlUpdate, QueryDatasetSpecification};

use super::error::StoreError;

/// What stands around the text of a query or an update: a base, and the graphs that it sees.
///
/// The graphs are the dataset of the
/// [SPARQL 1.1 Protocol](https://www.w3.org/TR/sparql11-protocol/#dataset): where any is
/// named, they take the place of those that the text names and of the whole store.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// What relative IRIs are resolved against; without one they are mistakes.
    pub base: Option<String>,
    /// The graphs whose triples together are the default graph.
    pub default_graphs: Vec<NamedNode>,
    /// The graphs that `GRAPH` finds.
    pub named_graphs: Vec<NamedNode>,
}

impl Scope {
    /// Puts the graphs, if any is named, in the place of those that a query would see.
    pub(super) fn restrict(&self, dataset: &mut QueryDatasetSpecification) {
        if self.names_graphs() {
            let default = self.default_graphs.iter().cloned().map(GraphName::from);
            dataset.set_default_graph(default.collect());
            let named = self.named_graphs.iter().cloned().map(Into::into);
            dataset.set_available_named_graphs(named.collect());
        }
    }

    /// As [`Self::restrict`], for each operation of an update.
    ///
    /// # Errors
    ///
    /// Where an operation names graphs itself (`USING`, `WITH`), as the
    /// [protocol](https://www.w3.org/TR/sparql11-protocol/#update-dataset) demands.
    pub(super) fn restrict_update(
        &self,
        update: &mut PreparedSparqlUpdate,
    ) -> Result<(), StoreError> {
        if self.names_graphs() && update.using_datasets().any(|one| !one.is_default_dataset()) {
            return Err(StoreError::TwoScopes);
        }
        update.using_datasets_mut().for_each(|dataset| self.restrict(dataset));
        Ok(())
    }

    fn names_graphs(&self) -> bool {
        !self.default_graphs.is_empty() || !self.named_graphs.is_empty()
    }
}
