//! What a verdict is passed on: "*the reports* are untrue", "it is not true *that the army fled*".

use super::super::cues;
use super::lexicon::{self, Kind};
use super::objects::is_claim;
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};

/// Returns the verb that joins a verdict to its subject; "the figures were invented" has it at the
/// verdict itself.
pub(super) fn copula_of(document: &Document, predicate: TokenId) -> Option<TokenId> {
    if document.child(predicate, Dep::Auxpass).is_some() {
        return Some(predicate);
    }
    let complement = behind_nothing(document, predicate).unwrap_or(predicate);
    let verb = document.head(complement)?;
    // "Is condemned and baseless": the second of two verdicts hangs on the first.
    if document[complement].dep == Dep::Conj && document.child(verb, Dep::Neg).is_none() {
        let first = document[verb].pos == Pos::Adj || document.child(verb, Dep::Auxpass).is_some();
        return copula_of(document, verb).filter(|_| first && verb < complement);
    }
    // "That is not so."
    let so = document[complement].dep == Dep::Advmod
        && complement > verb
        && document.child(verb, Dep::Nsubj).is_some_and(|it| document[it].pos == Pos::Pron);
    let complement = so || matches!(document[complement].dep, Dep::Acomp | Dep::Attr | Dep::Oprd);
    let copula = lexicon::is(Kind::Linking, document.lemma(verb));
    (complement && copula).then_some(verb)
}

/// Returns the subject; a long one with clauses of its own often becomes a clause before the copula.
pub(super) fn subject_of(document: &Document, copula: TokenId) -> Option<TokenId> {
    let child = |dep| document.child(copula, dep);
    let clause = |dep| child(dep).filter(|clause| *clause < copula);
    // "The reports continue to be invented."
    let above = || {
        let verb = document.head(copula).filter(|_| document[copula].dep == Dep::Xcomp)?;
        document.child(verb, Dep::Nsubj).filter(|subject| *subject < copula)
    };
    // "The figures leave out a year and are misleading."
    let before = || {
        let first = document.head(copula).filter(|_| document[copula].dep == Dep::Conj)?;
        let own = [Dep::Nsubj, Dep::Nsubjpass].into_iter();
        own.filter_map(|dep| document.child(first, dep))
            .find(|subject| *subject < first && is_claim(document, *subject))
    };
    let noun = [Dep::Nsubj, Dep::Nsubjpass].into_iter().find_map(child);
    let noun = noun.or_else(above).or_else(before);
    noun.or_else(|| [Dep::Csubj, Dep::Ccomp].into_iter().find_map(clause))
}

/// Returns the words of the subject of a verdict, which is the object of "were invented".
pub(super) fn words_of(
    document: &Document,
    clause: &Clause,
    subject: TokenId,
    passive: bool,
) -> TokenRange {
    let slot = if passive { Slot::Patient } else { Slot::Agent };
    // The "by" of a noun is no subject: "speculation by outsiders".
    let own = clause.first(slot).filter(|it| it.head == subject);
    own.map_or(document.subtree(subject), |it| it.tokens)
}

/// Returns the clause of "it is not true that the army fled", with its words.
pub(super) fn that_behind(
    document: &Document,
    copula: TokenId,
    predicate: TokenId,
) -> Option<(TokenId, TokenRange)> {
    let is_that = |mark: TokenId| document.lemma(mark) == "that";
    let clause = document.children_as(copula, Dep::Ccomp).find(|clause| {
        *clause > predicate && document.child(*clause, Dep::Mark).is_some_and(is_that)
    })?;
    let tokens = document.subtree(clause);
    let that = document.child(clause, Dep::Mark).filter(|mark| *mark == tokens.start);
    let start = that.map_or(tokens.start, TokenId::next);
    Some((clause, TokenRange { start, end: tokens.end }))
}

/// Returns what it is wrong "to say": the clause behind an infinitive of saying.
pub(super) fn said_behind(
    document: &Document,
    copula: TokenId,
    predicate: TokenId,
) -> Option<TokenId> {
    let behind = document.children(copula).iter().chain(document.children(predicate));
    let mut saying = behind.filter(|verb| {
        **verb > predicate
            && document[**verb].tag == Tag::Vb
            && cues::verb(document.lemma(**verb)).is_some()
    });
    saying.find_map(|verb| document.child(*verb, Dep::Ccomp))
}

/// Tells whether an infinitive behind the predicate hangs on `word`.
pub(super) fn is_deed_behind(document: &Document, word: TokenId, predicate: TokenId) -> bool {
    document.children(word).iter().any(|clause| {
        *clause > predicate
            && document[*clause].pos == Pos::Verb
            && document.child(*clause, Dep::Aux).is_some_and(|to| document.lemma(to) == "to")
    })
}

/// "Nothing but a lie", "nothing more than a lie": returns the "nothing", which the lie is.
pub(super) fn behind_nothing(document: &Document, predicate: TokenId) -> Option<TokenId> {
    let but = document.head(predicate).filter(|_| document[predicate].dep == Dep::Pobj)?;
    let mut above = document.ancestors(but).take(2);
    above.find(|word| document.word(*word) == "nothing")
}
