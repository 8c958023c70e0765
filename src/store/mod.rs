//! Keeps a graph: in memory, in a file or in a folder; asks and changes it.
//!
//! ```text
//! quads ⇄ Store ──query──▶ solutions, a graph, yes or no
//! ```
//!
//! The only module that knows Oxigraph's store. A *home* is where a store lives
//! between two runs: nowhere, a file that is read whole and written whole, or a
//! folder that `RocksDB` keeps (feature `rocksdb`).
//!
//! All that Nuncio writes is in the default graph, and a query sees the default
//! graph alone unless it names others, as SPARQL has it. Files that are loaded
//! may bring named graphs; they are kept.

mod algebra;
mod error;
mod file;
mod folder;
mod order;
mod scope;
mod search;
mod snapshot;
mod triples;
mod stoppable;
mod whole;

pub use error::StoreError;
pub use file::{FileKind, SUFFIXES};
pub(crate) use folder::WholeFolder;
pub use order::{Layout, serialize};
pub use oxigraph::sparql::CancellationToken;
pub use scope::Scope;
pub use snapshot::{Difference, Snapshot};
pub(crate) use whole::WholeFile;

use std::path::{Path, PathBuf};

use oxigraph::io::RdfParser;
use oxigraph::model::{GraphNameRef, IriParseError, Literal, Quad, Term};
use oxigraph::sparql::{PreparedSparqlQuery, QueryResults, SparqlEvaluator};
use spargebra::SparqlParser;

use crate::ontology;
use search::Search;

/// A graph with a home.
pub struct Store {
    inner: oxigraph::store::Store,
    home: Home,
    search: Search,
}

/// Where a store lives between two runs.
enum Home {
    /// Nowhere.
    Memory,
    /// A file; the lock is held as long as the store lives.
    File { path: PathBuf, kind: FileKind, _lock: Option<file::Lock> },
    /// A folder that `RocksDB` keeps.
    #[cfg(feature = "rocksdb")]
    Folder,
}

