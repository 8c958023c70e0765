//! Words beside an office that belong to it: what it is for, its service, its holder's party.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::country;
use super::office::{self, OfficeKind};
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
    let Some(first) = modifiers.iter().next() else { return (None, modifiers) };
    let word = document.word(first);
    let is_body = match PORTFOLIOS.get(&word.to_lowercase()) {
        Some(Word::Party) => true,
        Some(Word::Service) => matches!(kind, OfficeKind::Office | OfficeKind::Relation),
        Some(Word::Purpose) | None => false,
    };
    if is_body && word.starts_with(char::is_uppercase) {
        // "Labour Party leader"
        let second = TokenId(first.0 + 1);
        let party = modifiers.contains(second) && document.word(second) == "Party";
        let end = if party { TokenId(second.0 + 1) } else { second };
        let name = TokenRange { start: first, end };
        let rest = TokenRange { start: end, end: modifiers.end };
        return (Some(document.words(name).to_owned()), rest);
    }
    (None, modifiers)
}

/// Tells whether a word before an office belongs to the role: "deputy", "foreign", "Army".
pub(super) fn belongs_to_role(document: &Document, token: TokenId) -> bool {
    let word = document.word(token);
    if country::named(word).is_some() {
        return false;
    }
    let lower = word.to_lowercase();
    // "Pan-African envoy"
    let next = TokenId(token.0 + 1);
    if next.index() < document.tokens().len() && document[next].tag == Tag::Hyph {
        return true;
    }
    PORTFOLIOS.contains_key(&lower)
        || office::word_use(word).is_some()
        || document[token].tag == Tag::Hyph
        || !word.starts_with(char::is_uppercase) && document[token].tag != Tag::Pos
}

/// Tells whether a word behind "of" is what an office is for: "Homeland Security", "State".
pub(super) fn is_portfolio(document: &Document, token: TokenId) -> bool {
    let word = document.word(token).to_lowercase();
    matches!(document[token].pos, Pos::Cconj | Pos::Det | Pos::Punct)
        || matches!(PORTFOLIOS.get(&word), Some(Word::Purpose | Word::Service))
}
