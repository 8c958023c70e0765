//! Why an article could not be read.

use std::io;
use std::path::PathBuf;

/// Why an article could not be read; the others are read nevertheless.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file or folder is missing, or may not be read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The path that was given, or found in a folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is not UTF-8.
    #[error("{}: byte {at} is not UTF-8{}", path.display(), utf16_hint(*utf16))]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// Offset of the first bad byte, from 0.
        at: usize,
        /// Whether the file opens with the mark of UTF-16.
        utf16: bool,
    },
    /// The file is longer than offsets reach.
    #[error("{}: {bytes} bytes are too many for one article; the limit is {limit}", path.display())]
    TooLong {
        /// The file.
        path: PathBuf,
        /// Its length.
        bytes: usize,
        /// The longest that can be read.
        limit: usize,
    },
    /// The front matter is not YAML, or one of its fields is not text.
    #[error("{id}: line {line}: front matter: {message}")]
    FrontMatter {
        /// The article.
        id: String,
        /// The line in the file, from 1.
        line: u64,
        /// What the YAML reader says.
        message: String,
    },
}

fn utf16_hint(utf16: bool) -> &'static str {
    if utf16 { " (the file looks like UTF-16: convert it first)" } else { "" }
}
