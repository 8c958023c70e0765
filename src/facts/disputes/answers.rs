//! Statements that dispute an earlier one, though no word of theirs says "deny".
//!
//! "But Norway countered that the dam is safe"; "contrary to the minister's claim"; a statement
//! that says with a "not" what another says without.

use std::collections::BTreeSet;

use super::super::{Fact, Reading, Statement, arguments, cues};
use super::claims::{self, Claim};
use super::lexicon::{self, Kind};
use super::objects::is_claim;
use super::{Dispute, opposites, speaker_of};
use crate::clauses::{Clause, Modality, Slot};
use crate::language::{Dep, Pos, TokenId, TokenRange};
use crate::mentions::ChainId;
use crate::text::Span;

const RULE: &str = "disputes:answer";

/// How many sentences before an answer what it answers may stand.
const NEAR: u32 = 2;

/// How many statements before one are compared with it; further back nobody remembers the words.
const REACH: usize = 100;

/// Returns the disputes of statements that answer or contradict another's.
pub(super) fn find(reading: Reading<'_>, facts: &[Fact]) -> Vec<Dispute> {
    let mut found = Vec::new();
    let mut before: Vec<Said> = Vec::new();
    for (fact, claim) in claims::asserted(facts) {
        let Statement::Claim { cue_span, .. } = &fact.statement else { continue };
        let said = Said::new(reading, claim);
        let recent = &before[before.len().saturating_sub(REACH)..];
        let others = recent.iter().filter(|other| other.claim.speaker != claim.speaker);
        let answered = cue_span.and_then(|cue| answered(reading, cue, others.clone()));
        let against = answered
            .or_else(|| retorted(reading, &said, others.clone()))
            .or_else(|| elided(reading, &said, others.clone()))
            .or_else(|| said_not_to_be(reading, &said, others.clone()))
            .or_else(|| opposites::opposed(reading, &said, others.clone()))
            .or_else(|| contradicted(&said, others));
        if let Some(against) = against {
            let words = reading.document.tokens_in(against);
            let trigger = reading.document.tokens_in(claim.cue).start;
            found.push(Dispute::asserted(claim.speaker, trigger, words.start, words, RULE));
        }
        before.push(said);
    }
    found.extend(
        reading.clauses.clauses.iter().filter_map(|clause| disagreed(reading, clause, &before)),
    );
    found.extend(reading.document.ids().filter_map(|token| contrary(reading, token, facts)));
    found.extend(reading.document.ids().filter_map(|token| despite(reading, token, facts)));
    found
}

/// A claim, with what tells it from others.
pub(super) struct Said<'a> {
    pub(super) claim: Claim<'a>,
    /// The base forms of its content words.
    words: BTreeSet<String>,
    /// What its outermost clause says, and whether with a "not", if it has one.
    pub(super) main: Option<(&'a str, bool)>,
    /// Whom its outermost clause says it of.
    subject: Option<ChainId>,
    /// What its outermost clause is about: its subject, also where the subject suffers.
    pub(super) about: Option<TokenId>,
    /// Whether it tells a figure.
    pub(super) has_figure: bool,
}

impl<'a> Said<'a> {
    fn new(reading: Reading<'a>, claim: Claim<'a>) -> Self {
        let tokens = reading.document.tokens_in(claim.content);
        let words = claims::content_words(reading.document, tokens);
        let main = main_clause(reading, tokens);
        let subject = main
            .and_then(|clause| clause.first(Slot::Agent))
            .and_then(|agent| reading.chain(agent.head));
        let about = main.and_then(|clause| {
            clause.first(Slot::Agent).or_else(|| clause.first(Slot::Patient)).map(|it| it.head)
        });
        let has_figure = tokens.iter().any(|token| reading.document[token].pos == Pos::Num);
        let main = main.map(|clause| (clause.lemma.as_str(), clause.negated));
        Self { claim, words, main, subject, about, has_figure }
    }
}

