//! Writes files whole: a temporary file beside the old one takes its place once it is on disk.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::temporary::{self, Temporary};

/// A file that takes the place of another once it is whole; dropped before, it leaves no trace.
#[derive(Debug)]
pub(crate) struct WholeFile {
    temporary: NamedTempFile,
    target: PathBuf,
    _ended: Temporary,
}

impl WholeFile {
    /// Begins the file that shall be at `path`.
    ///
    /// # Errors
    ///
    /// Where its folder cannot be written to.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        // A link stays a link: what it leads to is replaced.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let folder = folder(&target);
        let temporary = temporary::builder_in(folder).tempfile_in(folder)?;
        let ended = Temporary::new(temporary.path(), Some(temporary.as_file()));
        Ok(Self { temporary, target, _ended: ended })
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    ///
    /// Where it cannot be brought to the disk.
    pub(crate) fn commit(self) -> io::Result<()> {
        let Self { temporary, target, _ended } = self;
        temporary.as_file().sync_all()?;
        keep_permissions(&target, temporary.as_file())?;
        temporary.persist(&target).map_err(|error| error.error)?;
        // The new name is on disk only once its folder is; not every system can do that.
        let _ = File::open(folder(&target)).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.temporary.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.temporary.flush()
    }
}

/// Returns the folder that a path stands in.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Gives the new file the permissions of the old one, or those that a new file usually has.
fn keep_permissions(old: &Path, new: &File) -> io::Result<()> {
    if let Ok(old) = old.metadata() {
        return new.set_permissions(old.permissions());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        new.set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    Ok(())
}
