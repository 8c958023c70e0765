//! Joins short names of bodies to full ones: acronyms, and what stands in brackets behind a name.

use std::collections::BTreeMap;

use super::EntityKind;
use super::chains::Draft;
use super::names::Group;
use crate::language::{Tag, TokenId};

/// Joins the short names of a document to the full ones.
pub(super) fn join(draft: &mut Draft<'_>, groups: &[Group]) {
    join_acronyms(draft, groups);
    join_bracketed(draft, groups);
}

/// Joins "IMF" and "International Monetary Fund".
fn join_acronyms(draft: &mut Draft<'_>, groups: &[Group]) {
    for short in groups {
        let [acronym] = short.words.as_slice() else { continue };
        let upper = acronym.chars().filter(|c| c.is_uppercase()).count();
        if upper < 2 || !acronym.chars().all(char::is_alphanumeric) {
            continue;
        }
        let long = groups.iter().find(|long| {
            long.words.len() > 1
                && draft.kind(long.members[0]) != EntityKind::Person
                && (initials(&long.words, false) == *acronym
                    || initials(&long.words, true) == *acronym)
        });
        if let Some(long) = long {
            draft.join(long.members[0], short.members[0]);
        }
    }
}

/// Joins a body's full name and the short one in brackets behind it: "British Airline Pilots
/// Association (Balpa)".
fn join_bracketed(draft: &mut Draft<'_>, groups: &[Group]) {
    let full: BTreeMap<TokenId, usize> = groups
        .iter()
        .filter(|group| group.words.len() > 1)
        .flat_map(|group| group.members.iter())
        .filter(|member| draft.kind(**member) == EntityKind::Organisation)
        .filter_map(|member| Some((draft.phrases[*member].name?.end, *member)))
        .collect();
    for short in groups.iter().filter(|group| group.words.len() == 1) {
        let long = short.members.iter().find_map(|member| {
            let name = draft.phrases[*member].name?;
            let open = TokenId(name.start.0.checked_sub(1)?);
            let long = *full.get(&open)?;
            let words = draft.document.words(draft.phrases[long].name?);
            (draft.document[open].tag == Tag::OpenBracket && abbreviates(&short.words[0], words))
                .then_some(long)
        });
        if let Some(long) = long {
            draft.join(long, short.members[0]);
        }
    }
}

/// Tells whether the letters of a word stand in a name in this order, from its first.
fn abbreviates(short: &str, long: &str) -> bool {
    let letters = |text: &str| text.to_lowercase();
    let (short, long) = (letters(short), letters(long));
    let mut rest = long.chars();
    short.chars().next() == long.chars().next()
        && short.chars().all(|letter| rest.any(|other| other == letter))
}

fn initials(words: &[String], all: bool) -> String {
    let parts = words.iter().flat_map(|word| word.split('-'));
    let kept = parts.filter(|part| all || part.starts_with(char::is_uppercase));
    kept.filter_map(|part| part.chars().next()).flat_map(char::to_uppercase).collect()
}
