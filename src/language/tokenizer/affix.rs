//! Searches words for the affixes that a tokenizer's patterns name.
//!
//! The patterns of a package are regular expressions of Python with look-around,
//! hundreds of alternatives long. Searching every word with a backtracking engine
//! would dominate the analysis. Therefore a pattern is compiled twice: as a *sieve*
//! without look-around, which matches wherever the pattern does and perhaps
//! elsewhere, and which an automaton runs in one pass; and as it stands, for the
//! few words that the sieve lets through.

use std::ops::Range;
use std::sync::OnceLock;

use regex::RegexBuilder;

use super::syntax::{grouped, sieve, translate};

/// Memory that an automaton may take: the patterns name whole alphabets.
const SIZE_LIMIT: usize = 1 << 26;

/// A pattern of a tokenizer, compiled.
#[derive(Debug)]
pub(in crate::language) struct Affix {
    sieve: regex::Regex,
    /// The pattern as it stands; none where the sieve is no looser.
    exact: Option<Exact>,
}

/// A pattern that is compiled when a word first gets through its sieve: URLs are
/// rare, and their pattern is the largest.
#[derive(Debug)]
struct Exact {
    pattern: String,
    regex: OnceLock<Option<fancy_regex::Regex>>,
}

impl Affix {
    /// Compiles a regular expression of Python.
    pub(in crate::language) fn new(python: &str) -> Result<Self, String> {
        let pattern = translate(python)?;
        let sieve = sieve(&pattern);
        let exact = (sieve != pattern).then(|| Exact::new(&pattern)).transpose();
        let fault = |error: String| format!("a pattern of the tokenizer: {error}");
        Ok(Self {
            sieve: RegexBuilder::new(&sieve)
                .size_limit(SIZE_LIMIT)
                .build()
                .map_err(|error| fault(error.to_string()))?,
            exact: exact.map_err(fault)?,
        })
    }

    /// Returns the first match in `word`.
    pub(in crate::language) fn find(&self, word: &str) -> Option<Range<usize>> {
        self.find_from(word, 0)
    }

    /// Returns the first match in `word` that begins at byte `from` or later.
    ///
    /// The sieve's match begins where the pattern's does or before, for it
    /// consumes what the pattern only looks at. Where the engine gives up on
    /// backtracking there is no match.
    pub(super) fn find_from(&self, word: &str, from: usize) -> Option<Range<usize>> {
        let Some(exact) = &self.exact else {
            return self.sieve.find_at(word, from).map(|found| found.range());
        };
        let start = if from == 0 { self.sieve.find(word)?.start() } else { from };
        exact.find_from(word, start)
    }

    /// Tells whether the pattern matches from the start of `word`.
    pub(super) fn matches(&self, word: &str) -> bool {
        self.find(word).is_some_and(|found| found.start == 0)
    }
}

impl Exact {
    fn new(pattern: &str) -> Result<Self, String> {
        fancy_regex::Expr::parse_tree(pattern).map_err(|error| error.to_string())?;
        Ok(Self { pattern: grouped(pattern), regex: OnceLock::new() })
    }

    fn find_from(&self, word: &str, from: usize) -> Option<Range<usize>> {
        let regex = self.regex.get_or_init(|| {
            let mut builder = fancy_regex::RegexBuilder::new(&self.pattern);
            builder.delegate_size_limit(SIZE_LIMIT).build().ok()
        });
        let found = regex.as_ref()?.find_from_pos(word, from).ok()??;
        Some(found.start()..found.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_is_the_patterns_own() {
        let unit = Affix::new(r",$|(?<=[0-9])(?:km|m)$").unwrap();
        assert_eq!(unit.find("5km"), Some(1..3));
        assert_eq!(unit.find("km"), None);
        assert_eq!(unit.find("5km,"), Some(3..4));
        let hyphen = Affix::new(r"(?<=[a-z])-(?=[a-z])").unwrap();
        assert_eq!(hyphen.find("a-b-c"), Some(1..2));
        assert_eq!(hyphen.find_from("a-b-c", 2), Some(3..4));
        assert_eq!(hyphen.find_from("a-b-c", 4), None);
    }
}
