//! Decides by its own words how a verb is meant: asserted, planned, conditional, hypothetical.

use super::Modality;
use super::lexicon::{Effect, LEXICON, Marker};
use super::syntax::{has_auxiliary, has_subject, is_subject};
use crate::language::{Dep, Document, Pos, Tag, TokenId};

/// Returns how a verb's auxiliaries, adverbs and conjunction mean it.
pub(super) fn modality(document: &Document, verb: TokenId, under_past_report: bool) -> Modality {
    let mut found = Modality::Asserted;
    for child in document.children(verb) {
        let word = document.word(*child);
        let effect = match document[*child].dep {
            Dep::Aux if document[*child].tag == Tag::Md => LEXICON.marker(Marker::Auxiliary, word),
            Dep::Mark | Dep::Advmod | Dep::Cc => Some(Marker::Subordinator)
                .filter(|_| opens_clause(document, verb, *child))
                .and_then(|kind| LEXICON.marker(kind, word))
                .or_else(|| LEXICON.marker(Marker::Adverb, word)),
            _ => None,
        };
        found = found.max(match effect {
            Some(Effect::Planned) => Modality::Planned,
            // "Would like" is a polite "wants", and so is "would rather".
            Some(Effect::Would) if is_wish(document, verb) => Modality::Asserted,
            Some(Effect::Would) if under_past_report => Modality::Planned,
            Some(Effect::Conditional) if asks(document, verb) => Modality::Hypothetical,
            Some(Effect::Conditional) => Modality::Conditional,
            Some(Effect::Would | Effect::Able | Effect::Hypothetical) => Modality::Hypothetical,
            Some(Effect::Negative | Effect::Harmless) | None => Modality::Asserted,
        });
    }
    // At the root the tagger takes the plural for the base form: "Norway and Chile back it".
    let is_subjunctive = document[verb].tag == Tag::Vb
        && document[verb].dep != Dep::Root
        && has_subject(document, verb)
        && !has_auxiliary(document, verb)
        && !document.is_infinitive(verb);
    if is_subjunctive || is_bare_passive(document, verb) {
        found.max(Modality::Hypothetical)
    } else {
        found
    }
}

/// Tells whether a passive has a bare "be": "they demand that she *be made* premier".
fn is_bare_passive(document: &Document, verb: TokenId) -> bool {
    let bare = document.child(verb, Dep::Auxpass).is_some_and(|be| {
        document.word(be).eq_ignore_ascii_case("be") && document[be].tag == Tag::Vb
    });
    bare && has_subject(document, verb) && document.child(verb, Dep::Aux).is_none()
}

/// Tells whether a clause with "if" is a question and no condition: "it is unclear if Kenya signed".
fn asks(document: &Document, verb: TokenId) -> bool {
    let about = |word: TokenId| {
        let adjective = document.child(word, Dep::Acomp).unwrap_or(word);
        document[adjective].pos == Pos::Adj
            && !LEXICON.complement(document.lemma(adjective)).is_empty()
    };
    match document[verb].dep {
        Dep::Ccomp => true,
        Dep::Advcl => document.head(verb).is_some_and(|head| head < verb && about(head)),
        _ => false,
    }
}

fn is_wish(document: &Document, verb: TokenId) -> bool {
    let mut adverbs = document.children_as(verb, Dep::Advmod);
    document.lemma(verb) == "like" || adverbs.any(|word| document.lemma(word) == "rather")
}

/// Tells whether `word` stands before the verb and its subject: "once he goes", not "he was once".
pub(super) fn opens_clause(document: &Document, verb: TokenId, word: TokenId) -> bool {
    let is_before = |child: &TokenId| *child < word && is_subject(document[*child].dep);
    word < verb && !document.children(verb).iter().any(is_before)
}
