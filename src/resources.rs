//! The knowledge that the program carries: lexicons, gazetteers, saved questions, web pages.
//!
//! Everything under `data/lexicon`, `data/gazetteer`, `ontology`, `queries` and `web`, and
//! the language model in `models`, is built into the binary, so that it runs offline
//! and from any folder.

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

static LEXICON: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/lexicon");
static GAZETTEER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/gazetteer");
static QUERIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/queries");
static WEB: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/web");

/// The English language model; see `models/en/ORIGIN.md`.
pub(crate) static ENGLISH_MODEL: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/models/en/en_core_web_md.model"));

/// Reads the rows of `data/lexicon/NAME`, a CSV file with a header row.
///
/// # Panics
///
/// Where the file is missing or a row does not fit `T`: both are mistakes in the
/// program's own data, which the tests of the stage that reads it would show.
#[must_use]
pub fn lexicon<T: DeserializeOwned>(name: &str) -> Vec<T> {
    rows(&LEXICON, name)
}

/// Reads the rows of `data/gazetteer/NAME`, a CSV file with a header row.
///
/// # Panics
///
/// As [`lexicon`] does.
#[must_use]
pub fn gazetteer<T: DeserializeOwned>(name: &str) -> Vec<T> {
    rows(&GAZETTEER, name)
}

/// Returns the saved questions, `queries/*.rq`: their names without the ending, and their texts.
pub fn queries() -> impl Iterator<Item = (&'static str, &'static str)> {
    QUERIES.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?.strip_suffix(".rq")?;
        Some((name, file.contents_utf8()?))
    })
}

/// Returns the files of a folder of `web`, those of its folders too: their paths in it, with `/`, and their bytes.
pub fn files_of_web(folder: &'static str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let mut files = Vec::new();
    let mut folders: Vec<_> = WEB.get_dir(folder).into_iter().collect();
    while let Some(folder) = folders.pop() {
        files.extend(folder.files());
        folders.extend(folder.dirs());
    }
    files.into_iter().filter_map(move |file| {
        Some((file.path().strip_prefix(folder).ok()?.to_str()?, file.contents()))
    })
}

/// Returns the text of `web/PATH`.
///
/// # Panics
///
/// Where there is no such file: a mistake in the program's own pages, which the tests of what shows them would show.
#[must_use]
pub fn web(path: &str) -> &'static str {
    let text = WEB.get_file(path).and_then(|file| file.contents_utf8());
    text.unwrap_or_else(|| panic!("the program's own pages lack {path}"))
}

fn rows<T: DeserializeOwned>(folder: &Dir<'_>, name: &str) -> Vec<T> {
    let Some(file) = folder.get_file(name) else {
        panic!("the program's own data lacks {name}");
    };
    csv::Reader::from_reader(file.contents())
        .deserialize()
        .map(|row| row.unwrap_or_else(|error| panic!("{name}: {error}")))
        .collect()
}
