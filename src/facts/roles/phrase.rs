//! Reads the words around an office: what is role, what is organisation, whether it is past.

use super::super::Reading;
use super::country;
use super::office::{self, Office, OfficeKind, Use};
use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{Chain, EntityKind};
use crate::resources;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A role as a phrase words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// The office with its modifiers, without organisation where that can be told apart.
    pub(super) text: String,
    pub(super) organisation: Option<String>,
    pub(super) former: bool,
    /// The words of the office alone.
    pub(super) words: TokenRange,
    pub(super) kind: OfficeKind,
}

#[derive(Debug, Deserialize)]
struct PortfolioRow {
    word: String,
    kind: Portfolio,
}

/// What a word with a capital before an office is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Portfolio {
    /// What the office is for: "Army", "Foreign".
    Portfolio,
    /// A service with offices of its own: "Treasury".
    Service,
    /// The party of its holder: "Labour".
    Party,
}

/// Words with a capital that belong to an office rather than to an organisation: "Army Secretary".
static PORTFOLIOS: LazyLock<BTreeMap<String, Portfolio>> = LazyLock::new(|| {
    let rows = resources::lexicon::<PortfolioRow>("portfolios.csv");
    rows.into_iter().map(|row| (row.word, row.kind)).collect()
});

/// Reads the role of `office`, whose modifiers begin at `start`; `behind` are the phrases behind it.
pub(super) fn read(
    reading: Reading<'_>,
    office: Office,
    start: TokenId,
    behind: &[TokenRange],
) -> Role {
    let document = reading.document;
    let mut before = TokenRange { start, end: office.words.start };
    let former = strip_status(document, &mut before);
    let (mut organisation, modifiers) = split_modifiers(reading, before, office.kind);
    let (fallback, modifiers) = match organisation {
        Some(_) => (None, modifiers),
        None => body(document, modifiers, office.kind),
    };
    let mut text = String::new();
    let mut push = |words: &str| {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(words);
    };
    if !modifiers.is_empty() {
        push(document.words(modifiers));
    }
    push(&office::in_singular(document.words(office.words)));
    for (at, phrase) in behind.iter().enumerate() {
        match complement(reading, *phrase, office) {
            // "the League for the Defence of Human Rights" may be cut in two.
            Complement::Role if at > 0 && goes_on(document, *phrase) && organisation.is_some() => {
                if let Some(name) = &mut organisation {
                    name.push(' ');
                    name.push_str(document.words(*phrase));
                }
            }
            Complement::Organisation(name) if organisation.is_none() => organisation = Some(name),
            Complement::Organisation(_) | Complement::Role => push(document.words(*phrase)),
            Complement::Nothing => {}
        }
    }
    let organisation = organisation.or(fallback);
    Role { text, organisation, former, words: office.words, kind: office.kind }
}

/// Tells whether a phrase goes on with the name before it: "for the Defence of", "of Nations".
fn goes_on(document: &Document, phrase: TokenRange) -> bool {
    let capital = |token: TokenId| document.word(token).starts_with(char::is_uppercase);
    let named: Vec<TokenId> = phrase
        .iter()
        .skip(1)
        .filter(|token| !matches!(document[*token].pos, Pos::Det | Pos::Adp))
        .collect();
    matches!(document.word(phrase.start), "for" | "of")
        && phrase.start.0 > 0
        && capital(TokenId(phrase.start.0 - 1))
        && !named.is_empty()
        && named.into_iter().all(capital)
}

/// Returns where the modifiers of an office begin: everything to its left in its noun phrase.
///
/// The modifiers of one office end where another office stands ("army spokesman Colonel"), unless
/// that one only begins a longer name ("deputy chief").
pub(super) fn start_of(reading: Reading<'_>, office: Office, end: TokenId) -> TokenId {
    let document = reading.document;
    let floor = document.sentence_of(office.words.start).tokens.start;
    let mut start = office.words.start;
    while start > floor {
        let token = TokenId(start.0 - 1);
        let is_other = office::ending_at(document, token).is_some()
            && office::word_use(document.word(token)) != Some(Use::Prefix)
            && document[start].tag != Tag::Pos;
        if is_other || !modifies(reading, token, start, end) {
            break;
        }
        start = token;
    }
    start
}

