//! The items of lists: what opens one, and the words behind its bullet, number or label.

use crate::facts::Reading;
use crate::language::{Dep, Pos, Sentence, Tag, TokenId, TokenRange};

/// The marks that open an item.
const BULLETS: [char; 9] = ['•', '*', '-', '–', '—', '▪', '●', '·', '>'];

/// The marks that may open a quotation before an item.
const OPENING_QUOTES: [char; 4] = ['“', '"', '‘', '`'];
/// How many tokens a label and its colon have at most.
const LABEL_TOKENS: usize = 6;

/// Tells whether nothing stands between two sentences that was left out of the article, but for a
/// label before the second.
pub(super) fn are_beside(reading: Reading<'_>, first: &Sentence, second: &Sentence) -> bool {
    let text = reading.document.text();
    let line = line_start(text, second.span.start);
    let between = text.get(first.span.end as usize..line).unwrap_or_default();
    !between.contains(char::is_alphabetic)
}

/// Returns where the line of a byte begins.
fn line_start(text: &str, at: u32) -> usize {
    text[..at as usize].rfind('\n').map_or(0, |end| end + 1)
}

/// Tells whether the verb, or one that helps it, is in the past.
pub(super) fn is_past(reading: Reading<'_>, verb: TokenId) -> bool {
    let document = reading.document;
    let helped = document.children(verb).iter().any(|child| {
        matches!(document[*child].dep, Dep::Aux | Dep::Auxpass) && document[*child].tag == Tag::Vbd
    });
    document[verb].tag == Tag::Vbd || helped
}

/// Tells whether a sentence is nothing but the number of an item.
pub(super) fn is_number(reading: Reading<'_>, sentence: &Sentence) -> bool {
    let words = sentence.span.of(reading.document.text());
    let number = words.trim_start_matches(OPENING_QUOTES).trim_matches(['(', ')', '.', ':']);
    number.len() < 3
        && !number.is_empty()
        && number != words
        && number.chars().all(|c| c.is_ascii_digit())
}

/// Returns the words of an item behind its bullet or number.
pub(super) fn item(
    reading: Reading<'_>,
    sentence: &Sentence,
    numbered: bool,
) -> Option<TokenRange> {
    let document = reading.document;
    let text = document.text();
    let line = line_start(text, sentence.span.start);
    let before = text[line..sentence.span.start as usize].trim();
    let mut tokens = sentence.tokens;
    let outside = !before.is_empty() && (is_bullet(before) || is_label(before));
    let mark = |id: &TokenId| {
        let word = document.word(*id);
        let stops = |word: &str| matches!(word, "(" | ")" | "." | ":");
        let digits = word.len() < 3 && word.chars().all(|c| c.is_ascii_digit());
        let stopped = document.existing(id.next()).is_some_and(|next| stops(document.word(next)));
        is_bullet(word) || document[*id].tag == Tag::Ls || stops(word) || digits && stopped
    };
    let opening =
        |id: &TokenId| OPENING_QUOTES.iter().any(|it| document.word(*id).starts_with(*it));
    let first = tokens.iter().find(|id| !opening(id))?;
    let inside = before.is_empty() && mark(&first);
    if inside {
        tokens.start = tokens.iter().find(|id| *id >= first && !mark(id))?;
    } else if let Some(colon) = label_before(reading, tokens) {
        tokens.start = colon.next();
    }
    let labelled = before.is_empty() && tokens.start > sentence.tokens.start;
    let last = tokens
        .iter()
        .rev()
        .find(|id| !matches!(document[*id].pos, Pos::Punct | Pos::Space | Pos::Cconj))?;
    (outside || inside || numbered || labelled)
        .then_some(TokenRange { start: tokens.start, end: last.next() })
}

/// Returns the colon behind a label in capitals that opens the words: "BORDERS: Both sides leave".
fn label_before(reading: Reading<'_>, tokens: TokenRange) -> Option<TokenId> {
    let document = reading.document;
    let colon = tokens.iter().take(LABEL_TOKENS).find(|id| document.word(*id) == ":")?;
    let label = document.words(TokenRange { start: tokens.start, end: colon.next() });
    (is_label(label) && colon.next() < tokens.end).then_some(colon)
}

/// Tells whether words are a label in capitals with its colon.
fn is_label(words: &str) -> bool {
    let label = words.trim_end().strip_suffix(':').unwrap_or_default();
    label.chars().filter(|c| c.is_alphabetic()).count() > 2 && !label.contains(char::is_lowercase)
}

fn is_bullet(word: &str) -> bool {
    word.chars().all(|c| BULLETS.contains(&c))
}
