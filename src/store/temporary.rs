//! The temporary files and folders of this program, so that none is left where it is ended early.
//!
//! Each is dropped by whoever made it; a program that a signal ends drops nothing, and calls
//! [`remove_temporary`] instead. One that is killed can do neither: what it leaves is removed
//! by the next that writes there, which knows it by its lock being gone.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How the names begin and end; between them is chance.
const NAME: (&str, &str) = (".nuncio-", ".tmp");

/// From when on what nobody holds is left over: before, its writer may not have locked it yet.
const LEFT_OVER: Duration = Duration::from_secs(60);

/// What is being written at the moment.
static OWN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file or folder that goes with the program, as long as this value lives.
#[derive(Debug)]
pub(super) struct Temporary {
    path: PathBuf,
    /// Holds the lock of a folder; a file's is held by who writes it.
    _folder: Option<File>,
}

impl Temporary {
    /// Has `path` removed where the program is ended, and held as long as it is not.
    ///
    /// `file` is what is written to, if that is a file. Where locks cannot be had, as on some
    /// network file systems, nothing is ever taken for left over either.
    pub(super) fn new(path: &Path, file: Option<&File>) -> Self {
        let folder = if file.is_none() { File::open(path).ok() } else { None };
        if let Some(file) = file.or(folder.as_ref()) {
            let _lockless = file.try_lock();
        }
        own().insert(path.to_owned());
        Self { path: path.to_owned(), _folder: folder }
    }

    /// Has the file at `path`, which the caller has locked, removed where the program is ended.
    pub(super) fn locked(path: &Path) -> Self {
        own().insert(path.to_owned());
        Self { path: path.to_owned(), _folder: None }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        own().remove(&self.path);
    }
}

/// Returns how temporary files and folders are made in `folder`, after removing what programs that were killed left in it.
pub(super) fn builder_in(folder: &Path) -> tempfile::Builder<'static, 'static> {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_left_over(&entry) {
            remove(&entry.path());
        }
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(NAME.0).suffix(NAME.1);
    builder
}

/// Tells whether an entry of a folder is temporary, and held by no program that is alive.
fn is_left_over(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let is_ours =
        name.to_str().is_some_and(|name| name.starts_with(NAME.0) && name.ends_with(NAME.1));
    let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
    is_ours
        && age().is_some_and(|age| age > LEFT_OVER)
        && File::open(entry.path()).is_ok_and(|entry| entry.try_lock().is_ok())
}

/// Removes a file or folder, if that can be: it is in nobody's way.
fn remove(path: &Path) {
    let _kept = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
}

/// Removes what is being written; the program ends thereafter.
pub(crate) fn remove_temporary() {
    own().iter().for_each(|path| remove(path));
}

fn own() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    OWN.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    /// Makes a file look as if it had been written an hour ago.
    fn age(path: &Path) {
        let hour = SystemTime::now() - Duration::from_secs(3600);
        File::open(path).unwrap().set_modified(hour).unwrap();
    }

    #[test]
    fn what_a_killed_program_left_goes_and_what_others_write_stays() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        for name in [".nuncio-dead.tmp", ".nuncio-new.tmp", ".nuncio-old-x", "own.tmp"] {
            fs::write(at(name), "x").unwrap();
        }
        fs::create_dir(at(".nuncio-folder.tmp")).unwrap();
        fs::write(at(".nuncio-folder.tmp/nodes.csv"), "x").unwrap();
        let builder = builder_in(home.path());
        let file = builder.tempfile_in(home.path()).unwrap();
        let folder = builder.tempdir_in(home.path()).unwrap();
        let _held = Temporary::new(file.path(), Some(file.as_file()));
        let _held_too = Temporary::new(folder.path(), None);
        for entry in fs::read_dir(home.path()).unwrap() {
            let path = entry.unwrap().path();
            if !path.ends_with(".nuncio-new.tmp") {
                age(&path);
            }
        }
        builder_in(home.path());
        let mut left: Vec<PathBuf> =
            fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        left.sort();
        let mut kept = [
            at(".nuncio-new.tmp"),
            at(".nuncio-old-x"),
            at("own.tmp"),
            file.path().to_owned(),
            folder.path().to_owned(),
        ];
        kept.sort();
        assert_eq!(left, kept);
    }
}
