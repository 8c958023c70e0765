//! Small questions to the tree that the search for clauses asks everywhere.

use super::lexicon::{LEXICON, Marker};
use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};

/// The head of a noun phrase and its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) head: TokenId,
    pub(super) tokens: TokenRange,
}

/// Tells whether a token is a verb, also as an auxiliary.
pub(super) fn is_verbal(document: &Document, token: TokenId) -> bool {
    matches!(document[token].pos, Pos::Verb | Pos::Aux)
}

/// Tells whether a token can head a noun phrase.
pub(super) fn is_nominal(document: &Document, token: TokenId) -> bool {
    matches!(document[token].pos, Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Sym | Pos::X)
}

/// Returns the noun phrases that `head` stands for: itself and those coordinated with it, in
/// order; a group that is named member by member is its members.
pub(super) fn parties(document: &Document, head: TokenId) -> Vec<TokenId> {
    conjuncts(document, head)
        .into_iter()
        .flat_map(|head| {
            let members = members(document, head);
            if members.is_empty() { vec![head] } else { members }
        })
        .collect()
}

/// Returns `head` and the noun phrases coordinated with it, in order.
pub(super) fn conjuncts(document: &Document, head: TokenId) -> Vec<TokenId> {
    let mut found = vec![head];
    let mut at = 0;
    while let Some(token) = found.get(at).copied() {
        found.extend(
            document
                .children_as(token, Dep::Conj)
                .filter(|next| !is_verbal(document, *next) && document[*next].pos != Pos::Punct),
        );
        at += 1;
    }
    found
}

/// Returns the names in apposition to a group: "two members, Ann Roe and Jo Doe"; none where it has
/// fewer than two.
pub(super) fn members(document: &Document, group: TokenId) -> Vec<TokenId> {
    if !matches!(document[group].tag, Tag::Nns | Tag::Nnps) {
        return Vec::new();
    }
    document
        .children_as(group, Dep::Appos)
        .filter(|name| document[*name].pos == Pos::Propn)
        .map(|name| conjuncts(document, name))
        .find(|names| names.len() > 1)
        .unwrap_or_default()
}

/// Returns the verbs, adjectives and other predicates coordinated with `token`, itself left out.
pub(super) fn verb_conjuncts(document: &Document, token: TokenId) -> Vec<TokenId> {
    let mut found = vec![token];
    let mut at = 0;
    while let Some(token) = found.get(at).copied() {
        found.extend(
            document.children_as(token, Dep::Conj).filter(|next| is_verbal(document, *next)),
        );
        at += 1;
    }
    found.remove(0);
    found
}

/// Returns the words of the phrase that `head` governs, without its conjuncts.
pub(super) fn phrase(document: &Document, head: TokenId) -> Phrase {
    Phrase { head, tokens: own_words(document, head, &[Dep::Conj, Dep::Cc]) }
}

/// Returns the words that `head` governs, up to the first child to its right in one of `cut`.
pub(super) fn own_words(document: &Document, head: TokenId, cut: &[Dep]) -> TokenRange {
    let whole = document.subtree(head);
    let mut end = whole.end;
    for child in document.children(head) {
        let begins = document.subtree(*child).start;
        if *child > head && begins > head && cut.contains(&document[*child].dep) {
            end = end.min(begins);
        }
    }
    while end.0 > head.0 + 1 && is_separator(document, TokenId(end.0 - 1)) {
        end.0 -= 1;
    }
    TokenRange { start: whole.start, end }
}

pub(super) fn is_separator(document: &Document, token: TokenId) -> bool {
    matches!(document[token].tag, Tag::Comma | Tag::Colon | Tag::Stop | Tag::Hyph | Tag::Space)
}

/// Returns the objects of a preposition, each conjunct by itself.
pub(super) fn objects(document: &Document, preposition: TokenId) -> Vec<TokenId> {
    document
        .children_as(preposition, Dep::Pobj)
        .flat_map(|object| parties(document, object))
        .collect()
}

/// Returns the preposition in lower case, with the one that it governs directly: "according to".
pub(super) fn preposition_word(document: &Document, preposition: TokenId) -> (String, TokenId) {
    let word = document.word(preposition).to_lowercase();
    let bare = document.child(preposition, Dep::Pobj).is_none()
        && document.child(preposition, Dep::Pcomp).is_none();
    match document.child(preposition, Dep::Prep) {
        Some(inner) if bare => (format!("{word} {}", document.word(inner).to_lowercase()), inner),
        _ => (word, preposition),
    }
}

/// Tells whether a token has a child in `dep`.
pub(super) fn has(document: &Document, token: TokenId, dep: Dep) -> bool {
    document.child(token, dep).is_some()
}

/// Tells whether a verb has a subject of its own.
pub(super) fn has_subject(document: &Document, verb: TokenId) -> bool {
    document.children(verb).iter().any(|child| is_subject(document[*child].dep))
}

