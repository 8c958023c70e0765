//! Verbs and nouns of denying: "denied lying", "rejected the accusation", "his denial that".

use super::super::{Fact, Reading, Statement, Status, arguments, cues};
use super::doubts::{doubt, doubtful, innocence, is_plea};
use super::lexicon::{self, Kind};
use super::lies::accused_of_lying;
use super::objects::{is_claim, is_decided, is_said, is_somebody, stands_for_claim};
use super::relatives::{
    claim_of_relative, misread_relative, of_denial, swallowed_subject, what_is_denied_aside, which,
};
use super::targets::{
    Target, argument, bare_denial, behind_phrase, behind_verdict, joined, of_kind, swallowed_claim,
};
use super::{Dispute, claims};
use crate::clauses::{Argument, Clause, ClauseId, Form, Link, Modality, Slot};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};

/// Returns the disputes that a predicate of denying states; `facts` holds the claims.
pub(super) fn find(reading: Reading<'_>, facts: &[Fact]) -> Vec<Dispute> {
    reading.clauses.clauses.iter().flat_map(|clause| disputes(reading, clause, facts)).collect()
}

fn disputes(reading: Reading<'_>, clause: &Clause, facts: &[Fact]) -> Vec<Dispute> {
    let document = reading.document;
    let Some((target, words)) = target(reading, clause, facts) else { return Vec::new() };
    let status = match status(document, clause) {
        // "Entered pleas of not guilty": the negation is that of the guilt; "does not accept that
        // it was lost" disputes by it.
        Status::Negated if is_plea(document, target) => Status::Asserted,
        Status::Negated if lexicon::is(Kind::Assent, &clause.lemma) => withheld(document, clause),
        // Who vows to contest a result disputes it.
        Status::Planned => Status::Asserted,
        Status::Hypothetical if is_tried(reading, clause) => Status::Asserted,
        status => status,
    };
    let trigger = TokenRange::one(clause.predicate);
    let actors = actors(reading, clause, facts);
    let dispute = |(target, words)| {
        let rule = "disputes:denial";
        let each = actors.iter().copied();
        each.map(move |actor| Dispute { actor, trigger, target, words, status, rule })
    };
    let targets = std::iter::once((target, words)).chain(joined(document, target, words));
    targets.flat_map(dispute).collect()
}

/// Returns how assent that is not given is meant: who has not accepted a result "yet" may still do so.
fn withheld(document: &Document, clause: &Clause) -> Status {
    let yet = |word: TokenId| document.lemma(word) == "yet";
    match clause.modality {
        Modality::Conditional => Status::Conditional,
        _ if document.tokens_in(clause.span).iter().any(yet) => Status::Negated,
        _ => Status::Asserted,
    }
}

/// Returns what a clause disputes, if its predicate disputes at all.
fn target(reading: Reading<'_>, clause: &Clause, facts: &[Fact]) -> Option<Target> {
    let document = reading.document;
    let verb = clause.predicate;
    if document[verb].dep == Dep::Amod {
        return None;
    }
    if let Some((claim, _)) = misread_relative(document, verb) {
        return Some((claim, document.subtree(claim)));
    }
    if clause.form == Form::Nominal {
        let denial = lexicon::is(Kind::Denial, document.lemma(verb));
        let disputes = denial || lexicon::is(Kind::VerbOfClaim, &clause.lemma);
        let of = argument(document, clause).or_else(|| of_denial(document, verb));
        let of = of.filter(|_| disputes);
        let bare = || denial.then_some((verb, TokenRange::one(verb)));
        return of.filter(|(head, _)| denial || is_claim(document, *head)).or_else(bare);
    }
    if let Some(aside) = which(document, verb) {
        let denies = lexicon::is(Kind::Verb, &clause.lemma)
            || lexicon::is(Kind::VerbOfClaim, &clause.lemma)
                && is_claim(document, aside.antecedent);
        return denies.then(|| what_is_denied_aside(reading, &aside));
    }
    if let Some(claim) = claim_of_relative(document, verb) {
        let denies =
            [Kind::Verb, Kind::VerbOfClaim].iter().any(|it| lexicon::is(*it, &clause.lemma));
        return Some(claim).filter(|_| denies);
    }
    innocence(document, clause)
        .or_else(|| {
            behind_phrase(document, verb, Kind::Verb)
                .filter(|at| !is_somebody(reading, *at) && !is_decided(reading, *at))
        })
        .or_else(|| doubt(document, clause))
        .or_else(|| doubtful(document, clause))
        .or_else(|| accused_of_lying(reading, clause, facts))
        .or_else(|| object(reading, clause, facts))
}

