//! Finds who disputes what, and which claim that is about.
//!
//! ```text
//! Reading + the claims found before ──find──▶ Statement::Disputes
//! ```
//!
//! [`denials`] reads verbs and nouns ("denied", "pushed back on", "a claim Kyiv denies");
//! [`doubts`] pleas and words of doubt; [`objects`] tells what can be disputed;
//! [`verdicts`] what is called or said to be untrue; [`figures`] rival figures; [`defences`] what speakers
//! say of themselves or of the grounds of a claim ("we had no part in it", "there is no evidence
//! that"); [`answers`] statements that contradict an earlier one. [`claims`] then looks for the
//! claim that is meant: the target's own content, one by the party that the target names, the
//! statement before it, one with the same words.

mod alleged;
mod answers;
mod attributes;
mod authors;
mod charges;
mod claims;
mod defences;
mod denials;
mod doubts;
mod earlier;
mod figures;
mod lexicon;
mod lies;
mod objects;
mod opposites;
mod relatives;
mod subjects;
mod targets;
mod untenable;
mod verdicts;

#[cfg(test)]
mod tests;

use super::{Fact, Phrase, Reading, Statement, Status, arguments, cues};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::ChainId;
use crate::text::Span;

/// Adds the disputes that the article states; `facts` holds its claims already.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let mut found = denials::find(reading, facts);
    let verdicts = verdicts::find(reading, facts);
    found.extend(without_repetitions(reading, verdicts, &found));
    let defences = defences::find(reading, facts);
    found.extend(without_repetitions(reading, defences, &found));
    let untenable = untenable::find(reading, facts);
    found.extend(without_repetitions(reading, untenable, &found));
    let alleged = alleged::find(reading, facts);
    found.extend(without_repetitions(reading, alleged, &found));
    let attributes = attributes::find(reading, facts);
    found.extend(without_repetitions(reading, attributes, &found));
    let figures = figures::find(reading, facts);
    found.extend(without_repetitions(reading, figures, &found));
    let answers = answers::find(reading, facts);
    found.extend(without_repetitions(reading, answers, &found));
    found.sort_by_key(|dispute| (dispute.trigger.start, dispute.actor, dispute.target));
    // "The report is untrue and misleading" is one.
    found.dedup_by(|later, earlier| {
        let same =
            |it: &Dispute| (reading.document[it.trigger.start].sentence, it.actor, it.target);
        same(later) == same(earlier)
    });
    for dispute in &found {
        take_back(reading, dispute, facts);
    }
    let disputes: Vec<Fact> = found.iter().map(|it| it.fact(reading, facts, &found)).collect();
    facts.extend(disputes);
}

/// Leaves out what only repeats a dispute of its sentence: "denied the reports, calling them
/// fiction" is one.
fn without_repetitions(
    reading: Reading<'_>,
    later: Vec<Dispute>,
    found: &[Dispute],
) -> Vec<Dispute> {
    let sentence = |dispute: &Dispute| reading.document[dispute.trigger.start].sentence;
    let again = |dispute: &Dispute| {
        let before = found.iter().filter(|earlier| {
            earlier.actor == dispute.actor && sentence(earlier) == sentence(dispute)
        });
        let mut before = before.peekable();
        let same = |earlier: &Dispute| earlier.target == dispute.target;
        before.peek().is_some() && (claims::is_bare(reading, dispute) || before.any(same))
    };
    later.into_iter().filter(|dispute| !again(dispute)).collect()
}

/// Takes what an actor denies in passing out of the statement that is denied: in "police said he
/// had fled, which he denies" the police do not say the last words.
fn take_back(reading: Reading<'_>, dispute: &Dispute, facts: &mut [Fact]) {
    let document = reading.document;
    let Some(aside) = relatives::aside(document, dispute.trigger.start) else { return };
    let aside = document.span(aside.words);
    for fact in facts {
        let Statement::Claim { speaker, content, .. } = &mut fact.statement else { continue };
        let last = content.last_mut().filter(|_| *speaker != dispute.actor);
        if let Some(last) = last.filter(|last| last.contains(aside)) {
            let rest = Span::new(last.start, aside.start);
            *last = rest.trim_matches(document.text(), |c| c.is_whitespace() || ",–—".contains(c));
        }
    }
}

/// Returns the innermost statement whose content holds `token`.
fn statement_at<'a>(document: &Document, token: TokenId, facts: &'a [Fact]) -> Option<&'a Fact> {
    let word = document[token].span;
    let size = |fact: &&Fact| match &fact.statement {
        Statement::Claim { content, .. } => {
            content.iter().find(|span| span.contains(word)).map(|span| span.len())
        }
        _ => None,
    };
    let stated = facts.iter().filter(|fact| fact.status == Status::Asserted);
    stated.filter(|fact| size(fact).is_some()).min_by_key(size)
}

