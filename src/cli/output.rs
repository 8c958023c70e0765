//! Opens what `--output` names, or standard output.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use super::failure::{Failure, FailureKind, Outcome};
use super::reading;
use crate::store::WholeFile;

/// Where a subcommand writes what it is asked for; a file is there once it is closed, and whole.
#[derive(Debug)]
pub(super) enum Output {
    /// Standard output.
    Standard(BufWriter<Stdout>),
    /// What is no ordinary file, such as `/dev/null` or a pipe with a name, with its path.
    Special(BufWriter<File>, PathBuf),
    /// A file, with its path.
    File(BufWriter<WholeFile>, PathBuf),
}

/// Opens the output at `path`, or standard output.
///
/// # Errors
///
/// Where it cannot be written to.
pub(super) fn open(path: Option<&Path>) -> Result<Output, Failure> {
    let Some(path) = path else { return Ok(Output::Standard(BufWriter::new(io::stdout()))) };
    let special = path.metadata().is_ok_and(|of| !of.is_file() && !of.is_dir());
    let opened = if special {
        let file = OpenOptions::new().write(true).open(path);
        file.map(|file| Output::Special(BufWriter::new(file), path.to_owned()))
    } else if path.is_dir() {
        Err(io::ErrorKind::IsADirectory.into())
    } else {
        let file = WholeFile::create(path);
        file.map(|file| Output::File(BufWriter::new(file), path.to_owned()))
    };
    opened.map_err(|error| cannot(path, &error))
}

impl Output {
    /// Writes what is still on its way, and puts a file in its place.
    ///
    /// # Errors
    ///
    /// Where it cannot be written to.
    pub(super) fn close(self) -> Outcome {
        match self {
            Self::Standard(mut out) => out.flush()?,
            Self::Special(mut out, path) => out.flush().map_err(|error| cannot(&path, &error))?,
            Self::File(out, path) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error);
                let whole = file.and_then(WholeFile::commit);
                whole.map_err(|error| cannot(&path, &error))?;
            }
        }
        Ok(())
    }

    /// Returns the failure to write to it.
    pub(super) fn failure(&self, error: io::Error) -> Failure {
        match self {
            Self::File(_, path) | Self::Special(_, path) => cannot(path, &error),
            Self::Standard(_) => error.into(),
        }
    }

    fn inner(&mut self) -> &mut dyn Write {
        match self {
            Self::Standard(out) => out,
            Self::Special(out, _) => out,
            Self::File(out, _) => out,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner().flush()
    }
}

/// Returns the failure to write to a file or folder.
pub(super) fn cannot(path: &Path, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::new(FailureKind::BrokenPipe, "");
    }
    Failure::failed(format!("{}: {}", path.display(), reading::plain(error)))
}
