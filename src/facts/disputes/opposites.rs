//! Statements that say the opposite of another's, with words of `data/lexicon/opposites.csv`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::Reading;
use super::answers::{Said, is_near, latest_before};
use super::claims;
use crate::language::{Dep, Pos, TokenId};
use crate::resources;
use crate::text::Span;

#[derive(Debug, Deserialize)]
struct Row {
    word: String,
    opposite: String,
}

static PAIRS: LazyLock<BTreeSet<(String, String)>> = LazyLock::new(|| {
    let rows = resources::lexicon::<Row>("opposites.csv");
    rows.into_iter()
        .flat_map(|row| [(row.word.clone(), row.opposite.clone()), (row.opposite, row.word)])
        .collect()
});

/// Returns what another has just said of the same thing with a word that says the opposite: "prices
/// are rising" answers "prices are falling".
pub(super) fn opposed<'a>(
    reading: Reading<'_>,
    said: &Said<'_>,
    others: impl Iterator<Item = &'a Said<'a>>,
) -> Option<Span> {
    let here = claims::sentence(reading.document, said.claim.content)?;
    let (word, negated) = said.main?;
    let told = said.claim.is_told() && !said.has_figure;
    let against = others.filter(|other| {
        let says =
            |(opposite, also): (&str, bool)| are_opposites(word, opposite) && negated == also;
        told && other.claim.is_told()
            && !other.has_figure
            && other.main.is_some_and(says)
            && is_near(reading, other, here)
            && said.about.zip(other.about).is_some_and(|(it, that)| is_same(reading, it, that))
    });
    latest_before(said.claim.content, against)
}

/// Tells whether two nouns are of one thing; what belongs to somebody is only his.
fn is_same(reading: Reading<'_>, one: TokenId, other: TokenId) -> bool {
    let document = reading.document;
    let owned = |noun: TokenId| document.child(noun, Dep::Poss).is_some();
    let chain = reading.chain(one);
    let named = |noun: TokenId| document[noun].pos == Pos::Noun && !owned(noun);
    let alike = document.lemma(one) == document.lemma(other) && named(one) && named(other);
    chain.is_some() && chain == reading.chain(other) || alike
}

/// Tells whether two base forms say the opposite of each other: "rise" and "fall".
fn are_opposites(one: &str, other: &str) -> bool {
    PAIRS.contains(&(one.to_owned(), other.to_owned()))
}
