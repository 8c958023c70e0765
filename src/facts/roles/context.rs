//! The organisations that stand elsewhere in the article: in another mention of the office, with
//! the one for whom somebody works, in what state the article is about.

use std::collections::BTreeMap;

use super::super::Reading;
use super::office::{self, OfficeKind};
use super::{Holding, country};
use crate::language::{Dep, Pos, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};

/// How many times a state must be named to be what the article is about.
const OFTEN: usize = 3;

/// Fills in the organisations of roles that their own phrases do not name.
pub(super) fn complete(reading: Reading<'_>, found: &mut [Holding]) {
    from_same_office(reading, found);
    from_neighbour(reading, found);
    from_owner(reading, found);
    from_home(reading, found);
    as_worded(reading, found);
}

/// Takes what another mention of the same office states, or what the person's chain knows.
fn from_same_office(reading: Reading<'_>, found: &mut [Holding]) {
    let known: Vec<(ChainId, String, String)> = found
        .iter()
        .filter_map(|holding| {
            let organisation = holding.role.organisation.clone()?;
            Some((holding.person, holding.role.text.to_lowercase(), organisation))
        })
        .collect();
    for holding in found.iter_mut().filter(|holding| holding.role.organisation.is_none()) {
        let text = holding.role.text.to_lowercase();
        let same =
            known.iter().find(|(person, role, _)| *person == holding.person && *role == text);
        holding.role.organisation = same
            .map(|(_, _, organisation)| organisation.clone())
            .or_else(|| office::holder(&holding.role.text).map(str::to_owned));
        if holding.role.organisation.is_none() && holding.role.kind.is_of_state() {
            holding.role.organisation.clone_from(&reading.mentions[holding.person].country);
        }
    }
}

/// Gives "France's president, A, and foreign minister B" one state.
fn from_neighbour(reading: Reading<'_>, found: &mut [Holding]) {
    let document = reading.document;
    let states: Vec<(TokenRange, String)> = found
        .iter()
        .filter(|holding| holding.role.kind.is_of_state())
        .filter_map(|holding| Some((holding.role.words, holding.role.organisation.clone()?)))
        .filter(|(_, state)| country::named(state).is_some())
        .collect();
    let joins = |first: TokenRange, second: TokenRange| {
        let between = TokenRange { start: first.end, end: second.start };
        let plain = between
            .iter()
            .all(|token| matches!(document[token].pos, Pos::Propn | Pos::Cconj | Pos::Punct));
        let joined = between.iter().any(|token| document[token].pos == Pos::Cconj);
        first.end < second.start && between.len() <= 8 && plain && joined
    };
    for holding in found.iter_mut().filter(|holding| holding.role.kind == OfficeKind::National) {
        if holding.role.organisation.is_none() {
            let words = holding.role.words;
            let near = states.iter().find(|(other, _)| joins(*other, words));
            holding.role.organisation = near.map(|(_, state)| state.clone());
        }
    }
}

/// Gives "his deputy" and "the governor's spokesman" the state of the one they work for.
fn from_owner(reading: Reading<'_>, found: &mut [Holding]) {
    let states: Vec<(ChainId, String)> = found
        .iter()
        .filter(|holding| {
            !matches!(holding.role.kind, OfficeKind::Relation | OfficeKind::Occupation)
        })
        .filter_map(|holding| Some((holding.person, holding.role.organisation.clone()?)))
        .collect();
    for holding in found.iter_mut() {
        let works = holding.role.kind.is_of_state()
            || matches!(holding.role.kind, OfficeKind::Office | OfficeKind::Voice);
        if !works || holding.role.organisation.is_some() {
            continue;
        }
        let owner = holding.role.words.iter().find_map(|token| {
            let owner = reading.document.child(token, Dep::Poss)?;
            reading.chain(owner).filter(|owner| *owner != holding.person)
        });
        let state = states.iter().find(|(person, _)| Some(*person) == owner);
        holding.role.organisation = state.map(|(_, state)| state.clone());
    }
}

/// Gives the offices that each state has one of to the state that the article is about:
/// papers leave it out.
fn from_home(reading: Reading<'_>, found: &mut [Holding]) {
    let named = states_named(reading);
    let untold = |holding: &Holding| {
        holding.role.kind == OfficeKind::National && holding.role.organisation.is_none()
    };
    let counts = counts(&named);
    let home = |holding: &Holding| home(found, holding, &counts);
    let homes: Vec<Option<String>> =
        found.iter().map(|holding| untold(holding).then(|| home(holding)).flatten()).collect();
    for (holding, home) in found.iter_mut().zip(homes) {
        if home.is_some() {
            holding.role.organisation = home;
        }
    }
}

/// Returns the state that the article names by far most often, if `holding` may be an office of it.
fn home(found: &[Holding], holding: &Holding, counts: &BTreeMap<&str, usize>) -> Option<String> {
    let rivals: Vec<&Holding> = found
        .iter()
        .filter(|other| {
            let same = other.role.text.eq_ignore_ascii_case(&holding.role.text);
            same && other.person != holding.person && other.role.former == holding.role.former
        })
        .collect();
    let taken = |state: &str| {
        !holding.role.former
            && rivals.iter().any(|other| other.role.organisation.as_deref() == Some(state))
    };
    let mut states: Vec<(usize, &str)> = counts
        .iter()
        .filter(|(state, _)| !taken(state))
        .map(|(state, count)| (*count, *state))
        .collect();
    states.sort_unstable_by(|one, other| other.cmp(one));
    let (most, state) = *states.first()?;
    let second = states.get(1).map_or(0, |(count, _)| *count);
    // Two presidents without a state are of two states, where there are two.
    let apart = rivals.iter().all(|other| other.role.organisation.is_some());
    let times = if apart || holding.role.former { 2 } else { 4 };
    (most >= OFTEN && most >= second * times).then(|| state.to_owned())
}

fn counts(named: &[(TokenId, String)]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for (_, state) in named {
        *counts.entry(state.as_str()).or_default() += 1;
    }
    counts
}

/// Returns every place where the article names a state, by name, adjective, capital or metonym.
fn states_named(reading: Reading<'_>) -> Vec<(TokenId, String)> {
    let document = reading.document;
    let mentions = reading.mentions.mentions.iter().filter_map(|mention| {
        let chain = &reading.mentions[mention.chain];
        let name = mention.name.filter(|_| chain.kind != EntityKind::Person)?;
        Some((name.start, chain.country.clone()?))
    });
    let adjectives = document.ids().filter_map(|id| {
        // "Sri Lankan"
        let first = TokenId(id.0.saturating_sub(1));
        let both = document.words(TokenRange { start: first, end: TokenId(id.0 + 1) });
        let state = country::named(both).or_else(|| country::named(document.word(id)))?;
        let alone = reading.mentions.at(id).is_none();
        (alone && matches!(document[id].pos, Pos::Adj | Pos::Propn)).then_some((id, state))
    });
    mentions.chain(adjectives).filter(|(_, state)| country::is_state(state)).collect()
}

/// Names a state as the article does: "US" where it has no "United States".
fn as_worded(reading: Reading<'_>, found: &mut [Holding]) {
    let document = reading.document;
    for holding in found {
        let Some(state) = &mut holding.role.organisation else { continue };
        if document.text().contains(state.as_str()) {
            continue;
        }
        let acronym = |word: &&str| {
            word.chars().all(|c| c.is_uppercase() || c == '.')
                && country::named(word).as_ref() == Some(state)
        };
        if let Some(word) = document.ids().map(|id| document.word(id)).find(acronym) {
            word.clone_into(state);
        }
    }
}
