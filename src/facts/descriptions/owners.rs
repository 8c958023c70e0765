//! Whose plan the words beside its noun call it: "Norway's", "Norwegian", "by the minister".

use std::collections::BTreeMap;

use super::PlanOwner;
use crate::facts::Reading;
use crate::facts::plans;
use crate::facts::roles::country;
use crate::language::{Dep, TokenId};
use crate::mentions::EntityKind;

/// Returns whose plan the words beside its noun call it, by the word that leads there.
pub(super) fn owners(reading: Reading<'_>, head: TokenId) -> BTreeMap<TokenId, PlanOwner> {
    let document = reading.document;
    let chains = plans::owners(reading, head).into_iter();
    let chains = chains.filter(|(word, owner)| {
        let is_country = reading.mentions[*owner].kind == EntityKind::Country;
        !is_country || !is_country_noun(reading, *word)
    });
    let chains =
        chains.map(|(word, owner)| (word, PlanOwner::Chain(plans::as_state(reading, owner))));
    let modifiers = document.children(head).iter().filter(|child| {
        matches!(document[**child].dep, Dep::Amod | Dep::Compound | Dep::Nmod)
            && !is_country_noun(reading, **child)
    });
    let countries = modifiers.filter_map(|word| {
        Some((*word, PlanOwner::Country(country::named(document.word(*word))?)))
    });
    countries.chain(chains).collect()
}

/// Tells whether a word names somebody who puts plans forward.
pub(super) fn is_maker(reading: Reading<'_>, word: TokenId) -> bool {
    let chain = reading.mentions.chain_at(word).map(|chain| &reading.mentions[chain]);
    chain.is_some_and(|chain| {
        let kinds = [EntityKind::Person, EntityKind::Organisation, EntityKind::Country];
        chain.named && kinds.contains(&chain.kind)
    })
}

/// Tells whether a modifier is a country's own name: a "Norway plan" may be one for Norway.
fn is_country_noun(reading: Reading<'_>, word: TokenId) -> bool {
    let document = reading.document;
    let text = document.word(word);
    let is_acronym = text.chars().all(|c| c.is_uppercase() || c == '.');
    let is_noun = || country::named(text).is_some_and(|name| country::is_noun_for(text, &name));
    matches!(document[word].dep, Dep::Amod | Dep::Compound | Dep::Nmod) && !is_acronym && is_noun()
}
