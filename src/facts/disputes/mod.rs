//! Finds who disputes what, and which claim that is about.
//!
//! ```text
//! Reading + the claims found before ──find──▶ Statement::Disputes
//! ```
//!
//! [`denials`] reads verbs and nouns ("denied", "pushed back on", "a claim Kyiv denies");
//! [`verdicts`] what is called or said to be untrue, and rival figures. [`claims`] then looks
//! for the claim that is meant: the target's own content, the statement before it, one
//! by the party that the target names, one with the same words.

mod claims;
mod denials;
mod lexicon;
mod verdicts;

#[cfg(test)]
mod tests;

use super::{Fact, Phrase, Reading, Statement, Status};
use crate::language::{TokenId, TokenRange};
use crate::mentions::ChainId;

/// Adds the disputes that the article states; `facts` holds its claims already.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let mut found = denials::find(reading);
    let verdicts = verdicts::find(reading, facts);
    // "denied the reports, calling them fiction" is one dispute.
    let again = |verdict: &Dispute| {
        let sentence = |dispute: &Dispute| reading.document[dispute.trigger.start].sentence;
        let said = |denial: &Dispute| {
            denial.actor == verdict.actor && sentence(denial) == sentence(verdict)
        };
        claims::is_bare(reading, verdict) && found.iter().any(said)
    };
    let verdicts: Vec<Dispute> = verdicts.into_iter().filter(|verdict| !again(verdict)).collect();
    found.extend(verdicts);
    found.sort_by_key(|dispute| (dispute.trigger.start, dispute.actor));
    found.dedup_by_key(|dispute| (dispute.trigger.start, dispute.actor));
    let disputes: Vec<Fact> = found.iter().map(|dispute| dispute.fact(reading, facts)).collect();
    facts.extend(disputes);
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
    confidence: f32,
}

impl Dispute {
    /// Tells whether the target is "this" or "that": what the article just said.
    fn points_back(&self, reading: Reading<'_>) -> bool {
        self.words.len() == 1 && matches!(reading.document.lemma(self.target), "this" | "that")
    }

    fn fact(&self, reading: Reading<'_>, facts: &[Fact]) -> Fact {
        let claim = claims::disputed(reading, self, facts);
        let names_nothing = claims::is_bare(reading, self);
        let target = match claim {
            // "denied this", "a claim they deny": the words that tell are those of the claim.
            Some(content) if names_nothing => Phrase { span: content, chain: None },
            None if self.points_back(reading) => {
                let before = claims::sentence_before(reading, self.trigger.start);
                before.map_or_else(
                    || reading.phrase(self.target, self.words),
                    |span| Phrase { span, chain: None },
                )
            }
            _ => reading.phrase(self.target, self.words),
        };
        Fact {
            evidence: reading.evidence(self.trigger),
            status: self.status,
            reported_by: Vec::new(),
            confidence: self.confidence,
            rule: self.rule.to_owned(),
            statement: Statement::Disputes { actor: self.actor, target, claim },
        }
    }
}
