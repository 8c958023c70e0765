//! Figures that belong together: "40 to 60 boats", "between 40 and 60", "61 votes to 38", "57-42".

use crate::facts::{Bound, Reading, numbers};
use crate::language::{Document, Pos, TokenId, TokenRange};

/// A figure beside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) first: TokenRange,
    pub(super) second: TokenRange,
}

impl Pair {
    /// Returns the pair of `figure` with the one that follows it or the one that it follows.
    pub(super) fn of(reading: Reading<'_>, figures: &[TokenRange], at: usize) -> Option<Self> {
        let document = reading.document;
        let pair = |first: usize, second: usize| {
            let pair = Self { first: *figures.get(first)?, second: *figures.get(second)? };
            pair.is_joined(document).then_some(pair)
        };
        pair(at, at + 1).or_else(|| pair(at.checked_sub(1)?, at))
    }

    /// Returns the figure of the pair that `figure` is not.
    pub(super) fn other(self, figure: TokenRange) -> TokenRange {
        if figure == self.first { self.second } else { self.first }
    }

    /// Returns the words from the first figure to the end of the second.
    pub(super) const fn words(self) -> TokenRange {
        TokenRange { start: self.first.start, end: self.second.end }
    }

    /// A lower figure before a higher one is a range: its ends are bounds. A vote is none, nor is
    /// a change: "rose from 4% to 6%".
    pub(super) fn bound(self, document: &Document, figure: TokenRange) -> Option<Bound> {
        let value = |figure| numbers::read(document.words(figure).trim_matches(['-', '.']));
        let change = self.opener().is_some_and(|id| {
            document.word(id) == "from" && document.head(id).is_some_and(|head| head < id)
        });
        let rises = !change && value(self.first)? < value(self.second)?;
        let end = if figure == self.first { Bound::AtLeast } else { Bound::AtMost };
        rises.then_some(end)
    }

    /// Returns the word before the pair.
    fn opener(self) -> Option<TokenId> {
        self.first.start.previous()
    }

    fn is_joined(self, document: &Document) -> bool {
        let gap = TokenRange { start: self.first.end, end: self.second.start };
        if document[self.first.start].sentence != document[self.second.start].sentence {
            return false;
        }
        let opens = self.first.start.previous();
        let after_between =
            opens.is_some_and(|id| document.word(id).eq_ignore_ascii_case("between"));
        let words: Vec<TokenId> = gap.iter().collect();
        let joins = |id: TokenId| match document.word(id) {
            "to" | "-" | "–" => true,
            "and" => after_between,
            _ => false,
        };
        match words[..] {
            [word] => joins(word),
            // "61 votes to 38", "4% to 6%"
            [counted, word] => document[counted].pos == Pos::Noun && joins(word),
            _ => false,
        }
    }
}
