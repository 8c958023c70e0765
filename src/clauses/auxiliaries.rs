//! What the auxiliaries of a verb tell: whose they are, and what time they make of it.

use super::Tense;
use super::lexicon::{Effect, LEXICON, Marker};
use super::syntax::{has_auxiliary, has_subject};
use crate::language::{Dep, Document, Tag, TokenId};

/// Returns the verb whose auxiliaries hold for `verb`: the first of coordinated ones that share them.
pub(super) fn auxiliary_source(document: &Document, verb: TokenId) -> TokenId {
    let mut at = verb;
    for _ in 0..document.sentence_of(verb).tokens.len() {
        let bare = has_bare_auxiliary(document, at);
        let shares = document[at].dep == Dep::Conj
            && !has_subject(document, at)
            && (bare || !has_auxiliary(document, at))
            && !document.is_infinitive(at);
        let Some(first) = document.head(at).filter(|_| shares) else { return at };
        if bare {
            return if has_modal(document, first) { first } else { at };
        }
        let (tag, first_tag) = (document[at].tag, document[first].tag);
        let is_active = !document.children_as(first, Dep::Auxpass).any(|_| true);
        let same = tag == first_tag
            || (tag == Tag::Vbd && first_tag == Tag::Vbn && is_active)
            || (tag == Tag::Vbp && first_tag == Tag::Vb);
        if !same || (tag == Tag::Vbd && first_tag == Tag::Vbd) {
            return at;
        }
        at = first;
    }
    at
}

/// Tells whether a verb's auxiliaries are in the base form, behind a modal that stands elsewhere:
/// "will retire and *be* replaced".
fn has_bare_auxiliary(document: &Document, verb: TokenId) -> bool {
    let mut auxiliaries = document
        .children(verb)
        .iter()
        .filter(|child| matches!(document[**child].dep, Dep::Aux | Dep::Auxpass))
        .peekable();
    auxiliaries.peek().is_some() && auxiliaries.all(|word| document[*word].tag == Tag::Vb)
}

pub(super) fn has_modal(document: &Document, verb: TokenId) -> bool {
    document.children_as(verb, Dep::Aux).any(|word| document[word].tag == Tag::Md)
}

/// Returns the time that a verb's auxiliaries and ending tell.
pub(super) fn tense(document: &Document, verb: TokenId) -> Option<Tense> {
    let mut tense = match document[verb].tag {
        Tag::Vbd => Some(Tense::Past),
        Tag::Vbz | Tag::Vbp => Some(Tense::Present),
        _ => None,
    };
    for child in document.children(verb) {
        if !matches!(document[*child].dep, Dep::Aux | Dep::Auxpass) {
            continue;
        }
        let is_have = document.lemma(*child) == "have" && document[verb].tag == Tag::Vbn;
        tense = match document[*child].tag {
            _ if is_have => Some(Tense::Past),
            Tag::Vbd if tense != Some(Tense::Future) => Some(Tense::Past),
            Tag::Vbz | Tag::Vbp if tense.is_none() => Some(Tense::Present),
            Tag::Md => match LEXICON.marker(Marker::Auxiliary, document.word(*child)) {
                Some(Effect::Planned | Effect::Would) => Some(Tense::Future),
                _ => Some(Tense::Present),
            },
            _ => tense,
        };
    }
    if tense.is_none() && document[verb].dep == Dep::Root && document.is_infinitive(verb) {
        return Some(Tense::Future);
    }
    tense
}
