//! How clauses hang together: which one is above another, and what it is there for.

use super::Link;
use super::predicates::Kind;
use super::syntax::is_adverbial_preposition;
use super::tree::Tree;
use crate::language::{Dep, Tag, TokenId};

/// Returns the clause that a predicate hangs on, and how.
pub(super) fn parent(tree: &Tree<'_>, at: usize) -> Option<(usize, Link)> {
    let document = tree.document;
    let anchor = tree.predicates[at].anchor;
    if tree.predicates[at].token != anchor && tree.at(anchor) != Some(at) {
        return tree.at(anchor).map(|first| (first, Link::Coordinate));
    }
    let above = tree.above(anchor).filter(|above| *above != at)?;
    let is_noun = matches!(tree.predicates[at].kind, Kind::Noun(_));
    let on_predicate = document.head(anchor).is_some_and(|head| tree.at(head) == Some(above));
    let link = match document[anchor].dep {
        Dep::Conj if is_noun => Link::Complement,
        Dep::Conj | Dep::Parataxis | Dep::Dep => Link::Coordinate,
        Dep::Advcl if tree.is_completing(anchor) => Link::Complement,
        Dep::Advcl => Link::Adverbial,
        Dep::Acl if on_predicate && is_content(tree, anchor) => Link::Complement,
        Dep::Relcl | Dep::Acl | Dep::Amod => Link::Relative,
        Dep::Pcomp => pcomp_link(tree, anchor, above),
        _ => Link::Complement,
    };
    Some((above, link))
}

/// Tells how a gerund behind a preposition hangs on the predicate above: "by leaving" says how,
/// "insisted on leaving" completes.
fn pcomp_link(tree: &Tree<'_>, anchor: TokenId, above: usize) -> Link {
    let document = tree.document;
    let preposition = document.head(anchor).map(|head| document.word(head).to_lowercase());
    match preposition {
        Some(word) if is_adverbial_preposition(&word) => Link::Adverbial,
        Some(_)
            if matches!(tree.predicates[above].kind, Kind::Verb)
                && document[anchor].tag != Tag::Vbg =>
        {
            Link::Adverbial
        }
        _ => Link::Complement,
    }
}

fn is_content(tree: &Tree<'_>, verb: TokenId) -> bool {
    let document = tree.document;
    document.is_infinitive(verb) || document.child(verb, Dep::Mark).is_some()
}

/// Returns the clause whose mood bears on a clause: for a coordinated one, that above the first.
pub(super) fn governing(parents: &[Option<(usize, Link)>], at: usize) -> Option<(usize, Link)> {
    let mut up = parents[at];
    while let Some((parent, Link::Coordinate)) = up {
        match parents[parent] {
            Some(above) => up = Some(above),
            None => break,
        }
    }
    up
}
