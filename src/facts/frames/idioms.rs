//! The words that a frame asks for: its own, and the noun or adjective of an idiom.

use std::iter;

use super::super::Reading;
use super::super::arguments::document_kind;
use super::super::lexicon::Noun;
use crate::clauses::{Argument, Clause, Form, Slot};
use crate::language::{Dep, Pos, Tag, TokenId};

/// The noun or adjective that belongs to an idiom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Object {
    /// An argument, one of these: "took *issue* with", "is in *favour* of", "is a *critic* of".
    Argument(Vec<String>),
    /// What the target is said to be, one of these: "found it *unlawful*".
    Predicative(Vec<String>),
}

/// What kind of word the frame is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Verb,
    /// The verb itself, not a noun that stands for it.
    PlainVerb,
    Noun,
    Adjective,
}

impl Word {
    /// Tells whether the predicate of the clause is a word of this kind.
    pub(super) fn is_that_of(self, reading: Reading<'_>, clause: &Clause) -> bool {
        let document = reading.document;
        let predicate = document[clause.predicate];
        let lemma = document.lemma(clause.predicate);
        match self {
            Self::Verb => predicate.pos != Pos::Adj || clause.form == Form::Nominal,
            Self::PlainVerb => clause.lemma.starts_with(lemma) && predicate.pos == Pos::Verb,
            Self::Noun => matches!(predicate.pos, Pos::Noun | Pos::Propn),
            // "Is opposed to", and "voiced willingness to", which is read as "willing"; but not
            // "opened its doors to".
            Self::Adjective => {
                matches!(predicate.pos, Pos::Adj | Pos::Adv)
                    || predicate.tag == Tag::Vbn
                    || lemma != clause.lemma && predicate.pos == Pos::Verb
            }
        }
    }
}

impl Object {
    /// Tells whether the clause has the noun or the verdict of the idiom.
    pub(super) fn stands_in(&self, reading: Reading<'_>, clause: &Clause) -> bool {
        match self {
            Self::Argument(words) => nouns(reading, clause, words).next().is_some(),
            Self::Predicative(words) => is_called(reading, clause, words),
        }
    }
}

/// Tells whether a clause calls something one of `words`: "found it *unlawful*".
fn is_called(reading: Reading<'_>, clause: &Clause, words: &[String]) -> bool {
    let document = reading.document;
    // "Misguided" may be taken for a form of a verb.
    let says = |head: TokenId| {
        is_one_of(document.lemma(head), words)
            || is_one_of(&document.word(head).to_lowercase(), words)
    };
    // "Called it rash and *unjust*."
    let mut verdicts = clause.arguments.iter().filter(|it| is_verdict(it)).flat_map(|argument| {
        let more = document.children_as(argument.head, Dep::Conj);
        iter::once(argument.head).chain(more)
    });
    verdicts.any(says)
        || complements(reading, clause)
            .any(|inner| is_one_of(&inner.lemma, words) || says(inner.predicate))
}

/// "Called the deal *Norway's* triumph": what another gains by it is no praise.
pub(super) fn credits_another(reading: Reading<'_>, clause: &Clause) -> bool {
    let speaker = clause.first(Slot::Agent).and_then(|agent| reading.chain(agent.head));
    clause.arguments.iter().filter(|it| is_verdict(it)).any(|verdict| {
        let whose = reading.document.child(verdict.head, Dep::Poss);
        let whose = whose.and_then(|whose| reading.chain(whose));
        whose.is_some_and(|whose| Some(whose) != speaker && reading.mentions[whose].named)
    })
}

fn is_verdict(argument: &Argument) -> bool {
    argument.slot == Slot::Attribute || argument.preposition.as_deref() == Some("as")
}

/// Returns the arguments that are the noun of an idiom, or measure it: "tons of *food*", "a state
/// of *emergency*".
pub(super) fn nouns<'a>(
    reading: Reading<'a>,
    clause: &'a Clause,
    nouns: &'a [String],
) -> impl Iterator<Item = TokenId> {
    let slots = [Slot::Patient, Slot::Attribute, Slot::Oblique];
    let heads = clause.arguments.iter().filter(move |argument| slots.contains(&argument.slot));
    let document = reading.document;
    let measured = move |head: TokenId| {
        let of = document.children_as(head, Dep::Prep).filter(|id| document.lemma(*id) == "of");
        of.filter_map(|of| document.child(of, Dep::Pobj))
    };
    heads
        .map(|argument| argument.head)
        .chain(document.child(clause.predicate, Dep::Dobj))
        .chain(document.child(clause.predicate, Dep::Intj))
        .flat_map(move |head| iter::once(head).chain(measured(head)))
        .filter(move |head| is_one_of(document.lemma(*head), nouns))
}

/// Returns the noun that a light verb speaks for, where it names a document: "submitted *a plan*".
///
/// The clause has the meaning of the noun, so that the noun is none of its arguments.
pub(in crate::facts) fn noun_of_light_verb(
    reading: Reading<'_>,
    clause: &Clause,
) -> Option<Argument> {
    let document = reading.document;
    let behind = |preposition| document.child(preposition, Dep::Pobj);
    let mut prepositions = document.children_as(clause.predicate, Dep::Prep);
    let head =
        document.child(clause.predicate, Dep::Dobj).or_else(|| prepositions.find_map(behind))?;
    let merged = clause.lemma != document.lemma(clause.predicate)
        && clause.arguments.iter().all(|argument| argument.head != head);
    let names_it = document_kind(reading, head).is_some_and(|kind| kind != Noun::Claim);
    (merged && names_it).then(|| Argument {
        slot: Slot::Patient,
        preposition: None,
        head,
        tokens: document.subtree(head),
        clause: None,
    })
}

/// Returns what the clause says something of: "found *the ban* unlawful", "ruled that *it* is void".
pub(super) fn predicated(reading: Reading<'_>, clause: &Clause) -> Vec<Argument> {
    let inner = complements(reading, clause).find_map(|inner| inner.first(Slot::Agent));
    inner.or_else(|| clause.first(Slot::Patient)).into_iter().cloned().collect()
}

fn complements<'a>(reading: Reading<'a>, clause: &'a Clause) -> impl Iterator<Item = &'a Clause> {
    let complements = clause.all(Slot::Complement).filter_map(|argument| argument.clause);
    complements.map(move |id| &reading.clauses[id]).filter(|inner| !inner.negated)
}

fn is_one_of(lemma: &str, words: &[String]) -> bool {
    words.iter().any(|word| word == lemma)
}
