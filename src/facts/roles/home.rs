//! The state of an office that each state has one of, where the article leaves it out: papers do
//! not say of which state the president is when they write about one.

use std::collections::BTreeMap;

use super::super::Reading;
use super::super::frames::{self, Relation};
use super::office::OfficeKind;
use super::{Holding, country};
use crate::clauses::Argument;
use crate::language::{Document, Pos, TokenId, TokenRange};
use crate::mentions::{EntityKind, country_of_word};

/// How many times a state must be named to be what the article is about.
const OFTEN: usize = 3;

/// Gives the offices without a state to the state that the article, or the passage, is about.
pub(super) fn complete(reading: Reading<'_>, found: &mut [Holding]) {
    let named = states_named(reading);
    let untold = |holding: &Holding| {
        holding.role.kind == OfficeKind::National && holding.role.organisation.is_none()
    };
    let home = |holding: &Holding| {
        opening(reading, holding, &named)
            .or_else(|| own(reading, found, holding))
            .or_else(|| home(reading, found, holding, &named))
            .or_else(|| colleague(reading, found, holding))
    };
    let homes: Vec<Option<String>> =
        found.iter().map(|holding| untold(holding).then(|| home(holding)).flatten()).collect();
    for (holding, home) in found.iter_mut().zip(homes) {
        if home.is_some() {
            holding.role.organisation = home;
        }
    }
}

/// Returns the state whose office `holding` most likely is.
fn home(
    reading: Reading<'_>,
    found: &[Holding],
    holding: &Holding,
    named: &[(TokenId, String)],
) -> Option<String> {
    let rivals: Vec<&Holding> = found
        .iter()
        .filter(|other| {
            let same = other.role.text.eq_ignore_ascii_case(&holding.role.text);
            same && other.person != holding.person && other.role.former == holding.role.former
        })
        .collect();
    let taken = |state: &str| {
        met_by(reading, holding, state)
            || !holding.role.former
                && rivals.iter().any(|other| other.role.organisation.as_deref() == Some(state))
    };
    let open: Vec<(TokenId, &str)> = named
        .iter()
        .filter(|(_, state)| !taken(state))
        .map(|(at, state)| (*at, state.as_str()))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, state) in &open {
        *counts.entry(state).or_default() += 1;
    }
    let mut states: Vec<(usize, &str)> =
        counts.iter().map(|(state, count)| (*count, *state)).collect();
    states.sort_unstable_by(|one, other| other.cmp(one));
    let (most, state) = *states.first()?;
    let second = states.get(1).map_or(0, |(count, _)| *count);
    // Two presidents without a state are of two states, where there are two.
    let apart = rivals.iter().all(|other| other.role.organisation.is_some());
    let times = if apart || holding.role.former { 3 } else { 4 };
    if most >= OFTEN && most >= second * times || second == 0 && most > 1 && apart {
        return Some(state.to_owned());
    }
    let near = nearby(reading, holding, &open)?;
    (counts.get(near).is_some_and(|count| *count >= OFTEN && *count >= second))
        .then(|| near.to_owned())
}

/// Tells whether who holds an office meets those of the state: "a Norwegian team met the president".
fn met_by(reading: Reading<'_>, holding: &Holding, state: &str) -> bool {
    let document = reading.document;
    let sentence = document.sentence_of(holding.role.words.start).tokens;
    let of_state = |it: &Argument| {
        let chain = reading.chain(it.head).filter(|chain| *chain != holding.person);
        chain.is_some_and(|it| reading.mentions[it].country.as_deref() == Some(state))
    };
    reading.clauses.clauses.iter().filter(|it| sentence.contains(it.predicate)).any(|clause| {
        let both = clause.arguments.iter().any(|it| reading.chain(it.head) == Some(holding.person))
            && clause.arguments.iter().any(of_state);
        both && frames::of(reading, clause).any(|frame| frame.relation == Relation::Meets)
    })
}

