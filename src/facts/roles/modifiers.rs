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
        // "France's interior and overseas minister", wherever the tree hangs the first.
        let first = document[start].pos == Pos::Cconj && is_purpose_before(document, start);
        let owner = document[token].tag == Tag::Pos;
        let purpose_apart = first && !owner && document[token].pos == Pos::Adj;
        if is_other || !purpose_apart && !modifies(reading, token, start, end) {
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
    match document[start].pos {
        Pos::Cconj if joined => TokenId(start.0 - 1),
        Pos::Cconj => start.next(),
        _ => start,
    }
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
    let name = document.name_at(before).filter(|name| {
        name.label == NameLabel::Org && (start..=office).contains(&name.tokens.end)
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
    let inside = next <= here.head && here.head < end;
    // "co-leader", "pro-union activist": a hyphen has something before it.
    let hyphened = document[next].tag == Tag::Hyph && document[next].span.start == here.span.end;
    // "acting attorney general": a participle to the analysis.
    let begins = here.pos == Pos::Verb && office::word_use(document, token) == Some(Use::Prefix);
    if hyphened || begins || office::word_use(document, token) == Some(Use::Former) {
        return true;
    }
    match here.pos {
        Pos::Adj | Pos::Noun | Pos::Propn => {
            inside || in_row(document, token, next, end) || is_place_of_next(document, token, next)
        }
        // "one of its three deputies"
        Pos::Num => {
            inside && token.previous().is_some_and(|before| document[before].tag == Tag::Pos)
        }
        Pos::Verb => inside && here.dep == Dep::Amod && here.tag == Tag::Vbn,
        Pos::Part => here.tag == Tag::Pos,
        Pos::Punct if here.tag == Tag::Comma => parts_purposes(document, token, next),
        Pos::Punct => here.tag == Tag::Hyph,
        Pos::Cconj if is_purpose_before(document, token) => joins_purpose(document, token, next),
        Pos::Adp | Pos::Cconj => joins_name(reading, token, next),
        _ => false,
    }
}

fn is_capital(document: &Document, token: TokenId) -> bool {
    document.word(token).starts_with(char::is_uppercase)
}

/// Tells whether a comma parts what an office is for: "Trade, Energy and Tourism Minister".
fn parts_purposes(document: &Document, comma: TokenId, next: TokenId) -> bool {
    let purpose = |id: TokenId| {
        matches!(document[id].pos, Pos::Noun | Pos::Propn | Pos::Adj) && is_portfolio(document, id)
    };
    comma.previous().is_some_and(purpose)
        && purpose(next)
        && office::ending_at(document, next).is_none()
}

/// Tells whether a conjunction behind what an office is for goes on with more of it, or with the office:
/// "interior and overseas minister", "Culture and Tourism Minister".
fn joins_purpose(document: &Document, conjunction: TokenId, next: TokenId) -> bool {
    let capitals = is_capital(document, next)
        && conjunction.previous().is_some_and(|before| is_capital(document, before));
    let joins = office::is_common(document, next) || capitals && is_portfolio(document, next);
    joins && office::ending_at(document, next).is_none()
}

/// Tells whether a word stands within a name: "House of Commons Speaker", "Health and Human Services
/// Secretary".
fn joins_name(reading: Reading<'_>, word: TokenId, next: TokenId) -> bool {
    let document = reading.document;
    let Some(before) = word.previous() else { return false };
    matches!(document.word(word), "of" | "and" | "&")
        && (firms::is_ending(document.word(next))
            || !is_person(reading, TokenRange { start: before, end: word }))
        && is_capital(document, next)
        && is_capital(document, before)
        && document[before].pos == Pos::Propn
        && office::ending_at(document, before).is_none()
}

/// Tells whether the word before a conjunction says what an office is for.
fn is_purpose_before(document: &Document, conjunction: TokenId) -> bool {
    let Some(before) = conjunction.previous() else { return false };
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

/// Tells whether a place stands right before an office, wherever the tree hangs it: "a candidate and Ohio
/// senator".
fn is_place_of_next(document: &Document, token: TokenId, next: TokenId) -> bool {
    document[token].dep == Dep::Conj
        && document.name_at(token).is_some_and(|name| name.label == NameLabel::Gpe)
        && office::starting_at(document, next, TokenId(next.0 + 2)).is_some()
}

pub(super) fn is_time(document: &Document, token: TokenId) -> bool {
    let name = document.name_at(token);
    name.is_some_and(|name| matches!(name.label, NameLabel::Date | NameLabel::Time))
}

/// Takes the words off the front that tell how things stand; tells whether one says "no longer".
pub(super) fn strip_status(document: &Document, before: &mut TokenRange) -> bool {
    let mut former = false;
    let mut at = before.start;
    // The words may stand behind an owner or a country: "Germany's former", "US former".
    while before.contains(at) {
        let own = || Some((office::word_use(document, at)?, at));
        let found = office::hyphened_use(document, at).filter(|(_, last)| before.contains(*last));
        let (word, last) = found.or_else(own).unzip();
        match word.filter(|_| !begins_name(document, at)) {
            Some(Use::Former) => former = true,
            Some(Use::Status | Use::Honorific) => {}
            _ if document.word(at) == "-" && at == before.start => {}
            _ => {
                at = at.next();
                continue;
            }
        }
        let next = last.unwrap_or(at).next();
        if at == before.start {
            before.start = next;
        }
        at = next;
    }
    former
}

/// The most words of an aside between its mark and the office: "until late last year the".
const ASIDE: usize = 5;

/// Returns the mark before the words that tell that an office behind a name was held before:
/// the comma of ", once the mayor", ", until recently head".
pub(super) fn passed(document: &Document, office: TokenId) -> Option<TokenId> {
    let floor = document.sentence_of(office).tokens.start;
    let mut before = (floor.0..office.0).rev().map(TokenId).take(ASIDE);
    let mark =
        before.find(|at| document[*at].pos == Pos::Punct && document[*at].tag != Tag::Hyph)?;
    (office::word_use(document, mark.next()) == Some(Use::Past)).then_some(mark)
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
            || document.name_at(token).is_some_and(|name| {
                matches!(name.label, NameLabel::Gpe | NameLabel::Loc) && longer(name.tokens)
            }))
}

/// Takes a number off the front of the modifiers: "Canada's 23rd prime minister".
pub(super) fn without_number(document: &Document, modifiers: TokenRange) -> TokenRange {
    let counts = |token: TokenId| {
        let ordinal = |label| matches!(label, NameLabel::Ordinal | NameLabel::Cardinal);
        !document.word(token).starts_with(char::is_uppercase)
            && document.name_at(token).is_some_and(|name| ordinal(name.label))
    };
    // "first-term president"
    let hyphened = modifiers.iter().nth(1).is_some_and(|next| document[next].tag == Tag::Hyph);
    let numbered = modifiers.iter().next().is_some_and(counts) && !hyphened;
    let start = TokenId(modifiers.start.0 + u32::from(numbered));
    TokenRange { start, end: modifiers.end }
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn adverbs_tell_that_an_office_is_past() {
        assert_eq!(
            roles("Anna Reed, formerly director of the Nordic Museum, agreed."),
            ["Anna Reed | director | Nordic Museum | former"]
        );
        assert_eq!(
            roles("Anna Reed, once the mayor of Bergen, agreed."),
            ["Anna Reed | mayor | Bergen | former"]
        );
        assert_eq!(
            roles("Anna Reed, until recently head of the Nordic Museum, agreed."),
            ["Anna Reed | head | Nordic Museum | former"]
        );
        assert_eq!(
            roles("Anna Reed, a one-time mayor of Bergen, agreed."),
            ["Anna Reed | mayor | Bergen | former"]
        );
    }
}