/// Returns the object or the clause that a verb of denying disputes.
fn object(reading: Reading<'_>, clause: &Clause, facts: &[Fact]) -> Option<Target> {
    let document = reading.document;
    let patient = argument(document, clause)
        .or_else(|| swallowed_claim(document, clause))
        .or_else(|| behind_verdict(document, clause));
    let Some((head, _)) = patient else {
        return bare_denial(document, clause).or_else(|| of_claim(reading, clause, None, facts));
    };
    let is_noun = matches!(document[head].pos, Pos::Noun | Pos::Propn | Pos::Pron);
    if clause.first(Slot::Patient).is_none() && !is_noun {
        return patient.filter(|_| disputes_clause(reading, clause, head));
    }
    if lexicon::is(Kind::Verb, &clause.lemma) {
        let withheld = clause.first(Slot::Recipient).is_some();
        return patient.filter(|at| !withheld && !is_granted(reading, clause, *at));
    }
    of_claim(reading, clause, patient, facts)
}

/// Tells whether the predicate disputes a clause that completes it, whose verb is `inner`.
fn disputes_clause(reading: Reading<'_>, clause: &Clause, inner: TokenId) -> bool {
    let document = reading.document;
    // The mark of "whether it was fair" hangs on the copula.
    let mut marks = [Some(inner), document.head(inner)]
        .into_iter()
        .flatten()
        .flat_map(|verb| document.children_as(verb, Dep::Mark));
    let open = marks.any(|mark| matches!(document.lemma(mark), "whether" | "if"));
    // "Does not accept that he was at fault"; "that he should go" would be a wish.
    let assents = clause.negated && lexicon::is(Kind::Assent, &clause.lemma);
    let told = |inner| arguments::tells_what_is(reading, &reading.clauses[inner]);
    lexicon::is(Kind::VerbOfClause, &clause.lemma)
        || assents && reading.clauses.at(inner).is_some_and(told)
        || open && lexicon::is(Kind::VerbOfQuestion, &clause.lemma) && !is_duty(document, inner)
}

/// "Questioned whether it should go": that is a matter of what ought to be.
fn is_duty(document: &Document, verb: TokenId) -> bool {
    document
        .children_as(verb, Dep::Aux)
        .any(|aux| matches!(document.word(aux), "should" | "must" | "ought"))
}

/// Tells whether what is denied is withheld, or somebody is: somebody may be contradicted, but who
/// "denied the singer a visa" withheld it.
fn is_granted(reading: Reading<'_>, clause: &Clause, target: Target) -> bool {
    lexicon::is(Kind::Granted, reading.document.lemma(target.0))
        || lexicon::is(Kind::VerbOfClause, &clause.lemma) && is_somebody(reading, target)
        || clause.arguments.iter().any(|argument| {
            argument.preposition.as_deref() == Some("to")
                && is_somebody(reading, (argument.head, argument.tokens))
        })
}

/// Returns the claim that a verb of rejecting or of blaming has for its object.
fn of_claim(
    reading: Reading<'_>,
    clause: &Clause,
    patient: Option<Target>,
    facts: &[Fact],
) -> Option<Target> {
    let document = reading.document;
    // "Does not share that view", "did not accept the explanation", "will not recognise the result".
    let assents = clause.negated && lexicon::is(Kind::Assent, &clause.lemma);
    let recognises = assents && lexicon::is(Kind::Recognition, &clause.lemma);
    let denied = |(head, _): &Target| {
        assents && is_said(document, *head) || recognises && is_claim(document, *head)
    };
    if let Some(claim) = patient.filter(denied) {
        return Some(claim);
    }
    let own = clause.first(Slot::Agent).and_then(|agent| reading.chain(agent.head));
    let of_claim = of_kind(document, clause, Kind::VerbOfClaim, patient).filter(|(head, _)| {
        is_claim(document, *head)
            || stands_for_claim(reading, *head)
            || claims::points_to_one(reading, *head, own, facts)
    });
    // "Ruled out any link", "rejected any involvement".
    let involved = || {
        let part = of_kind(document, clause, Kind::VerbOfClaim, patient)?;
        let any = document.child(part.0, Dep::Det)?;
        let all = matches!(document.lemma(any), "any" | "all");
        (all && lexicon::is(Kind::Involvement, document.lemma(part.0))).then_some(part)
    };
    of_claim.or_else(involved).or_else(|| {
        let blamed = of_kind(document, clause, Kind::VerbOfBlame, patient);
        blamed.filter(|(head, _)| is_said(document, *head) || stands_for_claim(reading, *head))
    })
}

