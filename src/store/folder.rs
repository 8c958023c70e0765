//! Writes folders whole: one beside the old one takes its place once it is written.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;

use super::temporary::{self, Temporary};
use super::whole::folder;

/// The file in which a folder lists the files that were written into it, so that the next can tell which are its user's.
const LIST: &str = ".nuncio-export";

/// A folder that takes the place of another once it is whole; dropped before, it leaves no trace.
///
/// Only a folder that was written so, or is empty, is replaced, and what its user has added to it stays.
#[derive(Debug)]
pub(crate) struct WholeFolder {
    temporary: TempDir,
    target: PathBuf,
    _ended: Temporary,
    files: BTreeSet<String>,
    failed: Option<io::Error>,
}

/// A file of a [`WholeFolder`]; that it cannot be written to is known, at the latest, when the folder is committed.
#[derive(Debug)]
pub(crate) struct FolderFile<'a> {
    file: BufWriter<File>,
    failed: &'a mut Option<io::Error>,
}

impl WholeFolder {
    /// Begins the folder that shall be at `path`.
    ///
    /// # Errors
    ///
    /// Where the folder that it stands in cannot be written to, or `path` is there and was not written so.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if target.exists() && !Self::may_replace(&target)? {
            let why = "it holds files that no export wrote; name another folder";
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
        }
        let folder = folder(&target);
        let temporary = temporary::builder_in(folder).tempdir_in(folder)?;
        let ended = Temporary::new(temporary.path(), None);
        Ok(Self { temporary, target, _ended: ended, files: BTreeSet::new(), failed: None })
    }

    /// Tells whether what is at `path` is a folder that is empty or was written so.
    fn may_replace(path: &Path) -> io::Result<bool> {
        Ok(path.is_dir() && (path.join(LIST).is_file() || fs::read_dir(path)?.next().is_none()))
    }

    /// Opens a new file of the folder, with `/` between folders.
    ///
    /// # Errors
    ///
    /// Where the name leads out of the folder or was given before; where the file cannot be made.
    pub(crate) fn file(&mut self, name: &str) -> io::Result<FolderFile<'_>> {
        let inside = |part| matches!(part, Component::Normal(_));
        let is_inside = !name.is_empty() && Path::new(name).components().all(inside);
        if !is_inside || name == LIST || name.contains('\n') {
            let why = format!("{name:?} is no name of a file in a folder");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
        }
        let path = self.temporary.path().join(name);
        fs::create_dir_all(folder(&path))?;
        let file = BufWriter::new(File::create_new(path)?);
        self.files.insert(name.to_owned());
        Ok(FolderFile { file, failed: &mut self.failed })
    }

    /// Puts the folder in its place.
    ///
    /// # Errors
    ///
    /// Where a file could not be written, or the old folder cannot be moved: it is still there then.
    pub(crate) fn commit(mut self) -> io::Result<()> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let list: Vec<&str> = self.files.iter().map(String::as_str).chain([""]).collect();
        fs::write(self.temporary.path().join(LIST), list.join("\n"))?;
        if !self.target.exists() {
            give_usual_permissions(self.temporary.path())?;
            return fs::rename(self.temporary.keep(), &self.target);
        }
        let kept = self.kept()?;
        fs::set_permissions(self.temporary.path(), self.target.metadata()?.permissions())?;
        let old =
            tempfile::Builder::new().prefix(".nuncio-old-").tempdir_in(folder(&self.target))?;
        fs::rename(&self.target, old.path())?;
        if let Err(error) = fs::rename(self.temporary.path(), &self.target) {
            fs::rename(old.keep(), &self.target)?;
            return Err(error);
        }
        // What is not moved back yet must not go with the old folder.
        let old = old.keep();
        for name in kept {
            fs::create_dir_all(folder(&self.target.join(&name)))?;
            fs::rename(old.join(&name), self.target.join(&name))?;
        }
        fs::remove_dir_all(old)
    }

    /// Returns the files that the user of the old folder has added to it.
    fn kept(&self) -> io::Result<Vec<PathBuf>> {
        let list = match fs::read_to_string(self.target.join(LIST)) {
            Ok(list) => list,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let written: BTreeSet<PathBuf> = list.lines().chain([LIST]).map(PathBuf::from).collect();
        let mut files = Vec::new();
        files_in(&self.target, Path::new(""), &mut files)?;
        files.retain(|file| !written.contains(file));
        for file in &files {
            if self.temporary.path().join(file).exists() {
                let why = format!("{} is not from an export; move it away first", file.display());
                return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
            }
        }
        Ok(files)
    }
}

impl Write for FolderFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for FolderFile<'_> {
    fn drop(&mut self) {
        if let Err(error) = self.file.flush() {
            self.failed.get_or_insert(error);
        }
    }
}

/// Adds the files below a folder, links among them, by their paths in `root`.
fn files_in(root: &Path, below: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            files_in(root, &path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Gives a folder, which was its owner's alone while it was written, the permissions that a new one usually has.
fn give_usual_permissions(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, files: &[(&str, &str)]) -> io::Result<()> {
        let mut folder = WholeFolder::create(path)?;
        for (name, text) in files {
            folder.file(name)?.write_all(text.as_bytes())?;
        }
        folder.commit()
    }

    fn names(path: &Path) -> Vec<String> {
        let mut files = Vec::new();
        files_in(path, Path::new(""), &mut files).unwrap();
        files.sort();
        files.iter().map(|file| file.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_new_folder_takes_the_place_of_the_old_one_and_keeps_what_its_user_added() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("vault");
        write(&path, &[("a/one.md", "1"), ("two.md", "2")]).unwrap();
        fs::create_dir(path.join(".obsidian")).unwrap();
        fs::write(path.join(".obsidian/app.json"), "{}").unwrap();
        fs::write(path.join("a/own.md"), "mine").unwrap();
        write(&path, &[("two.md", "new"), ("three.md", "3")]).unwrap();
        let expected = [".nuncio-export", ".obsidian/app.json", "a/own.md", "three.md", "two.md"];
        assert_eq!(names(&path), expected);
        assert_eq!(fs::read_to_string(path.join("two.md")).unwrap(), "new");
        assert_eq!(fs::read_to_string(path.join("a/own.md")).unwrap(), "mine");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "something is left over");
    }

    #[test]
    fn a_folder_that_no_export_wrote_stays_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("letter.txt"), "x").unwrap();
        let error = write(home.path(), &[("a", "1")]).unwrap_err();
        assert_eq!(error.to_string(), "it holds files that no export wrote; name another folder");
        assert_eq!(names(home.path()), ["letter.txt"]);
    }

    #[test]
    fn a_users_file_is_not_overwritten_by_a_new_one_of_its_name() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("vault");
        write(&path, &[("one.md", "1")]).unwrap();
        fs::write(path.join("two.md"), "mine").unwrap();
        let error = write(&path, &[("two.md", "2")]).unwrap_err();
        assert_eq!(error.to_string(), "two.md is not from an export; move it away first");
        assert_eq!(names(&path), [".nuncio-export", "one.md", "two.md"]);
    }

    #[test]
    fn no_name_leads_out_of_the_folder_and_none_comes_twice() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("new");
        let mut folder = WholeFolder::create(&path).unwrap();
        for name in ["../x", "/x", "", "a/../../x", ".nuncio-export", "x\ny"] {
            assert!(folder.file(name).is_err(), "{name:?}");
        }
        folder.file("x").unwrap();
        assert!(folder.file("x").is_err());
        drop(folder);
        assert_eq!(names(home.path()), Vec::<String>::new());
    }
}
