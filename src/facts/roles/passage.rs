//! The body that was just spoken of, to which an office without one belongs: "The Orchard Bank closed
//! two branches. Chief executive Ann Low said".

use std::collections::BTreeSet;

use super::super::Reading;
use super::office::OfficeKind;
use super::{Holding, company};
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind, is_body_noun, is_class_noun};

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
    named_before(reading, found);
}

/// Gives offices of a body that is only called one, "the company's director", to the only body that
/// is named in the last sentence where one is.
fn named_before(reading: Reading<'_>, found: &mut [Holding]) {
    let called = |holding: &Holding| {
        let noun = holding.role.organisation.as_deref();
        noun.is_some_and(|noun| noun.starts_with(char::is_lowercase) && is_body_noun(noun))
    };
    if !found.iter().any(called) {
        return;
    }
    let mentions = reading.mentions.mentions.iter().filter(|mention| {
        let chain = &reading.mentions[mention.chain];
        mention.name.is_some() && chain.named && chain.kind == EntityKind::Organisation
    });
    let bodies: Vec<(TokenId, ChainId)> =
        mentions.map(|mention| (mention.head, mention.chain)).collect();
    for holding in found.iter_mut().filter(|holding| called(holding)) {
        let body = last_body(reading, &bodies, holding.role.words.start);
        let body = body.map(|body| &reading.mentions[body].name);
        let noun = holding.role.organisation.as_deref().unwrap_or_default();
        let open = is_taken_up(reading.document, holding.role.words, noun);
        if let Some(name) = body.filter(|name| open && may_be(name, noun)) {
            holding.role.organisation = Some(name.clone());
        }
    }
}

/// How many words from its office the noun for a body may stand.
const BESIDE: u32 = 6;

/// Tells whether the noun for a body beside an office takes up one that was named, as "the company"
/// does, and "a company" or "the company that he founded" do not.
fn is_taken_up(document: &Document, office: TokenRange, noun: &str) -> bool {
    let sentence = document.sentence_of(office.start).tokens;
    let first = office.start.0.saturating_sub(BESIDE).max(sentence.start.0);
    let last = (office.end.0 + BESIDE).min(sentence.end.0);
    let words = (first..last).map(TokenId).filter(|id| document.word(*id) == noun);
    let nouns: Vec<TokenId> = words.collect();
    let taken_up = |id: &TokenId| {
        document.children(*id).iter().all(|child| match document[*child].dep {
            Dep::Relcl | Dep::Acl | Dep::Poss | Dep::Prep => false,
            Dep::Det => document.word(*child).eq_ignore_ascii_case("the"),
            _ => true,
        })
    };
    !nouns.is_empty() && nouns.iter().all(taken_up)
}

/// Tells whether a body of this name may be called by a noun: any may be "the group" but those that
/// say what else they are, so that no court is "the company".
fn may_be(name: &str, noun: &str) -> bool {
    let words = name.split(' ').map(str::to_lowercase);
    let mut told = words.filter(|word| is_body_noun(word));
    let generic = is_class_noun(noun);
    let own = name.split(' ').any(|word| word.eq_ignore_ascii_case(noun));
    own || generic && told.all(|word| is_class_noun(&word))
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
    fn what_is_called_a_body_is_the_one_named_before() {
        assert_eq!(
            roles(
                "Workers stopped the machines of Basalt Mining on Monday. The company's director, Mark \
                 Low, asked them to return."
            ),
            ["Mark Low | director | Basalt Mining"]
        );
        assert_eq!(
            roles(
                "Workers stopped Basalt Mining on Monday. Mark Low, the director of a company, spoke."
            ),
            ["Mark Low | director | company"]
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
