//! The temporary files and folders of this program, so that none is left where it is ended early.
//!
//! Each is dropped by whoever made it; a program that a signal ends drops nothing, and calls
//! [`remove_temporary`] instead.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What is being written at the moment.
static OWN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file or folder that goes with the program, as long as this value lives.
#[derive(Debug)]
pub(super) struct Temporary(PathBuf);

impl Temporary {
    /// Has `path` removed where the program is ended.
    pub(super) fn new(path: &Path) -> Self {
        own().insert(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        own().remove(&self.0);
    }
}

/// Removes what is being written; the program ends thereafter.
pub(crate) fn remove_temporary() {
    for path in own().iter() {
        // The program ends, whether they can be removed or not.
        let _kept = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
}

fn own() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    OWN.lock().unwrap_or_else(PoisonError::into_inner)
}
