//! Changes a store: updates, files that are loaded, quads that come and go.

use std::path::Path;

use oxigraph::io::RdfParser;
use oxigraph::model::Quad;
use oxigraph::sparql::CancellationToken;

use super::algebra::patterns_of;
use super::ask::{evaluator, parser};
use super::file::FileKind;
use super::home::load;
use super::{Difference, Scope, Snapshot, Store, StoreError, stoppable};

impl Store {
    /// Runs a SPARQL update, wholly or not at all; the known prefixes need not be declared.
    ///
    /// Full-text searches find what was there before the update.
    ///
    /// # Errors
    ///
    /// Where the update is malformed, with the place; where it cannot be run.
    pub fn update(&self, update: &str, token: &CancellationToken) -> Result<(), StoreError> {
        self.update_in(&Scope::default(), update, token)
    }

    /// As [`update`](Self::update), with patterns that see the graphs of a scope.
    ///
    /// # Errors
    ///
    /// As [`update`](Self::update), and where both the scope and the text name graphs.
    pub fn update_in(
        &self,
        scope: &Scope,
        update: &str,
        token: &CancellationToken,
    ) -> Result<(), StoreError> {
        let update = parser(scope, update)?.parse_update(update);
        let mut update = update.map_err(|error| StoreError::syntax(&error))?;
        self.search.answer(&self.inner, patterns_of(&mut update))?;
        stoppable::make_update_stoppable(&mut update);
        let mut prepared = evaluator(token).for_update(update);
        scope.restrict_update(&mut prepared)?;
        let mut transaction = self.inner.start_transaction()?;
        prepared.on_transaction(&mut transaction).execute()?;
        if token.is_cancelled() {
            return Err(StoreError::Cancelled);
        }
        transaction.commit()?;
        // Only now: a search meanwhile would have made the index of the graph as it was.
        self.search.forget();
        Ok(())
    }

    /// Adds the quads of an RDF file; its blank nodes get names of their own.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn load_file(&self, path: &Path) -> Result<(), StoreError> {
        let kind = FileKind::of(path)?;
        self.search.forget();
        load(&self.inner, path, RdfParser::from_format(kind.format).rename_blank_nodes())
    }

    /// Adds quads.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be written.
    pub fn insert(&self, quads: impl IntoIterator<Item = Quad>) -> Result<(), StoreError> {
        self.search.forget();
        let mut loader = self.inner.bulk_loader();
        loader.load_quads(quads)?;
        Ok(loader.commit()?)
    }

    /// Removes `old` quads and adds `new` ones, wholly or not at all.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be written.
    pub fn replace(
        &self,
        old: impl IntoIterator<Item = Quad>,
        new: impl IntoIterator<Item = Quad>,
    ) -> Result<(), StoreError> {
        self.search.forget();
        let mut transaction = self.inner.start_transaction()?;
        for quad in old {
            transaction.remove(&quad);
        }
        for quad in new {
            transaction.insert(&quad);
        }
        Ok(transaction.commit()?)
    }

    /// Returns the graph as it is now, to be compared with what becomes of it.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::of(&self.inner)
    }

    /// Returns how the graph differs from what it was.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be read.
    pub fn difference(&self, before: Snapshot) -> Result<Difference, StoreError> {
        before.difference(&self.inner)
    }
}
