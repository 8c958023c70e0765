//! Verbs and nouns of denying: "denied lying", "rejected the accusation", "his denial that".

use super::super::{Reading, Status};
use super::Dispute;
use super::lexicon::{self, Kind};
use crate::clauses::{Argument, Clause, Form, Modality, Slot};
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};
use crate::mentions::ChainId;

/// Returns the disputes that a predicate of denying states.
pub(super) fn find(reading: Reading<'_>) -> Vec<Dispute> {
    reading.clauses.clauses.iter().flat_map(|clause| disputes(reading, clause)).collect()
}

fn disputes(reading: Reading<'_>, clause: &Clause) -> Vec<Dispute> {
    let Some((head, words)) = target(reading, clause) else { return Vec::new() };
    let actors = actors(reading, clause);
    actors
        .into_iter()
        .map(|actor| Dispute {
            actor,
            trigger: TokenRange::one(clause.predicate),
            target: head,
            words,
            status: status(clause),
            rule: "disputes:denial",
            confidence: 0.85,
        })
        .collect()
}

/// Returns what a clause disputes, if its predicate disputes at all.
fn target(reading: Reading<'_>, clause: &Clause) -> Option<(TokenId, TokenRange)> {
    let document = reading.document;
    if document[clause.predicate].dep == Dep::Amod {
        return None;
    }
    if clause.form == Form::Nominal {
        return lexicon::is(Kind::Denial, document.lemma(clause.predicate))
            .then(|| argument(clause))
            .flatten();
    }
    let patient = argument(clause);
    let with_patient = |kind: Kind| {
        // "cast doubt on": a noun and a preposition make the phrase.
        let object = document.child(clause.predicate, Dep::Dobj);
        let words = object.map(|object| {
            format!("{} {}", document.lemma(clause.predicate), document.lemma(object))
        });
        let starts = [Some(clause.lemma.clone()), words];
        starts.into_iter().flatten().find_map(|start| {
            clause.all(Slot::Oblique).find_map(|oblique| {
                let preposition = oblique.preposition.as_deref()?;
                let phrase = format!("{start} {preposition}");
                lexicon::is(kind, &phrase).then_some((oblique.head, oblique.tokens))
            })
        })
    };
    if let Some(found) = with_patient(Kind::Verb) {
        return Some(found);
    }
    if lexicon::is(Kind::Verb, &clause.lemma) {
        return patient
            .filter(|(head, _)| !lexicon::is(Kind::Granted, document.lemma(*head)))
            .filter(|_| clause.first(Slot::Recipient).is_none());
    }
    let of_claim = with_patient(Kind::VerbOfClaim)
        .or_else(|| patient.filter(|_| lexicon::is(Kind::VerbOfClaim, &clause.lemma)));
    of_claim.filter(|(head, _)| is_claim(document, *head))
}

/// Tells whether a noun is something said, or what of something can be disputed.
fn is_claim(document: &Document, head: TokenId) -> bool {
    let lemma = document.lemma(head);
    let noun = matches!(document[head].pos, Pos::Noun);
    noun && (lexicon::is(Kind::Claim, lemma) || lexicon::is(Kind::Validity, lemma))
}

/// Returns the object or the clause that completes the predicate.
fn argument(clause: &Clause) -> Option<(TokenId, TokenRange)> {
    let words = |argument: &Argument| (argument.head, argument.tokens);
    clause.first(Slot::Patient).or_else(|| clause.first(Slot::Complement)).map(words)
}

fn actors(reading: Reading<'_>, clause: &Clause) -> Vec<ChainId> {
    clause.all(Slot::Agent).filter_map(|agent| reading.chain(agent.head)).collect()
}

pub(super) fn status(clause: &Clause) -> Status {
    match clause.modality {
        _ if clause.negated => Status::Negated,
        Modality::Asserted => Status::Asserted,
        Modality::Planned => Status::Planned,
        Modality::Conditional => Status::Conditional,
        Modality::Hypothetical => Status::Hypothetical,
    }
}
