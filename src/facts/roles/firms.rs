//! Names of firms that are rows of surnames: "Reed, Olsen and Dahl Inc", "Ingram and Sons".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::country;
use super::portfolio::is_purpose;
use crate::language::{Document, Tag, TokenId, TokenRange};
use crate::resources;

#[derive(Debug, Deserialize)]
struct WordRow {
    word: String,
}

/// Words that end the name of a firm.
static WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let rows = resources::lexicon::<WordRow>("firm_words.csv");
    rows.into_iter().map(|row| row.word).collect()
});

/// Tells whether a word ends the name of a firm: "Inc.", "Sons".
pub(super) fn is_ending(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && WORDS.contains(word.trim_end_matches('.').to_lowercase().as_str())
}

/// Returns where the name of a firm ends that begins at `start`, behind a preposition, and joins surnames with "and": a
/// row with commas, or one that ends as firms' names do.
pub(super) fn end(document: &Document, start: TokenId) -> Option<TokenId> {
    let before = TokenId(start.0.checked_sub(1)?);
    let sentence = document.sentence_of(before).tokens;
    let surname = |at: TokenId| {
        sentence.contains(at) && {
            let word = document.word(at);
            word.starts_with(char::is_uppercase)
                && country::named(word).is_none()
                && !is_purpose(word)
        }
    };
    let mut at = start;
    let mut commas = 0;
    while surname(at) {
        let joint = at.next();
        let next = TokenId(at.0 + 2);
        if !sentence.contains(joint) || !surname(next) {
            return None;
        }
        if document[joint].tag == Tag::Comma {
            commas += 1;
        } else if matches!(document.word(joint), "and" | "&") {
            let mut end = next.next();
            while sentence.contains(end) && is_ending(document.word(end)) {
                end = end.next();
            }
            let told =
                TokenRange { start: next, end }.iter().any(|id| is_ending(document.word(id)));
            let goes_on =
                sentence.contains(end) && document.word(end).starts_with(char::is_uppercase);
            return (told || commas > 0 && !goes_on).then_some(end);
        } else {
            return None;
        }
        at = next;
    }
    None
}
