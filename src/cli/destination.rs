//! Where an export goes: standard output, a file or a folder; nothing is overwritten unasked.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::failure::{Failure, Outcome};
use super::output;
use crate::export::network::Folder;
use crate::export::{Format, Writer};
use crate::store::WholeFolder;

/// Where an export goes, once that may be written to.
#[derive(Debug)]
pub(super) struct Destination {
    path: Option<PathBuf>,
}

impl Destination {
    /// Returns the destination of an export, before anything is read: what is there is replaced with `force`, or where
    /// the user at the terminal says so.
    ///
    /// # Errors
    ///
    /// Where a folder is needed and none is given, or a file and it is a folder; where something is there that must not
    /// be replaced.
    pub(super) fn of(format: &Format, path: Option<PathBuf>, force: bool) -> Result<Self, Failure> {
        let Writer::Folder(_) = format.writer else {
            return Self::of_file(format.name, format.extension, path, force);
        };
        let Some(path) = path else {
            let why =
                format!("{} is a folder of files: standard output cannot take it", format.name);
            return Err(Failure::usage(why).hint("--output FOLDER"));
        };
        if path.exists() && !path.is_dir() {
            let why = format!("{} is a file; {} is a folder of files", path.display(), format.name);
            return Err(Failure::usage(why).hint("name a folder"));
        }
        Self::unless_taken(path, force)
    }

    /// Returns the destination of what is one file, called `name` in errors; as [`of`](Self::of).
    ///
    /// # Errors
    ///
    /// As [`of`](Self::of) has them.
    pub(super) fn of_file(
        name: &str,
        extension: &str,
        path: Option<PathBuf>,
        force: bool,
    ) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self { path: None }) };
        if path.is_dir() {
            let why = format!("{} is a folder; {name} is one file", path.display());
            let file = path.join("export").with_extension(extension);
            return Err(
                Failure::usage(why).hint(format!("name a file, such as {}", file.display()))
            );
        }
        Self::unless_taken(path, force)
    }

    fn unless_taken(path: PathBuf, force: bool) -> Result<Self, Failure> {
        if !force && is_taken(&path) && !may_replace(&path)? {
            let why = format!("{} is there already", path.display());
            return Err(Failure::usage(why).hint("--force replaces it"));
        }
        Ok(Self { path: Some(path) })
    }

    /// Writes one file; it is there once it is whole.
    ///
    /// # Errors
    ///
    /// Those of `write`, and where it cannot be written to.
    pub(super) fn file(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Outcome {
        let mut out = output::open(self.path.as_deref())?;
        if let Err(error) = write(&mut out) {
            return Err(out.failure(error));
        }
        out.close()
    }

    /// Writes a folder; it is there once it is whole.
    ///
    /// # Errors
    ///
    /// Those of `write`, and where it cannot be written to.
    pub(super) fn folder(&self, write: impl FnOnce(&mut dyn Folder) -> io::Result<()>) -> Outcome {
        let path = self.path.as_deref().unwrap_or(Path::new("."));
        let whole = WholeFolder::create(path).and_then(|mut folder| {
            write(&mut folder)?;
            folder.commit()
        });
        whole.map_err(|error| output::cannot(path, &error))
    }
}

/// Tells whether something is at a path that would be lost: neither an empty folder nor a device or pipe.
fn is_taken(path: &Path) -> bool {
    let is_empty = || path.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    path.is_file() || (path.is_dir() && !is_empty())
}

/// Asks the user at the terminal whether what is at a path may be replaced; nobody there has said yes.
fn may_replace(path: &Path) -> io::Result<bool> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(false);
    }
    write!(io::stderr(), "{} is there already; replace it? [y/N] ", path.display())?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
