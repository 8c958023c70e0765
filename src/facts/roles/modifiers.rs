//! The words before an office: how far they go, and which only tell how things stand.

use super::super::Reading;
use super::firms;
use super::office::{self, Office, OfficeKind, Use};
use super::organisation::is_person;
use super::portfolio::is_portfolio;
use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};

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
        if let Some(open) = acronym_before(document, start) {
            // "Chief of Staff (COS) General": the acronym is of the office before it.
            if office.kind == OfficeKind::Rank {
                break;
            }
            start = open;
            continue;
        }
        // "justice minister": a justice is a judge, but here the word tells what the office is for.
        let purpose = is_portfolio(document, token) && document[token].pos != Pos::Cconj;
        // No "chief general": what stands before a rank is another office, or none.
        let prefix = office::word_use(document, token) == Some(Use::Prefix)
            && office.kind != OfficeKind::Rank;
        let is_other = office::ending_at(document, token).is_some()
            && !purpose
            && !prefix
            && document[start].tag != Tag::Pos;
        if is_other || !modifies(reading, token, start, end) {
            let above = || body_above(document, start, office.words.start, end);
            let body = body_before(document, start, office.words.start);
            let Some(body) = body.or_else(|| above().filter(|_| !is_other)) else { break };
            start = body;
            continue;
        }
        start = token;
    }
    // "Kern and Co chairman"
    let joined = document[start].pos == Pos::Cconj
        && start > floor
        && firms::is_ending(document.word(start.next()));
    if joined { TokenId(start.0 - 1) } else { start }
}

/// Returns where an acronym in brackets that ends before `end` begins: "Red Cross (RC) director".
pub(super) fn acronym_before(document: &Document, end: TokenId) -> Option<TokenId> {
    let open = TokenId(end.0.checked_sub(3)?);
    let closed = document[TokenId(end.0 - 1)].tag == Tag::CloseBracket;
    let inner = document.word(TokenId(end.0 - 2));
    let acronym = inner.len() > 1 && inner.chars().all(|c| c.is_uppercase() || c == '.');
    (closed && acronym && document[open].tag == Tag::OpenBracket).then_some(open)
}

/// Returns where the name of a body begins that reaches from before `start` up to `start` or the
/// office: "Ministry of Trade spokesman", "Student Union president".
fn body_before(document: &Document, start: TokenId, office: TokenId) -> Option<TokenId> {
    let before = TokenId(start.0 - 1);
    let name = document.names().iter().find(|name| {
        let tokens = name.tokens;
        name.label == NameLabel::Org
            && tokens.contains(before)
            && (start..=office).contains(&tokens.end)
    })?;
    (document[name.tokens.start].pos == Pos::Propn).then_some(name.tokens.start)
}

/// Returns the noun of a body's name that goes on up to `start` and modifies the office: the
/// "Ministry" of "Ministry of Trade and Labour spokesman".
fn body_above(
    document: &Document,
    start: TokenId,
    office: TokenId,
    end: TokenId,
) -> Option<TokenId> {
    let last = TokenId(start.0.checked_sub(1)?);
    let capital = |id: TokenId| document.word(id).starts_with(char::is_uppercase);
    let body = document.ancestors(last).take(6).find(|above| {
        let head = document[*above].head;
        *above < start && (office..end).contains(&head)
    })?;
    let joins = |id: TokenId| {
        capital(id) || matches!(document[id].pos, Pos::Adp | Pos::Cconj | Pos::Det | Pos::Punct)
    };
    let modifies = matches!(document[body].dep, Dep::Nmod | Dep::Compound)
        && document[body.next()].pos == Pos::Adp;
    let whole = TokenRange { start: body, end: start };
    (modifies && capital(body) && whole.iter().all(joins)).then_some(body)
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
    // "co-leader", "pro-union activist": a hyphen has something before it.
    let hyphened = document[next].tag == Tag::Hyph && document[next].span.start == here.span.end;
    // "acting attorney general": a participle to the analysis.
    let begins = here.pos == Pos::Verb && office::word_use(document, token) == Some(Use::Prefix);
    if hyphened || begins || office::word_use(document, token) == Some(Use::Former) {
        return true;
    }
    match here.pos {
        Pos::Adj | Pos::Noun | Pos::Propn => inside || in_row(document, token, next, end),
        // "one of its three deputies"
        Pos::Num => inside && token.0 > 0 && document[TokenId(token.0 - 1)].tag == Tag::Pos,
        Pos::Verb => inside && here.dep == Dep::Amod && here.tag == Tag::Vbn,
        Pos::Part => here.tag == Tag::Pos,
        // "Trade, Energy and Tourism Minister"
        Pos::Punct if here.tag == Tag::Comma => {
            let before = token.previous();
            let purpose = |id: TokenId| {
                matches!(document[id].pos, Pos::Noun | Pos::Propn | Pos::Adj)
                    && is_portfolio(document, id)
            };
            before.is_some_and(purpose) && purpose(next)
        }
        Pos::Punct => here.tag == Tag::Hyph,
        // "House of Commons Speaker", "Health and Human Services Secretary".
        // "interior and overseas minister"
        Pos::Cconj if token.0 > 0 && is_purpose_before(document, token) => {
            // "Culture and Tourism Minister"
            let capital = |id: TokenId| document.word(id).starts_with(char::is_uppercase);
            let joins = office::is_common(document, next)
                || capital(next) && capital(TokenId(token.0 - 1)) && is_portfolio(document, next);
            joins && office::ending_at(document, next).is_none()
        }
        Pos::Adp | Pos::Cconj => {
            let capital = |id: TokenId| document.word(id).starts_with(char::is_uppercase);
            matches!(word, "of" | "and" | "&")
                && (firms::is_ending(document.word(next))
                    || !is_person(
                        reading,
                        TokenRange { start: TokenId(token.0.saturating_sub(1)), end: token },
                    ))
                && capital(next)
                && token.0 > 0
                && capital(TokenId(token.0 - 1))
                && document[TokenId(token.0 - 1)].pos == Pos::Propn
                && office::ending_at(document, TokenId(token.0 - 1)).is_none()
        }
        _ => false,
    }
}

