//! The title that ends right before a name, with what it is of: "Speaker of the House of Commons Ann
//! Low", "ambassador to China Dan Moss".

use super::office::{self, Office, OfficeKind, Use};
use super::{country, portfolio};
use crate::language::{Document, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::is_body_noun;

/// Parts the state off a phrase that tells what an office is for: "of Foreign Affairs | of Peru".
pub(super) fn parted(document: &Document, phrase: TokenRange) -> Vec<TokenRange> {
    let state = phrase.iter().skip(2).find(|of| {
        let rest = TokenRange { start: of.next(), end: phrase.end };
        document.word(*of) == "of" && country::named(document.words(rest)).is_some()
    });
    let purpose = |of: &TokenId| {
        let first = TokenRange { start: phrase.start.next(), end: *of };
        first.iter().all(|word| portfolio::is_portfolio(document, word))
    };
    match state.filter(purpose) {
        Some(of) => vec![
            TokenRange { start: phrase.start, end: of },
            TokenRange { start: of, end: phrase.end },
        ],
        None => vec![phrase],
    }
}

/// Returns the office that ends right before `end`, with a phrase between: "ambassador to China".
pub(super) fn title_before(
    document: &Document,
    mut end: TokenId,
) -> Option<(Office, Option<TokenRange>)> {
    let floor = document.sentence_of(end).tokens.start;
    let before = |end: TokenId| (end > floor).then(|| TokenId(end.0 - 1));
    while let Some(last) = before(end).filter(|last| {
        office::word_use(document, *last) == Some(Use::Honorific)
            && office::ending_at(document, *last).is_none()
    }) {
        end = last;
    }
    // "Sens. Anna Foo": the stop is a token of its own.
    let stop = before(end).filter(|last| document.word(*last) == ".");
    let short = |last: TokenId| {
        let office = office::ending_at(document, before(last)?)?;
        (office.kind == OfficeKind::Abbreviation).then_some(last)
    };
    end = stop.and_then(short).unwrap_or(end);
    // "Member of Parliament (MP) Yvette Foo"
    if before(end).is_some_and(|last| document[last].tag == Tag::CloseBracket) {
        let open = (end.0.saturating_sub(4)..end.0)
            .rev()
            .map(TokenId)
            .find(|token| *token >= floor && document[*token].tag == Tag::OpenBracket)?;
        end = open;
    }
    let last = before(end)?;
    let office = office::ending_at(document, last);
    if let Some(office) = office.filter(|office| !ends_body(document, *office)) {
        return Some((office, None));
    }
    if document[last].tag == Tag::Cc {
        return None;
    }
    let (mut preposition, mut office) = outer_office(document, last, floor)?;
    // "nominee for governor of Virginia Anna Smith" is a nominee.
    while let Some(outer) = before(office.words.start).and_then(|last| {
        let joins = document[last].pos == Pos::Adp;
        let preposition = if joins { last } else { behind_office(document, last, floor)? };
        Some((preposition, office::ending_at(document, before(preposition)?)?))
    }) {
        (preposition, office) = outer;
    }
    Some((office, Some(TokenRange { start: preposition, end })))
}

/// Tells whether what may be an office ends the name of a body: "House of Representatives", "Court of
/// Justice".
fn ends_body(document: &Document, office: Office) -> bool {
    let first = office.words.start;
    let Some(of) = first.previous().filter(|of| document.word(*of) == "of") else { return false };
    let named = document
        .name_at(first)
        .is_some_and(|name| name.label == NameLabel::Org && name.tokens.contains(of));
    named
        || of.previous().is_some_and(|body| {
            let word = document.word(body);
            word.starts_with(char::is_uppercase) && is_body_noun(&word.to_lowercase())
        })
}

/// How many prepositions the name of what an office is of may have: "Director of the Bureau of
/// Fisheries of Peru".
const PREPOSITIONS: usize = 3;

/// Returns the office that the words up to `last` are of, and the preposition that joins them to it.
fn outer_office(
    document: &Document,
    mut last: TokenId,
    floor: TokenId,
) -> Option<(TokenId, Office)> {
    for _ in 0..PREPOSITIONS {
        let preposition = behind_office(document, last, floor)?;
        last = preposition.previous().filter(|last| *last >= floor)?;
        let office = office::ending_at(document, last);
        if let Some(office) = office.filter(|office| !ends_body(document, *office)) {
            return Some((preposition, office));
        }
    }
    None
}

/// Returns the preposition that joins the words up to `last` to an office: "of", "to", "for".
fn behind_office(document: &Document, last: TokenId, floor: TokenId) -> Option<TokenId> {
    let mut at = last;
    for _ in 0..8 {
        match document[at].pos {
            Pos::Propn | Pos::Noun | Pos::Adj | Pos::Det | Pos::Cconj
                if !is_name(document, at, last) => {}
            Pos::Adp => {
                let joins = matches!(document.word(at), "of" | "to" | "for" | "from") && at != last;
                return joins.then_some(at);
            }
            _ => return None,
        }
        if at == floor {
            return None;
        }
        at = TokenId(at.0 - 1);
    }
    None
}

/// Tells whether a token is part of a person's name that ends by `last`: the one behind it may
/// have taken its place in ("MP for Halton Derek Moss").
fn is_name(document: &Document, token: TokenId, last: TokenId) -> bool {
    document
        .name_at(token)
        .is_some_and(|name| name.label == NameLabel::Person && !name.tokens.contains(last.next()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn what_an_office_is_of_may_have_prepositions_of_its_own() {
        assert_eq!(
            roles("Speaker of the House of Commons Dan Moss agreed."),
            ["Dan Moss | Speaker | House of Commons"]
        );
        assert_eq!(
            roles("Deputy Chairman of the Security Council of Peru Dan Moss agreed."),
            ["Dan Moss | Deputy Chairman | Security Council of Peru"]
        );
        assert_eq!(
            roles("The Minister of Trade of Peru Dan Moss agreed."),
            ["Dan Moss | Minister of Trade | Peru"]
        );
    }

    #[test]
    fn a_body_between_an_office_and_a_name_is_no_title() {
        assert_eq!(
            roles("Chairwoman of the Coastal Fisheries Committee Anna Reed agreed."),
            ["Anna Reed | Chairwoman | Coastal Fisheries Committee"]
        );
        assert_eq!(
            roles("President of the Supreme Court of Peru Dan Moss ruled."),
            ["Dan Moss | President | Supreme Court of Peru"]
        );
    }

    #[test]
    fn a_town_before_a_name_is_none_of_it() {
        assert_eq!(
            roles("Former Mayor of London Dan Moss won."),
            ["Dan Moss | Mayor | London | former"]
        );
    }
}