/// Reads "the laboratory disagreed", which answers what another has just said.
fn disagreed(reading: Reading<'_>, clause: &Clause, said: &[Said<'_>]) -> Option<Dispute> {
    let document = reading.document;
    let rest = [document.word(clause.predicate.next()).to_lowercase()];
    // "Witnesses say otherwise."
    let otherwise =
        lexicon::phrase(Kind::Otherwise, document.lemma(clause.predicate), &rest).is_some();
    if !otherwise && !lexicon::is(Kind::Answer, document.lemma(clause.predicate)) {
        return None;
    }
    let verb = document[clause.predicate].span;
    let only_actor = || clause.arguments.iter().all(|argument| argument.slot == Slot::Agent);
    let bare = otherwise || only_actor();
    let stands = bare && !clause.negated && clause.modality == Modality::Asserted;
    let actor = clause.first(Slot::Agent).filter(|_| stands)?;
    let actor = arguments::actor(reading, actor.head)?;
    let others = said.iter().filter(|other| other.claim.speaker != actor);
    let claim = answered(reading, verb, others)?;
    let words = reading.document.tokens_in(claim);
    Some(Dispute::asserted(actor, clause.predicate, words.start, words, RULE))
}

/// Returns the claim that "countered", "retorted", "disagreed" answers.
fn answered<'a>(
    reading: Reading<'_>,
    cue: Span,
    others: impl Iterator<Item = &'a Said<'a>>,
) -> Option<Span> {
    let document = reading.document;
    let verb = document.tokens_in(cue).start;
    let rest = [document.word(verb.next()).to_lowercase()];
    let lemma = document.lemma(verb);
    if !lexicon::is(Kind::Answer, lemma) && lexicon::phrase(Kind::Otherwise, lemma, &rest).is_none()
    {
        return None;
    }
    let here = document[verb].sentence.0;
    latest_before(cue, others.filter(|other| is_near(reading, other, here)))
}

/// Returns the last of some statements that end before `words`.
pub(super) fn latest_before<'a>(
    words: Span,
    others: impl Iterator<Item = &'a Said<'a>>,
) -> Option<Span> {
    let before = others.map(|other| other.claim).filter(|claim| claim.content.end <= words.start);
    before.max_by_key(|claim| claim.cue).map(|claim| claim.content)
}

/// Tells whether a statement stands at most [`NEAR`] sentences before the sentence `here`.
pub(super) fn is_near(reading: Reading<'_>, said: &Said<'_>, here: u32) -> bool {
    let there = claims::sentence(reading.document, said.claim.content);
    there.is_some_and(|there| here.saturating_sub(there) <= NEAR)
}

/// Returns what another has just said, where a statement says that the opposite is true.
fn retorted<'a>(
    reading: Reading<'_>,
    said: &Said<'_>,
    others: impl Iterator<Item = &'a Said<'a>>,
) -> Option<Span> {
    let document = reading.document;
    if !lexicon::retorts(said.claim.content.of(document.text())) {
        return None;
    }
    let here = claims::sentence(document, said.claim.content)?;
    let told = others.filter(|other| is_near(reading, other, here) && other.claim.is_told());
    latest_before(said.claim.content, told)
}

/// Returns what "it did not", "she never has" leaves out: what another has just said.
fn elided<'a>(
    reading: Reading<'_>,
    said: &Said<'_>,
    others: impl Iterator<Item = &'a Said<'a>>,
) -> Option<Span> {
    let document = reading.document;
    let tokens = document.tokens_in(said.claim.content);
    let denies = |token: TokenId| {
        document[token].dep == Dep::Neg || matches!(document.lemma(token), "not" | "never")
    };
    let empty = tokens.iter().all(|token| {
        matches!(document[token].pos, Pos::Pron | Pos::Aux | Pos::Part | Pos::Adv | Pos::Punct)
            || matches!(document.lemma(token), "do" | "have" | "be" | "not")
            || lexicon::is(Kind::Happen, document.lemma(token))
    });
    let subject = document[tokens.start].pos == Pos::Pron;
    if !empty || !subject || !tokens.iter().any(denies) {
        return None;
    }
    let here = claims::sentence(document, said.claim.content)?;
    let told = others.filter(|other| is_near(reading, other, here) && other.claim.is_told());
    latest_before(said.claim.content, told)
}