/// Returns the state of another office of the holder's in the sentence: who is "head of Peru's customs
/// and was foreign minister" was that of Peru.
fn own(reading: Reading<'_>, found: &[Holding], holding: &Holding) -> Option<String> {
    let sentence = reading.document.sentence_of(holding.role.words.start).tokens;
    let mut states = found
        .iter()
        .filter(|it| it.person == holding.person && sentence.contains(it.role.words.start))
        .filter_map(|it| state_in(it.role.organisation.as_deref()?));
    let state = states.next()?;
    states.all(|other| other == state).then_some(state)
}

/// Returns the state that the name of a body begins with: "Peru's Customs", "Peruvian Customs".
fn state_in(body: &str) -> Option<String> {
    let first = body.split(' ').next()?;
    let first = first.trim_end_matches("'s").trim_end_matches("’s");
    let named = country::named(body).or_else(|| country::named(first));
    named.filter(|state| country::is_state(state))
}

/// Returns the state of those who hold offices of one state in the sentence before that of an office
/// that opens its own: "Israeli Prime Minister X spoke. Defence Minister Y said".
fn colleague(reading: Reading<'_>, found: &[Holding], holding: &Holding) -> Option<String> {
    let document = reading.document;
    let own = document.sentence_of(holding.role.words.start).tokens;
    let before = document.sentence_of(TokenId(own.start.0.checked_sub(1)?)).tokens;
    let mut states = found.iter().filter_map(|other| {
        let near = before.contains(other.role.words.start) || own.contains(other.role.words.start);
        let state = other.role.organisation.as_deref().filter(|state| country::is_state(state))?;
        (near && other.role.kind.is_of_state()).then_some((state, other))
    });
    let (state, first) = states.next()?;
    let same = |other: &Holding| other.role.text.eq_ignore_ascii_case(&holding.role.text);
    let one = states.all(|(other, _)| other == state);
    (one && !same(first) && first.person != holding.person).then(|| state.to_owned())
}

/// Returns the state of the place that opens the sentence of an office: "In Lima, the president said".
fn opening(reading: Reading<'_>, holding: &Holding, named: &[(TokenId, String)]) -> Option<String> {
    let document = reading.document;
    let office = holding.role.words.start;
    let first = document.sentence_of(office).tokens.start;
    let mut places = named.iter().filter(|(at, _)| (first..office).contains(at));
    let (at, state) = places.next()?;
    let between = TokenRange { start: at.next(), end: office };
    let beside = between.iter().all(|token| {
        matches!(document[token].pos, Pos::Punct | Pos::Det | Pos::Adj | Pos::Propn | Pos::Noun)
    });
    (document.word(first) == "In" && at.0 == first.0 + 1 && beside && between.len() <= 6)
        .then(|| state.clone())
}

/// Returns the only state that the sentence of an office and the one before it name, where it is
/// named ahead of the office.
fn nearby<'a>(
    reading: Reading<'_>,
    holding: &Holding,
    named: &[(TokenId, &'a str)],
) -> Option<&'a str> {
    let document = reading.document;
    let office = holding.role.words.start;
    let own = document.sentence_of(office).tokens;
    let before = own.start.0.checked_sub(1).map(|last| document.sentence_of(TokenId(last)).tokens);
    let start = before.map_or(own.start, |before| before.start);
    let passage = named.iter().filter(|(at, _)| (start..own.end).contains(at));
    let states: Vec<&(TokenId, &str)> = passage.collect();
    let (_, first) = states.iter().find(|(at, _)| *at < office)?;
    states.iter().all(|(_, state)| state == first).then_some(*first)
}

