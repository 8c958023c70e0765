//! Finds what stands between quotation marks.
//!
//! ```text
//! &Document ──find──▶ Vec<Quote>, in order, properly nested
//! ```
//!
//! Marks may be straight or curly, double or single; a single one may also be
//! an apostrophe. A *mark opens* where a word begins behind it, and *closes*
//! where one has ended before it; a straight mark between is read by what is
//! open. Each block of the article is read by itself: a quotation whose closing
//! mark is missing ends with its block at the latest, so that a slip of the
//! typist never swallows the article. One that runs on over paragraphs is a
//! [`Quote`] a block, if the next block opens anew.

use super::Quote;
use super::marks::{Mark, Shape, is_double, marks};
use crate::language::Document;
use crate::text::Span;

/// How far a single closing mark is looked for behind one that may be an apostrophe, in characters.
const LOOKAHEAD: usize = 200;

/// Returns the quotations of a document, outer ones before those inside them.
#[must_use]
pub(super) fn find(document: &Document) -> Vec<Quote> {
    let blocks = blocks(document);
    let mut quotes = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let words = block.of(document.text());
        let next = blocks.get(at + 1).map(|next| next.of(document.text()));
        let resumed = next.is_some_and(|next| next.chars().next().is_some_and(is_double));
        for pair in pairs(words, resumed) {
            quotes.extend(quote(document, *block, &pair));
        }
    }
    quotes.sort_by_key(|quote| (quote.outer.start, std::cmp::Reverse(quote.outer.end)));
    quotes
}

/// Returns the extent of each block, from its first sentence to its last.
fn blocks(document: &Document) -> Vec<Span> {
    let mut blocks: Vec<(u32, Span)> = Vec::new();
    for sentence in document.sentences() {
        match blocks.last_mut() {
            Some((block, span)) if *block == sentence.block => *span = span.cover(sentence.span),
            _ => blocks.push((sentence.block, sentence.span)),
        }
    }
    blocks.into_iter().map(|(_, span)| span).collect()
}

/// The bytes of a block from an opening mark to the end of the closing one.
struct Pair {
    start: usize,
    /// Where the words between the marks start and end.
    inner: (usize, usize),
    end: usize,
    continues: bool,
}

fn quote(document: &Document, block: Span, pair: &Pair) -> Option<Quote> {
    let base = block.start as usize;
    let outer = Span::from_range(base + pair.start..base + pair.end);
    let inner = Span::from_range(base + pair.inner.0..base + pair.inner.1).trim(document.text());
    let tokens = document.tokens_in(inner);
    (!inner.is_empty()).then_some(Quote { outer, inner, tokens, continues: pair.continues })
}

/// An opening mark that waits for its closing one.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    inner: usize,
    single: bool,
}

/// Returns the pairs of marks in the words of one block; `resumed` where the next block opens with a mark.
fn pairs(words: &str, resumed: bool) -> Vec<Pair> {
    let marks = marks(words);
    let mut open: Vec<Open> = Vec::new();
    let mut pairs = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let has_open = open.iter().any(|open| open.single == mark.single);
        let closes = has_open
            && mark.shape != Shape::Opens
            && !(mark.single && is_apostrophe(words, &marks[at..], &open));
        if closes {
            let Some(found) = open.iter().rposition(|open| open.single == mark.single) else {
                continue;
            };
            // A single mark inside an open double quotation cannot end one outside of it.
            if mark.single && found + 1 != open.len() {
                continue;
            }
            let start = open[found];
            open.truncate(found);
            let inner = (start.inner, mark.start);
            pairs.push(Pair { start: start.start, inner, end: mark.end, continues: false });
        } else if mark.shape != Shape::Closes {
            // A second opening mark of the same kind: the first was never closed.
            if let Some(found) = open.iter().position(|open| open.single == mark.single) {
                let lost = open[found];
                open.truncate(found);
                let resumed = !mark.single && ends_sentence(words, lost, mark.start);
                pairs.extend(unclosed(words, lost, mark.start, resumed));
            }
            open.push(Open { start: mark.start, inner: mark.end, single: mark.single });
        }
    }
    if let Some(lost) = open.iter().find(|open| !open.single) {
        pairs.extend(unclosed(words, *lost, words.len(), resumed));
    }
    pairs
}

/// Tells whether a mark that is never closed begins a sentence, and one ends before the next mark at
/// `next`: paragraphs of one quotation that were run together.
fn ends_sentence(words: &str, open: Open, next: usize) -> bool {
    let stops = |words: &str| words.trim_end().ends_with(['.', '!', '?', '”', '"']);
    let inner = words[open.inner..next].trim();
    stops(&words[..open.start])
        && stops(inner)
        && inner.starts_with(char::is_uppercase)
        && inner.contains(' ')
}

