//! Names in a row that share one title: "Presidents Smith and Haddad", "Sens. A (D-Ohio) and B (R-Utah)".

use super::super::Reading;
use super::{person, seats};
use crate::language::{Dep, Document, Tag, TokenId, TokenRange};

/// Returns the heads of the names that a plural title is before, but for the first: by the tree, and
/// behind what tells of each in brackets ("Sens. A (D-Ohio) and B (R-Utah)").
pub(super) fn row_of(reading: Reading<'_>, head: TokenId, end: TokenId) -> Vec<TokenId> {
    let document = reading.document;
    let sentence = document.sentence_of(head).tokens;
    let mut row = list_of(document, head);
    let mut at = end;
    let (mut inside, mut joined) = (false, false);
    while sentence.contains(at) {
        match document[at].tag {
            Tag::OpenBracket => (inside, joined) = (true, true),
            Tag::CloseBracket => inside = false,
            _ if inside => {}
            Tag::Cc => joined = true,
            Tag::Comma => {}
            // "Presidents A of Peru and B of Chile"
            _ if !joined && document.word(at) == "of" && behind_name(reading, at) => {
                let home = seats::home(document, TokenRange { start: head, end: at });
                let Some(home) = home else { break };
                at = TokenId(home.end.0 - 1);
            }
            _ => {
                let mut mentions = reading.mentions.mentions.iter();
                let name = mentions.find_map(|mention| {
                    let name = mention.name.filter(|name| name.start == at)?;
                    person(reading, mention.head).map(|_| (mention.head, name))
                });
                let Some((other, name)) = name.filter(|_| joined) else { break };
                joined = false;
                if !row.contains(&other) {
                    row.push(other);
                }
                at = TokenId(name.end.0 - 1);
            }
        }
        at = at.next();
    }
    row
}

/// Tells whether a person's name ends right before `at`.
fn behind_name(reading: Reading<'_>, at: TokenId) -> bool {
    let mut mentions = reading.mentions.mentions.iter();
    mentions.any(|mention| {
        mention.name.is_some_and(|name| name.end == at) && person(reading, mention.head).is_some()
    })
}

/// Returns the heads of the names that are joined to a name: "A, B and C".
pub(super) fn list_of(document: &Document, head: TokenId) -> Vec<TokenId> {
    let joined = |token: TokenId| -> Vec<TokenId> {
        let children = document.children(token).iter().copied();
        children
            .filter(|child| {
                *child > token && matches!(document[*child].dep, Dep::Conj | Dep::Appos)
            })
            .collect()
    };
    let mut list = joined(head);
    let mut at = 0;
    while at < list.len() {
        list.extend(joined(list[at]));
        at += 1;
    }
    list
}