/// Returns every place where the article names a state, by name, adjective, capital or metonym.
pub(super) fn states_named(reading: Reading<'_>) -> Vec<(TokenId, String)> {
    let document = reading.document;
    let mentions = reading.mentions.mentions.iter().filter_map(|mention| {
        let chain = &reading.mentions[mention.chain];
        // Parties and chambers have their like elsewhere: not every Conservative is British.
        let tells =
            matches!(chain.kind, EntityKind::Country | EntityKind::Place | EntityKind::Group);
        let name = mention.name.filter(|_| tells)?;
        Some((name.start, chain.country.clone()?))
    });
    let adjectives = document.ids().filter_map(|id| {
        // "Sri Lankan"
        let first = TokenId(id.0.saturating_sub(1));
        let both = document.words(TokenRange { start: first, end: id.next() });
        let state = country::named(both).or_else(|| country::named(document.word(id)))?;
        let alone = reading.mentions.at(id).is_none();
        (alone && matches!(document[id].pos, Pos::Adj | Pos::Propn)).then_some((id, state))
    });
    let dateline = dateline_state(document);
    let mut named: Vec<(TokenId, String)> = mentions
        .chain(adjectives)
        .chain(dateline)
        .filter(|(_, state)| country::is_state(state))
        .collect();
    named.sort_unstable();
    named
}

/// The paragraphs, the headline among them, of which one may have a dateline.
const OPENING: usize = 4;

/// Returns the state of the dateline before the story's first words, twice: the story is about it as
/// much as if it were named as often.
fn dateline_state(document: &Document) -> Vec<(TokenId, String)> {
    let sentences = document.sentences().iter().take(OPENING);
    let found = sentences.filter_map(|sentence| {
        let first = sentence.tokens.start;
        let before = &document.text()[..document[first].span.start as usize];
        let line = before.rsplit('\n').next().filter(|line| !line.trim().is_empty())?;
        let shouted = line
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word.len() > 2 && word.chars().all(char::is_uppercase));
        let mut places = line.split(['(', ')', ',', '.', '/', '-', '–', '—']).map(str::trim);
        let state = places.find_map(|place| country::named(place).or_else(|| state_of(place)))?;
        shouted.then_some((first, state))
    });
    found.take(1).flat_map(|named| [named.clone(), named]).collect()
}

/// Returns the state of a town that is written in capitals: "NAIROBI".
fn state_of(town: &str) -> Option<String> {
    let words = town.split(' ').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(String::from).unwrap_or_default();
        first + &letters.as_str().to_lowercase()
    });
    country_of_word(&words.collect::<Vec<_>>().join(" ")).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn an_office_without_a_state_is_of_the_state_that_the_article_is_about() {
        assert_eq!(
            roles(
                "Peru voted on Sunday. Peruvians cheered in Peru. The foreign minister, Luis Soto, \
                 resigned."
            ),
            ["Luis Soto | foreign minister | Peru"]
        );
    }

    #[test]
    fn the_dateline_tells_of_which_state_it_is() {
        assert_eq!(
            roles(
                "Strike spreads\n\nNAIROBI (Reuters) - Teachers stopped work. The health minister, Dan Moss, spoke."
            ),
            ["Dan Moss | health minister | Kenya"]
        );
    }

    #[test]
    fn it_is_nobodys_where_two_states_are_named_alike() {
        assert_eq!(
            roles(
                "Peru and Chile met. Peru and Chile agreed. Peru and Chile left. The foreign \
                 minister, Luis Soto, spoke."
            ),
            ["Luis Soto | foreign minister | -"]
        );
    }

    #[test]
    fn another_office_of_the_holder_tells_of_which_state_it_is() {
        let text = "The minister met Luis Soto, the secretary of Peru's Customs Council who \
                    previously served as defence minister.";
        let told = roles(text);
        assert!(
            told.contains(&"Luis Soto | defence minister | Peru | former".to_owned()),
            "{told:?}"
        );
    }

    #[test]
    fn who_is_met_is_not_of_the_state_of_those_who_meet_him() {
        let text = "Norway sent a team. Norway has tried before. A Norwegian team is due in Asmara. \
                    The Norwegian team is to meet Prime Minister Omar Haddad.";
        assert_eq!(roles(text), ["Omar Haddad | Prime Minister | -"]);
    }

    #[test]
    fn the_place_that_opens_the_sentence_tells_of_which_state_it_is() {
        assert_eq!(
            roles("In Oslo, Prime Minister Erik Dahl spoke. In Lima, President Ana Vega answered."),
            ["Erik Dahl | Prime Minister | Norway", "Ana Vega | President | Peru"]
        );
    }
}
