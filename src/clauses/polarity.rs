//! Counts the negations that a clause's own words hold.

use super::lexicon::{Effect, LEXICON, Marker};
use super::syntax::{is_negative, preposition_word};
use super::{Argument, Slot};
use crate::language::{Dep, Document, TokenId};

/// Tells whether an odd number of negations stands at a verb, or at the one whose auxiliary it shares.
pub(super) fn negations(document: &Document, verb: TokenId, source: TokenId) -> bool {
    let mut negated = has_negation(document, verb);
    if verb != source && !is_contrasted(document, verb) {
        negated ^= has_negation(document, source);
    }
    if document[verb].dep == Dep::Pcomp
        && let Some(preposition) = document.head(verb)
    {
        negated ^= is_negating_preposition(document, preposition);
    }
    negated ^= is_yet_to_come(document, verb) ^ is_passed_over(document, verb);
    let opened_by_nor = document[verb].dep == Dep::Conj
        && document.head(verb).is_some_and(|first| {
            document
                .children_as(first, Dep::Cc)
                .any(|cc| cc < verb && document.word(cc).eq_ignore_ascii_case("nor"))
        });
    let leads_nor = document.children(verb).iter().any(|child| {
        *child < verb
            && document[*child].dep == Dep::Cc
            && document.word(*child).eq_ignore_ascii_case("nor")
    });
    negated ^ ((opened_by_nor && verb == source) || leads_nor)
}

/// Tells whether an infinitive is "yet to" happen.
fn is_yet_to_come(document: &Document, verb: TokenId) -> bool {
    document[verb].dep == Dep::Xcomp
        && document.head(verb).is_some_and(|above| {
            matches!(document.lemma(above), "have" | "be")
                && document
                    .children_as(above, Dep::Advmod)
                    .any(|adverb| document.lemma(adverb) == "yet")
        })
}

/// Tells whether "rather than" stands before a verb.
fn is_passed_over(document: &Document, verb: TokenId) -> bool {
    let Some(than) = verb.previous() else { return false };
    let Some(rather) = than.previous() else { return false };
    document.word(than).eq_ignore_ascii_case("than")
        && document.word(rather).eq_ignore_ascii_case("rather")
}

/// Tells whether "but" or "yet" stands between a verb and the first of its coordination.
fn is_contrasted(document: &Document, verb: TokenId) -> bool {
    document.head(verb).is_some_and(|first| {
        document
            .children_as(first, Dep::Cc)
            .any(|cc| cc < verb && matches!(document.lemma(cc), "but" | "yet" | "instead"))
    })
}

/// Tells whether an odd number of negating adverbs hang on a word; "not only" is none.
pub(super) fn has_negation(document: &Document, word: TokenId) -> bool {
    let count =
        document.children(word).iter().filter(|child| is_negation(document, **child)).count();
    count % 2 == 1
}

fn is_negation(document: &Document, child: TokenId) -> bool {
    let word = document.word(child);
    match document[child].dep {
        Dep::Neg => {
            let next = child.next();
            let harmless = document.tokens().get(next.index()).is_some()
                && LEXICON.marker(Marker::Adverb, document.word(next)) == Some(Effect::Harmless);
            !harmless
        }
        Dep::Advmod => {
            LEXICON.marker(Marker::Adverb, word) == Some(Effect::Negative)
                || document.children(child).iter().any(|below| {
                    document[*below].dep == Dep::Neg
                        || document.word(*below).eq_ignore_ascii_case("no")
                })
        }
        Dep::Preconj => LEXICON.marker(Marker::Determiner, word).is_some(),
        _ => false,
    }
}

/// Tells whether a subject, object or attribute denies the clause: "nobody", "no deal".
pub(super) fn negated_by(document: &Document, arguments: &[&Argument]) -> bool {
    let mut count = 0;
    let mut seen: Vec<Slot> = Vec::new();
    for argument in arguments {
        let counts = matches!(argument.slot, Slot::Agent | Slot::Patient | Slot::Attribute);
        if counts && !seen.contains(&argument.slot) {
            seen.push(argument.slot);
            count += usize::from(is_negative(document, argument.head));
        }
    }
    count % 2 == 1
}

/// Tells whether a noun stands behind "without" or "lack of".
pub(super) fn is_lacking(document: &Document, noun: TokenId) -> bool {
    let Some(preposition) = document.head(noun).filter(|_| document[noun].dep == Dep::Pobj) else {
        return false;
    };
    if is_negating_preposition(document, preposition) {
        return true;
    }
    document.head(preposition).is_some_and(|above| {
        document.lemma(preposition) == "of"
            && LEXICON.marker(Marker::Noun, document.lemma(above)).is_some()
    })
}

fn is_negating_preposition(document: &Document, preposition: TokenId) -> bool {
    let (word, _) = preposition_word(document, preposition);
    LEXICON.marker(Marker::Preposition, &word) == Some(Effect::Negative)
}
