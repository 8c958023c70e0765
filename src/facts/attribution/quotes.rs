//! Gives quotations to the cue beside them, or to whoever spoke last.

use super::super::{Reading, Status};
use super::beside::beside;
use super::nearness::{follows, is_near, is_sentence, latest};
use super::{Attribution, introduced};
use crate::clauses::Quote;
use crate::language::{Dep, Tag, TokenId};
use crate::text::Span;

const BESIDE: &str = "attribution:quote";
const CONTINUED: &str = "attribution:quote-continued";

/// Adds every quotation that no content holds yet to the statement that it belongs to.
///
/// Attributions come in order of their cues, those without a content too: they wait for a
/// quotation. A quotation that goes on with a statement is joined to it; one with a cue of its
/// own, or of a speaker further up, becomes a statement.
pub(super) fn attach(reading: Reading<'_>, found: &mut Vec<Attribution>) {
    let mut all = Attaching {
        reading,
        cues: found.len(),
        holders: Holders::new(reading, found),
        found: std::mem::take(found),
        added: Vec::new(),
        waiting: Vec::new(),
        last: None,
    };
    // Quotations come in order of their beginnings: a nested one ends before one behind it.
    let mut reach = 0;
    for (at, quote) in reading.clauses.quotes.iter().enumerate() {
        let nested = quote.outer.end <= reach;
        reach = reach.max(quote.inner.end);
        let content = spoken(reading, quote);
        if let Some(holder) = all.holders.of[at] {
            all.last = Some(holder);
            all.join_waiting(holder);
        } else if !content.is_empty() && !nested {
            all.attach(quote, content);
        }
    }
    *found = all.finish();
}

/// The statements while quotations are joined to them.
struct Attaching<'a> {
    reading: Reading<'a>,
    /// Those with a cue, in order of their cues; behind them those that go on with one of them.
    found: Vec<Attribution>,
    /// How many have a cue.
    cues: usize,
    holders: Holders,
    /// Further statements of the same cues.
    added: Vec<Attribution>,
    /// Paragraphs of a quotation that goes on in the next one, where its cue may stand.
    waiting: Vec<(&'a Quote, Span)>,
    /// The statement that the last quotation belongs to.
    last: Option<usize>,
}

impl<'a> Attaching<'a> {
    /// Joins a quotation to a statement, or makes it one.
    fn attach(&mut self, quote: &'a Quote, content: Span) {
        let reading = self.reading;
        let is_sentence = is_sentence(reading, quote);
        let goes_on = self.last.filter(|previous| {
            let previous = &self.found[*previous];
            is_sentence && follows(reading, previous, content) && is_direct(reading, previous)
        });
        let cues = &self.found[..self.cues];
        if let Some(cue) = beside(reading, quote, cues, goes_on) {
            self.join(cue, quote, content);
            self.join_waiting(cue);
            return;
        }
        // Other words are only named, or a part of somebody's sentence.
        if !is_sentence {
            return;
        }
        let introduced = || introduced::find(reading, quote, content, cues);
        if let Some(statement) = goes_on.is_none().then(introduced).flatten() {
            self.add(statement, content);
        } else if quote.continues && goes_on.is_none() {
            self.waiting.push((quote, content));
        } else {
            self.go_on_waiting();
            self.go_on(quote, content);
        }
    }

    /// Joins the paragraphs that wait to the statement whose quotation they began.
    fn join_waiting(&mut self, statement: usize) {
        if is_direct(self.reading, &self.found[statement]) {
            for (_, content) in std::mem::take(&mut self.waiting) {
                self.found[statement].content.push(content);
            }
        }
        self.go_on_waiting();
    }

    /// Makes the paragraphs that wait statements of who spoke last.
    fn go_on_waiting(&mut self) {
        for (quote, content) in std::mem::take(&mut self.waiting) {
            self.go_on(quote, content);
        }
    }

    /// Makes a quotation a statement of who spoke last.
    fn go_on(&mut self, quote: &Quote, content: Span) {
        let reading = self.reading;
        if let Some(previous) = latest(reading, &self.found, self.cues, quote, self.last)
            .filter(|previous| is_near(reading, &self.found[*previous], quote))
        {
            let statement = self.found[previous].with(content, CONTINUED);
            self.add(Attribution { status: Status::Asserted, ..statement }, content);
        }
    }

    /// Adds a quotation to what is said with the cue beside it.
    fn join(&mut self, cue: usize, quote: &Quote, content: Span) {
        let reading = self.reading;
        let statement = &mut self.found[cue];
        let content = sentence_with(reading, quote, content, statement);
        if is_plain(reading, statement.anchor) {
            statement.status = Status::Asserted;
        }
        if is_direct(reading, statement) || statement.content.is_empty() {
            statement.content.push(content);
            if statement.content.len() == 1 {
                statement.rule = BESIDE;
            }
            self.holders.add(reading, cue, &self.found[cue], content);
        } else {
            self.added.push(statement.with(content, BESIDE));
        }
        self.last = Some(cue);
    }

    /// Adds a statement that a quotation is.
    fn add(&mut self, statement: Attribution, content: Span) {
        let index = self.found.len();
        self.holders.add(self.reading, index, &statement, content);
        self.found.push(statement);
        self.last = Some(index);
    }

    /// Returns the statements that have a content, in order of their cues.
    fn finish(mut self) -> Vec<Attribution> {
        self.go_on_waiting();
        let mut found = self.found;
        found.extend(self.added);
        found.retain(|attribution| !attribution.content.is_empty());
        for attribution in &mut found {
            attribution.content.sort();
        }
        found.sort_by_key(|statement| (statement.cue.start, statement.content.first().copied()));
        found
    }
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
pub(super) fn is_direct(reading: Reading<'_>, attribution: &Attribution) -> bool {
    super::mode(reading, &attribution.content, attribution.anchor)
        == super::super::ClaimMode::Direct
}
