//! Parts long blocks into windows, so that the cost of a text grows with its length only.
//!
//! ```text
//! words of a block ──windows──▶ lengths of windows, in tokens
//! ```
//!
//! The networks and the rules take time with the square of a sentence's length,
//! and memory with a text's. A block that a person would write is one window;
//! of longer ones, each window is analysed as if it were a block by itself.

/// The longest block, in tokens, that is analysed whole.
const LONGEST_BLOCK: usize = 4000;
/// The longest window of a longer block, in tokens.
const LONGEST_WINDOW: usize = 1000;
/// Tokens from which windows go through the networks together.
pub(super) const BATCH: usize = 2000;

/// A run of tokens that is analysed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    /// The block that it is in.
    pub(super) block: u32,
    /// Its tokens.
    pub(super) length: usize,
}

/// Calls `found` with the length of each window of a block of these words.
pub(super) fn windows(words: &[&str], mut found: impl FnMut(usize)) {
    let mut rest = words;
    while words.len() > LONGEST_BLOCK && rest.len() > LONGEST_WINDOW {
        let half = LONGEST_WINDOW / 2;
        let end = (half..LONGEST_WINDOW).rev().find(|at| ends_sentence(rest[*at], rest[at + 1]));
        let length = end.map_or(LONGEST_WINDOW, |end| end + 1);
        found(length);
        rest = &rest[length..];
    }
    found(rest.len());
}

/// Tells whether a sentence surely ends with `word` before `next`.
fn ends_sentence(word: &str, next: &str) -> bool {
    let stops = word.ends_with(['.', '!', '?', '\n']);
    stops && next.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(words: &[&str]) -> Vec<usize> {
        let mut lengths = Vec::new();
        windows(words, |length| lengths.push(length));
        lengths
    }

    #[test]
    fn a_block_of_usual_length_is_one_window() {
        assert_eq!(lengths(&[]), [0]);
        assert_eq!(lengths(&vec!["word"; LONGEST_BLOCK]), [LONGEST_BLOCK]);
    }

    #[test]
    fn a_long_block_is_cut_behind_sentences() {
        let block = ["Talks", "failed", "again", "."].repeat(1025);
        assert_eq!(lengths(&block), [1000, 1000, 1000, 1000, 100]);
        let block = ["Yet", "more", "talks", "failed", "again", "today", "."].repeat(600);
        assert_eq!(lengths(&block), [994, 994, 994, 994, 224]);
    }

    #[test]
    fn a_long_block_without_sentences_is_cut_anywhere() {
        assert_eq!(lengths(&vec!["word"; 4001]), [1000, 1000, 1000, 1000, 1]);
    }
}
