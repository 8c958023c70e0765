//! Which statement a quotation goes on with: what was said last, and how near it stands.

use super::super::{Reading, Status};
use super::Attribution;
use crate::clauses::Quote;
use crate::language::TokenId;
use crate::text::Span;

/// Tells whether the quotation is a sentence or several by itself.
pub(super) fn is_sentence(reading: Reading<'_>, quote: &Quote) -> bool {
    let text = reading.document.text();
    let inner = quote.inner.of(text);
    let before = text[..quote.outer.start as usize].trim_end_matches([' ', '\t', '\r']);
    let starts =
        before.is_empty() || before.ends_with(['.', '!', '?', '\n', '”', '"', ':', '’', '\'']);
    let behind = text[quote.outer.end as usize..].trim_start_matches([' ', '\t', '\r', '.']);
    let ends = quote.continues
        || inner.ends_with(['.', '!', '?', '…'])
        || text[quote.outer.end as usize..].starts_with('.');
    let alone = behind.is_empty() || !behind.starts_with(char::is_lowercase);
    starts && ends && alone && quote.tokens.len() >= 2
}

/// Tells whether nothing but the attribution stands between a statement and the quotation.
pub(super) fn follows(reading: Reading<'_>, previous: &Attribution, content: Span) -> bool {
    let document = reading.document;
    let Some(last) = previous.content.iter().map(|span| span.end).max() else { return false };
    let cue = document.sentence_of(previous.anchor).span.end;
    let from = last.max(cue.min(content.start)).min(content.start);
    let between = Span::new(from, content.start).of(document.text());
    last <= content.start && !between.contains(char::is_alphanumeric)
}

/// How many statements back the last speaker is looked for.
const RECENT: usize = 64;

/// Returns the statement that was made last before the quotation: that of the last quotation, or
/// the outermost of a later sentence.
pub(super) fn latest(
    reading: Reading<'_>,
    found: &[Attribution],
    cues: usize,
    quote: &Quote,
    last: Option<usize>,
) -> Option<usize> {
    let document = reading.document;
    let sentence = |index: &usize| document[end(reading, &found[*index])].sentence;
    let own = found[..cues].partition_point(|before| before.cue.start < quote.tokens.start);
    let recent = own.saturating_sub(RECENT)..own;
    let going_on = cues.max(found.len().saturating_sub(RECENT))..found.len();
    let before = recent.chain(going_on).filter(|index| {
        let attribution = &found[*index];
        attribution.quotes
            && !attribution.content.is_empty()
            && attribution.status == Status::Asserted
            && document[end(reading, attribution)].span.end <= quote.outer.start
    });
    // Of the statements of one sentence, the first is the one that holds the others.
    let other = before.rev().max_by_key(sentence);
    match (last, other) {
        (Some(last), Some(other)) if sentence(&last) >= sentence(&other) => Some(last),
        (last, other) => other.or(last),
    }
}

/// Returns the last word of a statement: of its cue, or of what is said.
fn end(reading: Reading<'_>, attribution: &Attribution) -> TokenId {
    let spans = attribution.content.iter();
    let last = spans.filter_map(|span| reading.document.tokens_in(*span).last()).max();
    last.map_or(attribution.anchor, |last| last.max(attribution.anchor))
}

/// Tells whether the quotation stands in the paragraph of the statement or in the next one.
pub(super) fn is_near(reading: Reading<'_>, previous: &Attribution, quote: &Quote) -> bool {
    let document = reading.document;
    let block = |token: TokenId| document.sentence_of(token).block;
    let here = quote.tokens.iter().next().map_or(u32::MAX, block);
    here.abs_diff(block(end(reading, previous))) <= 1
}
