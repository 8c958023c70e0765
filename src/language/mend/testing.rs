//! Helps to test repairs.

use crate::ingest::article;
use crate::language::{Analyser, read};

/// Returns the arc of a word in a text, as `dep head`.
pub(super) fn arc(text: &str, word: &str) -> String {
    let document = read(&Analyser::english(), &article("example", text.to_owned()).unwrap());
    let token = document.ids().find(|id| document.word(*id) == word).unwrap();
    let head = document[token].head;
    format!("{} {}", document[token].dep.as_str(), document.word(head))
}
