//! Whom somebody speaks and acts for.
//!
//! "We will not sign it" commits the speaker's party, and "his country" is the minister's.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::arguments::country_chain;
use super::super::{Fact, Reading, Statement};
use crate::language::{Dep, Pos, TokenId};
use crate::mentions::{Chain, ChainId, EntityKind, MentionId};
use crate::resources;

/// What a noun tells of whom somebody acts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// "Her country" is the state of an official.
    State,
    /// "Her party" is the body of a member.
    Body,
    /// Who only carries the words of others: "ambassador".
    Carrier,
}

#[derive(Debug, Deserialize)]
struct Row {
    word: String,
    kind: Kind,
}

/// The words of `data/lexicon/principals.csv`.
static WORDS: LazyLock<BTreeSet<(Kind, String)>> = LazyLock::new(|| {
    let rows = resources::lexicon::<Row>("principals.csv");
    rows.into_iter().map(|row| (row.kind, row.word)).collect()
});

fn is(kind: Kind, word: &str) -> bool {
    WORDS.contains(&(kind, word.to_owned()))
}

/// Tells whether an actor is a plain "we".
pub(in crate::facts) fn is_we(reading: Reading<'_>, doer: TokenId) -> bool {
    reading.document.word(doer).eq_ignore_ascii_case("we")
}

/// Returns the body that somebody represents, where the article tells.
pub(in crate::facts) fn represented(
    reading: Reading<'_>,
    facts: &[Fact],
    speaker: ChainId,
) -> Option<ChainId> {
    let body = facts.iter().find_map(|fact| match &fact.statement {
        Statement::Role { person, organisation: Some(body), former: false, .. } => {
            Some(body).filter(|_| *person == speaker)
        }
        _ => None,
    })?;
    let text = reading.document.text();
    let called = |chain: &Chain| {
        let words = |id: &MentionId| reading.mentions[*id].span.of(text);
        chain.name == *body || chain.named && chain.mentions.iter().any(|id| words(id) == body)
    };
    let mut chains = reading.mentions.chains.iter();
    let at = chains.position(|chain| chain.kind != EntityKind::Person && called(chain))?;
    u32::try_from(at).ok().map(ChainId)
}

/// Returns the state or body that "his country", "our party" is, by whose it is.
pub(in crate::facts) fn owned(
    reading: Reading<'_>,
    facts: &[Fact],
    noun: TokenId,
) -> Option<ChainId> {
    let document = reading.document;
    let whose = document.child(noun, Dep::Poss).filter(|it| document[*it].pos == Pos::Pron)?;
    let owner = reading.chain(whose)?;
    let person = &reading.mentions[owner];
    let body = reading.chain(noun).map(|chain| &reading.mentions[chain]);
    let unnamed = body.is_some_and(|body| !body.named && body.kind != EntityKind::Person);
    if !unnamed || person.kind != EntityKind::Person {
        return None;
    }
    let country = || country_chain(reading, person.country.as_deref()?);
    let lemma = document.lemma(noun);
    if is(Kind::State, lemma) {
        return represented(reading, facts, owner)
            .filter(|chain| reading.mentions[*chain].kind == EntityKind::Country)
            .or_else(country);
    }
    let body = represented(reading, facts, owner).filter(|_| is(Kind::Body, lemma));
    body.filter(|chain| reading.mentions[*chain].kind != EntityKind::Country)
}

/// Returns the body whose words a speaker only carries: an ambassador's are the state's.
pub(super) fn delegated(reading: Reading<'_>, facts: &[Fact], speaker: ChainId) -> Option<ChainId> {
    let carries = facts.iter().any(|fact| match &fact.statement {
        Statement::Role { person, role, .. } if *person == speaker => {
            let role = role.to_lowercase();
            WORDS.iter().any(|(kind, word)| *kind == Kind::Carrier && role.contains(word.as_str()))
        }
        _ => false,
    });
    represented(reading, facts, speaker).filter(|_| carries)
}