/// Returns the earlier claim that tells of what a statement says never was: "there was no raid".
fn said_not_to_be<'a>(
    reading: Reading<'_>,
    said: &Said<'_>,
    others: impl Iterator<Item = &'a Said<'a>>,
) -> Option<Span> {
    let document = reading.document;
    let main = main_clause(reading, document.tokens_in(said.claim.content))?;
    let verb = std::iter::once(main.predicate).chain(document.ancestors(main.predicate)).take(2);
    let there = verb.into_iter().find(|verb| document.child(*verb, Dep::Expl).is_some())?;
    let noun = document.child(there, Dep::Attr)?;
    let no = document.child(noun, Dep::Det).is_some_and(|no| document.lemma(no) == "no");
    let lemma = document.lemma(noun);
    // Who has said so too is not contradicted.
    let denies = |token: TokenId| {
        document[token].dep == Dep::Neg
            || matches!(document.lemma(token), "no" | "none" | "nobody" | "nothing")
    };
    let told = |other: &&Said<'a>| {
        let mut words = document.tokens_in(other.claim.content).iter();
        other.words.contains(lemma) && !words.any(denies)
    };
    latest_before(said.claim.content, others.filter(|other| no && told(other)))
}

/// Returns the earlier claim whose words a statement says with one "not" more or less.
fn contradicted<'a>(said: &Said<'_>, others: impl Iterator<Item = &'a Said<'a>>) -> Option<Span> {
    let (verb, negated) = said.main?;
    let against = others.filter(|other| {
        let shared = said.words.intersection(&other.words).count();
        let (longer, shorter) = (said.words.len().max(other.words.len()), said.words.len());
        // "He does not own shares" leaves out what "the minister owns shares in the firm" tells.
        let same_verb = other.main.is_some_and(|(other, _)| other == verb);
        let alike = shared >= 2
            && (shared * 3 >= 2 * longer || same_verb && shared == shorter && shared * 2 >= longer);
        // "I did not take a cent", of one whom another says to have taken bribes.
        let own = said.subject == Some(said.claim.speaker)
            && other.subject == said.subject
            && same_verb
            && negated;
        // "They are not safe", of ferries that another has called safe.
        let same_subject = said.subject.is_some() && other.subject == said.subject;
        let belied = same_subject && same_verb && verb != "be" && shared >= 1 && negated;
        // "It was not behind the raid", where another says that it was.
        let fewest = said.words.len().min(other.words.len());
        let same_place = same_subject && same_verb && verb == "be" && shared == fewest;
        let belied = belied || same_place && shared >= 1;
        (alike || own || belied) && other.main.is_some_and(|(_, other)| other != negated)
    });
    latest_before(said.claim.content, against)
}

/// Returns the outermost clause of what is said.
fn main_clause(reading: Reading<'_>, tokens: TokenRange) -> Option<&Clause> {
    let clauses = &reading.clauses.clauses;
    let first = clauses.partition_point(|clause| clause.predicate < tokens.start);
    let inside = clauses[first..].iter().take_while(|clause| tokens.contains(clause.predicate));
    let is_main = |clause: &&Clause| {
        clause.parent.is_none_or(|(parent, _)| !tokens.contains(reading.clauses[parent].predicate))
    };
    inside.into_iter().find(is_main)
}

/// Reads "despite the army's claim to have taken it" in a statement of another.
fn despite(reading: Reading<'_>, token: TokenId, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    let noun = document.child(token, Dep::Pobj)?;
    let belied = document.word(token).eq_ignore_ascii_case("despite")
        && lexicon::is(Kind::Belied, document.lemma(noun));
    let actor = speaker_of(document, token, facts).filter(|_| belied)?;
    Some(Dispute::asserted(actor, token, noun, document.subtree(noun), RULE))
}

/// Reads "contrary to the minister's claim" in or before a statement.
fn contrary(reading: Reading<'_>, token: TokenId, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    if document.lemma(token) != "contrary" {
        return None;
    }
    let to = document.child(token, Dep::Prep)?;
    let noun = document.child(to, Dep::Pobj).filter(|noun| is_claim(document, *noun));
    // "Contrary to what the minister has said."
    let clause = || {
        let verb = document.child(to, Dep::Pcomp)?;
        cues::verb(document.lemma(verb)).map(|_| verb)
    };
    let target = noun.or_else(clause)?;
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
    Some(Dispute::asserted(actor, token, target, document.subtree(target), RULE))
}
