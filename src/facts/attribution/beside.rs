//! Which cue stands beside a quotation, in its sentence: "…," he said.

use super::super::Reading;
use super::super::cues::{self, Content};
use super::Attribution;
use super::quotes::is_direct;
use super::wordings::PHRASE;
use crate::clauses::Quote;
use crate::language::{Dep, TokenId, TokenRange};
use crate::text::Span;

/// How many words may stand between a cue and its quotation, with those of the cue.
const REACH: u32 = 40;

/// Returns the statement whose cue stands beside the quotation, in its sentence.
///
/// `previous` is the statement that the quotation goes on with, unless the sentence of the
/// quotation has a cue of its own: “…,” he said. “…”
pub(super) fn beside(
    reading: Reading<'_>,
    quote: &Quote,
    found: &[Attribution],
    previous: Option<usize>,
) -> Option<usize> {
    let first = quote.tokens.start.0.saturating_sub(REACH);
    let from = found.partition_point(|attribution| attribution.cue.start.0 < first);
    let end = quote.tokens.end.0 + REACH;
    let fits = |index: &usize| {
        let attribution = &found[*index];
        attribution.quotes && !quote.outer.contains(reading.document[attribution.anchor].span)
    };
    let near = (from..found.len()).take_while(|index| found[*index].cue.start.0 < end);
    let near: Vec<usize> = near.filter(fits).collect();
    let after = near.iter().copied().find(|index| cue_after(reading, quote, &found[*index]));
    let before =
        || near.iter().rev().copied().find(|index| cue_before(reading, quote, &found[*index]));
    // "…," she said: the comma shows that the sentence goes on behind the mark.
    let goes_on = quote.inner.of(reading.document.text()).ends_with([',', '?', '!']);
    // Behind a full stop, a sentence that says something else attributes that: "It answers all of it".
    let is_bare = |index: &usize| {
        let anchor = found[*index].anchor;
        let tells = cues::verb(reading.document.lemma(anchor))
            .is_some_and(|cue| cue.takes(Content::Addressed));
        tells
            || reading.document.child(anchor, Dep::Dobj).is_none()
            || !found[*index].content.is_empty()
    };
    if goes_on { after.or_else(before) } else { before().or(previous).or(after.filter(is_bare)) }
}

/// Tells whether the cue's clause begins right behind the quotation.
fn cue_after(reading: Reading<'_>, quote: &Quote, attribution: &Attribution) -> bool {
    let document = reading.document;
    let anchor = attribution.anchor;
    let goes_on = attribution.content.iter().any(|span| span.start > quote.outer.end);
    // “It is late”, with Reed urging “more speed”, is no broken quotation.
    let is_other = goes_on && (attribution.rule == PHRASE || !is_direct(reading, attribution));
    if document[anchor].span.start < quote.outer.end || is_other {
        return false;
    }
    let between = Span::new(quote.outer.end, document[anchor].span.start);
    // The next paragraph has a subject of its own.
    if between.of(document.text()).contains('\n') {
        return false;
    }
    let run = document.tokens_in(between);
    let sentence = document[anchor].sentence;
    // The cue's sentence begins before or right behind the quotation, and nothing else is in between.
    is_spoken(reading, quote)
        && run.iter().all(|token| document[token].sentence == sentence)
        && !between.of(document.text()).contains(['“', '"', ';'])
        && run.len() <= 30
        && !has_other_verb(reading, run, anchor)
}

/// Tells whether the run holds a verb with tense that is no part of the cue's subject.
fn has_other_verb(reading: Reading<'_>, run: TokenRange, anchor: TokenId) -> bool {
    let document = reading.document;
    run.iter().any(|token| {
        document.head(anchor) == Some(token) && super::content::is_finite(document, token)
    })
}

/// Tells whether the cue's clause ends right before the quotation.
fn cue_before(reading: Reading<'_>, quote: &Quote, attribution: &Attribution) -> bool {
    let document = reading.document;
    let anchor = attribution.anchor;
    if document[anchor].span.end > quote.outer.start {
        return false;
    }
    let between = Span::new(document[anchor].span.end, quote.outer.start);
    let words = between.of(document.text());
    let introduced = words.trim_end().ends_with([',', ':']) || is_directly(words);
    let sentence = document.sentence_of(anchor);
    let ends = sentence.span.end.max(between.start);
    let rest = Span::new(ends.min(quote.outer.start), quote.outer.start);
    introduced
        && rest.of(document.text()).trim().is_empty()
        && !words.contains(['“', '”', '"'])
        // A colon may end the paragraph before.
        && !words.trim_end_matches(['\n', ':']).contains('\n')
        && document.tokens_in(between).len() <= 25
        && is_spoken_or_introduced(reading, quote, words)
}

fn is_directly(words: &str) -> bool {
    let words = words.trim();
    matches!(words, "" | "that" | "with")
}

fn is_spoken_or_introduced(reading: Reading<'_>, quote: &Quote, words: &str) -> bool {
    is_directly(words) || words.trim_end().ends_with(':') || is_spoken(reading, quote)
}

/// Tells whether the words are said rather than named: several, or with a stop or comma inside, or
/// with a comma behind them.
fn is_spoken(reading: Reading<'_>, quote: &Quote) -> bool {
    let text = reading.document.text();
    let words = quote.inner.of(text);
    quote.tokens.len() >= 4
        || words.ends_with([',', '.', '?', '!'])
        || text[quote.outer.end as usize..].starts_with(',')
}
