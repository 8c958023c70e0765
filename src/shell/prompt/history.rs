//! Keeps what was typed, in the user's state folder.

use std::fs;
use std::path::PathBuf;

use super::LineEditor;
use crate::shell::places;

/// Where the history is kept; nowhere where no folder can be written.
pub(super) struct History {
    path: Option<PathBuf>,
}

impl History {
    /// Loads the history into the editor.
    pub(super) fn open(editor: &mut LineEditor) -> Self {
        let path = places::history()
            .filter(|path| path.parent().is_some_and(|folder| fs::create_dir_all(folder).is_ok()));
        if let Some(path) = &path {
            // There is none before the first session.
            drop(editor.load_history(path));
        }
        Self { path }
    }

    /// Remembers a statement, on disk at once, so that a crash loses nothing.
    ///
    /// A disk that cannot be written is no reason to stop: the session remembers it all the same.
    pub(super) fn add(&self, editor: &mut LineEditor, text: &str) {
        if !matches!(editor.add_history_entry(text), Ok(true)) {
            return;
        }
        if let Some(path) = &self.path {
            drop(editor.append_history(path));
        }
    }
}
