//! Where a store lives between two runs: opening it and saving it.

use std::path::{Path, PathBuf};

use oxigraph::io::RdfParser;

use super::file::{self, FileKind};
use super::search::Search;
use super::{Store, StoreError};

/// Where a store lives between two runs.
pub(super) enum Home {
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
            Home::File { path, kind, .. } => file::save(path, *kind, self),
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
}

/// Reads a file into a store.
pub(super) fn load(
    store: &oxigraph::store::Store,
    path: &Path,
    parser: RdfParser,
) -> Result<(), StoreError> {
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
