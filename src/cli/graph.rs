//! Opens the graph that a subcommand works on: from a file or folder, from articles, or both.

use std::path::{Path, PathBuf};

use super::failure::{Failure, note};
use super::{add, reading};
use crate::entities::Overrides;
use crate::query::Library;
use crate::shell::places;
use crate::store::{Store, StoreError};

/// Opens the graph at `path`, or an empty one in memory; with `write`, to change it.
///
/// # Errors
///
/// Where there is no graph at `path`, or it cannot be read.
pub(super) fn open(path: Option<&Path>, write: bool) -> Result<Store, Failure> {
    let opened = match path {
        None => Store::in_memory(),
        Some(path) if write => Store::open(path),
        Some(path) => Store::read(path),
    };
    opened.map_err(failure)
}

/// Reads articles into a graph; returns how many could not be read.
///
/// # Errors
///
/// Where no article can be read, or the graph cannot be written.
pub(super) fn add(
    store: &Store,
    articles: &[PathBuf],
    overrides: &Overrides,
) -> Result<usize, Failure> {
    if articles.is_empty() {
        return Ok(0);
    }
    let reading = reading::articles(articles)?;
    add::add(store, reading.findings, overrides)?;
    Ok(reading.failed)
}

/// Reads articles into a graph, for the shell: returns what came of it in words.
///
/// # Errors
///
/// As [`add()`], in words.
pub(super) fn add_in_words(
    store: &Store,
    articles: &[PathBuf],
    overrides: &Overrides,
) -> Result<String, String> {
    let reading = reading::articles(articles).map_err(|failure| failure.to_string())?;
    let added = add::add(store, reading.findings, overrides).map_err(|error| error.to_string())?;
    let add::Added { new, all, statements } = added;
    Ok(format!("{new} new; the graph holds {all} articles with {statements} statements"))
}

/// Returns the saved questions of the program, of the user's own folder and of others.
///
/// One that is malformed is told and left out.
///
/// # Errors
///
/// Where a folder cannot be read.
pub(super) fn library(folders: &[PathBuf]) -> Result<Library, Failure> {
    let mut library = Library::carried().map_err(Failure::failed)?;
    let own = places::questions().filter(|folder| folder.is_dir());
    for folder in own.iter().chain(folders) {
        for wrong in library.add_folder(folder).map_err(Failure::failed)? {
            note(&format!("nuncio: warning: {wrong}"));
        }
    }
    Ok(library)
}

/// Puts an error of the store into the program's words.
pub(super) fn failure(error: StoreError) -> Failure {
    Failure::failed(error)
}
