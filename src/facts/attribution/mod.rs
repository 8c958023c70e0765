//! Finds who is reported as saying what.
//!
//! ```text
//! Reading ──find──▶ Statement::Claim
//! ```
//!
//! A *cue* is the word that attributes: a verb ("said"), a noun ("his claim that"),
//! a marker ("according to"). Its *content* is what is said, one span or several,
//! without the complementiser and without the marks around a whole quotation.
//! [`verbs`], [`nouns`] and [`markers`] find cues with their contents in the tree,
//! [`headlines`] and [`turns`] by the layout; [`quotes`] then gives every quotation that is left to the cue or the speaker
//! beside it, or [`introduced`] to the person whom the sentence before brings on. A content without a speaker is no claim.

mod beside;
mod boundaries;
mod complements;
mod content;
mod headlines;
mod introduced;
mod markers;
mod nearness;
mod nouns;
mod predicatives;
mod quotes;
mod speaker;
mod standing;
mod turns;
mod verbs;
mod wordings;

#[cfg(test)]
mod tests;

use super::{ClaimMode, Fact, Reading, Statement, Status};
use crate::language::{TokenId, TokenRange};
use crate::text::Span;
use content::mode;
use speaker::Speaker;
pub(super) use speaker::two_meant;

/// Adds the statements that the article attributes to somebody.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let mut found = verbs::find(reading);
    found.extend(nouns::find(reading));
    found.extend(markers::find(reading));
    let headlines = headlines::find(reading, &found);
    found.extend(headlines);
    found.extend(turns::find(reading));
    found.sort_by_key(|attribution| attribution.cue.start);
    quotes::attach(reading, &mut found);
    let mut seen: Vec<(Span, Speaker)> = Vec::new();
    for attribution in found {
        for speaker in &attribution.speakers {
            let Some(first) = attribution.content.first() else { continue };
            let repeated =
                seen.iter().any(|(span, other)| span == first && other.chain == speaker.chain);
            if !repeated {
                seen.push((*first, *speaker));
                facts.push(attribution.fact(reading, *speaker));
            }
        }
    }
}

/// A cue with its speakers and its content; the content is empty until a quotation is found for it.
#[derive(Debug, Clone)]
struct Attribution {
    speakers: Vec<Speaker>,
    cue: TokenRange,
    /// The word that the cue's clause hangs on.
    anchor: TokenId,
    act: String,
    content: Vec<Span>,
    status: Status,
    /// The way of finding claims that found it.
    rule: &'static str,
    /// Whether the cue can introduce a quotation.
    quotes: bool,
}

impl Attribution {
    fn fact(&self, reading: Reading<'_>, speaker: Speaker) -> Fact {
        let content = self.content.clone();
        Fact::new(
            Statement::Claim {
                speaker: speaker.chain,
                speaker_span: speaker.span,
                cue_span: Some(reading.document.span(self.cue)),
                // The words of a turn are the speaker's own, without marks.
                mode: if self.rule == turns::TURN {
                    ClaimMode::Direct
                } else {
                    mode(reading, &content, self.anchor)
                },
                content,
                act: self.act.clone(),
            },
            reading.evidence(self.cue),
            self.status,
            self.rule,
        )
    }
}
