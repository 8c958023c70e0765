//! Why a statement did not do what it says.

use std::io;

use super::answer::ShowError;
use crate::query::AskError;
use crate::text::Span;

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

impl Trouble {
    /// Returns the same trouble of a query that stands in a command, with the place in the command.
    pub(super) fn within(self, command: &str) -> Self {
        match self {
            Self::Ask(AskError::Problem { mut problem, text }) => match command.find(&text) {
                Some(at) => {
                    let range = problem.span.range();
                    problem.span = Span::from_range(range.start + at..range.end + at);
                    Self::Ask(AskError::Problem { problem, text: command.to_owned() })
                }
                None => Self::Ask(AskError::Problem { problem, text }),
            },
            other => other,
        }
    }
}

impl From<ShowError> for Trouble {
    fn from(error: ShowError) -> Self {
        match error {
            ShowError::Ask(error) => Self::Ask(error),
            ShowError::Output(error) => Self::Output(error),
            ShowError::NoGraph(format) => Self::Message(no_graph(format)),
        }
    }
}

/// Tells that an answer is none that a syntax of RDF could write.
pub(super) fn no_graph(format: &str) -> String {
    format!(
        "this answer is no graph, and {format} writes graphs only, which CONSTRUCT and DESCRIBE \
         give: choose table, csv, json or another format of tables"
    )
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
