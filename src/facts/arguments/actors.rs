//! Who acts in a clause.
//!
//! An *actor* is a chain of somebody who can act: a person, an organisation, a
//! state, people. A chain that is nothing but pronouns names nobody.

use super::super::Reading;
use super::super::attribution::two_meant;
use super::super::groups::{counted, members, without_general_term};
use super::super::lexicon;
use super::super::roles::country;
use crate::clauses::Argument;
use crate::language::{Dep, Pos, Tag, TokenId};
use crate::mentions::{ChainId, EntityKind, MentionKind};

/// Returns the chain that `head` is a mention of, if it is somebody who can act.
pub(in crate::facts) fn actor(reading: Reading<'_>, head: TokenId) -> Option<ChainId> {
    let chain = named_somehow(reading, head)?;
    let acts = match reading.mentions[chain].kind {
        EntityKind::Person | EntityKind::Organisation | EntityKind::Country | EntityKind::Group => {
            true
        }
        EntityKind::Place => reading.mentions[chain].named,
        // "Some called for …", "Democrats called for …": people, though the word does not say so.
        EntityKind::Other => is_some(reading, head) || reading.document[head].tag == Tag::Nnps,
        EntityKind::Event => is_assembly(reading, head),
        EntityKind::Document => false,
    };
    acts.then_some(chain)
}

/// Tells whether those who come together decide: "the party conference".
fn is_assembly(reading: Reading<'_>, head: TokenId) -> bool {
    matches!(reading.document.lemma(head), "conference" | "convention" | "synod")
}

/// Tells whether the word stands for people not named: "some", "thousands", "others", not "each other".
fn is_some(reading: Reading<'_>, head: TokenId) -> bool {
    let each = reading.document.child(head, Dep::Det).is_some();
    !each && lexicon::is_people(reading.document.lemma(head))
}

/// Returns the chain that `head` is a mention of, unless it has only pronouns.
pub(in crate::facts) fn named_somehow(reading: Reading<'_>, head: TokenId) -> Option<ChainId> {
    let chain = reading.mentions.chain_at(head)?;
    // A pronoun stands for a chain only where the chain has nothing else.
    let representative = reading.mentions[chain].representative;
    let worded =
        is_some(reading, head) || reading.mentions[representative].kind != MentionKind::Pronoun;
    worded.then_some(chain)
}

/// Returns the actors among `arguments`, each once, in order, with all that are coordinated.
///
/// Where the first of them cannot act, none does: a "by" behind an active verb is no doer.
pub(in crate::facts) fn actors(reading: Reading<'_>, arguments: &[Argument]) -> Vec<ChainId> {
    let mut chains = Vec::new();
    // "The Grain and Seed Commission" is one, though the parser parts it.
    let within = |first: TokenId, second: TokenId| {
        let name = reading.mentions.at(first).map(|mention| &reading.mentions[mention]);
        name.is_some_and(|name| name.kind == MentionKind::Name && name.tokens.contains(second))
    };
    let mut heads: Vec<TokenId> = Vec::new();
    for (at, argument) in without_general_term(reading, arguments).iter().enumerate() {
        let two = two_meant(reading, argument.head);
        if !two.is_empty() {
            chains.extend(two);
            continue;
        }
        for head in members(reading, counted(reading, argument.head)) {
            if heads.iter().any(|first| *first < head && within(*first, head)) {
                continue;
            }
            heads.push(head);
            let adjective = reading.document[head].pos == Pos::Adj;
            let state = || country_of_word(reading, head).filter(|_| adjective);
            let named = || called(reading, head);
            if let Some(chain) = actor(reading, head).or_else(state).or_else(named)
                && !chains.contains(&chain)
            {
                chains.push(chain);
            }
        }
        if at == 0 && chains.is_empty() {
            break;
        }
    }
    chains
}

/// Returns who is named behind a noun that by itself could be a thing: "the armed wing, *the Falcon
/// Brigades*, rejected it".
fn called(reading: Reading<'_>, noun: TokenId) -> Option<ChainId> {
    let mut names = reading.document.children_as(noun, Dep::Appos);
    names.find_map(|name| actor(reading, name).filter(|chain| reading.mentions[*chain].named))
}

/// Returns the chain of the country that a word names or stands for: "French" is France.
pub(in crate::facts) fn country_of_word(reading: Reading<'_>, word: TokenId) -> Option<ChainId> {
    country_chain(reading, &country::named(reading.document.word(word))?)
}

/// Returns the chain of a country, by its name in the gazetteer, where the article mentions it.
pub(in crate::facts) fn country_chain(reading: Reading<'_>, name: &str) -> Option<ChainId> {
    let chains = reading.mentions.chains.iter().enumerate();
    let mut countries = chains.filter(|(_, chain)| {
        chain.kind == EntityKind::Country
            && chain.named
            && chain.country.as_deref() == Some(name)
            && country::named(&chain.name).is_some()
    });
    countries.next().and_then(|(at, _)| u32::try_from(at).ok()).map(ChainId)
}
