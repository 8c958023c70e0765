//! Words beside an office that belong to it: what it is for, its service, its holder's party.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::country;
use super::office::{self, Office, OfficeKind, Use};
use crate::language::{Document, Pos, Tag, TokenId, TokenRange};
use crate::resources;

#[derive(Debug, Deserialize)]
struct PortfolioRow {
    word: String,
    kind: Word,
}

/// What a word with a capital before an office is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Word {
    /// What the office is for: "Army", "Foreign".
    Purpose,
    /// A service with offices of its own: "Treasury".
    Service,
    /// The party of its holder: "Labour".
    Party,
    /// What a minister or secretary is for, and a party before any other office: "Labor".
    Either,
}

/// Words with a capital that belong to an office rather than to an organisation: "Army Secretary".
static PORTFOLIOS: LazyLock<BTreeMap<String, Word>> = LazyLock::new(|| {
    let rows = resources::lexicon::<PortfolioRow>("portfolios.csv");
    rows.into_iter().map(|row| (row.word, row.kind)).collect()
});

/// Takes a party or a service off the front of a role, which is its organisation if no other is
/// named: "Conservative MP", "Treasury spokeswoman".
pub(super) fn body(
    document: &Document,
    modifiers: TokenRange,
    kind: OfficeKind,
) -> (Option<String>, TokenRange) {
    // "Liberal Democrat" before "Liberal".
    for length in [2, 1] {
        let mut end = TokenId(modifiers.start.0 + length);
        if end > modifiers.end {
            continue;
        }
        let words = document.words(TokenRange { start: modifiers.start, end });
        let is_body = match PORTFOLIOS.get(&words.to_lowercase()) {
            Some(Word::Party) => true,
            Some(Word::Either) => kind != OfficeKind::National,
            Some(Word::Service) => {
                matches!(kind, OfficeKind::Office | OfficeKind::Relation | OfficeKind::Voice)
            }
            Some(Word::Purpose) | None => false,
        };
        if is_body && words.starts_with(char::is_uppercase) {
            // "Labour Party leader"
            if modifiers.contains(end) && document.word(end) == "Party" {
                end = end.next();
            }
            let name = TokenRange { start: modifiers.start, end };
            let rest = TokenRange { start: end, end: modifiers.end };
            return (Some(document.words(name).to_owned()), rest);
        }
    }
    (None, modifiers)
}

/// Reads a party whose name joins two words, before an office: "Law and Order party leader".
pub(super) fn joined_party(
    document: &Document,
    before: TokenRange,
    office: Office,
) -> Option<(Option<String>, TokenRange)> {
    // "Party leader" is an office of its own.
    let words = TokenRange { start: before.start, end: office.words.start.next() };
    let party = words.iter().find(|token| document.word(*token) == "party")?;
    let name = TokenRange { start: before.start, end: party };
    let capital = |token: TokenId| document.word(token).starts_with(char::is_uppercase);
    let joined = name.iter().any(|token| document[token].pos == Pos::Cconj);
    let whole = name.iter().all(|token| capital(token) || document[token].pos == Pos::Cconj);
    let rest = TokenRange { start: party.next().min(before.end), end: before.end };
    (joined && whole && capital(name.start)).then(|| (Some(document.words(name).to_owned()), rest))
}

/// Tells whether a word says what an office is for: "Works".
pub(super) fn is_purpose(word: &str) -> bool {
    matches!(PORTFOLIOS.get(&word.to_lowercase()), Some(Word::Purpose | Word::Either))
}

/// Tells whether a word is the name of a party: "Labour".
pub(super) fn is_party(word: &str) -> bool {
    PORTFOLIOS.get(&word.to_lowercase()) == Some(&Word::Party)
}

/// Tells whether a word begins the name of a party that the next word ends: "Liberal Democrat".
fn in_party(document: &Document, token: TokenId) -> bool {
    let next = token.0 + 2;
    next as usize <= document.tokens().len()
        && is_party(document.words(TokenRange::new(token.0, next)))
}

/// Tells whether a word before an office belongs to the role: "deputy", "foreign", "Army".
pub(super) fn belongs_to_role(document: &Document, token: TokenId) -> bool {
    let word = document.word(token);
    let bracket = matches!(document[token].tag, Tag::OpenBracket | Tag::CloseBracket);
    if bracket {
        return false;
    }
    let lower = word.to_lowercase();
    // "Pan-African envoy"
    let next = document.existing(token.next());
    if next.is_some_and(|next| document[next].tag == Tag::Hyph) {
        return true;
    }
    // "pro-Lima camp", but not "then-Peruvian president".
    let before = |steps: u32| token.0.checked_sub(steps).map(TokenId);
    let hyphened = before(1).is_some_and(|mark| document[mark].tag == Tag::Hyph)
        && before(2).is_some_and(|first| {
            document.word(first).starts_with(char::is_lowercase)
                && office::word_use(document, first) != Some(Use::Former)
        });
    if hyphened {
        return true;
    }
    if country::named(word).is_some() {
        return false;
    }
    PORTFOLIOS.contains_key(&lower)
        || office::word_use(document, token).is_some()
        || document[token].tag == Tag::Hyph
        || in_party(document, token)
        || office::is_common(document, token) && document[token].tag != Tag::Pos
}

/// Tells whether a word behind "of" is what an office is for: "Homeland Security", "State".
pub(super) fn is_portfolio(document: &Document, token: TokenId) -> bool {
    let word = document.word(token).to_lowercase();
    matches!(document[token].pos, Pos::Cconj | Pos::Det | Pos::Punct)
        || matches!(PORTFOLIOS.get(&word), Some(Word::Purpose | Word::Service | Word::Either))
}
