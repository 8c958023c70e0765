//! What a user may set of a session: where answers go, the keys, what a failure ends.

use std::fs::File;
use std::io::BufWriter;

use super::answer::ShowError;
use super::trouble::{Trouble, no_graph};

/// A file that answers go to.
pub(super) struct Output {
    /// Its path, as the user gave it.
    pub(super) path: String,
    /// The file.
    pub(super) file: BufWriter<File>,
}

impl Output {
    /// Names the file in an error of its own: the terminal is still there.
    pub(super) fn trouble(&self, error: ShowError) -> Trouble {
        match error {
            ShowError::Ask(error) => Trouble::Ask(error),
            ShowError::Output(error) => Trouble::Message(format!("{}: {error}", self.path)),
            ShowError::NoGraph(format) => Trouble::Message(no_graph(format)),
        }
    }
}

/// Which keys edit what is typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Keys {
    /// Those of Emacs, as in most shells.
    #[default]
    Emacs,
    /// Those of vi.
    Vi,
}

impl Keys {
    /// Returns the editor's name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Emacs => "emacs",
            Self::Vi => "vi",
        }
    }
}

/// What a script does behind a statement that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnError {
    /// It goes on with the next.
    Continue,
    /// It ends.
    Stop,
}
