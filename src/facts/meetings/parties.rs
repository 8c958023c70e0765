//! The parties that the phrase of a noun of meeting names.

use crate::facts::Reading;
use crate::facts::arguments::{actor, country_of_word};
use crate::facts::groups::members;
use crate::language::{Dep, Tag, TokenId};
use crate::mentions::{ChainId, EntityKind};

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
            // "a summit attended by A and B"
            Dep::Acl if document.lemma(*child) == "attend" => {
                let agent = document.child(*child, Dep::Agent);
                let object = agent.and_then(|by| document.child(by, Dep::Pobj));
                let members = object.map(|object| members(reading, object)).unwrap_or_default();
                parties.extend(members.into_iter().filter_map(|part| actor(reading, part)));
            }
            _ => {}
        }
    }
    parties
}

/// Returns the states of a plural: "the Peruvian and Chilean delegations", "the ministers of Peru
/// and Chile".
pub(super) fn nations(reading: Reading<'_>, head: TokenId) -> Vec<ChainId> {
    let document = reading.document;
    let adjectives = document.children_as(head, Dep::Amod);
    let adjectives = adjectives.flat_map(|adjective| members(reading, adjective));
    let nations: Vec<_> = adjectives.filter_map(|word| country_of_word(reading, word)).collect();
    // "The Turkish Cypriot side" is one.
    let plural = document[head].tag == Tag::Nns;
    let joined = document
        .children_as(head, Dep::Amod)
        .any(|adjective| document.child(adjective, Dep::Conj).is_some());
    if nations.len() > 1 && (plural || joined) {
        return nations;
    }
    let behind = document
        .children_as(head, Dep::Prep)
        .filter(|child| matches!(document.lemma(*child), "of" | "from"));
    let objects = behind.flat_map(|of| document.children_as(of, Dep::Pobj));
    let words: Vec<TokenId> = objects.flat_map(|object| members(reading, object)).collect();
    let nations: Vec<_> = words.iter().filter_map(|word| state(reading, *word)).collect();
    if nations.len() > 1 && nations.len() == words.len() { nations } else { Vec::new() }
}

fn state(reading: Reading<'_>, word: TokenId) -> Option<ChainId> {
    let chain = reading.chain(word)?;
    (reading.mentions[chain].kind == EntityKind::Country).then_some(chain)
}
