//! What a speaker calls untrue in passing: "they repeat *such groundless claims*", "the case rests on
//! *trumped-up charges*", "the army exaggerates *its figures*".

use super::super::{Fact, Reading, arguments};
use super::lexicon::{self, Kind};
use super::objects::is_said;
use super::verdicts::{Force, force};
use super::{Dispute, speaker_of};
use crate::clauses::{Clause, Modality, Slot};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::ChainId;

const RULE: &str = "disputes:attribute";

/// Returns the disputes of those in whose statements a claim is called untrue or is said to be distorted.
pub(super) fn find(reading: Reading<'_>, facts: &[Fact]) -> Vec<Dispute> {
    let document = reading.document;
    let called = document.ids().filter_map(|token| called_in_passing(reading, token, facts));
    let distorted =
        reading.clauses.clauses.iter().filter_map(|clause| distorted(reading, clause, facts));
    called.chain(distorted).collect()
}

/// Reads "such groundless claims" in a statement.
fn called_in_passing(reading: Reading<'_>, adjective: TokenId, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    let noun = document.head(adjective).filter(|noun| *noun > adjective)?;
    if document[adjective].dep != Dep::Amod
        || !(is_said(document, noun) || lexicon::is(Kind::Validity, document.lemma(noun)))
        || force(document, adjective) != Some(Force::Untrue)
    {
        return None;
    }
    let actor = speaker_of(document, adjective, facts)?;
    let clause = clause_around(reading, noun)?;
    let asserted = !clause.negated && clause.modality == Modality::Asserted;
    if !asserted || document.child(noun, Dep::Neg).is_some() {
        return None;
    }
    if let Some(subject) = equated(document, noun, clause) {
        let proceeding = lexicon::is(Kind::Proceeding, document.lemma(subject));
        let told = subject == noun || proceeding || is_said(document, subject);
        let words = document.subtree(subject);
        return told.then(|| Dispute::asserted(actor, adjective, subject, words, RULE));
    }
    (is_anothers(reading, noun, clause, actor))
        .then(|| Dispute::asserted(actor, adjective, noun, document.subtree(noun), RULE))
}

/// Returns the clause whose predicate stands nearest above a noun.
fn clause_around(reading: Reading<'_>, noun: TokenId) -> Option<&Clause> {
    let above = reading.document.ancestors(noun).take(6);
    let clause = above.into_iter().find_map(|word| reading.clauses.at(word))?;
    Some(&reading.clauses[clause])
}

/// Returns the subject of "the accusations amount to a repetition of baseless claims".
fn equated(document: &Document, noun: TokenId, clause: &Clause) -> Option<TokenId> {
    let verb = document.ancestors(noun).take(5).find(|word| {
        let lemma = document.lemma(*word);
        lexicon::is(Kind::Linking, lemma) || lexicon::is(Kind::Resting, lemma)
    })?;
    let mut subjects =
        [Dep::Nsubj, Dep::Nsubjpass].into_iter().filter_map(|dep| document.child(verb, dep));
    let subject = subjects.find(|subject| *subject < noun)?;
    // "What they say are false numbers", "this is a false claim."
    let points = matches!(document.lemma(subject), "this" | "that" | "it" | "these");
    if document[subject].tag == Tag::Wp || points && document[subject].pos == Pos::Pron {
        return Some(noun);
    }
    let first = clause.first(Slot::Agent).map_or(subject, |agent| agent.head);
    Some(if document.lemma(verb) == "be" { subject } else { first })
}

/// Tells whether it is certain claims of somebody else that are meant.
fn is_anothers(reading: Reading<'_>, noun: TokenId, clause: &Clause, actor: ChainId) -> bool {
    let document = reading.document;
    let owner = document.child(noun, Dep::Poss).and_then(|owner| reading.chain(owner));
    if owner.is_some() {
        return owner != Some(actor);
    }
    let mut pointed = document.children(noun).iter().filter(|child| **child < noun);
    let certain = pointed.any(|child| {
        matches!(document.lemma(*child), "such" | "this" | "that" | "these" | "those" | "the")
    });
    let told_by_another = clause
        .all(Slot::Agent)
        .any(|agent| arguments::actor(reading, agent.head).is_some_and(|teller| teller != actor));
    certain || told_by_another
}

/// Reads "the army exaggerates its figures" in the statement of another.
fn distorted(reading: Reading<'_>, clause: &Clause, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    let stands = !clause.negated && clause.modality == Modality::Asserted;
    if !stands || !lexicon::is(Kind::Distort, &clause.lemma) {
        return None;
    }
    let actor = speaker_of(document, clause.predicate, facts)?;
    let told = clause.all(Slot::Patient).find(|it| is_told(document, it.head))?;
    let teller = clause.first(Slot::Agent).and_then(|it| reading.chain(it.head))?;
    let words: TokenRange = told.tokens;
    (teller != actor).then(|| Dispute::asserted(actor, clause.predicate, told.head, words, RULE))
}

/// Tells whether a noun is something said or counted.
fn is_told(document: &Document, noun: TokenId) -> bool {
    let lemma = document.lemma(noun);
    is_said(document, noun) || lexicon::is(Kind::Figure, lemma) || lexicon::is(Kind::Tally, lemma)
}
