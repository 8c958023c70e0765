//! Statements that dispute an earlier one, though no word of theirs says "deny".
//!
//! "But Norway countered that the dam is safe"; "contrary to the minister's claim"; a statement
//! that says with a "not" what another says without.

use super::super::{Fact, Reading, Statement, Status, arguments};
use super::claims::{self, Claim};
use super::denials::is_claim;
use super::lexicon::{self, Kind};
use super::{Dispute, speaker_of};
use crate::clauses::{Clause, Modality, Slot};
use crate::language::{Dep, TokenId, TokenRange};
use crate::mentions::ChainId;
use crate::text::Span;

/// How many sentences before an answer what it answers may stand.
const NEAR: u32 = 2;

/// Returns the disputes of statements that answer or contradict another's.
pub(super) fn find(reading: Reading<'_>, facts: &[Fact]) -> Vec<Dispute> {
    let mut found = Vec::new();
    for fact in facts.iter().filter(|fact| fact.status == Status::Asserted) {
        let Statement::Claim { speaker, content, cue_span, .. } = &fact.statement else { continue };
        let Some(whole) = content.iter().copied().reduce(Span::cover) else { continue };
        let others = claims::of_others(facts, *speaker);
        let answered = cue_span.and_then(|cue| answered(reading, cue, &others));
        let claim = answered.or_else(|| contradicted(reading, whole, &others));
        if let Some(claim) = claim {
            let words = reading.document.tokens_in(claim);
            let trigger = reading.document.tokens_in(cue_span.unwrap_or(whole)).start;
            found.push(dispute(*speaker, trigger, words.start, words));
        }
    }
    found.extend(
        reading.clauses.clauses.iter().filter_map(|clause| disagreed(reading, clause, facts)),
    );
    found.extend(reading.document.ids().filter_map(|token| contrary(reading, token, facts)));
    found
}

/// Reads "the laboratory disagreed", which answers what another has just said.
fn disagreed(reading: Reading<'_>, clause: &Clause, facts: &[Fact]) -> Option<Dispute> {
    let verb = reading.document[clause.predicate].span;
    let bare = clause.arguments.iter().all(|argument| argument.slot == Slot::Agent);
    let stands = bare && !clause.negated && clause.modality == Modality::Asserted;
    let actor = clause.first(Slot::Agent).filter(|_| stands)?;
    let actor = arguments::actor(reading, actor.head)?;
    let claim = answered(reading, verb, &claims::of_others(facts, actor))?;
    let words = reading.document.tokens_in(claim);
    Some(dispute(actor, clause.predicate, words.start, words))
}

/// Returns the claim that "countered", "retorted", "disagreed" answers.
fn answered(reading: Reading<'_>, cue: Span, others: &[Claim<'_>]) -> Option<Span> {
    let document = reading.document;
    let verb = document.tokens_in(cue).start;
    if !lexicon::is(Kind::Answer, document.lemma(verb)) {
        return None;
    }
    let here = document[verb].sentence.0;
    let before = others.iter().filter(|claim| {
        let there = claims::sentence(document, claim.content);
        claim.content.end <= cue.start
            && there.is_some_and(|there| here.saturating_sub(there) <= NEAR)
    });
    before.max_by_key(|claim| claim.cue).map(|claim| claim.content)
}

/// Returns the earlier claim whose words a statement says with one "not" more or less.
fn contradicted(reading: Reading<'_>, content: Span, others: &[Claim<'_>]) -> Option<Span> {
    let document = reading.document;
    let main = main_clause(reading, content)?;
    let words = |span: Span| claims::content_words(document, document.tokens_in(span));
    let mine = words(content);
    let against =
        others.iter().filter(|claim| claim.content.end <= content.start).filter(|claim| {
            let theirs = words(claim.content);
            let shared = mine.intersection(&theirs).count();
            shared >= 2
                && shared * 3 >= 2 * mine.len().max(theirs.len())
                && main_clause(reading, claim.content)
                    .is_some_and(|other| other.negated != main.negated)
        });
    against.max_by_key(|claim| claim.cue).map(|claim| claim.content)
}

/// Returns the outermost clause of what is said.
fn main_clause(reading: Reading<'_>, content: Span) -> Option<&Clause> {
    let tokens = reading.document.tokens_in(content);
    let clauses = &reading.clauses.clauses;
    let inside = clauses.iter().filter(|clause| tokens.contains(clause.predicate));
    let is_main = |clause: &&Clause| {
        clause.parent.is_none_or(|(parent, _)| !tokens.contains(reading.clauses[parent].predicate))
    };
    inside.into_iter().find(is_main)
}

/// Reads "contrary to the minister's claim" in or before a statement.
fn contrary(reading: Reading<'_>, token: TokenId, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    if document.lemma(token) != "contrary" {
        return None;
    }
    let to = document.child(token, Dep::Prep)?;
    let target = document.child(to, Dep::Pobj).filter(|noun| is_claim(document, *noun))?;
    let beside = || {
        let sentence = document.sentence_of(token).span;
        facts.iter().find_map(|fact| match fact.statement {
            Statement::Claim { speaker, cue_span: Some(cue), .. } if sentence.contains(cue) => {
                Some(speaker)
            }
            _ => None,
        })
    };
    let actor = speaker_of(document, token, facts).or_else(beside)?;
    Some(dispute(actor, token, target, document.subtree(target)))
}

fn dispute(actor: ChainId, trigger: TokenId, target: TokenId, words: TokenRange) -> Dispute {
    Dispute {
        actor,
        trigger: TokenRange::one(trigger),
        target,
        words,
        status: Status::Asserted,
        rule: "disputes:answer",
    }
}
