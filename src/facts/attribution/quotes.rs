//! Gives quotations to the cue beside them, or to whoever spoke last.

use super::super::{Reading, Status};
use super::{Attribution, introduced};
use crate::clauses::Quote;
use crate::language::{Dep, Tag, TokenId, TokenRange};
use crate::text::Span;

const BESIDE: &str = "attribution:quote";
const CONTINUED: &str = "attribution:quote-continued";

/// Adds every quotation that no content holds yet to the statement that it belongs to.
///
/// Attributions come in order of their cues, those without a content too: they wait for a
/// quotation. A quotation that goes on with a statement is joined to it; one with a cue of its
/// own, or of a speaker further up, becomes a statement.
pub(super) fn attach(reading: Reading<'_>, found: &mut Vec<Attribution>) {
    let mut last: Option<usize> = None;
    let mut added = Vec::new();
    let quotes = &reading.clauses.quotes;
    let mut holders = Holders::new(reading, found);
    // Behind these, which are in order of their cues, come those that go on with one of them.
    let cues = found.len();
    // Quotations come in order of their beginnings: a nested one ends before one behind it.
    let mut reach = 0;
    for (at, quote) in quotes.iter().enumerate() {
        let nested = quote.outer.end <= reach;
        reach = reach.max(quote.inner.end);
        let content = spoken(reading, quote);
        if let Some(holder) = holders.of[at] {
            last = Some(holder);
            continue;
        }
        if content.is_empty() || nested {
            continue;
        }
        let goes_on = last.filter(|previous| {
            is_sentence(reading, quote)
                && follows(reading, &found[*previous], content)
                && is_direct(reading, &found[*previous])
        });
        if let Some(cue) = beside(reading, quote, &found[..cues], goes_on) {
            let content = sentence_with(reading, quote, content, &found[cue]);
            if is_plain(reading, found[cue].anchor) {
                found[cue].status = Status::Asserted;
            }
            if is_direct(reading, &found[cue]) || found[cue].content.is_empty() {
                found[cue].content.push(content);
                holders.add(reading, cue, &found[cue], content);
                found[cue].rule =
                    if found[cue].content.len() > 1 { found[cue].rule } else { BESIDE };
            } else {
                added.push(found[cue].with(content, BESIDE));
            }
            last = Some(cue);
        } else if goes_on.is_none()
            && is_sentence(reading, quote)
            && let Some(statement) = introduced::find(reading, quote, content, &found[..cues])
        {
            let index = found.len();
            holders.add(reading, index, &statement, content);
            found.push(statement);
            last = Some(index);
        } else if let Some(previous) =
            latest(reading, found, cues, quote, last).filter(|previous| {
                is_sentence(reading, quote) && is_near(reading, &found[*previous], quote)
            })
        {
            let statement = Attribution {
                status: Status::Asserted,
                ..found[previous].with(content, CONTINUED)
            };
            let index = found.len();
            holders.add(reading, index, &statement, content);
            found.push(statement);
            last = Some(index);
        }
    }
    found.extend(added);
    found.retain(|attribution| !attribution.content.is_empty());
    for attribution in found.iter_mut() {
        attribution.content.sort();
    }
    found.sort_by_key(|attribution| (attribution.cue.start, attribution.content.first().copied()));
}

impl Attribution {
    fn with(&self, content: Span, rule: &'static str) -> Self {
        Self { content: vec![content], rule, ..self.clone() }
    }
}

/// Returns the words of a quotation without the comma that belongs to the sentence around it.
fn spoken(reading: Reading<'_>, quote: &Quote) -> Span {
    quote.inner.trim_matches(reading.document.text(), |c| c.is_whitespace() || c == ',')
}

