//! What a stand hangs on: a condition, terms, or the other of two stands.

use super::super::frames::{self, Frame, Relation};
use super::super::{Reading, StanceKind};
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Pos, TokenId, TokenRange};

/// Tells whether the opposite stand is joined by "or": "those who support *or oppose* it".
pub(super) fn is_one_of_two(reading: Reading<'_>, clause: &Clause, kind: StanceKind) -> bool {
    let document = reading.document;
    let verb = clause.predicate;
    let first = document.head(verb).filter(|_| document[verb].dep == Dep::Conj);
    let pair = match first {
        Some(first) => Some((first, first)),
        None => document.child(verb, Dep::Conj).map(|second| (verb, second)),
    };
    let Some((first, other)) = pair else { return false };
    let or = document.children_as(first, Dep::Cc).any(|word| document.lemma(word) == "or");
    let opposite = |frame: &Frame| match frame.relation {
        Relation::Stance(other) => (other == StanceKind::Rejects) != (kind == StanceKind::Rejects),
        _ => false,
    };
    let other = reading.clauses.at(other).filter(|_| or);
    other.is_some_and(|other| frames::of(reading, &reading.clauses[other]).any(opposite))
}

/// "Is ready to sign *if* he resigns": consent that hangs on a condition is not given yet.
pub(super) fn hangs_on_condition(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let copula = document
        .head(clause.predicate)
        .filter(|be| document.lemma(*be) == "be" && document[clause.predicate].dep != Dep::Advcl);
    let complement = clause.first(Slot::Complement).map(|it| it.head);
    // "Signed a text that bans it if …": what was done hangs on nothing.
    let ready = Some(clause.predicate).filter(|word| document[*word].pos == Pos::Adj);
    let verbs = [ready, copula, complement].into_iter().flatten();
    let mut conditions = verbs.flat_map(|verb| document.children_as(verb, Dep::Advcl));
    conditions.any(|condition| {
        document
            .children_as(condition, Dep::Mark)
            .any(|mark| matches!(document.lemma(mark), "if" | "unless" | "provided" | "until"))
    })
}

/// "Would accept a sale, *but on* better terms": it depends on what is not yet so.
pub(super) fn is_on_terms(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let sentence = document.sentence_of(clause.predicate).tokens;
    let words = TokenRange { start: clause.predicate, end: sentence.end };
    let next = |word: TokenId, after: u32| document.word(TokenId(word.0 + after)).to_lowercase();
    words.iter().any(|word| {
        document.word(word).eq_ignore_ascii_case("but")
            && word.0 + 2 < words.end.0
            && (matches!(next(word, 1).as_str(), "only" | "on") || next(word, 2) == "if")
    })
}

/// Tells whether the auxiliary before the subject makes a condition: "Had Norway accepted, …".
pub(super) fn is_inverted(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let verb = clause.predicate;
    let subject = document.child(verb, Dep::Nsubj).or(document.child(verb, Dep::Nsubjpass));
    let Some(subject) = subject.filter(|_| document[verb].dep == Dep::Advcl) else { return false };
    let mut auxiliaries = document.children(verb).iter().filter(|child| **child < subject);
    auxiliaries.any(|aux| {
        matches!(document[*aux].dep, Dep::Aux | Dep::Auxpass)
            && matches!(document.word(*aux).to_lowercase().as_str(), "had" | "should" | "were")
    })
}

/// "Would not sign *unless* he resigned" refuses; "would not sign if he resigned" guesses.
pub(super) fn is_refused_until(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    document.children_as(clause.predicate, Dep::Advcl).any(|condition| {
        let mut marks = document.children_as(condition, Dep::Mark);
        marks.any(|mark| matches!(document.lemma(mark), "unless" | "until"))
    })
}

/// Tells whether the clause is the condition itself, not what depends on one: "if it accepts".
pub(super) fn is_condition(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    document.child(clause.predicate, Dep::Mark).is_some()
        && document[clause.predicate].dep == Dep::Advcl
}