/// Tells whether a clause is what somebody tries: "sought to dispel rumours".
fn is_tried(reading: Reading<'_>, clause: &Clause) -> bool {
    clause.parent.is_some_and(|(above, link)| {
        let above = &reading.clauses[above];
        let tried = lexicon::is(Kind::Attempt, &above.lemma) && link == Link::Complement;
        tried && !above.negated && above.modality == Modality::Asserted
    })
}

/// Returns who denies. A lawsuit that challenges a result does so for whoever brings it.
fn actors(reading: Reading<'_>, clause: &Clause, facts: &[Fact]) -> Vec<ChainId> {
    let misread = misread_relative(reading.document, clause.predicate).map(|(_, subject)| subject);
    if let Some(subject) = misread.or_else(|| swallowed_subject(reading.document, clause.predicate))
    {
        return reading.chain(subject).into_iter().collect();
    }
    let agents: Vec<Argument> = clause.all(Slot::Agent).cloned().collect();
    let actors = arguments::actors(reading, &agents);
    if !actors.is_empty() {
        return actors;
    }
    let sources: Vec<ChainId> = agents
        .iter()
        .filter(|agent| is_source(reading, agent.head))
        .filter_map(|agent| reading.chain(agent.head))
        .collect();
    if let Some(speaker) = agents.iter().find_map(|it| speaker_of_that(reading, it, facts)) {
        return vec![speaker];
    }
    let participle = clause.form == Form::Participle;
    let mut parent =
        clause.parent.filter(|(above, link)| participle || is_in_a_row(reading, *above, *link));
    while let Some((above, _)) = parent {
        let agents: Vec<Argument> = reading.clauses[above].all(Slot::Agent).cloned().collect();
        let actors = arguments::actors(reading, &agents);
        if !actors.is_empty() {
            return actors;
        }
        parent = reading.clauses[above].parent;
    }
    sources
}

/// Returns who said what "that" stands for, in the sentence before: "*That* contradicts the army's account".
fn speaker_of_that(reading: Reading<'_>, agent: &Argument, facts: &[Fact]) -> Option<ChainId> {
    let document = reading.document;
    let points = document[agent.head].tag == Tag::Dt && agent.tokens.len() == 1;
    let before = document[agent.head].sentence.0.checked_sub(1).filter(|_| points)?;
    facts.iter().find_map(|fact| match fact.statement {
        Statement::Claim { speaker, .. }
            if fact.status == Status::Asserted && fact.evidence.sentence.0 == before =>
        {
            Some(speaker)
        }
        _ => None,
    })
}

/// Tells whether a clause was joined to what another says: in "the firm insists the record is good and
/// rejects the claim" it is the firm that rejects it.
fn is_in_a_row(reading: Reading<'_>, above: ClauseId, link: Link) -> bool {
    let said = reading.clauses[above].parent.is_some_and(|(_, link)| link == Link::Complement);
    link == Link::Coordinate && said
}

/// Tells whether a thing says something: a report does, the evidence in it does not.
fn is_source(reading: Reading<'_>, head: TokenId) -> bool {
    let document = reading.document;
    let lemma = document.lemma(head);
    let written = reading.chain(head).is_some_and(|chain| {
        let of = &reading.mentions[chain];
        let noun = reading.mentions[of.representative].head;
        let written = of.kind == EntityKind::Document || cues::is_message(document.lemma(noun));
        let told = written && document[noun].pos != Pos::Pron;
        told || cues::is_body(lemma) || of.named
    });
    written && !lexicon::is(Kind::Ground, lemma)
}

/// Tells whether a clause stands before the one that the tree hangs it on: in "she denied it: Peru,
/// she said, was not at war" the negation behind the colon is not the denial's.
fn is_before(document: &Document, verb: TokenId) -> bool {
    document[verb].dep == Dep::Ccomp
        && document[verb].head > verb
        && document.child(verb, Dep::Neg).is_none()
}

pub(super) fn status(document: &Document, clause: &Clause) -> Status {
    let negated = clause.negated && !is_before(document, clause.predicate);
    if negated { Status::Negated } else { clause.modality.into() }
}
