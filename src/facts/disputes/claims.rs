//! Which claim a dispute is about.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::super::{Fact, Reading, Statement, Status};
use super::authors::{is_by, may_mean, owners, speaks_for, suits};
use super::lexicon::{self, Kind};
use super::objects::is_decided;
use super::{Dispute, relatives};
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};
use crate::mentions::ChainId;
use crate::text::Span;

/// How many sentences before the dispute a claim that it only points to may stand.
const NEAR: u32 = 3;

/// A claim of the article, as a dispute may be about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim<'a> {
    pub(super) speaker: ChainId,
    pub(super) content: Span,
    pub(super) cue: Span,
    pub(super) act: &'a str,
}

impl Claim<'_> {
    /// Tells whether it says what is so, neither asks nor promises nor guesses.
    pub(super) fn is_told(&self) -> bool {
        !matches!(self.act, "ask" | "promise" | "predict" | "believe" | "express" | "exclaim")
    }
}

/// Returns the content of the claim that `dispute` is about, if the article has it.
///
/// Of `all` disputes, what one says in disputing is no claim that another would only point to.
pub(super) fn disputed(
    reading: Reading<'_>,
    dispute: &Dispute,
    facts: &[Fact],
    all: &[Dispute],
) -> Option<Span> {
    let document = reading.document;
    let others = asserted(facts).filter(|(_, claim)| claim.speaker != dispute.actor);
    let claims: Vec<Claim<'_>> = others.map(|(_, claim)| claim).collect();
    let words = document.span(dispute.words);
    if let Some(own) = claims.iter().find(|claim| words.contains(claim.content)) {
        return Some(own.content);
    }
    if let Some(aside) = relatives::aside(document, dispute.trigger.start) {
        let claim = in_front(reading, &claims, document.span(aside.words), words);
        if claim.is_some() || relatives::which(document, dispute.trigger.start).is_some() {
            return claim;
        }
    }
    let sought = Sought::new(reading, dispute, all)?;
    let fits = claims.iter().filter_map(|claim| Some((sought.fit(claim)?, claim.content)));
    fits.max().map(|(_, content)| content)
}

/// What is known of the claim that a dispute is about.
struct Sought<'a> {
    reading: Reading<'a>,
    dispute: &'a Dispute,
    all: &'a [Dispute],
    /// Whose claim it is said to be.
    owners: Vec<TokenId>,
    /// Whether the target only points to it.
    bare: bool,
    /// The words that tell what it says.
    asked: BTreeSet<String>,
    /// The number of the sentence that disputes it.
    here: u32,
}

/// How well a claim fits what is sought: the greater, the better; what stands first tells most.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Whether it was made in the way that the target's noun says.
    kind: bool,
    /// How many words that tell something it shares with the dispute.
    shared: usize,
    /// Whether it stands behind the dispute, and how many sentences from it.
    far: Reverse<(bool, u32)>,
    start: u32,
}

impl<'a> Sought<'a> {
    fn new(reading: Reading<'a>, dispute: &'a Dispute, all: &'a [Dispute]) -> Option<Self> {
        let document = reading.document;
        let here = sentence(document, document.span(dispute.trigger))?;
        let (owners, bare) = (owners(reading, dispute), is_bare(reading, dispute));
        let asked = about(reading, dispute);
        Some(Self { reading, dispute, all, owners, bare, asked, here })
    }

    /// Returns how well a claim fits, if it can be meant.
    fn fit(&self, claim: &Claim<'_>) -> Option<Fit> {
        let document = self.reading.document;
        let distance = self.here.checked_sub(sentence(document, claim.content)?);
        let trigger = document.span(self.dispute.trigger);
        let before = claim.content.start < trigger.start && !claim.content.contains(trigger);
        let theirs = content_words(document, document.tokens_in(claim.content));
        let shared = self.asked.intersection(&theirs).count();
        let fits = if self.owners.is_empty() {
            let near = distance.is_some_and(|distance| distance < NEAR);
            let alike = shared >= 2 && shared * 2 >= self.asked.len();
            let pointed = self.bare
                && near
                && !self.disputes(claim)
                && may_mean(document, self.dispute.target, claim, distance.unwrap_or(NEAR))
                && !speaks_for(self.reading, claim.speaker, self.dispute.actor)
                && !speaks_for(self.reading, self.dispute.actor, claim.speaker);
            before && (pointed || !self.bare && alike)
        } else {
            is_by(self.reading, claim.speaker, &self.owners)
        };
        // "The report" that is denied may be who claims.
        let itself = self.reading.chain(self.dispute.target) == Some(claim.speaker);
        fits.then(|| Fit {
            kind: itself || suits(document, self.dispute.target, claim.act),
            shared: if self.bare { 0 } else { shared },
            far: Reverse((!before, distance.unwrap_or(u32::MAX))),
            start: claim.content.start,
        })
    }

