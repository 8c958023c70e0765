//! Finds the files that paths name, and reads them.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{Article, ReadError, article};

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";
/// The longest article, in bytes; far below what a [`Span`](crate::text::Span) can count.
const LIMIT: usize = 256 << 20;

/// Reads the articles at `paths`, one by one; see [`find`] for what a path may be.
///
/// One that cannot be read is an error in its place, and the others follow.
pub fn read(paths: &[PathBuf]) -> impl Iterator<Item = Result<Article, ReadError>> {
    find(paths).into_iter().map(|found| read_file(&found?))
}

/// Returns the files that `paths` name: files as they are given, folders as the
/// `.txt` files in them and in their folders, by name; `-` is standard input.
#[must_use]
pub fn find(paths: &[PathBuf]) -> Vec<Result<PathBuf, ReadError>> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            search(path, &mut found);
        } else {
            found.push(Ok(path.clone()));
        }
    }
    found
}

/// Reads one article from a file; `-` is standard input.
///
/// # Errors
///
/// Where the file cannot be read, is not UTF-8, is too long, or has malformed front matter.
pub fn read_file(path: &Path) -> Result<Article, ReadError> {
    let failed = |source| ReadError::Io { path: path.to_owned(), source };
    if path == Path::new(STANDARD_INPUT) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(failed)?;
        return article("stdin", decode(path, bytes)?);
    }
    let text = decode(path, fs::read(path).map_err(failed)?)?;
    let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    article(id.unwrap_or_default(), text)
}

fn decode(path: &Path, bytes: Vec<u8>) -> Result<String, ReadError> {
    if bytes.len() > LIMIT {
        return Err(ReadError::TooLong { path: path.to_owned(), bytes: bytes.len(), limit: LIMIT });
    }
    String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 {
        path: path.to_owned(),
        at: error.utf8_error().valid_up_to(),
        utf16: matches!(error.as_bytes(), [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]),
    })
}

/// Adds the `.txt` files under `folder`; links to folders are not followed, so that it ends.
fn search(folder: &Path, found: &mut Vec<Result<PathBuf, ReadError>>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(source) => return found.push(Err(ReadError::Io { path: folder.to_owned(), source })),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            search(&path, found);
        } else if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("txt")) {
            found.push(Ok(path));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bad_file_does_not_keep_the_others() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        fs::write(folder.path().join("a.txt"), b"The fleet\xffsailed.").unwrap();
        fs::write(folder.path().join("b/c.txt"), "\u{feff}The fleet sailed.\r\n").unwrap();
        fs::write(folder.path().join("d.md"), "No article.").unwrap();
        fs::write(folder.path().join("e.TXT"), "").unwrap();
        let read: Vec<_> = read(&[folder.path().to_owned()]).collect();
        let summary: Vec<_> = read
            .iter()
            .map(|result| match result {
                Ok(article) => format!("{} {}", article.id, article.blocks.len()),
                Err(ReadError::NotUtf8 { at, .. }) => format!("bad byte at {at}"),
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(summary, ["bad byte at 9", "c 1", "e 0"]);
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read_file(Path::new("no/such.txt")).unwrap_err();
        assert!(error.to_string().starts_with("no/such.txt: "), "{error}");
    }
}
