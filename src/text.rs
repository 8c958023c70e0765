//! Positions in the text of an article.
//!
//! Inside the program every position counts UTF-8 bytes ([`Span`]). Outside, in
//! JSON Lines and RDF, positions count Unicode code points, as NIF and the Web
//! Annotation model do; [`CodePoints`] converts from the one to the other.

use std::ops::Range;

/// A half-open byte range of one article's text: `start..end`.
///
/// Every position in the pipeline is a `Span` of the *original* text, so that
/// a fact can be shown in the article that it came from. Offsets are UTF-8
/// bytes, not characters, and lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset of the byte after the last one.
    pub end: u32,
}

impl Span {
    /// Returns the span `start..end`; a reversed pair gives the empty span at `start`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// Returns the span of a range of byte offsets, each at most 4 GiB.
    #[must_use]
    pub fn from_range(range: Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self::new(offset(range.start), offset(range.end))
    }

    /// Returns the length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Tells whether the span covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Tells whether `other` lies wholly inside this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Tells whether the two spans share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that contains both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Returns the span as a range of `usize`, to index with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the words that the span marks in `text`.
    ///
    /// # Panics
    ///
    /// Where the span is not one of `text`, or cuts a character.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Returns the span without white space at its ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        self.trim_matches(text, char::is_whitespace)
    }

    /// Returns the span without the characters at its ends that `unwanted` names.
    #[must_use]
    pub fn trim_matches(self, text: &str, unwanted: impl Fn(char) -> bool) -> Self {
        let words = self.of(text);
        let right = words.trim_end_matches(&unwanted);
        let left = right.trim_start_matches(&unwanted);
        let start = self.start as usize + (right.len() - left.len());
        Self::from_range(start..start + left.len())
    }
}

/// Converts byte offsets of one text into code-point offsets.
///
/// Holds the count at every 64th byte: a lookup scans less than 64 bytes.
pub struct CodePoints<'text> {
    text: &'text str,
    counts: Vec<u32>,
}

impl<'text> CodePoints<'text> {
    const STEP: usize = 64;

    /// Indexes `text`; linear in its length.
    #[must_use]
    pub fn new(text: &'text str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % Self::STEP == 0 {
                counts.push(count);
            }
            count += u32::from(is_start(byte));
        }
        if text.len().is_multiple_of(Self::STEP) {
            counts.push(count);
        }
        Self { text, counts }
    }

    /// Returns how many code points stand before byte `offset`.
    #[must_use]
    pub fn before(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let block = offset / Self::STEP;
        let rest = &self.text.as_bytes()[block * Self::STEP..offset];
        let inside = rest.iter().filter(|byte| is_start(**byte)).count();
        self.counts[block] + u32::try_from(inside).unwrap_or(0)
    }

    /// Returns the span in code points: `(start, end)`.
    #[must_use]
    pub fn of(&self, span: Span) -> (u32, u32) {
        (self.before(span.start), self.before(span.end))
    }
}

/// Tells whether a byte begins a character in UTF-8, rather than continuing one.
const fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_trims_to_its_words() {
        let text = " “peace” ";
        let span = Span::from_range(0..text.len()).trim(text);
        assert_eq!(span.of(text), "“peace”");
        assert_eq!(span.trim_matches(text, |c| "“”".contains(c)).of(text), "peace");
    }

    proptest! {
        #[test]
        fn code_points_agree_with_a_count(text in "\\PC{0,300}") {
            let index = CodePoints::new(&text);
            for (count, (at, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.before(u32::try_from(at)?) as usize, count);
            }
            prop_assert_eq!(index.before(u32::try_from(text.len())?) as usize, text.chars().count());
        }
    }
}
