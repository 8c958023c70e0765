//! Where the bearer of a title sits, told behind the name: "of Ohio", "of the Labour Party", "(R-Ohio)".

use super::firms;
use super::portfolio::is_party;
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};

/// Returns the phrase behind a name that tells where its bearer sits: "of Ohio", "of the Labour Party".
pub(super) fn home(document: &Document, name: TokenRange) -> Option<TokenRange> {
    let last = name.last()?;
    // "Senior researcher Mu Lee, of the Rhine Institute"
    let apart = document.existing(name.end.next()).is_some()
        && document[name.end].tag == Tag::Comma
        && document.word(name.end.next()) == "of";
    let at = TokenId(name.end.0 + u32::from(apart));
    let at = document.existing(at)?;
    let follows = document[at].sentence == document[last].sentence;
    let joins = follows && document.word(at) == "of" && document[at].dep == Dep::Prep;
    let inner = document.child(at, Dep::Pobj).filter(|_| joins)?;
    let capital = document.word(inner).starts_with(char::is_uppercase);
    if let Some(end) = firms::end(document, at.next()) {
        return Some(TokenRange { start: at, end });
    }
    // "of the Labour Party and Anna Smith of the Greens" is one home each.
    let joined = TokenRange { start: at, end: inner }
        .iter()
        .find(|token| document[*token].pos == Pos::Cconj);
    if let Some(and) = joined {
        return Some(TokenRange { start: at, end: and });
    }
    let mut end = inner.0 + 1;
    for child in document.children_as(inner, Dep::Prep) {
        if child.0 == end {
            end = document.subtree(child).end.0;
        }
    }
    capital.then_some(TokenRange { start: at, end: TokenId(end) })
}

pub(super) fn home_of(document: &Document, head: TokenId) -> Option<TokenRange> {
    home(document, TokenRange::one(head))
}

/// Returns the state behind a name that tells a member's party and state: "(R-Ohio)", ", D-Vt.".
pub(super) fn seat(document: &Document, name: TokenRange) -> Option<String> {
    let behind = document.text().get(document.span(name).end as usize..)?.trim_start();
    let behind = behind.strip_prefix(['(', ','])?.trim_start();
    if let Some(home) = home_of_partisan(behind) {
        return Some(home);
    }
    let state = behind.strip_prefix(['R', 'D', 'I'])?.strip_prefix(['-', '–', '‑'])?;
    let end = state.find([')', ',', ';', '\n']).unwrap_or(state.len());
    let state = state[..end].trim();
    (state.starts_with(char::is_uppercase) && state.len() <= 20).then(|| state.to_owned())
}

/// Returns the home in "a Democrat from Ohio", which stands behind a member's name.
fn home_of_partisan(behind: &str) -> Option<String> {
    let (party, home) = behind.split_once(" from ")?;
    let party = party.rsplit(' ').next().filter(|_| party.len() <= 20)?;
    let end = home.find([')', ',', ';', '.', '\n']).unwrap_or(home.len());
    let home = home[..end].trim();
    let capital = home.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (is_party(party) && capital && home.len() <= 20).then(|| home.to_owned())
}

/// Tells whether words are a member's party and state, not a name: "R-Texas".
pub(super) fn is_seat(words: &str) -> bool {
    let state = words.strip_prefix(['R', 'D', 'I']).and_then(|rest| rest.strip_prefix(['-', '–']));
    state.is_some_and(|state| state.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn a_member_sits_for_the_home_behind_the_party() {
        assert_eq!(
            roles("Rep. Anna Smith, a Democrat from Ohio, opposed the bill."),
            ["Anna Smith | Representative | Ohio"]
        );
    }
}
