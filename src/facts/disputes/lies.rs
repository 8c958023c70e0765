//! Accusations of telling what is not so: "accused the army of exaggerating its losses", "of lies".

use super::super::{Fact, Reading, arguments};
use super::claims;
use super::lexicon::{self, Kind};
use super::targets::Target;
use crate::clauses::{Clause, Form, Slot};
use crate::language::{Dep, TokenId};

/// How many sentences before the accusation the lie may have been told.
const NEAR: u32 = 2;

/// Reads "accused the army of exaggerating its losses": what is said to be exaggerated is disputed.
pub(super) fn accused_of_lying(
    reading: Reading<'_>,
    clause: &Clause,
    facts: &[Fact],
) -> Option<Target> {
    let document = reading.document;
    let accuses = lexicon::is(Kind::Accuse, &clause.lemma) && !clause.negated;
    if let Some(claim) = accuses.then(|| untrue_claim(reading, clause, facts)).flatten() {
        return Some(claim);
    }
    let charges = clause.all(Slot::Complement).filter(|_| accuses);
    let inner = charges.filter_map(|it| it.clause).map(|inner| &reading.clauses[inner]);
    // "Alleges that it was rigged" accuses nobody of lying.
    let lie = inner
        .into_iter()
        .find(|inner| is_untruthful(&inner.lemma) && inner.form != Form::Finite)?;
    // "Misled the voters" tells of no claim.
    let mut things = lie.all(Slot::Patient);
    let told = things.all(|it| arguments::actor(reading, it.head).is_none());
    told.then(|| (lie.predicate, document.tokens_in(lie.span)))
}

/// Tells whether a verb says that something told is not so.
fn is_untruthful(lemma: &str) -> bool {
    lexicon::is(Kind::Lie, lemma) || lexicon::is(Kind::Distort, lemma)
}

/// Reads "accused the rebels of lies": what the rebels have just said is disputed.
fn untrue_claim(reading: Reading<'_>, clause: &Clause, facts: &[Fact]) -> Option<Target> {
    let document = reading.document;
    let accused = clause.first(Slot::Patient)?.head;
    let teller = reading.chain(accused)?;
    let of = |word: TokenId| document.lemma(word) == "of";
    let places = [clause.predicate, accused];
    let of =
        places.into_iter().find_map(|at| document.children_as(at, Dep::Prep).find(|it| of(*it)));
    let charge = document.child(of?, Dep::Pobj)?;
    let untruth = |noun: TokenId| lexicon::is(Kind::Untruth, document.lemma(noun));
    if !untruth(charge) && !document.child(charge, Dep::Conj).is_some_and(untruth) {
        return None;
    }
    let here = document[clause.predicate].sentence.0;
    let told = claims::asserted(facts).map(|(_, claim)| claim).filter(|claim| {
        let there = claims::sentence(document, claim.content);
        claim.speaker == teller
            && claim.content.end <= document[accused].span.start
            && there.is_some_and(|there| here.saturating_sub(there) <= NEAR)
    });
    let words = document.tokens_in(told.max_by_key(|claim| claim.cue)?.content);
    Some((words.start, words))
}
