//! The body that was just spoken of, to which an office without one belongs: "The Orchard Bank closed
//! two branches. Chief executive Ann Low said".

use std::collections::BTreeSet;

use super::super::Reading;
use super::office::OfficeKind;
use super::{Holding, company};
use crate::language::{Dep, Pos, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};

/// How many sentences before its own the body of an office may be named in.
const SENTENCES: usize = 2;

/// Gives offices of bodies that open a sentence, and those who speak for one, to the only body that
/// does something in the last sentence where one does.
pub(super) fn complete(reading: Reading<'_>, found: &mut [Holding]) {
    let bodies = bodies(reading);
    let voice = |holding: &Holding| {
        holding.role.kind == OfficeKind::Voice && holding.role.organisation.is_none()
    };
    let untold = |holding: &Holding| {
        let plain = holding.role.text.len() == reading.document.words(holding.role.words).len();
        plain && (company::is_untold(reading, holding) || voice(holding))
    };
    for holding in found.iter_mut().filter(|holding| untold(holding)) {
        let office = holding.role.words.start;
        let body = last_body(reading, &bodies, office).filter(|_| opens(reading, office));
        if let Some(body) = body {
            holding.role.organisation = Some(reading.mentions[body].name.clone());
        }
    }
}

/// Tells whether an office opens its sentence, but for an article.
fn opens(reading: Reading<'_>, office: TokenId) -> bool {
    let document = reading.document;
    let first = document.sentence_of(office).tokens.start;
    first == office || first.0 + 1 == office.0 && document[first].pos == Pos::Det
}

/// Returns the mentions of named bodies that do something, by name or not, in the order of the text.
fn bodies(reading: Reading<'_>) -> Vec<(TokenId, ChainId)> {
    let document = reading.document;
    let mentions = reading.mentions.mentions.iter();
    let bodies = mentions.filter(|mention| {
        let chain = &reading.mentions[mention.chain];
        let subject = |id: TokenId| matches!(document[id].dep, Dep::Nsubj | Dep::Nsubjpass);
        let joined = document[mention.head].dep == Dep::Conj;
        let acts = subject(mention.head) || joined && subject(document[mention.head].head);
        chain.named && chain.kind == EntityKind::Organisation && acts
    });
    bodies.map(|mention| (mention.head, mention.chain)).collect()
}

/// Returns the only one of `bodies` in the last passage before `office` that has any.
fn last_body(
    reading: Reading<'_>,
    bodies: &[(TokenId, ChainId)],
    office: TokenId,
) -> Option<ChainId> {
    let document = reading.document;
    let mut passage = TokenRange { start: document.sentence_of(office).tokens.start, end: office };
    for _ in 0..=SENTENCES {
        let first = bodies.partition_point(|(at, _)| *at < passage.start);
        let here = bodies[first..].iter().take_while(|(at, _)| *at < passage.end);
        let named: BTreeSet<ChainId> = here.map(|(_, body)| *body).collect();
        match named.len() {
            0 => {}
            1 => return named.first().copied(),
            _ => return None,
        }
        let last = passage.start.previous()?;
        passage = document.sentence_of(last).tokens;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn an_office_of_bodies_is_of_the_one_just_spoken_of() {
        assert_eq!(
            roles(
                "The Orchard Growers Association opposed the plan. Chief executive Mark Low said \
                 farmers would lose. A spokesman, Dan Moss, agreed."
            ),
            [
                "Mark Low | Chief executive | Orchard Growers Association",
                "Dan Moss | spokesman | Orchard Growers Association"
            ]
        );
    }

    #[test]
    fn of_two_bodies_it_is_neithers() {
        assert_eq!(
            roles(
                "The Orchard Growers Association and the Harbour Press Council met. Chief \
                 executive Mark Low spoke."
            ),
            ["Mark Low | Chief executive | -"]
        );
    }
}
