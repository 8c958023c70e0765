//! The organisation or country that a role is held in.

use super::super::Reading;
use super::{country, office};
use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{Chain, EntityKind, country_of_word, is_body_noun, is_class_noun};

/// Returns the name of the organisation or country that `tokens` with the head `head` name.
pub(super) fn organisation(
    reading: Reading<'_>,
    head: TokenId,
    tokens: TokenRange,
) -> Option<String> {
    let document = reading.document;
    // Where a line was cut, "a columnist for The" names nobody.
    if document[head].pos == Pos::Pron {
        return None;
    }
    let tokens = without_seat(document, without_determiner(document, tokens));
    if let Some(name) = described(document, tokens) {
        return Some(name);
    }
    let tokens = without_owner(document, tokens);
    let words = document.words(tokens);
    if let Some(country) = country::named(words) {
        return Some(country);
    }
    if let Some(chain) = reading.chain(head).map(|chain| &reading.mentions[chain]) {
        return of_chain(chain, words).or_else(|| {
            // "editor of The Harbour Observer": a noun of persons may be a paper's name.
            let titled = !chain.named && chain.kind == EntityKind::Person && capital(words);
            let office = office::ending_at(document, head);
            (titled && office.is_none() && words.contains(' ')).then(|| words.to_owned())
        });
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
    // "Mayor of London Dan Moss": a town whatever the model takes it for.
    let is_town = country_of_word(words).is_some();
    if !is_town && is_person(reading, tokens) {
        return None;
    }
    capital(words).then(|| words.to_owned())
}

/// Returns the name behind the words that say what it is, "the teachers' union Unity", or that of a
/// firm of partners, "Reed & Olsen".
fn described(document: &Document, tokens: TokenRange) -> Option<String> {
    let is_capital = |token: TokenId| capital(document.word(token));
    let named = |tokens: TokenRange| !tokens.is_empty() && tokens.iter().all(is_capital);
    let noun = tokens.iter().find(|token| {
        !is_capital(*token)
            && document[*token].pos != Pos::Adp
            && is_body_noun(&document.word(*token).to_lowercase())
    });
    let name = noun.map(|noun| TokenRange { start: noun.next(), end: tokens.end });
    let partners = tokens.len() > 2
        && tokens.iter().any(|token| document.word(token) == "&")
        && tokens.iter().all(|token| is_capital(token) || document.word(token) == "&");
    let name = name.filter(|name| named(*name)).or_else(|| partners.then_some(tokens))?;
    Some(document.words(name).to_owned())
}

fn capital(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
}

/// Returns the name under which a chain is an organisation that roles are held in.
fn of_chain(chain: &Chain, words: &str) -> Option<String> {
    match chain.kind {
        // "the country's ambassador"
        EntityKind::Country if !chain.named && words.starts_with(char::is_lowercase) => {
            chain.country.clone()
        }
        EntityKind::Organisation | EntityKind::Country | EntityKind::Place => {
            // The words may say more than the name: "Norwegian Red Cross".
            let fuller = words.contains(&chain.name) && words.starts_with(char::is_uppercase);
            let whole = chain.named && !fuller;
            Some(if whole { called(without_country(&chain.name)) } else { words.to_owned() })
        }
        EntityKind::Group if chain.named => Some(chain.name.clone()),
        // "the National Health Scheme", "Commonwealth Observers"
        EntityKind::Group | EntityKind::Document | EntityKind::Other
            if words.starts_with(char::is_uppercase) =>
        {
            Some(words.to_owned())
        }
        _ => None,
    }
}

/// Returns the name of a body, in small letters where it only says what it is: "the Company".
fn called(name: String) -> String {
    let small = name.to_lowercase();
    if is_class_noun(&small) { small } else { name }
}

/// Takes where a body is based off the front: "the Oslo-based charity Open Hands".
fn without_seat(document: &Document, tokens: TokenRange) -> TokenRange {
    let capital = |token: &TokenId| document.word(*token).starts_with(char::is_uppercase);
    let based = tokens.iter().find(|token| {
        document.word(*token) == "based"
            && *token > tokens.start
            && document[TokenId(token.0 - 1)].tag == Tag::Hyph
    });
    let name = based
        .and_then(|based| TokenRange { start: based.next(), end: tokens.end }.iter().find(capital));
    TokenRange { start: name.unwrap_or(tokens.start), end: tokens.end }
}

/// Takes the words off the front that only tell of the name behind them: "the leftist Green
/// Front".
fn without_owner(document: &Document, mut tokens: TokenRange) -> TokenRange {
    let modifies = |token: TokenId| {
        document.word(token).starts_with(char::is_lowercase)
            && matches!(document[token].dep, Dep::Amod | Dep::Compound)
    };
    let named = |tokens: TokenRange| {
        tokens.iter().any(|token| document.word(token).starts_with(char::is_uppercase))
    };
    while tokens.len() > 1 && modifies(tokens.start) && named(tokens) {
        tokens.start = tokens.start.next();
    }
    tokens
}

/// Returns a name without the country whose body it is: "Peru's Supreme Court".
fn without_country(name: &str) -> String {
    let bare = ["'s ", "’s "].into_iter().find_map(|mark| {
        let (owner, rest) = name.split_once(mark)?;
        country::named(owner).map(|_| rest)
    });
    bare.unwrap_or(name).to_owned()
}

pub(super) fn is_person(reading: Reading<'_>, tokens: TokenRange) -> bool {
    let document = reading.document;
    let last = tokens.last();
    let chain = last.and_then(|last| reading.chain(last)).map(|chain| &reading.mentions[chain]);
    if chain.is_some_and(|chain| chain.kind == EntityKind::Person && chain.named) {
        return true;
    }
    let surname = last.is_some_and(|last| bears_name(reading, document.word(last)));
    let name = last.and_then(|last| document.name_at(last));
    surname || name.is_some_and(|name| name.label == NameLabel::Person)
}

/// Tells whether a person of the article has this surname.
pub(super) fn bears_name(reading: Reading<'_>, surname: &str) -> bool {
    reading.mentions.chains.iter().any(|chain| {
        let last = chain.name.split(' ').next_back();
        chain.named && chain.kind == EntityKind::Person && last == Some(surname)
    })
}

pub(super) fn without_determiner(document: &Document, mut tokens: TokenRange) -> TokenRange {
    while tokens.iter().next().is_some_and(|first| document[first].pos == Pos::Det) {
        tokens.start = tokens.start.next();
    }
    tokens
}
