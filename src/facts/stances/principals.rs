//! Whom somebody speaks and acts for.
//!
//! "We will not sign it" commits the speaker's party, and "his country" is the minister's.

use super::super::arguments::country_chain;
use super::super::{Fact, Reading, Statement};
use crate::language::{Dep, Pos, TokenId};
use crate::mentions::{Chain, ChainId, EntityKind, MentionId};

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
    let state = matches!(document.lemma(noun), "country" | "government" | "nation");
    let country = || country_chain(reading, person.country.as_deref()?);
    match document.lemma(noun) {
        _ if state => represented(reading, facts, owner)
            .filter(|chain| reading.mentions[*chain].kind == EntityKind::Country)
            .or_else(country),
        "group" | "organisation" | "organization" | "movement" | "union" | "party" | "firm"
        | "company" | "club" | "team" | "association" | "federation" | "agency" => {
            represented(reading, facts, owner)
                .filter(|chain| reading.mentions[*chain].kind != EntityKind::Country)
        }
        _ => None,
    }
}
