//! Which claim a dispute is about.

use std::collections::BTreeSet;

use super::super::{Fact, Reading, Statement};
use super::Dispute;
use super::lexicon::{self, Kind};
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};
use crate::mentions::ChainId;
use crate::text::Span;

/// A claim of the article, as a dispute may be about it.
#[derive(Debug, Clone, Copy)]
struct Claim {
    speaker: ChainId,
    content: Span,
    cue: Span,
}

/// Returns the content of the claim that `dispute` is about, if the article has it.
pub(super) fn disputed(reading: Reading<'_>, dispute: &Dispute, facts: &[Fact]) -> Option<Span> {
    let claims = claims_of_others(facts, dispute.actor);
    let trigger = reading.document.span(dispute.trigger);
    let words = reading.document.span(dispute.words);
    let own = claims.iter().find(|claim| words.contains(claim.content)).map(|claim| claim.content);
    let by = || made_by(reading, dispute, &claims);
    let before =
        || is_bare(reading, dispute).then(|| just_before(reading, trigger, &claims)).flatten();
    let alike = || same_words(reading, dispute, &claims);
    own.or_else(by).or_else(before).or_else(alike)
}

/// Returns the sentence before that of `token`, if it stands in the same paragraph.
pub(super) fn sentence_before(reading: Reading<'_>, token: TokenId) -> Option<Span> {
    let document = reading.document;
    let here = document.sentence_of(token);
    let last = TokenId(here.tokens.start.0.checked_sub(1)?);
    let before = document.sentence_of(last);
    (before.block == here.block)
        .then(|| before.span.trim_matches(document.text(), |c| c.is_whitespace() || c == '.'))
}

/// Tells whether the target only points: "this", "that characterisation", "a claim", "the real figure".
pub(super) fn is_bare(reading: Reading<'_>, dispute: &Dispute) -> bool {
    let document = reading.document;
    let head = dispute.target;
    if document[head].pos == Pos::Pron {
        return true;
    }
    let said = lexicon::is(Kind::Claim, document.lemma(head));
    let told = document.children(head).iter().any(|child| match document[*child].dep {
        Dep::Poss => document[*child].pos != Pos::Pron,
        Dep::Prep | Dep::Acl | Dep::Ccomp | Dep::Compound => true,
        // "that the vote was rigged" tells what the claim is; "that they deny" does not.
        Dep::Relcl => !child_holds(document, *child, dispute.trigger.start),
        _ => false,
    });
    said && !told
}

fn child_holds(document: &Document, child: TokenId, token: TokenId) -> bool {
    document.subtree(child).contains(token)
}

fn claims_of_others(facts: &[Fact], actor: ChainId) -> Vec<Claim> {
    let claims = facts.iter().filter_map(|fact| match &fact.statement {
        Statement::Claim { speaker, content, cue_span, .. } if *speaker != actor => {
            let whole = content.iter().copied().reduce(Span::cover)?;
            Some(Claim { speaker: *speaker, content: whole, cue: cue_span.unwrap_or(whole) })
        }
        _ => None,
    });
    claims.collect()
}

/// Returns the last claim before the dispute by the party that the target names: "X's claims".
fn made_by(reading: Reading<'_>, dispute: &Dispute, claims: &[Claim]) -> Option<Span> {
    let document = reading.document;
    let owner = document.child(dispute.target, Dep::Poss)?;
    let chain = reading.chain(owner)?;
    let trigger = document.span(dispute.trigger);
    let owner = document.word(owner);
    let theirs = claims.iter().filter(|claim| {
        let name = &reading.mentions[claim.speaker].name;
        claim.speaker == chain || name.split(' ').next_back() == Some(owner)
    });
    let before = theirs.clone().filter(|claim| claim.cue.end <= trigger.start);
    before
        .max_by_key(|claim| claim.cue)
        .or_else(|| theirs.clone().next())
        .map(|claim| claim.content)
}

/// Returns the last claim of the sentence or of the two sentences before the dispute.
fn just_before(reading: Reading<'_>, trigger: Span, claims: &[Claim]) -> Option<Span> {
    let document = reading.document;
    let sentence = |span: Span| {
        let tokens = document.tokens_in(span);
        tokens.iter().next().map(|token| document[token].sentence.0)
    };
    let here = sentence(trigger)?;
    let near = claims.iter().filter(|claim| {
        claim.content.start < trigger.start
            && !claim.content.contains(trigger)
            && sentence(claim.content).is_some_and(|there| here.saturating_sub(there) <= 2)
    });
    near.max_by_key(|claim| claim.content.start).map(|claim| claim.content)
}

/// Returns the claim before the dispute that shares most content words with the target.
fn same_words(reading: Reading<'_>, dispute: &Dispute, claims: &[Claim]) -> Option<Span> {
    let document = reading.document;
    let words = content_words(document, dispute.words);
    if words.len() < 2 {
        return None;
    }
    let trigger = document.span(dispute.trigger);
    let shared = claims.iter().filter(|claim| !claim.content.contains(trigger)).map(|claim| {
        let theirs = content_words(document, document.tokens_in(claim.content));
        (words.intersection(&theirs).count(), claim)
    });
    let (count, claim) = shared.max_by_key(|(count, claim)| (*count, claim.content.start))?;
    (count >= 2 && count * 2 >= words.len()).then_some(claim.content)
}

fn content_words(document: &Document, tokens: TokenRange) -> BTreeSet<String> {
    let tells = |token: &TokenId| {
        matches!(document[*token].pos, Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj | Pos::Num)
    };
    tokens.iter().filter(tells).map(|token| document.lemma(token).to_lowercase()).collect()
}