/// Tells whether a label is that of a subject, other than "there" and "it" that stand for nothing.
pub(super) const fn is_subject(dep: Dep) -> bool {
    matches!(dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj | Dep::Csubjpass)
}

/// Tells whether a modal verb or a finite auxiliary belongs to a verb.
pub(super) fn has_auxiliary(document: &Document, verb: TokenId) -> bool {
    document.children(verb).iter().any(|child| {
        matches!(document[*child].dep, Dep::Aux | Dep::Auxpass) && document[*child].tag != Tag::To
    })
}

/// Tells whether the verb is in the passive voice.
///
/// Bare participles count where they modify a noun, or join a passive verb
/// whose auxiliary they share.
pub(super) fn is_passive(document: &Document, verb: TokenId) -> bool {
    let direct = [Dep::Auxpass, Dep::Nsubjpass, Dep::Csubjpass, Dep::Agent];
    let has_active_arguments = has(document, verb, Dep::Nsubj) && has(document, verb, Dep::Dobj);
    if is_contracted_perfect(document, verb)
        || has_active_arguments && !has(document, verb, Dep::Auxpass)
    {
        return false;
    }
    if direct.iter().any(|dep| has(document, verb, *dep)) {
        return true;
    }
    let modifies = matches!(document[verb].dep, Dep::Relcl | Dep::Acl | Dep::Advcl);
    let has_active_subject = has(document, verb, Dep::Nsubj) && modifies;
    if document[verb].tag != Tag::Vbn || has_auxiliary(document, verb) || has_active_subject {
        return false;
    }
    match document[verb].dep {
        Dep::Acl | Dep::Amod | Dep::Advcl | Dep::Relcl | Dep::Xcomp | Dep::Ccomp => {
            !has(document, verb, Dep::Dobj) || has(document, verb, Dep::Agent)
        }
        // A headline: "Three killed in blast".
        Dep::Root => !has(document, verb, Dep::Dobj) && has_subject(document, verb),
        Dep::Conj if !has_subject(document, verb) => document
            .head(verb)
            .is_some_and(|first| first < verb && shallow_passive(document, first)),
        _ => false,
    }
}

/// Tells whether a contracted "has" was taken for "is": "she's faced many questions".
fn is_contracted_perfect(document: &Document, verb: TokenId) -> bool {
    has(document, verb, Dep::Dobj)
        && !has(document, verb, Dep::Agent)
        && document
            .children_as(verb, Dep::Auxpass)
            .any(|aux| document.word(aux).ends_with("'s") || document.word(aux).ends_with("’s"))
}

/// As [`is_passive`], for the first of coordinated verbs.
fn shallow_passive(document: &Document, verb: TokenId) -> bool {
    has(document, verb, Dep::Auxpass)
        || has(document, verb, Dep::Nsubjpass)
        || (document[verb].tag == Tag::Vbn
            && !has_auxiliary(document, verb)
            && matches!(document[verb].dep, Dep::Acl | Dep::Amod | Dep::Advcl | Dep::Conj))
}

/// Tells whether a name of people or a country is what the token says: "Ukrainian", "US".
pub(super) fn is_proper(document: &Document, token: TokenId) -> bool {
    let capital = document.word(token).chars().next().is_some_and(char::is_uppercase);
    match document[token].pos {
        Pos::Propn => true,
        Pos::Adj => capital && document.name_at(token).is_some(),
        _ => false,
    }
}

/// Tells whether a token is a time or an amount rather than someone: "by 2030", "by Monday".
pub(super) fn is_measure(document: &Document, token: TokenId) -> bool {
    document[token].pos == Pos::Num
        || document.name_at(token).is_some_and(|name| {
            use NameLabel::{Cardinal, Date, Money, Percent, Quantity, Time};
            matches!(name.label, Date | Time | Money | Percent | Quantity | Cardinal)
        })
}

/// Tells whether a determiner or pronoun makes a noun phrase a negation: "no deal", "nobody".
pub(super) fn is_negative(document: &Document, head: TokenId) -> bool {
    let lexicon = &*LEXICON;
    let word = document.word(head);
    if lexicon.marker(Marker::Pronoun, word).is_some() {
        return true;
    }
    document.children(head).iter().any(|child| {
        matches!(document[*child].dep, Dep::Det | Dep::Preconj | Dep::Predet | Dep::Neg | Dep::Cc)
            && *child < head
            && lexicon.marker(Marker::Determiner, document.word(*child)).is_some()
    })
}

/// Tells whether a preposition says when or how, so that a gerund behind it completes nothing.
pub(super) fn is_adverbial_preposition(preposition: &str) -> bool {
    LEXICON.marker(Marker::Preposition, preposition).is_some()
}

/// Tells whether a clause opens with "that".
pub(super) fn says_that(document: &Document, verb: TokenId) -> bool {
    document
        .children_as(verb, Dep::Mark)
        .any(|mark| document.word(mark).eq_ignore_ascii_case("that"))
}
