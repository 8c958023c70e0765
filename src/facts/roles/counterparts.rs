//! Counterparts, who have the office of the one whose counterpart they are: "met his Danish counterpart".

use super::super::Reading;
use super::phrase::Role;
use super::{Holding, country, office};
use crate::language::{Dep, Document, TokenId};
use crate::mentions::ChainId;

/// How many words before its sentence a counterpart may have been spoken of.
const COUNTERPART_REACH: u32 = 60;

/// Gives counterparts the office of the one whose counterpart they are: "his Spanish counterpart".
pub(super) fn complete(reading: Reading<'_>, found: &mut Vec<Holding>) {
    let document = reading.document;
    let is_counterpart = |holding: &Holding| {
        let last = holding.role.words.last()?;
        matches!(
            office::in_lower(document, holding.role.words).as_str(),
            "counterpart" | "opposite number"
        )
        .then_some(last)
    };
    let offices: Vec<(ChainId, Role)> = found
        .iter()
        .filter(|holding| holding.role.kind.is_of_state())
        .map(|holding| (holding.person, holding.role.clone()))
        .collect();
    for holding in found.iter_mut() {
        let Some(word) = is_counterpart(holding) else { continue };
        let owner = document.child(word, Dep::Poss).and_then(|owner| reading.chain(owner));
        let other = |person: ChainId| person != holding.person;
        let theirs = offices.iter().find(|(person, _)| Some(*person) == owner && other(*person));
        // Whom "his" is wrongly taken for has no office: the last office before it is meant.
        let last = || {
            let start = holding.role.words.start;
            offices.iter().rev().find(|(who, role)| role.words.start < start && other(*who))
        };
        let theirs = theirs.or_else(last);
        if let Some((_, role)) = theirs {
            holding.role.text.clone_from(&role.text);
            holding.role.kind = role.kind;
            let told = || nationality_before(document, holding.role.words.start);
            holding.role.organisation = holding.role.organisation.take().or_else(told);
        }
    }
    found.retain(|holding| holding.role.kind.is_of_state() || is_counterpart(holding).is_none());
}

/// Returns the state of the counterpart who is spoken of last before `token`: "met his Danish
/// counterpart. His counterpart, X, said".
fn nationality_before(document: &Document, token: TokenId) -> Option<String> {
    let first = document.sentence_of(token).tokens.start.0.saturating_sub(COUNTERPART_REACH);
    let mut nouns = (first..token.0).rev().map(TokenId);
    let noun = nouns.find(|id| document.lemma(*id) == "counterpart")?;
    let mut modifiers = document.children_as(noun, Dep::Amod);
    modifiers.find_map(|word| country::named(document.word(word)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn a_counterpart_is_of_the_state_that_was_told_before() {
        assert_eq!(
            roles(
                "The prime minister of Norway, Erik Dahl, met his Danish counterpart in Oslo. His \
                 counterpart, Lars Holm, said it went well."
            ),
            ["Erik Dahl | prime minister | Norway", "Lars Holm | prime minister | Denmark"]
        );
    }

    #[test]
    fn an_opposite_number_has_the_same_office() {
        assert_eq!(
            roles(
                "Anna Smith, the Dutch finance minister, met Juan Garcia, her Spanish opposite number."
            ),
            [
                "Anna Smith | finance minister | Netherlands",
                "Juan Garcia | finance minister | Spain"
            ]
        );
    }
}
