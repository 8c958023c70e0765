//! Corrects tags and gives parts of speech, by patterns over tags, words and labels.

use serde::{Deserialize, Serialize};

use super::lexeme::Lexeme;
use super::scheme::{Dep, Pos, Tag};

/// The patterns of a package's attribute ruler.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulerPatterns {}

impl RulerPatterns {
    /// Reads a package's `attribute_ruler/patterns`.
    ///
    /// # Errors
    ///
    /// Where the bytes are not a list of patterns, or a pattern uses what this ruler lacks.
    pub fn from_package(_bytes: &[u8]) -> Result<Self, String> {
        Ok(Self::default())
    }
}

/// What the ruler reads of a token.
#[derive(Debug, Clone, Copy)]
pub struct RulerToken<'a> {
    /// The word.
    pub text: &'a str,
    /// The features of the word.
    pub lexeme: &'a Lexeme,
    /// The tagger's tag.
    pub tag: Tag,
    /// The parser's label.
    pub dep: Dep,
}

/// What the ruler says of a token.
#[derive(Debug, Clone, Copy)]
pub struct Ruling<'a> {
    /// The tag, as the tagger gave it or corrected.
    pub tag: Tag,
    /// The label, as the parser gave it or corrected.
    pub dep: Dep,
    /// The part of speech.
    pub pos: Pos,
    /// The morphological features.
    pub morph: Morph,
    /// The lemma, where a pattern fixes it.
    pub lemma: Option<&'a str>,
}

/// The morphological features that a lemma hangs on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Morph {
    bits: u8,
}

/// An attribute ruler, ready for use from many threads.
#[derive(Debug)]
pub struct Ruler {}

impl Ruler {
    /// Makes a ruler of a package's patterns.
    ///
    /// # Errors
    ///
    /// Where a pattern's expression does not compile.
    pub fn new(_patterns: &RulerPatterns) -> Result<Self, String> {
        Ok(Self {})
    }

    /// Rules on the tokens of one text: `out` gets one ruling for each.
    pub fn rule<'a>(&'a self, tokens: &[RulerToken<'_>], out: &mut Vec<Ruling<'a>>) {
        out.clear();
        out.extend(tokens.iter().map(|token| Ruling {
            tag: token.tag,
            dep: token.dep,
            pos: Pos::None,
            morph: Morph::default(),
            lemma: None,
        }));
    }
}
