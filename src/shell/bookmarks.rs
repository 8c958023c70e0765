//! Bookmarks: things of the graph under names of the user's, kept from one session to the next.
//!
//! `@name` stands for the thing wherever a command takes one. The file has a line a
//! bookmark: its name, a tab, the IRI.

use std::collections::BTreeMap;
use std::fs;

use super::places;
use super::session::Trouble;

/// The bookmarks by name; each is an IRI.
pub(super) type Bookmarks = BTreeMap<String, String>;

/// Reads the bookmarks; none where there is no file of them.
pub(super) fn read() -> Bookmarks {
    let text = places::bookmarks().and_then(|path| fs::read_to_string(path).ok());
    let line = |line: &str| {
        let (name, iri) = line.split_once('\t')?;
        Some((name.to_owned(), iri.to_owned()))
    };
    text.unwrap_or_default().lines().filter_map(line).collect()
}

/// Writes the bookmarks.
pub(super) fn write(bookmarks: &Bookmarks) -> Result<(), Trouble> {
    let path = places::bookmarks()
        .ok_or_else(|| Trouble::Message("this system has no folder for bookmarks".to_owned()))?;
    let lines = bookmarks.iter().map(|(name, iri)| format!("{name}\t{iri}\n"));
    places::write(&path, &lines.collect::<String>())
}