    /// Tells whether a claim is what somebody says in disputing.
    fn disputes(&self, claim: &Claim<'_>) -> bool {
        let own = self.all.iter().filter(|other| other.actor == claim.speaker);
        let mut triggers = own.map(|other| self.reading.document.span(other.trigger));
        triggers.any(|trigger| claim.content.contains(trigger))
    }
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

/// Tells whether the target only points: "this", "that characterisation", "a claim", "no such
/// talks", "the real figure".
pub(super) fn is_bare(reading: Reading<'_>, dispute: &Dispute) -> bool {
    let document = reading.document;
    let head = dispute.target;
    if document[head].pos == Pos::Pron {
        return true;
    }
    let lemma = document.lemma(head);
    let said = [Kind::Claim, Kind::Denial].into_iter().any(|kind| lexicon::is(kind, lemma));
    // "Pleaded not guilty", "“Nonsense,” she said".
    let exclaimed = dispute.words.len() == 1 && lexicon::is(Kind::False, lemma);
    let said = said || exclaimed || matches!(lemma, "guilty" | "plea");
    // "As propaganda" tells what is thought of the claim, and is none of its words.
    let own = document.children(head).iter().filter(|child| dispute.words.contains(**child));
    let told = own.into_iter().any(|child| match document[*child].dep {
        Dep::Poss => document[*child].pos != Pos::Pron,
        Dep::Prep | Dep::Ccomp | Dep::Compound => true,
        // "that the vote was rigged" tells what the claim is; "that they deny" does not.
        Dep::Relcl | Dep::Acl => !document.subtree(*child).contains(dispute.trigger.start),
        _ => false,
    });
    said && !told
}

/// Tells whether "this" or "it" stands for what another than `own` has just said, not proposed or
/// asked.
pub(super) fn points_to_one(
    reading: Reading<'_>,
    pronoun: TokenId,
    own: Option<ChainId>,
    facts: &[Fact],
) -> bool {
    let document = reading.document;
    let points = matches!(document.lemma(pronoun), "this" | "that" | "it" | "they" | "these");
    if !points || document[pronoun].pos != Pos::Pron {
        return false;
    }
    let word = document[pronoun].span;
    let here = document[pronoun].sentence.0;
    let before = asserted(facts).map(|(_, claim)| claim).filter(|claim| {
        let there = sentence(document, claim.content);
        claim.content.end <= word.start && there.is_some_and(|there| there + 1 >= here)
    });
    let last = before.max_by_key(|claim| claim.content.end);
    // "Who say the plan is bad and reject it": it is the plan that they reject.
    last.filter(|claim| own != Some(claim.speaker)).is_some_and(|claim| {
        let mut inside = document.tokens_in(claim.content).iter();
        let wish = |token: TokenId| matches!(document.word(token), "should" | "must" | "will");
        // "Passed the bill, while two rejected it": the bill is nearer.
        let since = TokenRange { start: document.tokens_in(claim.content).end, end: pronoun };
        let decided = |token: TokenId| {
            document[token].pos == Pos::Noun && is_decided(reading, (token, TokenRange::one(token)))
        };
        claim.is_told() && !inside.any(wish) && !since.iter().any(decided)
    })
}

/// Returns the asserted claims, each with the fact that it is.
pub(super) fn asserted(facts: &[Fact]) -> impl Iterator<Item = (&Fact, Claim<'_>)> {
    facts.iter().filter(|fact| fact.status == Status::Asserted).filter_map(|fact| {
        let Statement::Claim { speaker, content, cue_span, act, .. } = &fact.statement else {
            return None;
        };
        let whole = content.iter().copied().reduce(Span::cover)?;
        let cue = cue_span.unwrap_or(whole);
        Some((fact, Claim { speaker: *speaker, content: whole, cue, act }))
    })
}

/// Returns the claim in front of ", which they deny": what is said up to there, if it says what is
/// denied.
fn in_front(reading: Reading<'_>, claims: &[Claim<'_>], aside: Span, denied: Span) -> Option<Span> {
    let text = reading.document.text();
    let holding = claims.iter().filter(|claim| claim.content.overlaps(denied));
    let nearest = holding.min_by_key(|claim| claim.content.len())?.content;
    let end = nearest.end.min(aside.start);
    let before = Span::new(nearest.start.min(end), end);
    Some(before.trim_matches(text, |c| c.is_whitespace() || ",–—".contains(c)))
}

/// Returns the words that tell what the dispute is about: those of its target, and where that only
/// names whose claim it is, those beside it.
fn about(reading: Reading<'_>, dispute: &Dispute) -> BTreeSet<String> {
    let document = reading.document;
    let own = content_words(document, dispute.words);
    if own.len() > 2 {
        return own;
    }
    content_words(document, document.sentence_of(dispute.trigger.start).tokens)
}

/// Returns the number of the sentence that `span` begins in.
pub(super) fn sentence(document: &Document, span: Span) -> Option<u32> {
    let first = document.tokens_in(span).iter().next()?;
    Some(document[first].sentence.0)
}

/// Returns the base forms of the words that tell something.
pub(super) fn content_words(document: &Document, tokens: TokenRange) -> BTreeSet<String> {
    let tells = |token: &TokenId| {
        matches!(document[*token].pos, Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj | Pos::Num)
    };
    tokens.iter().filter(tells).map(|token| document.lemma(token).to_lowercase()).collect()
}
