//! Runs the networks of a pipeline: token features in, tags, trees and names out.
//!
//! ```text
//! Features ──embed──▶ rows ──encode──▶ rows ──tagger──▶ tags
//!                                        └───parser───▶ heads, labels, sentences
//! ```
//!
//! The arithmetic is spaCy's, step by step, so that the analysis is the same.
//! Knows neither texts nor packages: a word is a few hashes here.

/// What the networks see of a token: hashes of its strings, and two flags.
///
/// A hash is that of spaCy's string store: MurmurHash64A of the UTF-8 bytes, seed 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Features {
    /// Hash of the token as the text words it; the key of its vector.
    pub orth: u64,
    /// Hash of the normal form.
    pub norm: u64,
    /// Hash of the first character.
    pub prefix: u64,
    /// Hash of the last three characters.
    pub suffix: u64,
    /// Hash of the shape, such as `Xxxxx`.
    pub shape: u64,
    /// Whether the token is white space.
    pub is_space: bool,
    /// Whether one blank follows it.
    pub space_after: bool,
}
