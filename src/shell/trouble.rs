//! Why a statement did not do what it says.

use std::io;

use super::answer::ShowError;
use crate::query::AskError;

/// Why a statement did not do what it says.
#[derive(Debug)]
pub enum Trouble {
    /// What is wrong, in words for the user.
    Message(String),
    /// The question failed.
    Ask(AskError),
    /// The output is closed or full.
    Output(io::Error),
}

/// The kinds of trouble that a script's exit code tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Something failed.
    Failed,
    /// A query took longer than it may.
    Timeout,
    /// The user stopped it.
    Interrupted,
}

impl Trouble {
    /// Returns which kind it is.
    #[must_use]
    pub const fn reason(&self) -> Reason {
        match self {
            Self::Ask(AskError::Timeout(_)) => Reason::Timeout,
            Self::Ask(AskError::Interrupted) => Reason::Interrupted,
            Self::Ask(_) | Self::Message(_) | Self::Output(_) => Reason::Failed,
        }
    }
}

impl From<ShowError> for Trouble {
    fn from(error: ShowError) -> Self {
        match error {
            ShowError::Ask(error) => Self::Ask(error),
            ShowError::Output(error) => Self::Output(error),
        }
    }
}

impl From<AskError> for Trouble {
    fn from(error: AskError) -> Self {
        Self::Ask(error)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
