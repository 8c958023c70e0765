//! Reads the words around an office: what is role, what is organisation, whether it is past.

use super::super::Reading;
use super::office::{self, Office, OfficeKind, Use};
use super::organisation::{is_person, organisation, without_determiner};
use super::portfolio::{belongs_to_role, body, is_portfolio};
use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::EntityKind;

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
    let modifiers = without_number(document, modifiers);
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
    let mut behind_office = false;
    for (at, phrase) in behind.iter().enumerate() {
        match complement(reading, *phrase, office) {
            // "the League for the Defence of Human Rights" may be cut in two.
            Complement::Role if at > 0 && goes_on(document, *phrase) && organisation.is_some() => {
                if let Some(name) = &mut organisation {
                    name.push(' ');
                    name.push_str(document.words(*phrase));
                }
            }
            Complement::Organisation(name) if organisation.is_none() => {
                organisation = Some(name);
                behind_office = true;
            }
            // "of the Data Project at the Oslo Centre": where the organisation is.
            Complement::Organisation(_) if behind_office => {}
            Complement::Organisation(_) | Complement::Role => push(document.words(*phrase)),
            Complement::Nothing => {}
        }
    }
    let organisation = organisation.or(fallback).or_else(|| owner(reading, office));
    Role { text, organisation, former, words: office.words, kind: office.kind }
}

/// Takes a number off the front of the modifiers: "Canada's 23rd prime minister".
fn without_number(document: &Document, modifiers: TokenRange) -> TokenRange {
    let counts = |token: TokenId| {
        let ordinal = |label| label == NameLabel::Ordinal;
        !document.word(token).starts_with(char::is_uppercase)
            && document
                .names()
                .iter()
                .any(|name| ordinal(name.label) && name.tokens.contains(token))
    };
    let numbered = modifiers.iter().next().is_some_and(counts);
    let start = TokenId(modifiers.start.0 + u32::from(numbered));
    TokenRange { start, end: modifiers.end }
}

/// Returns the body or state that "its" or "their" before an office stands for.
fn owner(reading: Reading<'_>, office: Office) -> Option<String> {
    let document = reading.document;
    let its = office.words.iter().find_map(|token| {
        let owner = document.child(token, Dep::Poss)?;
        matches!(document.word(owner).to_lowercase().as_str(), "its" | "their").then_some(owner)
    })?;
    let chain = &reading.mentions[reading.chain(its)?];
    let body =
        matches!(chain.kind, EntityKind::Organisation | EntityKind::Country | EntityKind::Group);
    (chain.named && body).then(|| chain.name.clone())
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
        // "justice minister": a justice is a judge, but here the word tells what the office is for.
        let purpose = is_portfolio(document, token) && document[token].pos != Pos::Cconj;
        let is_other = office::ending_at(document, token).is_some()
            && !purpose
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
    if is_time(document, token) {
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

fn is_time(document: &Document, token: TokenId) -> bool {
    document.names().iter().any(|name| {
        matches!(name.label, NameLabel::Date | NameLabel::Time) && name.tokens.contains(token)
    })
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

fn without_status(document: &Document, mut tokens: TokenRange) -> (TokenRange, bool) {
    let former = strip_status(document, &mut tokens);
    (tokens, former)
}

const fn is_state(kind: OfficeKind) -> bool {
    matches!(kind, OfficeKind::State | OfficeKind::Local)
}

fn is_place(reading: Reading<'_>, head: TokenId) -> bool {
    let chain = reading.chain(head).map(|chain| reading.mentions[chain].kind);
    matches!(chain, Some(EntityKind::Place | EntityKind::Country))
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
    // "was sworn in as prime minister on Wednesday"
    if is_time(document, phrase.start) || phrase.last().is_some_and(|last| is_time(document, last))
    {
        return Complement::Nothing;
    }
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
        // "a teacher from Aarhus"
        "from" if is_place(reading, head) => Complement::Nothing,
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