/// Tells whether the word before a conjunction says what an office is for.
fn is_purpose_before(document: &Document, conjunction: TokenId) -> bool {
    let before = TokenId(conjunction.0 - 1);
    let word = !matches!(document[before].pos, Pos::Det | Pos::Punct | Pos::Cconj);
    word && is_portfolio(document, before)
        && document[before].sentence == document[conjunction].sentence
}

/// Tells whether a portfolio is joined to one that modifies the office: "foreign and defence
/// minister".
fn in_row(document: &Document, token: TokenId, next: TokenId, end: TokenId) -> bool {
    let first = document[token].head;
    document[token].dep == Dep::Conj
        && first < token
        && is_portfolio(document, first)
        && is_portfolio(document, token)
        && (next..end).contains(&document[first].head)
}

pub(super) fn is_time(document: &Document, token: TokenId) -> bool {
    document.names().iter().any(|name| {
        matches!(name.label, NameLabel::Date | NameLabel::Time) && name.tokens.contains(token)
    })
}

/// Takes the words off the front that tell how things stand; tells whether one says "no longer".
pub(super) fn strip_status(document: &Document, before: &mut TokenRange) -> bool {
    let mut former = false;
    let mut at = before.start;
    // The words may stand behind an owner or a country: "Germany's former", "US former".
    while before.contains(at) {
        match office::word_use(document, at).filter(|_| !begins_name(document, at)) {
            Some(Use::Former) => former = true,
            Some(Use::Status | Use::Honorific) => {}
            _ if document.word(at) == "-" && at == before.start => {}
            _ => {
                at = at.next();
                continue;
            }
        }
        if at == before.start {
            before.start = at.next();
        }
        at = at.next();
    }
    former
}

/// Tells whether a word begins the longer name of a place or body: "New Zealand".
fn begins_name(document: &Document, token: TokenId) -> bool {
    let longer = |words: TokenRange| words.start == token && words.len() > 1;
    let capital = |token: TokenId| document.word(token).starts_with(char::is_uppercase);
    // "New York Police Commissioner"
    let next = token.next();
    let new = document.word(token) == "New"
        && document[next].pos == Pos::Propn
        && capital(next)
        && office::ending_at(document, next).is_none()
        && !is_portfolio(document, next);
    capital(token)
        && (new
            || document.names().iter().any(|name| {
                matches!(name.label, NameLabel::Gpe | NameLabel::Loc) && longer(name.tokens)
            }))
}

/// Takes a number off the front of the modifiers: "Canada's 23rd prime minister".
pub(super) fn without_number(document: &Document, modifiers: TokenRange) -> TokenRange {
    let counts = |token: TokenId| {
        let ordinal = |label| matches!(label, NameLabel::Ordinal | NameLabel::Cardinal);
        !document.word(token).starts_with(char::is_uppercase)
            && document
                .names()
                .iter()
                .any(|name| ordinal(name.label) && name.tokens.contains(token))
    };
    // "first-term president"
    let hyphened = modifiers.iter().nth(1).is_some_and(|next| document[next].tag == Tag::Hyph);
    let numbered = modifiers.iter().next().is_some_and(counts) && !hyphened;
    let start = TokenId(modifiers.start.0 + u32::from(numbered));
    TokenRange { start, end: modifiers.end }
}
