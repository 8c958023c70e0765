//! The town or region of an office that towns and regions have, where the article leaves it out: "the
//! mayor, Ann Low, said".

use std::collections::BTreeMap;

use super::super::Reading;
use super::office::OfficeKind;
use super::{Holding, country};
use crate::language::TokenId;
use crate::mentions::{ChainId, EntityKind};

/// How many times a town must be named to be what the article is about.
const OFTEN: usize = 3;

/// Gives local offices to the only town that their sentence and the one before it name ahead of
/// them, or to the town that the article is about.
pub(super) fn complete(reading: Reading<'_>, found: &mut [Holding]) {
    let untold = |holding: &&mut Holding| {
        holding.role.kind == OfficeKind::Local && holding.role.organisation.is_none()
    };
    let towns = towns(reading);
    for holding in found.iter_mut().filter(untold) {
        let town = nearby(reading, &towns, holding.role.words.start).or_else(|| about(&towns));
        holding.role.organisation = town.map(|town| reading.mentions[town].name.clone());
    }
}

/// Returns the mentions of places that are no states, in the order of the text.
fn towns(reading: Reading<'_>) -> Vec<(TokenId, ChainId)> {
    let mentions = reading.mentions.mentions.iter();
    let towns = mentions.filter(|mention| {
        let chain = &reading.mentions[mention.chain];
        let town = chain.kind == EntityKind::Place && country::named(&chain.name).is_none();
        // Territories have governors as states' parts do.
        let territory = matches!(chain.kind, EntityKind::Place | EntityKind::Country)
            && country::named(&chain.name).is_some_and(|name| !country::is_state(&name));
        chain.named && (town || territory)
    });
    towns.map(|mention| (mention.head, mention.chain)).collect()
}

fn nearby(reading: Reading<'_>, towns: &[(TokenId, ChainId)], office: TokenId) -> Option<ChainId> {
    let document = reading.document;
    let own = document.sentence_of(office).tokens.start;
    let before = own.0.checked_sub(1).map(|last| document.sentence_of(TokenId(last)).tokens.start);
    [own, before.unwrap_or(own)].into_iter().find_map(|start| {
        let first = towns.partition_point(|(at, _)| *at < start);
        let mut here = towns[first..].iter().take_while(|(at, _)| *at < office);
        let (_, town) = here.next()?;
        here.all(|(_, other)| other == town).then_some(*town)
    })
}

/// Returns the town that is named often, and twice as often as any other.
fn about(towns: &[(TokenId, ChainId)]) -> Option<ChainId> {
    let mut counts: BTreeMap<ChainId, usize> = BTreeMap::new();
    for (_, town) in towns {
        *counts.entry(*town).or_default() += 1;
    }
    let (town, most) = counts.iter().max_by_key(|(_, count)| **count)?;
    let second = counts.iter().filter(|(other, _)| *other != town).map(|(_, count)| *count).max();
    (*most >= OFTEN && *most >= second.unwrap_or(0) * 2).then_some(*town)
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn a_governor_may_be_that_of_a_territory() {
        assert_eq!(
            roles("Puerto Rico voted on Sunday. Governor Dan Moss asked Puerto Rico for patience."),
            ["Dan Moss | Governor | Puerto Rico"]
        );
    }

    #[test]
    fn a_mayor_is_that_of_the_town_just_named() {
        assert_eq!(
            roles("A fire closed the harbour of Bergen. The mayor, Dan Moss, asked for help."),
            ["Dan Moss | mayor | Bergen"]
        );
        assert_eq!(
            roles("Trains between Bergen and Lyon stopped. The mayor, Dan Moss, asked for help."),
            ["Dan Moss | mayor | -"]
        );
    }
}
