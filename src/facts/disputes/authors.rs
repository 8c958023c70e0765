//! Whose claim a dispute is about, and of which kind: "Smith's claim", "the accusation".

use super::super::Reading;
use super::Dispute;
use super::claims::Claim;
use super::lexicon::{self, Kind};
use crate::language::{Dep, Document, TokenId};
use crate::mentions::{ChainId, EntityKind};

/// Returns whose claim the target says it is: "X's claims", "a report by X", "the Greek allegation".
pub(super) fn owners(reading: Reading<'_>, dispute: &Dispute) -> Vec<TokenId> {
    let document = reading.document;
    let said = lexicon::is(Kind::Claim, document.lemma(dispute.target));
    let children = document.children(dispute.target).iter().copied().filter(|_| said);
    let owner = children.filter_map(|child| match document[child].dep {
        Dep::Poss => Some(child),
        Dep::Compound | Dep::Nmod | Dep::Amod => is_party(reading, child).then_some(child),
        Dep::Prep if matches!(document.lemma(child), "by" | "from") => {
            document.child(child, Dep::Pobj)
        }
        _ => None,
    });
    owner.filter(|owner| reading.chain(*owner).is_some()).collect()
}

fn is_party(reading: Reading<'_>, token: TokenId) -> bool {
    reading.chain(token).is_some_and(|chain| {
        let kind = reading.mentions[chain].kind;
        matches!(kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Country)
    })
}

/// Tells whether a speaker is one of the owners, or speaks for one.
pub(super) fn is_by(reading: Reading<'_>, speaker: ChainId, owners: &[TokenId]) -> bool {
    let by = &reading.mentions[speaker];
    owners.iter().any(|owner| {
        let word = reading.document.word(*owner);
        let whose = reading.chain(*owner);
        let state = whose
            .map(|chain| &reading.mentions[chain])
            .filter(|chain| chain.kind == EntityKind::Country && chain.country.is_some());
        whose == Some(speaker)
            || by.name.split(' ').next_back() == Some(word)
            || state.is_some_and(|state| state.country == by.country)
    })
}

/// Tells whether what was done by a claim is what the noun calls it: an accusation was made by
/// accusing.
pub(super) fn suits(document: &Document, noun: TokenId, act: &str) -> bool {
    let lemma = document.lemma(noun);
    let accuses = lexicon::is(Kind::Accusation, lemma);
    accuses && matches!(act, "accuse" | "allege" | "claim" | "criticise")
        || lexicon::is(Kind::Hearsay, lemma) && act == "report"
}

/// Tells whether a noun that only points may mean a claim so many sentences before it: "the
/// accusation" means what somebody was accused of, or what was said last.
pub(super) fn may_mean(
    document: &Document,
    noun: TokenId,
    claim: &Claim<'_>,
    distance: u32,
) -> bool {
    let lemma = document.lemma(noun);
    let of_kind = lexicon::is(Kind::Accusation, lemma) || lexicon::is(Kind::Hearsay, lemma);
    distance <= 1 || !of_kind || suits(document, noun, claim.act)
}

/// Tells whether one speaks for another: "the minister's assistant".
pub(super) fn speaks_for(reading: Reading<'_>, one: ChainId, other: ChainId) -> bool {
    let document = reading.document;
    reading.mentions[one].mentions.iter().any(|mention| {
        let head = reading.mentions[*mention].head;
        document.children_as(head, Dep::Poss).any(|owner| reading.chain(owner) == Some(other))
    })
}
