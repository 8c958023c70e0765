//! One plural office of several states before as many names: "the presidents of Peru and Chile,
//! Anna Smith and Luis Vega", "the foreign ministers, Anna Smith (Peru) and Luis Vega (Chile)".

use super::super::{Reading, Status};
use super::office::{self, Office};
use super::portfolio::belongs_to_role;
use super::{Holding, Source, country, modifiers, person, phrase};
use crate::language::{Document, Tag, TokenId, TokenRange};
use crate::mentions::ChainId;

/// Returns the offices that go to one name each.
pub(super) fn find(reading: Reading<'_>) -> Vec<Holding> {
    let document = reading.document;
    let offices = document.ids().filter_map(|last| office::ending_at(document, last));
    offices
        .filter(|office| office.plural && office.kind.is_of_state())
        .flat_map(|office| holdings(reading, office))
        .collect()
}

fn holdings(reading: Reading<'_>, office: Office) -> Vec<Holding> {
    let document = reading.document;
    let limit = document.sentence_of(office.words.start).tokens.end;
    let at = office.words.end;
    let of = at < limit && document.word(at) == "of";
    let (states, behind) =
        if of { states_from(document, at.next(), limit) } else { (Vec::new(), at) };
    let (states, start) =
        if of { (states, office.words.start) } else { states_before(document, office) };
    let names = names_from(reading, behind, limit);
    let before = || names_before(reading, office.words.start);
    let names = if of && names.is_empty() { before() } else { names };
    let told = names.iter().all(|(_, state)| state.is_some());
    if names.len() < 2 || !told && names.len() != states.len() {
        return Vec::new();
    }
    let start = if of { modifiers::start_of(reading, office, at) } else { start };
    let role = phrase::read(reading, office, start, &[]);
    let mut states = states.into_iter();
    let each = names.into_iter().map(|(person, own)| {
        let mut role = role.clone();
        role.organisation = own.or(states.next());
        Holding { person, role, status: Status::Asserted, rule: Source::Apposition }
    });
    each.collect()
}

/// Tells whether a word stands between the parts of a list: a comma, "and", "the".
fn joins(document: &Document, token: TokenId) -> bool {
    matches!(document[token].tag, Tag::Comma | Tag::Cc | Tag::Dt)
}

/// Returns the states that are listed from `at`, and where the list ends.
fn states_from(document: &Document, mut at: TokenId, limit: TokenId) -> (Vec<String>, TokenId) {
    let mut states = Vec::new();
    let mut end = at;
    while at < limit {
        let longest = limit.0.min(at.0 + 4);
        let found = (at.0 + 1..=longest).rev().find_map(|end| {
            let words = document.words(TokenRange::new(at.0, end));
            country::named(words).map(|state| (state, TokenId(end)))
        });
        match found {
            Some((state, behind)) => {
                states.push(state);
                (at, end) = (behind, behind);
            }
            None if joins(document, at) => at = at.next(),
            None => break,
        }
    }
    (states, end)
}

/// Returns the states that are listed right before an office, and where the list ends: "the
/// Peruvian and Chilean foreign ministers".
fn states_before(document: &Document, office: Office) -> (Vec<String>, TokenId) {
    let floor = document.sentence_of(office.words.start).tokens.start;
    let before = |at: TokenId| (at > floor).then(|| TokenId(at.0 - 1));
    let named = |token: TokenId| country::named(document.word(token));
    let mut end = office.words.start;
    while let Some(token) = before(end).filter(|token| belongs_to_role(document, *token)) {
        end = token;
    }
    let mut states = Vec::new();
    let mut at = end;
    while let Some(token) = before(at) {
        match named(token) {
            Some(state) => states.push(state),
            None if !joins(document, token) => break,
            None => {}
        }
        at = token;
    }
    states.reverse();
    (states, end)
}

/// Returns the persons who are listed from `at`, each with the state in brackets behind the name.
fn names_from(
    reading: Reading<'_>,
    mut at: TokenId,
    limit: TokenId,
) -> Vec<(ChainId, Option<String>)> {
    let document = reading.document;
    let mut names = Vec::new();
    while at < limit {
        let mut mentions = reading.mentions.mentions.iter();
        let found = mentions.find(|mention| mention.name.is_some_and(|name| name.start == at));
        let bearer =
            found.and_then(|mention| Some((person(reading, mention.head)?, mention.name?)));
        match bearer {
            Some((person, name)) => {
                let (state, end) = bracketed(document, name.end, limit);
                names.push((person, state));
                at = end;
            }
            None if joins(document, at) => at = at.next(),
            None => break,
        }
    }
    names
}

/// Returns the persons who are listed up to the comma before an office: "Ana Vega and Luis Soto, the".
fn names_before(reading: Reading<'_>, office: TokenId) -> Vec<(ChainId, Option<String>)> {
    let document = reading.document;
    let floor = document.sentence_of(office).tokens.start;
    let mut names = Vec::new();
    let mut end = office;
    while end > floor {
        let mut mentions = reading.mentions.mentions.iter();
        let name = mentions.find(|mention| mention.name.is_some_and(|name| name.end == end));
        let bearer = name.and_then(|name| Some((person(reading, name.head)?, name.name?)));
        match bearer {
            Some((person, name)) if end < office => {
                names.push((person, None));
                end = name.start;
            }
            _ if end.previous().is_some_and(|token| joins(document, token)) => {
                end = TokenId(end.0 - 1);
            }
            _ => break,
        }
    }
    names.reverse();
    names
}

/// Returns the state in brackets at `at`, and what follows.
fn bracketed(document: &Document, at: TokenId, limit: TokenId) -> (Option<String>, TokenId) {
    if at >= limit || document[at].tag != Tag::OpenBracket {
        return (None, at);
    }
    let (states, end) = states_from(document, at.next(), limit);
    let closed = end < limit && document[end].tag == Tag::CloseBracket;
    match <[String; 1]>::try_from(states) {
        Ok([state]) if closed => (Some(state), end.next()),
        _ => (None, at),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn each_name_gets_the_state_at_its_place_in_the_list() {
        assert_eq!(
            roles("The presidents of Peru and Chile, Ana Vega and Luis Soto, met."),
            ["Ana Vega | president | Peru", "Luis Soto | president | Chile"]
        );
        assert_eq!(
            roles("The Peruvian and Chilean foreign ministers, Rosa Diaz and Juan Mora, met."),
            ["Rosa Diaz | foreign minister | Peru", "Juan Mora | foreign minister | Chile"]
        );
    }

    #[test]
    fn the_names_may_stand_before_the_office() {
        assert_eq!(
            roles("Ana Vega and Luis Soto, the presidents of Peru and Chile, met."),
            ["Ana Vega | president | Peru", "Luis Soto | president | Chile"]
        );
    }

    #[test]
    fn a_state_in_brackets_is_that_of_the_name_before_it() {
        assert_eq!(
            roles("The finance ministers, Anna Smith (Norway) and Juan Mora (Peru), met."),
            ["Anna Smith | finance minister | Norway", "Juan Mora | finance minister | Peru"]
        );
    }

    #[test]
    fn states_without_as_many_names_share_nothing() {
        assert_eq!(roles("The presidents of Peru and Chile met Ana Vega."), [""; 0]);
    }
}
