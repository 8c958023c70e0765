//! Reads articles: finds title, date and paragraphs, and leaves page furniture out.
//!
//! ```text
//! paths, standard input ──read──▶ Article
//! ```

mod article;

pub use article::{Article, Block, BlockKind};

use std::io;
use std::path::Path;

use crate::text::Span;

/// Scaffold until the real reader stands: every line is a paragraph.
///
/// # Errors
///
/// Where the file cannot be read.
pub fn read_file(path: &Path) -> io::Result<Article> {
    let text = std::fs::read_to_string(path)?;
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::from_range(at..at + line.len()).trim(&text);
        at += line.len();
        if !span.is_empty() {
            blocks.push(Block { span, kind: BlockKind::Paragraph });
        }
    }
    let id = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Article { id, text, title: None, date: None, url: None, publisher: None, blocks })
}