impl Store {
    /// Returns an empty store that lives in memory.
    ///
    /// # Errors
    ///
    /// Where Oxigraph cannot make one.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self::at(Home::Memory, oxigraph::store::Store::new()?))
    }

    fn at(home: Home, inner: oxigraph::store::Store) -> Self {
        Self { inner, home, search: Search::default() }
    }

    /// Opens the graph at `path` to change it; one that is not there yet is empty.
    ///
    /// A file is locked against other programs that would change it, until the
    /// store is dropped.
    ///
    /// # Errors
    ///
    /// Where another program holds the file, where it cannot be read, where its
    /// name does not tell its format, or where it is malformed.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if is_folder(path) {
            return open_folder(path);
        }
        let kind = FileKind::of(path)?;
        let lock = file::Lock::acquire(path)?;
        Self::from_file(path, kind, Some(lock))
    }

    /// Opens the graph at `path` to ask it; changes to it cannot be saved.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open), and where nothing is there.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        if is_folder(path) {
            return open_folder(path);
        }
        let kind = FileKind::of(path)?;
        if !path.exists() {
            return Err(StoreError::Missing { path: path.to_owned() });
        }
        Self::from_file(path, kind, None)
    }

    fn from_file(
        path: &Path,
        kind: FileKind,
        lock: Option<file::Lock>,
    ) -> Result<Self, StoreError> {
        let inner = oxigraph::store::Store::new()?;
        if path.exists() {
            // Blank nodes keep their names, so that a graph saved unchanged has the same bytes.
            load(&inner, path, RdfParser::from_format(kind.format))?;
        }
        Ok(Self::at(Home::File { path: path.to_owned(), kind, _lock: lock }, inner))
    }

    /// Writes the graph to its home, so that a crash leaves either the old one or the new one.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written or was opened for reading only.
    pub fn save(&self) -> Result<(), StoreError> {
        match &self.home {
            Home::Memory => Ok(()),
            Home::File { path, _lock: None, .. } => {
                Err(StoreError::ReadOnly { path: path.clone() })
            }
            Home::File { path, kind, .. } => file::save(path, *kind, &self.quads()?),
            #[cfg(feature = "rocksdb")]
            Home::Folder => Ok(self.inner.flush()?),
        }
    }

    /// Returns where the store lives, if it outlives the program.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.home {
            Home::File { path, .. } => Some(path),
            Home::Memory => None,
            #[cfg(feature = "rocksdb")]
            Home::Folder => None,
        }
    }

    /// Returns how many quads the store holds.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be read.
    pub fn len(&self) -> Result<usize, StoreError> {
        Ok(self.inner.len()?)
    }

    /// Tells whether the store holds nothing.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be read.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.inner.is_empty()?)
    }

    /// Asks a SPARQL query; the known prefixes need not be declared.
    ///
    /// Solutions and triples come as they are found, from the graph as it was when
    /// the query began. Cancelling `token`, from any thread, ends them with an error.
    ///
    /// # Errors
    ///
    /// Where the query is malformed, with the place; where it cannot be run.
    pub fn query(
        &self,
        query: &str,
        token: &CancellationToken,
    ) -> Result<QueryResults<'static>, StoreError> {
        self.query_in(&Scope::default(), query, token)
    }

    /// As [`query`](Self::query), over the graphs of a scope.
    ///
    /// # Errors
    ///
    /// As [`query`](Self::query).
    pub fn query_in(
        &self,
        scope: &Scope,
        query: &str,
        token: &CancellationToken,
    ) -> Result<QueryResults<'static>, StoreError> {
        let mut prepared = self.prepared(scope, query, token)?;
        scope.restrict(prepared.dataset_mut());
        Ok(prepared.on_store(&self.inner).execute()?)
    }

    /// Returns the query, ready to be run, with what its full-text searches find.
    fn prepared(
        &self,
        scope: &Scope,
        query: &str,
        token: &CancellationToken,
    ) -> Result<PreparedSparqlQuery, StoreError> {
        let query = parser(scope)?.parse_query(query);
        let query = query.map_err(|error| StoreError::syntax(&error))?;
        let mut query = self.search.answer(&self.inner, query)?;
        stoppable::make_stoppable(&mut query);
        Ok(evaluator(token).for_query(query))
    }

    /// Answers a query wholly, and returns how that was done, with rows and times, in JSON.
    ///
    /// # Errors
    ///
    /// As [`query`](Self::query).
    pub fn explain(&self, query: &str, token: &CancellationToken) -> Result<String, StoreError> {
        let prepared = self.prepared(&Scope::default(), query, token)?;
        let (results, explanation) = prepared.on_store(&self.inner).compute_statistics().explain();
        match results? {
            QueryResults::Solutions(solutions) => {
                for solution in solutions {
                    solution?;
                }
            }
            QueryResults::Graph(triples) => {
                for triple in triples {
                    triple?;
                }
            }
            QueryResults::Boolean(_) => {}
        }
        let mut json = Vec::new();
        explanation
            .write_in_json(&mut json)
            .map_err(|error| StoreError::Other(error.to_string()))?;
        Ok(String::from_utf8_lossy(&json).into_owned())
    }

    /// Runs a SPARQL update, wholly or not at all; the known prefixes need not be declared.
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
        let update = parser(scope)?.parse_update(update);
        let mut update = update.map_err(|error| StoreError::syntax(&error))?;
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

    /// Goes over all quads, in no order.
    pub fn iter(&self) -> impl Iterator<Item = Result<Quad, StoreError>> + '_ {
        self.inner.iter().map(|quad| Ok(quad?))
    }

    /// Returns all quads, in no order.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be read.
    pub fn quads(&self) -> Result<Vec<Quad>, StoreError> {
        Ok(self.inner.iter().collect::<Result<_, _>>()?)
    }

    /// Returns the quads of one graph, in no order, as the graph is now.
    pub fn graph(
        &self,
        name: GraphNameRef<'_>,
    ) -> impl Iterator<Item = Result<Quad, StoreError>> + use<> {
        self.inner.quads_for_pattern(None, None, None, Some(name)).map(|quad| Ok(quad?))
    }

    /// Returns the quads of the default graph, in no order.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be read.
    pub fn default_graph(&self) -> Result<Vec<Quad>, StoreError> {
        let graph = Some(GraphNameRef::DefaultGraph);
        Ok(self.inner.quads_for_pattern(None, None, None, graph).collect::<Result<_, _>>()?)
    }
}

/// Returns a parser that knows the prefixes, and the base of a scope.
fn parser(scope: &Scope) -> Result<SparqlParser, StoreError> {
    let mistake = |error: IriParseError| StoreError::Other(error.to_string());
    let mut parser = SparqlParser::new();
    if let Some(base) = &scope.base {
        parser = parser.with_base_iri(base).map_err(mistake)?;
    }
    for (prefix, namespace) in ontology::prefixes() {
        parser = parser.with_prefix(*prefix, *namespace).map_err(mistake)?;
    }
    Ok(parser)
}

/// Returns an evaluator that stops when `token` says so.
fn evaluator(token: &CancellationToken) -> SparqlEvaluator {
    let asked = token.clone();
    let going_on = move |_: &[Term]| Some(Literal::from(!asked.is_cancelled()).into());
    SparqlEvaluator::new()
        .with_cancellation_token(token.clone())
        .with_custom_function(stoppable::going_on(), going_on)
}

/// Reads a file into a store.
fn load(store: &oxigraph::store::Store, path: &Path, parser: RdfParser) -> Result<(), StoreError> {
    let mut loader = store.bulk_loader();
    let quads = parser.for_reader(file::reader(path)?);
    let quads = quads.map(|quad| quad.map_err(|error| StoreError::malformed(path, error)));
    loader.load_ok_quads::<_, StoreError>(quads)?;
    Ok(loader.commit()?)
}

/// Tells whether `path` names a folder: one that is there, or a name that ends in a slash.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(std::path::MAIN_SEPARATOR)
}

#[cfg(feature = "rocksdb")]
fn open_folder(path: &Path) -> Result<Store, StoreError> {
    Ok(Store::at(Home::Folder, oxigraph::store::Store::open(path)?))
}

#[cfg(not(feature = "rocksdb"))]
fn open_folder(path: &Path) -> Result<Store, StoreError> {
    Err(StoreError::NoRocksDb { path: path.to_owned() })
}
