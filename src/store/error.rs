//! What can go wrong with a store, with the place and what to do.

use std::io;
use std::path::{Path, PathBuf};

use oxigraph::io::RdfParseError;
use oxigraph::sparql::{QueryEvaluationError, SparqlSyntaxError, UpdateEvaluationError};
use oxigraph::store::StorageError;

use super::file::SUFFIXES;

/// Why a store cannot be opened, asked, changed or saved.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A file cannot be read or written.
    #[error("{}: {}", path.display(), in_plain_words(source))]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// There is no such graph.
    #[error("{}: no such graph; `nuncio add ARTICLES… -g {}` makes one", path.display(), path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The name of a file does not tell its format.
    #[error("{}: unknown format; a graph's name ends in one of {}", path.display(), SUFFIXES.join(" "))]
    Format {
        /// The file.
        path: PathBuf,
    },
    /// A file is not what its name says.
    #[error("{}:{}{message}", path.display(), line.map_or_else(|| " ".to_owned(), |line| format!("{line}: ")))]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1, where it is known.
        line: Option<u64>,
        /// What is wrong there.
        message: String,
    },
    /// Another program is changing the graph.
    #[error("{}: another program is changing this graph; wait for it, or close its shell", path.display())]
    Locked {
        /// The graph's file.
        path: PathBuf,
    },
    /// A graph that is there stands in a folder that cannot be written.
    #[error("{}: its folder cannot be written, so it cannot be changed; open it with --read-only", path.display())]
    Unwritable {
        /// The graph's file.
        path: PathBuf,
    },
    /// The graph was opened for reading only.
    #[error("{}: opened for reading only", path.display())]
    ReadOnly {
        /// The graph's file.
        path: PathBuf,
    },
    /// A folder is a `RocksDB` store, which this build cannot open.
    #[error("{}: a folder is a RocksDB store, which this build leaves out; get it with \
             `cargo build --release --features rocksdb` (it needs libclang and a C++20 compiler), \
             or name a file that ends in .nq", path.display())]
    NoRocksDb {
        /// The folder.
        path: PathBuf,
    },
    /// A query or an update is malformed.
    #[error("{}{message}", line.map(|line| format!("line {line}, column {column}: ", column = column.unwrap_or(1))).unwrap_or_default())]
    Syntax {
        /// The line, counted from 1, where it is known.
        line: Option<usize>,
        /// The column, counted from 1 in characters, where it is known.
        column: Option<usize>,
        /// What is wrong there.
        message: String,
    },
    /// An update names graphs itself where it was told which ones to see.
    #[error("the update names its graphs itself (USING or WITH), so it cannot be given others")]
    TwoScopes,
    /// A query or an update was cancelled.
    #[error("cancelled")]
    Cancelled,
    /// A query cannot be run.
    #[error(transparent)]
    Query(QueryEvaluationError),
    /// An update cannot be run.
    #[error(transparent)]
    Update(UpdateEvaluationError),
    /// The store on disk cannot be read or written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A mistake in the program's own prefixes.
    #[error("{0}")]
    Other(String),
}

/// Returns an error of the system in plain words, without its number.
#[must_use]
pub fn in_plain_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed to open it".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::IsADirectory => "a folder, not a file".to_owned(),
        _ => {
            let words = error.to_string();
            words.split_once(" (os error").map_or(words.as_str(), |(words, _)| words).to_owned()
        }
    }
}

impl StoreError {
    /// Returns the error of a system call about `path`.
    pub(super) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }

    /// Returns the error of reading RDF from `path`.
    pub(super) fn malformed(path: &Path, error: RdfParseError) -> Self {
        let path = path.to_owned();
        match error {
            RdfParseError::Io(source) => Self::File { path, source },
            RdfParseError::Syntax(error) => {
                let line = error.location().map(|place| place.start.line + 1);
                Self::Malformed { path, line, message: error.to_string() }
            }
        }
    }

    /// Returns the error of a malformed query; its words hold the place.
    pub(super) fn syntax(error: &SparqlSyntaxError) -> Self {
        let message = error.to_string();
        let place = message.strip_prefix("error at ").and_then(|rest| {
            let (line, rest) = rest.split_once(':')?;
            let (column, rest) = rest.split_once(':')?;
            Some((line.parse().ok()?, column.parse().ok()?, rest.trim().to_owned()))
        });
        match place {
            Some((line, column, message)) => {
                Self::Syntax { line: Some(line), column: Some(column), message }
            }
            None => Self::Syntax { line: None, column: None, message },
        }
    }
}

impl From<QueryEvaluationError> for StoreError {
    fn from(error: QueryEvaluationError) -> Self {
        match error {
            QueryEvaluationError::Cancelled => Self::Cancelled,
            error => Self::Query(error),
        }
    }
}

impl From<UpdateEvaluationError> for StoreError {
    fn from(error: UpdateEvaluationError) -> Self {
        match error {
            UpdateEvaluationError::Unexpected(inner) => {
                match inner.downcast::<QueryEvaluationError>() {
                    Ok(error) => Self::from(*error),
                    Err(inner) => Self::Update(UpdateEvaluationError::Unexpected(inner)),
                }
            }
            error => Self::Update(error),
        }
    }
}