/// Returns the speaker of the innermost statement that holds `token`.
fn speaker_of(document: &Document, token: TokenId, facts: &[Fact]) -> Option<ChainId> {
    match statement_at(document, token, facts)?.statement {
        Statement::Claim { speaker, .. } => Some(speaker),
        _ => None,
    }
}

/// Returns the words of a clause without the "that" or "whether" that opens it.
fn without_mark(document: &Document, mut tokens: TokenRange) -> TokenRange {
    let opens = |first: TokenId| {
        document[first].dep == Dep::Mark
            && matches!(document.lemma(first), "that" | "whether" | "if")
    };
    if tokens.len() > 1 && opens(tokens.start) {
        tokens.start = tokens.start.next();
    }
    tokens
}

/// Returns the words without a mark in front that closes a quotation before them.
fn without_closing_mark(document: &Document, mut words: TokenRange) -> TokenRange {
    let next = words.start.next();
    // "“The claims" has lost its closing mark.
    let open = document[words.start].tag == Tag::OpenQuote
        && !words.iter().any(|word| document[word].tag == Tag::CloseQuote);
    let apart = document[words.start].pos == Pos::Punct
        && next < words.end
        && (open || document[words.start].span.end < document[next].span.start);
    if apart {
        words.start = next;
    }
    words
}

/// Returns the words without what is said behind them: "the report, *saying it was false*".
fn without_saying(document: &Document, head: TokenId, mut words: TokenRange) -> TokenRange {
    let saying = words.iter().find(|word| {
        *word > head
            && document[*word].tag == Tag::Vbg
            && cues::verb(document.lemma(*word)).is_some()
            && document.subtree(*word).end == words.end
    });
    let comma = saying.and_then(TokenId::previous).filter(|comma| *comma > head);
    if let Some(comma) = comma.filter(|comma| document[*comma].tag == Tag::Comma) {
        words.end = comma;
    }
    words
}

/// An actor, what they dispute, and the word that says so.
#[derive(Debug, Clone, Copy)]
struct Dispute {
    actor: ChainId,
    trigger: TokenRange,
    /// The token that the target hangs on, and its words.
    target: TokenId,
    words: TokenRange,
    status: Status,
    rule: &'static str,
}

impl Dispute {
    /// Returns a dispute that is asserted with one word.
    fn asserted(
        actor: ChainId,
        trigger: TokenId,
        target: TokenId,
        words: TokenRange,
        rule: &'static str,
    ) -> Self {
        let trigger = TokenRange::one(trigger);
        Self { actor, trigger, target, words, status: Status::Asserted, rule }
    }

    /// Tells whether the target is "this", "that" or an "it" that stands for no noun: what the
    /// article just said.
    fn points_back(&self, reading: Reading<'_>) -> bool {
        let it = || arguments::named_somehow(reading, self.target).is_none();
        self.words.len() == 1
            && match reading.document.lemma(self.target) {
                "this" | "that" => true,
                "it" => it(),
                _ => false,
            }
    }

    fn fact(&self, reading: Reading<'_>, facts: &[Fact], all: &[Self]) -> Fact {
        let claim = claims::disputed(reading, self, facts, all);
        let names_nothing = claims::is_bare(reading, self);
        let earlier = Some(self).filter(|_| names_nothing);
        let earlier = earlier.and_then(|dispute| earlier::told(reading, dispute, claim));
        // "The rumours" are those that the article has told of before.
        let claim = claim.filter(|_| earlier.is_none());
        let charge = Some(self).filter(|_| claim.is_none() && names_nothing);
        let charge = charge.and_then(|dispute| charges::denied(reading, dispute));
        let target = match claim {
            // "denied this", "a claim they deny": the words that tell are those of the claim.
            Some(content) if names_nothing => {
                Phrase { span: charges::deed(reading, content).unwrap_or(content), chain: None }
            }
            None if earlier.is_some() => earlier.map_or_else(
                || reading.phrase(self.target, self.words),
                |words| reading.phrase(words.start, words),
            ),
            None if charge.is_some() => charge.map_or_else(
                || reading.phrase(self.target, self.words),
                |words| reading.phrase(words.start, words),
            ),
            None if self.points_back(reading) => {
                let before = claims::sentence_before(reading, self.trigger.start);
                before.map_or_else(
                    || reading.phrase(self.target, self.words),
                    |span| Phrase { span, chain: None },
                )
            }
            _ => {
                let words = without_closing_mark(reading.document, self.words);
                reading.phrase(self.target, without_saying(reading.document, self.target, words))
            }
        };
        Fact::new(
            Statement::Disputes { actor: self.actor, target, claim },
            reading.evidence(self.trigger),
            self.status,
            self.rule,
        )
    }
}