/// Returns the quotation from a mark that is never closed before `limit`, as far as it can be trusted.
///
/// It runs to the limit where it goes on in the next block, or where it begins
/// its block or follows a colon or comma, as speech does; a mark amid a
/// sentence is taken for a slip.
fn unclosed(words: &str, open: Open, limit: usize, continues: bool) -> Option<Pair> {
    let before = words[..open.start].trim_end();
    let speech = before.is_empty() || before.ends_with([':', ',']);
    if open.single || !(speech || continues) {
        return None;
    }
    let end = open.inner + words[open.inner..limit].trim_end().len();
    Some(Pair { start: open.start, inner: (open.inner, end), end, continues })
}

/// Tells whether a closing single mark is rather the apostrophe of a plural's genitive.
///
/// It is, where it follows an "s", a word goes on behind it, and another mark
/// that may close the quotation follows soon.
fn is_apostrophe(words: &str, marks: &[Mark], open: &[Open]) -> bool {
    let [mark, later @ ..] = marks else { return false };
    if !words[..mark.start].ends_with(['s', 'S', 'x', 'z']) {
        return false;
    }
    let rest = &words[mark.end..];
    if !rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
        return false;
    }
    let inside_double = open.last().is_some_and(|open| !open.single);
    let limit = mark.end + rest.chars().take(LOOKAHEAD).map(char::len_utf8).sum::<usize>();
    !inside_double
        && later
            .iter()
            .take_while(|next| next.start < limit && (!next.single || next.shape != Shape::Opens))
            .any(|next| next.single && next.shape == Shape::Closes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::document::{Builder, TokenSpec};
    use crate::language::{Dep, Pos, Tag, TokenId};

    /// Returns a document whose blocks are the lines of `text` and whose tokens its words.
    fn lines(text: &str) -> Document {
        let mut builder = Builder::new(text.to_owned());
        let mut at = 0;
        for (block, line) in text.split('\n').enumerate() {
            builder.start_block(u32::try_from(block).unwrap());
            for word in line.split_inclusive(char::is_whitespace) {
                let span = Span::from_range(at..at + word.len()).trim(text);
                at += word.len();
                if span.is_empty() {
                    continue;
                }
                let head: TokenId = builder.next_id();
                let (tag, pos, dep) = (Tag::Nn, Pos::Noun, Dep::Root);
                let starts_sentence = false;
                builder.push(TokenSpec { span, lemma: "", tag, pos, head, dep, starts_sentence });
            }
            at += 1;
        }
        builder.finish()
    }

    /// Checks the quotations in `text`; "…" at the end of one says that it continues.
    fn check(text: &str, expected: &[&str]) {
        let document = lines(text);
        let found: Vec<String> = find(&document)
            .iter()
            .map(|quote| {
                let more = if quote.continues { "…" } else { "" };
                format!("{}{more}", quote.inner.of(text))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn straight_and_curly_marks_are_paired() {
        check("He said \"no\" and \"yes\".", &["no", "yes"]);
        check("“We will go,” she said. “Today.”", &["We will go,", "Today."]);
        check("``Never,'' he said.", &["Never,"]);
        check("A \"so-called\"—\"honest\" deal", &["so-called", "honest"]);
    }

    #[test]
    fn single_marks_are_told_from_apostrophes() {
        check("The ministers' plan isn't dead.", &[]);
        check("'We won't go,' he said of Kenya's offer.", &["We won't go,"]);
        check(
            "The teachers’ union called it ‘the workers’ darkest hour’.",
            &["the workers’ darkest hour"],
        );
        check("Minister calls deal 'unworkable'", &["unworkable"]);
        check("In the '90s they didn't.", &[]);
    }

    #[test]
    fn quotations_nest() {
        check(
            "\"They told us 'never' again,\" he said.",
            &["They told us 'never' again,", "never"],
        );
        check("‘It was “awful” there,’ she said.", &["It was “awful” there,", "awful"]);
    }

    #[test]
    fn quotations_run_on_over_paragraphs_that_open_anew() {
        check("“We came.\n“We saw.”\nHe left.", &["We came.…", "We saw."]);
        check("She said: \"One.\n\"Two,\" and sat down.", &["One.…", "Two,"]);
    }

    #[test]
    fn a_missing_mark_does_not_swallow_what_follows() {
        check("The \"plan was dead.\nNobody \"cared\" about it.", &["cared"]);
        check("“We agree.\nShe left “early”.", &["We agree.", "early"]);
        check("A 6\" pipe and a 5' wall", &[]);
        check("He was \"right.\" She \"left.", &["right."]);
        check("“No,” he said. “We saw it. “We left.”", &["No,", "We saw it.…", "We left."]);
    }

    proptest! {
        #[test]
        fn quotations_nest_and_lie_in_the_text(text in "[a-z \"'“”‘’«»`é.,\n]{0,120}") {
            let document = lines(&text);
            let quotes = find(&document);
            for (at, quote) in quotes.iter().enumerate() {
                prop_assert!(quote.outer.contains(quote.inner));
                prop_assert!(text.get(quote.outer.range()).is_some());
                for other in &quotes[at + 1..] {
                    let nested = quote.outer.contains(other.outer);
                    prop_assert!(nested || !quote.outer.overlaps(other.outer));
                }
            }
        }
    }
}
