//! The parties that the phrase of a noun of meeting names.

use crate::facts::Reading;
use crate::facts::arguments::{actor, country_of_word, members};
use crate::language::{Dep, TokenId};
use crate::mentions::ChainId;

/// Returns the parties that the noun's own phrase names.
pub(super) fn parties_of(reading: Reading<'_>, noun: TokenId) -> Vec<ChainId> {
    let document = reading.document;
    let mut parties = Vec::new();
    for child in document.children(noun) {
        match document[*child].dep {
            Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Amod => {
                let before = document.children_as(*child, Dep::Compound);
                for part in before.chain(members(reading, *child)) {
                    parties.extend(actor(reading, part).or_else(|| country_of_word(reading, part)));
                }
            }
            Dep::Prep if matches!(document.lemma(*child), "with" | "between" | "among" | "of") => {
                for object in document.children_as(*child, Dep::Pobj) {
                    let nations = nations(reading, object);
                    if nations.is_empty() {
                        let members = members(reading, object);
                        parties.extend(members.into_iter().filter_map(|part| actor(reading, part)));
                    }
                    parties.extend(nations);
                }
            }
            _ => {}
        }
    }
    parties
}

/// Returns the states of a plural: "the Peruvian and Chilean delegations".
pub(super) fn nations(reading: Reading<'_>, head: TokenId) -> Vec<ChainId> {
    let document = reading.document;
    let adjectives = document.children_as(head, Dep::Amod);
    let adjectives = adjectives.flat_map(|adjective| members(reading, adjective));
    let nations: Vec<_> = adjectives.filter_map(|word| country_of_word(reading, word)).collect();
    if nations.len() > 1 { nations } else { Vec::new() }
}
