//! Mends slips of the parser that news prose provokes and the words around give away.
//!
//! ```text
//! &Document ──mend──▶ Document (the same tokens, some with another head, label or tag)
//! ```
//!
//! The analysis itself stays what the model says; this is a step of its own
//! behind it. Each repair looks at the model's tree alone, not at the work of
//! the others, and moves a few arcs within one sentence.

mod attachments;
mod colons;
mod contents;
mod draft;
mod lemmas;
mod lists;
mod names;
mod objects;
mod prefixes;
mod repairs;
mod semicolons;
mod sides;
mod speakers;
mod speech;
mod subjects;
#[cfg(test)]
mod testing;
mod titles;
mod verbs;
mod verdicts;
mod words;

use self::draft::Draft;
use super::document::Document;

/// Returns the document with the trees mended, over `text`, which has the same words.
#[must_use]
pub(super) fn mend(document: &Document, text: String) -> Document {
    let mut draft = Draft::new(document);
    for token in document.ids() {
        for repair in Draft::REPAIRS {
            repair(&mut draft, token);
        }
    }
    draft.undo_circles();
    draft.build(text)
}
