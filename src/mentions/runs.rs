//! The run of words that are a name: those around the head of a noun phrase that the model or the tree
//! joins to it, and what "of" adds to a body.

use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};

use super::EntityKind;
use super::labels::Labels;
use super::{lexicon, roles};

/// Returns the run of name words around `head`.
pub(super) fn run(document: &Document, labels: &Labels<'_>, head: TokenId) -> Option<TokenRange> {
    // A name that hangs on another word, as "England" in "the High Court of England", is not whole.
    let whole =
        |range: &TokenRange| !range.contains(document[head].head) || document[head].head == head;
    let around = labels.at(head).map(|(range, _)| range).filter(whole);
    let capital = document.word(head).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let named = around.is_some() && capital || labels.is_known(document, head);
    if document[head].pos != Pos::Propn && !named || labels.is_headline_word(document, head) {
        return None;
    }
    let range = widened(document, head, around);
    Some(without_edges(document, head, range))
}

/// Returns the words around `head` that the model's name `around` holds or the tree joins to it.
fn widened(document: &Document, head: TokenId, around: Option<TokenRange>) -> TokenRange {
    let sentence = document.sentence_of(head).tokens;
    let is_inside = |id: TokenId| around.is_some_and(|around| around.contains(id));
    let mut range = TokenRange::one(head);
    while let Some(before) = range.start.previous().filter(|_| range.start > sentence.start) {
        if !(is_inside(before) || belongs(document, before, head)) || is_article(document, before) {
            break;
        }
        range.start = before;
    }
    while range.end < sentence.end {
        let next = range.end;
        let flat = document[next].pos == Pos::Propn && belongs(document, next, head);
        // "Robin Roe MP"
        let letters = document[next].dep == Dep::Appos
            && roles::is_office(&document.word(next).to_lowercase());
        if !(is_inside(next) || flat) || letters || document[next].dep == Dep::Case {
            break;
        }
        range.end = next.next();
    }
    range
}

/// Returns a run without what is no part of a name at its ends, and with an ending that is one.
fn without_edges(document: &Document, head: TokenId, mut range: TokenRange) -> TokenRange {
    // "Anna Smith - who left - said": a dash is no part of a name.
    while let Some(dash) = range.last().filter(|last| *last > head && is_dash(document, *last)) {
        range.end = dash;
    }
    // "Moody's warned": what owns nothing has the ending in its name.
    let owns_nothing = matches!(document[head].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj);
    let sentence = document.sentence_of(head).tokens;
    if owns_nothing && range.end < sentence.end && document[range.end].dep == Dep::Case {
        range.end = range.end.next();
    }
    while range.start < head && !is_name_word(document, range.start) {
        range.start = range.start.next();
    }
    range
}

fn is_dash(document: &Document, id: TokenId) -> bool {
    matches!(document.word(id), "-" | "--" | "–" | "—")
}

fn is_article(document: &Document, id: TokenId) -> bool {
    document[id].dep == Dep::Det && document[id].pos == Pos::Det
}

/// Tells whether a word may begin a name.
fn is_name_word(document: &Document, id: TokenId) -> bool {
    document[id].pos == Pos::Propn && document.word(id) != "."
        || document.word(id).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Tells whether a word is part of the name that hangs on `head`, by the tree.
fn belongs(document: &Document, id: TokenId, head: TokenId) -> bool {
    let token = &document[id];
    let linked =
        std::iter::once(id).chain(document.ancestors(id)).take(6).take_while(|at| *at != head).all(
            |at| {
                matches!(
                    document[at].dep,
                    Dep::Compound
                        | Dep::Nmod
                        | Dep::Conj
                        | Dep::Cc
                        | Dep::Punct
                        | Dep::Amod
                        | Dep::Appos
                )
            },
        ) && document.ancestors(id).any(|above| above == head);
    if !linked {
        return false;
    }
    match token.pos {
        Pos::Propn => !matches!(token.dep, Dep::Poss | Dep::Appos),
        Pos::Cconj => {
            token.head.0.abs_diff(head.0) < 6 && token.dep == Dep::Cc && token.head != head
        }
        Pos::Punct => token.tag == Tag::Hyph,
        _ => false,
    }
}

/// Extends "Ministry" to "Ministry of Foreign Affairs", where the head is of that kind.
pub(super) fn with_complement(
    document: &Document,
    labels: &Labels<'_>,
    head: TokenId,
    run: TokenRange,
) -> TokenRange {
    let takes = lexicon::noun(document.lemma(head))
        .is_some_and(|noun| !matches!(noun.kind, EntityKind::Person | EntityKind::Group));
    let preposition = document.children_as(head, Dep::Prep).find(|child| *child == run.end);
    let Some(preposition) = preposition.filter(|_| takes) else { return run };
    if !matches!(document.word(preposition), "of" | "for" | "on" | "against" | "to") {
        return run;
    }
    let Some(object) = document.child(preposition, Dep::Pobj) else { return run };
    let named = document[object].pos == Pos::Propn || labels.at(object).is_some();
    let time = labels.is_measure(object) || lexicon::is_calendar(document.word(object));
    if !named || time {
        return run;
    }
    let inner = self::run(document, labels, object).unwrap_or(TokenRange::one(object));
    let mut inner = with_complement(document, labels, object, inner);
    // "President of the Court of Peru Dan Moss": who presides is none of the name.
    let person = labels.at(object).filter(|(_, label)| *label == NameLabel::Person);
    if let Some((bearer, _)) = person.filter(|(bearer, _)| bearer.start > inner.start) {
        inner.end = bearer.start;
    }
    let gap = inner.start.0.saturating_sub(preposition.0);
    let article = gap == 2 && is_article(document, preposition.next());
    if gap == 1 || article { TokenRange { start: run.start, end: inner.end } } else { run }
}