/// Tells whether `token` is a modifier in the phrase that goes on with `next` and ends before `end`.
fn modifies(reading: Reading<'_>, token: TokenId, next: TokenId, end: TokenId) -> bool {
    let document = reading.document;
    let is_time = document.names().iter().any(|name| {
        matches!(name.label, NameLabel::Date | NameLabel::Time) && name.tokens.contains(token)
    });
    if is_time {
        return false;
    }
    let here = document[token];
    let word = document.word(token);
    let inside = next <= here.head && here.head < end;
    if office::word_use(word) == Some(Use::Former) {
        return true;
    }
    match here.pos {
        Pos::Adj | Pos::Noun | Pos::Propn => inside,
        Pos::Verb => inside && here.dep == Dep::Amod && here.tag == Tag::Vbn,
        Pos::Part => here.tag == Tag::Pos,
        Pos::Punct => here.tag == Tag::Hyph,
        // "House of Commons Speaker", "Health and Human Services Secretary".
        Pos::Adp | Pos::Cconj => {
            let capital = |id: TokenId| document.word(id).starts_with(char::is_uppercase);
            matches!(word, "of" | "and" | "&")
                && !is_person(
                    reading,
                    TokenRange { start: TokenId(token.0.saturating_sub(1)), end: token },
                )
                && capital(next)
                && token.0 > 0
                && capital(TokenId(token.0 - 1))
                && document[TokenId(token.0 - 1)].pos == Pos::Propn
                && office::ending_at(document, TokenId(token.0 - 1)).is_none()
        }
        _ => false,
    }
}

/// Takes the words off the front that tell how things stand; tells whether one says "no longer".
fn strip_status(document: &Document, before: &mut TokenRange) -> bool {
    let mut former = false;
    let mut at = before.start;
    // The words may stand behind an owner or a country: "Germany's former", "US former".
    while before.contains(at) {
        match office::word_use(document.word(at)) {
            Some(Use::Former) => former = true,
            Some(Use::Status | Use::Honorific) => {}
            _ if document[at].tag == Tag::Hyph && at == before.start => {}
            _ => {
                at = TokenId(at.0 + 1);
                continue;
            }
        }
        if at == before.start {
            before.start = TokenId(at.0 + 1);
        }
        at = TokenId(at.0 + 1);
    }
    former
}

/// Splits the words before an office into the organisation and what belongs to the role.
fn split_modifiers(
    reading: Reading<'_>,
    before: TokenRange,
    kind: OfficeKind,
) -> (Option<String>, TokenRange) {
    let document = reading.document;
    let possessive = before.iter().rev().find(|token| document[*token].tag == Tag::Pos);
    if let Some(mark) = possessive {
        let owner = TokenRange { start: before.start, end: mark };
        let rest = TokenRange { start: TokenId(mark.0 + 1), end: before.end };
        let (rest, _) = without_status(document, rest);
        let head = document.head(mark).filter(|head| owner.contains(*head)).or(owner.last());
        return match head.and_then(|head| organisation(reading, head, owner)) {
            Some(name) => (Some(name), rest),
            None if kind == OfficeKind::Relation => {
                (None, TokenRange { start: owner.start, end: before.end })
            }
            None => (None, rest),
        };
    }
    let mut split = before.end;
    while split > before.start && belongs_to_role(document, TokenId(split.0 - 1)) {
        split = TokenId(split.0 - 1);
    }
    let mut outer = TokenRange { start: before.start, end: split };
    // "accredited Wikinews reporter"
    let lower = |token: TokenId| document.word(token).starts_with(char::is_lowercase);
    while outer.iter().next().is_some_and(lower) {
        outer.start = TokenId(outer.start.0 + 1);
    }
    let (inner, _) = without_status(document, TokenRange { start: split, end: before.end });
    let Some(last) = outer.last() else { return (None, inner) };
    match organisation(reading, last, outer) {
        Some(name) => (Some(name), inner),
        None => (None, TokenRange { start: outer.start, end: before.end }),
    }
}

/// Takes a party or a service off the front of a role, which is its organisation if no other is
/// named: "Conservative MP", "Treasury spokeswoman".
fn body(
    document: &Document,
    modifiers: TokenRange,
    kind: OfficeKind,
) -> (Option<String>, TokenRange) {
    let Some(first) = modifiers.iter().next() else { return (None, modifiers) };
    let word = document.word(first);
    let is_body = match PORTFOLIOS.get(&word.to_lowercase()) {
        Some(Portfolio::Party) => true,
        Some(Portfolio::Service) => matches!(kind, OfficeKind::Office | OfficeKind::Relation),
        Some(Portfolio::Portfolio) | None => false,
    };
    if is_body && word.starts_with(char::is_uppercase) {
        let rest = TokenRange { start: TokenId(first.0 + 1), end: modifiers.end };
        return (Some(word.to_owned()), rest);
    }
    (None, modifiers)
}

fn without_status(document: &Document, mut tokens: TokenRange) -> (TokenRange, bool) {
    let former = strip_status(document, &mut tokens);
    (tokens, former)
}

