//! Verbs and nouns of denying: "denied lying", "rejected the accusation", "his denial that".

use super::super::{Reading, Status};
use super::Dispute;
use super::lexicon::{self, Kind};
use crate::clauses::{Argument, Clause, Form, Modality, Slot};
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};

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
            status: match status(reading.document, clause) {
                // Who vows to contest a result disputes it.
                Status::Planned => Status::Asserted,
                status => status,
            },
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
            .then(|| argument(document, clause))
            .flatten();
    }
    if let Some(subject) = swallowed_subject(document, clause.predicate) {
        let patient = clause.first(Slot::Agent)?;
        return lexicon::is(Kind::Verb, &clause.lemma)
            .then_some((patient.head, patient.tokens))
            .filter(|(head, _)| *head != subject);
    }
    let patient = argument(document, clause).or_else(|| swallowed_claim(document, clause));
    let verb = clause.predicate;
    if let Some(found) = behind_phrase(document, verb, Kind::Verb) {
        return Some(found).filter(|(head, _)| !is_somebody(reading, *head));
    }
    if lexicon::is(Kind::Verb, &clause.lemma) {
        let clausal = clause.first(Slot::Patient).is_none() && !is_noun(document, patient);
        if clausal && !lexicon::is(Kind::VerbOfClause, &clause.lemma) {
            return None;
        }
        return patient
            .filter(|(head, _)| !lexicon::is(Kind::Granted, document.lemma(*head)))
            .filter(|_| clause.first(Slot::Recipient).is_none());
    }
    let of_claim = behind_phrase(document, verb, Kind::VerbOfClaim)
        .or_else(|| patient.filter(|_| lexicon::is(Kind::VerbOfClaim, &clause.lemma)));
    of_claim.filter(|(head, _)| is_claim(document, *head))
}

/// Returns what stands behind a phrase of several words: "cast doubt on", "push back against".
fn behind_phrase(document: &Document, verb: TokenId, kind: Kind) -> Option<(TokenId, TokenRange)> {
    let sentence = document.sentence_of(verb).tokens;
    let next = TokenRange { start: TokenId(verb.0 + 1), end: sentence.end };
    let rest: Vec<String> =
        next.iter().take(4).map(|token| document.word(token).to_lowercase()).collect();
    let length = lexicon::phrase(kind, document.lemma(verb), &rest)?;
    let last = TokenId(verb.0 + u32::try_from(length).unwrap_or(1) - 1);
    let target = document.child(last, Dep::Pobj).or_else(|| document.child(verb, Dep::Dobj))?;
    Some((target, document.subtree(target)))
}

/// Returns the subject of a relative clause where the tree has made it a part of the verb: in
/// "which Norway’s army denies" the analysis often takes "which" for the subject.
fn swallowed_subject(document: &Document, verb: TokenId) -> Option<TokenId> {
    let relative = document.child(verb, Dep::Nsubj).filter(|subject| {
        document[verb].dep == Dep::Relcl && matches!(document.lemma(*subject), "which" | "that")
    })?;
    document
        .children_as(verb, Dep::Compound)
        .find(|noun| *noun > relative && noun.0 + 1 == verb.0 && document[*noun].pos != Pos::Verb)
}

/// Returns the claim that the analysis made a part of the subject: ", a charge the army’s
/// spokesman rejected".
fn swallowed_claim(document: &Document, clause: &Clause) -> Option<(TokenId, TokenRange)> {
    let subject = clause.first(Slot::Agent)?.head;
    let noun = document
        .children_as(subject, Dep::Nmod)
        .find(|noun| *noun < subject && lexicon::is(Kind::Claim, document.lemma(*noun)))?;
    Some((noun, document.subtree(noun)))
}

/// Tells whether an argument is a noun phrase rather than a clause.
fn is_noun(document: &Document, argument: Option<(TokenId, TokenRange)>) -> bool {
    argument
        .is_some_and(|(head, _)| matches!(document[head].pos, Pos::Noun | Pos::Propn | Pos::Pron))
}

/// Tells whether a noun phrase is a person or a body: to push back against one is no dispute.
fn is_somebody(reading: Reading<'_>, head: TokenId) -> bool {
    reading.chain(head).is_some_and(|chain| {
        matches!(
            reading.mentions[chain].kind,
            EntityKind::Person | EntityKind::Organisation | EntityKind::Country | EntityKind::Group
        )
    })
}

/// Tells whether a noun is something said, or what of something can be disputed.
pub(super) fn is_claim(document: &Document, head: TokenId) -> bool {
    let lemma = document.lemma(head);
    let noun = matches!(document[head].pos, Pos::Noun);
    noun && (lexicon::is(Kind::Claim, lemma) || lexicon::is(Kind::Validity, lemma))
}

/// Returns the object or the clause that completes the predicate.
fn argument(document: &Document, clause: &Clause) -> Option<(TokenId, TokenRange)> {
    let words = |argument: &Argument| {
        let mut tokens = argument.tokens;
        let introduces =
            |first: TokenId| document[first].dep == Dep::Mark && document.lemma(first) == "that";
        if tokens.len() > 1 && introduces(tokens.start) {
            tokens.start = TokenId(tokens.start.0 + 1);
        }
        (argument.head, tokens)
    };
    clause.first(Slot::Patient).or_else(|| clause.first(Slot::Complement)).map(words)
}

fn actors(reading: Reading<'_>, clause: &Clause) -> Vec<ChainId> {
    if let Some(subject) = swallowed_subject(reading.document, clause.predicate) {
        return reading.chain(subject).into_iter().collect();
    }
    clause.all(Slot::Agent).filter_map(|agent| reading.chain(agent.head)).collect()
}

/// Tells whether a clause stands before the one that the tree hangs it on: in "she denied it: Peru,
/// she said, was not at war" the negation behind the colon is not the denial's.
fn is_before(document: &Document, verb: TokenId) -> bool {
    document[verb].dep == Dep::Ccomp
        && document[verb].head > verb
        && document.child(verb, Dep::Neg).is_none()
}

pub(super) fn status(document: &Document, clause: &Clause) -> Status {
    match clause.modality {
        _ if clause.negated && !is_before(document, clause.predicate) => Status::Negated,
        Modality::Asserted => Status::Asserted,
        Modality::Planned => Status::Planned,
        Modality::Conditional => Status::Conditional,
        Modality::Hypothetical => Status::Hypothetical,
    }
}
