//! Where the user's own files are, as the XDG Base Directory Specification places them.

use std::fs;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::session::Trouble;

/// Returns the file of statements that run before the first prompt.
pub(super) fn rc_file() -> Option<PathBuf> {
    Some(config()?.join("shellrc"))
}

/// Returns the folder of the user's own saved questions.
#[must_use]
pub fn questions() -> Option<PathBuf> {
    Some(config()?.join("queries"))
}

/// Returns the file of bookmarks.
pub(super) fn bookmarks() -> Option<PathBuf> {
    Some(state()?.join("bookmarks"))
}

/// Returns the file of what was typed before.
pub(super) fn history() -> Option<PathBuf> {
    Some(state()?.join("history"))
}

/// Writes one of these files, with the folders above it.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    let failed = |error| Trouble::Message(format!("{}: {error}", path.display()));
    folder.and_then(|()| fs::write(path, text)).map_err(failed)
}

fn config() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("nuncio"))
}

fn state() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    let state = folders.state_dir().unwrap_or_else(|| folders.data_dir());
    Some(state.join("nuncio"))
}
