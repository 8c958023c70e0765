//! The words that a verb of denying disputes: its object, its clause, what stands behind a phrase.

use super::lexicon::{self, Kind};
use super::objects::is_claim;
use super::without_mark;
use crate::clauses::{Argument, Clause, Slot};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};

/// What is disputed: the token that it hangs on, and its words.
pub(super) type Target = (TokenId, TokenRange);

/// Returns the further claims of "the figure and *the report that it rose*", which stand outside of
/// the words of the first.
pub(super) fn joined(document: &Document, target: TokenId, words: TokenRange) -> Vec<Target> {
    let mut found = Vec::new();
    let mut last = target;
    while let Some(next) = document.child(last, Dep::Conj).filter(|_| is_claim(document, target)) {
        if is_claim(document, next) && !words.contains(next) {
            found.push((next, document.subtree(next)));
        }
        last = next;
    }
    found
}

/// Returns the object of a verb of one kind, or what stands behind a phrase of that kind.
pub(super) fn of_kind(
    document: &Document,
    clause: &Clause,
    kind: Kind,
    patient: Option<Target>,
) -> Option<Target> {
    behind_phrase(document, clause.predicate, kind)
        .or_else(|| patient.filter(|_| lexicon::is(kind, &clause.lemma)))
}

/// "The minister issued a denial": it points to what the article just said.
pub(super) fn bare_denial(document: &Document, clause: &Clause) -> Option<Target> {
    let passive = document.child(clause.predicate, Dep::Auxpass).is_some();
    let denial = document
        .children_as(clause.predicate, Dep::Dobj)
        .find(|noun| lexicon::is(Kind::Denial, document.lemma(*noun)));
    denial.filter(|_| !passive).map(|noun| (noun, TokenRange::one(noun)))
}

/// Returns what stands behind a phrase of several words: "cast doubt on", "push back against".
pub(super) fn behind_phrase(document: &Document, verb: TokenId, kind: Kind) -> Option<Target> {
    let sentence = document.sentence_of(verb).tokens;
    let next = TokenRange { start: verb.next(), end: sentence.end };
    let rest: Vec<String> =
        next.iter().take(4).map(|token| document.word(token).to_lowercase()).collect();
    let length = lexicon::phrase(kind, document.lemma(verb), &rest)?;
    let last = TokenId(verb.0 + u32::try_from(length).unwrap_or(1) - 1);
    // "Refused to accept *the result*" hangs on the last verb.
    let mut objects = [(last, Dep::Pobj), (last, Dep::Dobj), (verb, Dep::Dobj)].into_iter();
    let target = objects.find_map(|(word, dep)| document.child(word, dep))?;
    Some((target, document.subtree(target)))
}

/// Returns the claim that the analysis made a part of the subject: ", a charge the army’s
/// spokesman rejected".
pub(super) fn swallowed_claim(document: &Document, clause: &Clause) -> Option<Target> {
    let subject = clause.first(Slot::Agent)?.head;
    let noun = document
        .children_as(subject, Dep::Nmod)
        .find(|noun| *noun < subject && lexicon::is(Kind::Claim, document.lemma(*noun)))?;
    Some((noun, document.subtree(noun)))
}

/// Returns the claim of "dismissed as absurd *a claim that*", which hangs on the adjective.
pub(super) fn behind_verdict(document: &Document, clause: &Clause) -> Option<Target> {
    let adjective = document.children_as(clause.predicate, Dep::Advcl).find(|word| {
        let first = document.subtree(*word).start;
        document[*word].pos == Pos::Adj && document.lemma(first) == "as"
    })?;
    let noun = document.child(adjective, Dep::Dobj).filter(|noun| *noun > adjective)?;
    Some((noun, document.subtree(noun)))
}

/// Returns the object or the clause that completes the predicate.
pub(super) fn argument(document: &Document, clause: &Clause) -> Option<Target> {
    // "In what has become a habit, officials denied that …".
    let behind = |it: &&Argument| it.preposition.is_none() || it.head > clause.predicate;
    let complement = || clause.all(Slot::Complement).find(behind);
    let argument = clause.first(Slot::Patient).or_else(complement)?;
    Some(without_verdict(document, argument))
}

/// Returns an argument up to the verdict on it: "the report" of "dismissed the report *as fiction*".
pub(super) fn without_verdict(document: &Document, argument: &Argument) -> Target {
    let mut tokens = without_mark(document, argument.tokens);
    let quoted = |preposition: TokenId| {
        let behind = TokenRange::new(preposition.0 + 1, preposition.0 + 3);
        let within = TokenId(preposition.0 + 2) < tokens.end;
        within && behind.iter().any(|word| document[word].tag == Tag::OpenQuote)
    };
    let verdict = tokens.iter().find(|preposition| {
        document[*preposition].dep == Dep::Prep
            && document.lemma(*preposition) == "as"
            && *preposition > argument.head
            && (document[*preposition].head == argument.head || quoted(*preposition))
    });
    tokens.end = verdict.map_or(tokens.end, |verdict| tokens.end.min(verdict));
    // "Denied that anybody had died, *saying* that …": the comma may stand within the range.
    let aside = document.children_as(argument.head, Dep::Advcl).find(|verb| {
        document[*verb].tag == Tag::Vbg
            && *verb > argument.head
            && verb.previous().is_some_and(|comma| document[comma].tag == Tag::Comma)
    });
    let comma = aside.and_then(TokenId::previous);
    tokens.end = comma.map_or(tokens.end, |comma| tokens.end.min(comma));
    (argument.head, tokens)
}
