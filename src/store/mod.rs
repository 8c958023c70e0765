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
mod ask;
mod change;
mod error;
mod file;
mod folder;
mod home;
mod likeness;
mod order;
mod scope;
mod search;
mod snapshot;
mod triples;
mod stoppable;
mod temporary;
mod whole;

pub use error::{StoreError, in_plain_words};
pub use file::{FileKind, SUFFIXES};
pub(crate) use folder::WholeFolder;
pub use likeness::likeness;
pub use order::Layout;
pub use oxigraph::sparql::CancellationToken;
pub use scope::Scope;
pub use snapshot::{Difference, Snapshot};
pub(crate) use temporary::remove_temporary;
pub(crate) use whole::WholeFile;

use home::Home;
use search::Search;

/// A graph with a home.
pub struct Store {
    inner: oxigraph::store::Store,
    home: Home,
    search: Search,
}
