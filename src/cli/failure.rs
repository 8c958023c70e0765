//! Why a subcommand stopped, and the exit code that says so to scripts.

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

use crate::shell::Reason;
use crate::store::StoreError;

/// What a subcommand returns.
pub(super) type Outcome = Result<(), Failure>;

/// Why a subcommand stopped: the kind picks the exit code, the hint says what to do.
#[derive(Debug)]
pub(super) struct Failure {
    kind: FailureKind,
    message: String,
    hint: Option<String>,
}

/// The kinds of failure, one for each exit code of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FailureKind {
    /// A query or an input failed: 1.
    Failed,
    /// The command line asks for something that is not there: 2.
    Usage,
    /// The query took longer than it was allowed to: 3.
    Timeout,
    /// The user interrupted it: 130, as shells count it.
    Interrupted,
    /// The reader of the output left, which is no failure: 0.
    BrokenPipe,
}

impl Failure {
    /// Returns a failure of an input or a query.
    pub(super) fn failed(message: impl Display) -> Self {
        Self::new(FailureKind::Failed, message)
    }

    /// Returns a failure of the command line.
    pub(super) fn usage(message: impl Display) -> Self {
        Self::new(FailureKind::Usage, message)
    }

    /// Returns the failure that follows messages already written to standard error.
    pub(super) fn told() -> Self {
        Self::new(FailureKind::Failed, "")
    }

    /// Returns a failure of a kind.
    pub(super) fn new(kind: FailureKind, message: impl Display) -> Self {
        Self { kind, message: message.to_string(), hint: None }
    }

    /// Adds what the user can do about it.
    pub(super) fn hint(mut self, hint: impl Display) -> Self {
        self.hint = Some(hint.to_string());
        self
    }

    /// Returns the same failure, once standard error has been told of it.
    pub(super) fn silent(self) -> Self {
        Self { message: String::new(), hint: None, ..self }
    }

    /// Tells whether nothing that would come after it is wanted.
    pub(super) fn ends_all(&self) -> bool {
        matches!(self.kind, FailureKind::Interrupted | FailureKind::BrokenPipe)
    }

    /// Tells standard error what failed.
    pub(super) fn tell(&self) {
        if !self.message.is_empty() {
            note(&format!("nuncio: {}", self.message));
        }
        if let Some(hint) = &self.hint {
            note(&format!("  hint: {hint}"));
        }
    }

    /// Tells standard error what failed, and returns the exit code.
    pub(super) fn report(&self) -> ExitCode {
        self.tell();
        match self.kind {
            FailureKind::BrokenPipe => ExitCode::SUCCESS,
            FailureKind::Failed => ExitCode::from(1),
            FailureKind::Usage => ExitCode::from(2),
            FailureKind::Timeout => ExitCode::from(3),
            FailureKind::Interrupted => ExitCode::from(130),
        }
    }
}

impl Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(out, "; {hint}"))
    }
}

impl From<Reason> for FailureKind {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Failed => Self::Failed,
            Reason::Timeout => Self::Timeout,
            Reason::Interrupted => Self::Interrupted,
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::new(FailureKind::BrokenPipe, ""),
            _ => Self::failed(error),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Cancelled => Self::new(FailureKind::Interrupted, error),
            error => Self::failed(error),
        }
    }
}

/// Writes a line to standard error: a warning, a progress note, an error.
///
/// A closed standard error is no reason to stop, so its failure is dropped.
pub(super) fn note(line: &str) {
    use std::io::Write;
    drop(writeln!(io::stderr().lock(), "{line}"));
}