/// Tells whether a word before an office belongs to the role: "deputy", "foreign", "Army".
fn belongs_to_role(document: &Document, token: TokenId) -> bool {
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
        || matches!(PORTFOLIOS.get(&word), Some(Portfolio::Portfolio | Portfolio::Service))
}

/// Returns the name of the organisation or country that `tokens` with the head `head` name.
fn organisation(reading: Reading<'_>, head: TokenId, tokens: TokenRange) -> Option<String> {
    let document = reading.document;
    let tokens = without_determiner(document, tokens);
    let words = document.words(tokens);
    if let Some(country) = country::named(words) {
        return Some(country);
    }
    if let Some(chain) = reading.chain(head).map(|chain| &reading.mentions[chain]) {
        return of_chain(chain, words);
    }
    if is_person(reading, tokens) {
        return None;
    }
    let same = reading.mentions.chains.iter().filter(|chain| chain.named).find(|chain| {
        chain
            .mentions
            .iter()
            .any(|id| reading.mentions[*id].name.is_some_and(|name| document.words(name) == words))
    });
    if let Some(chain) = same {
        return of_chain(chain, words);
    }
    words.starts_with(char::is_uppercase).then(|| words.to_owned())
}

/// Returns the name under which a chain is an organisation that roles are held in.
fn of_chain(chain: &Chain, words: &str) -> Option<String> {
    match chain.kind {
        EntityKind::Organisation | EntityKind::Country | EntityKind::Place => {
            // The words may say more than the name: "Norwegian Red Cross".
            let fuller = words.contains(&chain.name) && words.starts_with(char::is_uppercase);
            let whole = chain.named && !fuller;
            Some(if whole { chain.name.clone() } else { words.to_owned() })
        }
        EntityKind::Group if chain.named => Some(chain.name.clone()),
        EntityKind::Other if words.starts_with(char::is_uppercase) => Some(words.to_owned()),
        _ => None,
    }
}

fn is_person(reading: Reading<'_>, tokens: TokenRange) -> bool {
    let document = reading.document;
    let last = tokens.last();
    let chain = last.and_then(|last| reading.chain(last)).map(|chain| &reading.mentions[chain]);
    if chain.is_some_and(|chain| chain.kind == EntityKind::Person && chain.named) {
        return true;
    }
    let word = last.map(|last| document.word(last));
    let surname = reading.mentions.chains.iter().any(|chain| {
        chain.named && chain.kind == EntityKind::Person && chain.name.split(' ').next_back() == word
    });
    surname
        || document.names().iter().any(|name| {
            name.label == NameLabel::Person
                && tokens.last().is_some_and(|last| name.tokens.contains(last))
        })
}

fn without_determiner(document: &Document, mut tokens: TokenRange) -> TokenRange {
    while tokens.iter().next().is_some_and(|first| document[first].pos == Pos::Det) {
        tokens.start = TokenId(tokens.start.0 + 1);
    }
    tokens
}

const fn is_state(kind: OfficeKind) -> bool {
    matches!(kind, OfficeKind::State | OfficeKind::Local)
}

/// What a phrase behind an office is to it.
enum Complement {
    Organisation(String),
    Role,
    Nothing,
}

/// Reads a phrase behind an office: "of Peru", "for The Times", "to China", "in 2010".
fn complement(reading: Reading<'_>, phrase: TokenRange, office: Office) -> Complement {
    let document = reading.document;
    let preposition = document.word(phrase.start).to_lowercase();
    let inner = TokenRange { start: TokenId(phrase.start.0 + 1), end: phrase.end };
    let head = document
        .child(phrase.start, Dep::Pobj)
        .filter(|head| inner.contains(*head))
        .or(inner.last());
    let Some(head) = head else { return Complement::Nothing };
    let bare = without_determiner(document, inner);
    let named = || organisation(reading, head, inner);
    let capital = bare
        .iter()
        .next()
        .is_some_and(|first| document.word(first).starts_with(char::is_uppercase));
    let portfolio = capital && bare.iter().all(|token| is_portfolio(document, token));
    match preposition.as_str() {
        "of" if portfolio && is_state(office.kind) => Complement::Role,
        "of" | "at" | "with" | "from" => named().map_or(Complement::Role, Complement::Organisation),
        "for" if capital && !is_state(office.kind) => {
            named().map_or(Complement::Role, Complement::Organisation)
        }
        "for" | "to" | "on" | "against" => Complement::Role,
        "in" if capital && office.kind != OfficeKind::Relation => {
            named().map_or(Complement::Nothing, Complement::Organisation)
        }
        _ => Complement::Nothing,
    }
}