/// Tells whether a cue is in the present or past, without a word that makes it anything but said:
/// the analysis may hang it on the words that are quoted.
pub(super) fn is_plain(reading: Reading<'_>, verb: TokenId) -> bool {
    let document = reading.document;
    matches!(document[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && document.children(verb).iter().all(|child| match document[*child].dep {
            Dep::Aux | Dep::Auxpass | Dep::Neg => false,
            Dep::Mark => !matches!(document.lemma(*child), "if" | "whether" | "unless"),
            _ => true,
        })
}

/// Returns the quotation with the words that open its sentence, where it goes on with them and the
/// cue stands behind: "The bridges are “quite safe,” the mayor said".
fn sentence_with(reading: Reading<'_>, quote: &Quote, content: Span, cue: &Attribution) -> Span {
    let document = reading.document;
    let text = document.text();
    let start = document.sentence_of(quote.tokens.start).span.start;
    let before = Span::new(start.min(quote.outer.start), quote.outer.start).of(text);
    let is_lower = quote.inner.of(text).starts_with(char::is_lowercase);
    let goes_on =
        before.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',' && is_lower)
            && !before.contains(['“', '”', '"', ';', ':', '\n'])
            && document[cue.anchor].span.start > quote.outer.end
            && document[cue.anchor].sentence == document[quote.tokens.start].sentence;
    if goes_on { Span::new(start, quote.outer.end) } else { content }
}

/// Which statement has each quotation in its content already; what is said inside a quotation
/// does not count.
struct Holders {
    of: Vec<Option<usize>>,
}

impl Holders {
    fn new(reading: Reading<'_>, found: &[Attribution]) -> Self {
        let mut holders = Self { of: vec![None; reading.clauses.quotes.len()] };
        for (index, attribution) in found.iter().enumerate() {
            for span in &attribution.content {
                holders.add(reading, index, attribution, *span);
            }
        }
        holders
    }

    /// Notes a span of the content of a statement, `index` of those that were found.
    fn add(&mut self, reading: Reading<'_>, index: usize, attribution: &Attribution, span: Span) {
        let quotes = &reading.clauses.quotes;
        let anchor = reading.document[attribution.anchor].span;
        let first = quotes.partition_point(|quote| quote.outer.end <= span.start);
        let overlapping = (first..quotes.len()).take_while(|at| quotes[*at].outer.start < span.end);
        for at in overlapping {
            let quote = &quotes[at];
            if self.of[at].is_none() && quote.inner.overlaps(span) && !quote.outer.contains(anchor)
            {
                self.of[at] = Some(index);
            }
        }
    }
}

/// Tells whether a statement's content is all between quotation marks.
fn is_direct(reading: Reading<'_>, attribution: &Attribution) -> bool {
    super::mode(reading, &attribution.content, attribution.anchor)
        == super::super::ClaimMode::Direct
}

/// How many words may stand between a cue and its quotation, with those of the cue.
const REACH: u32 = 40;

/// Returns the statement whose cue stands beside the quotation, in its sentence.
///
/// `previous` is the statement that the quotation goes on with, unless the sentence of the
/// quotation has a cue of its own: “…,” he said. “…”
fn beside(
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
    if goes_on { after.or_else(before) } else { before().or(previous).or(after) }
}

/// Tells whether the cue's clause begins right behind the quotation.
fn cue_after(reading: Reading<'_>, quote: &Quote, attribution: &Attribution) -> bool {
    let document = reading.document;
    let anchor = attribution.anchor;
    let goes_on = attribution.content.iter().any(|span| span.start > quote.outer.end);
    if document[anchor].span.start < quote.outer.end || goes_on && !is_direct(reading, attribution)
    {
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
        && !words.contains(['“', '”', '"', '\n'])
        && document.tokens_in(between).len() <= 25
        && is_spoken_or_introduced(reading, quote, words)
}

fn is_directly(words: &str) -> bool {
    let words = words.trim();
    words.is_empty() || words == "that"
}

fn is_spoken_or_introduced(reading: Reading<'_>, quote: &Quote, words: &str) -> bool {
    is_directly(words) || words.trim_end().ends_with(':') || is_spoken(reading, quote)
}

/// Tells whether the words are said rather than named: several, or with a stop or comma inside.
fn is_spoken(reading: Reading<'_>, quote: &Quote) -> bool {
    let words = quote.inner.of(reading.document.text());
    quote.tokens.len() >= 4 || words.ends_with([',', '.', '?', '!'])
}

/// Tells whether the quotation is a sentence or several by itself.
fn is_sentence(reading: Reading<'_>, quote: &Quote) -> bool {
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
fn follows(reading: Reading<'_>, previous: &Attribution, content: Span) -> bool {
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
fn latest(
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
fn is_near(reading: Reading<'_>, previous: &Attribution, quote: &Quote) -> bool {
    let document = reading.document;
    let block = |token: TokenId| document.sentence_of(token).block;
    let here = quote.tokens.iter().next().map_or(u32::MAX, block);
    here.abs_diff(block(end(reading, previous))) <= 1
}
