//! What can be said of a word by its letters alone, as numbers.
//!
//! ```text
//! "Kyiv" ──Lexeme::of──▶ Lexeme { orth, norm, lower, prefix, suffix, shape, is_space }
//! ```
//!
//! A string's *id* is what spaCy's string store calls it: its `MurmurHash64A`,
//! or a small number for the few strings that spaCy reserves (`agent`, `DATE`, …).
//! The hash embeddings of a model are trained on these ids, so they must agree
//! bit for bit. Refuses to know anything of the words around.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::lookups;
use crate::resources;

/// The ids of a word's features; each is that of [`string_id`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lexeme {
    /// The word as it is spelt.
    pub orth: u64,
    /// A normal form: its spelling elsewhere, or the lower case.
    pub norm: u64,
    /// The lower case.
    pub lower: u64,
    /// The first character.
    pub prefix: u64,
    /// The last three characters.
    pub suffix: u64,
    /// The shape: `Xxxxx` for `Crimea`, `dd.d` for `12.5`.
    pub shape: u64,
    /// Whether it is white space throughout.
    pub is_space: bool,
}

impl Lexeme {
    /// Returns the features of `word`; the empty word has the id 0 throughout.
    #[must_use]
    pub fn of(word: &str, norms: &LexemeNorms) -> Self {
        let orth = string_id(word);
        let lower = with_lower(word, string_id);
        Self {
            orth,
            norm: norms.get(orth).unwrap_or(lower),
            lower,
            prefix: string_id(first_chars(word, 1)),
            suffix: string_id(last_chars(word, 3)),
            shape: shape_id(word),
            is_space: is_space(word),
        }
    }
}

/// Words whose normal form is not their lower case: `favourite` → `favorite`, `€` → `$`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LexemeNorms {
    /// The word's id and its norm's, in order of the first.
    norms: Vec<(u64, u64)>,
}

impl LexemeNorms {
    /// Returns the norms that every pipeline has, whatever its package holds.
    #[must_use]
    pub fn base() -> Self {
        Self::with_base(Vec::new())
    }

    /// Reads a package's `vocab/lookups.bin`, and adds those of [`LexemeNorms::base`].
    ///
    /// # Errors
    ///
    /// Where the bytes are not a table of lookups.
    pub fn from_package(bytes: &[u8]) -> Result<Self, String> {
        let mut norms = Vec::new();
        for (name, table) in lookups::tables(bytes)? {
            if name == "lexeme_norm" {
                for (word, norm) in table {
                    let norm = norm.as_str().ok_or("a norm in lexeme_norm is not a string")?;
                    norms.push((lookups::key(&word)?, string_id(norm)));
                }
            }
        }
        Ok(Self::with_base(norms))
    }

    /// Adds the norms of every pipeline to those of a package, which go before them.
    fn with_base(mut norms: Vec<(u64, u64)>) -> Self {
        norms.extend_from_slice(&BASE_NORMS);
        norms.sort_by_key(|(word, _)| *word);
        norms.dedup_by_key(|(word, _)| *word);
        Self { norms }
    }

    /// Returns the id of the norm of the word with the id `orth`, if it is a special one.
    #[must_use]
    pub fn get(&self, orth: u64) -> Option<u64> {
        let at = self.norms.binary_search_by_key(&orth, |(word, _)| *word).ok()?;
        Some(self.norms[at].1)
    }
}

impl Default for LexemeNorms {
    fn default() -> Self {
        Self::base()
    }
}

static BASE_NORMS: LazyLock<Vec<(u64, u64)>> = LazyLock::new(|| {
    let rows: Vec<(String, String)> = resources::lexicon("spacy_norms.csv");
    rows.iter().map(|(word, norm)| (string_id(word), string_id(norm))).collect()
});

/// The reserved strings: the hash of each and the id that replaces it, in order.
static SYMBOLS: LazyLock<Vec<(u64, u64)>> = LazyLock::new(|| {
    let rows: Vec<(String, u64)> = resources::lexicon("spacy_symbols.csv");
    let mut symbols: Vec<_> =
        rows.iter().map(|(text, id)| (murmur(text.as_bytes()), *id)).collect();
    symbols.sort_unstable();
    symbols
});

/// Returns the id of `text` in spaCy's string store; 0 for the empty string.
#[must_use]
pub fn string_id(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    let hash = murmur(text.as_bytes());
    match SYMBOLS.binary_search_by_key(&hash, |(hash, _)| *hash) {
        Ok(at) => SYMBOLS[at].1,
        Err(_) => hash,
    }
}

/// Returns the `MurmurHash64A` of `bytes` with the seed 1.
fn murmur(bytes: &[u8]) -> u64 {
    const MIX: u64 = 0xc6a4_a793_5bd1_e995;
    const SHIFT: u32 = 47;
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(MIX);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let mut word = u64::from_le_bytes(*word).wrapping_mul(MIX);
        word ^= word >> SHIFT;
        hash ^= word.wrapping_mul(MIX);
        hash = hash.wrapping_mul(MIX);
    }
    if !rest.is_empty() {
        for (at, byte) in rest.iter().enumerate() {
            hash ^= u64::from(*byte) << (8 * at);
        }
        hash = hash.wrapping_mul(MIX);
    }
    hash ^= hash >> SHIFT;
    hash = hash.wrapping_mul(MIX);
    hash ^ (hash >> SHIFT)
}

/// Calls `read` with the lower case of `word`, which is not allocated for a short ASCII one.
pub(super) fn with_lower<T>(word: &str, read: impl FnOnce(&str) -> T) -> T {
    let mut buffer = [0_u8; 64];
    if word.is_ascii() && word.len() <= buffer.len() {
        let lower = &mut buffer[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        if let Ok(lower) = std::str::from_utf8(lower) {
            return read(lower);
        }
    }
    read(&lower(word))
}

/// Returns the lower case of `word`.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Tells whether Python takes `c` for white space: four control characters more than Unicode has.
pub(crate) fn is_space_char(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// Tells whether `text` is white space throughout, and not empty.
pub(super) fn is_space(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_space_char)
}

/// Tells whether Python takes `c` for a letter: one of the Unicode categories L.
pub(super) fn is_letter(c: char) -> bool {
    static LETTER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\p{L}").ok());
    if c.is_ascii() { c.is_ascii_alphabetic() } else { is_in(LETTER.as_ref(), c) }
}

/// Tells whether Python takes `c` for a digit: decimal ones, superscripts, circled ones.
fn is_digit(c: char) -> bool {
    static DIGIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"[\p{Nd}\u{B2}\u{B3}\u{B9}\u{1369}-\u{1371}\u{19DA}\u{2070}\u{2074}-\u{2079}",
            r"\u{2080}-\u{2089}\u{2460}-\u{2468}\u{2474}-\u{247C}\u{2488}-\u{2490}\u{24EA}",
            r"\u{24F5}-\u{24FD}\u{24FF}\u{2776}-\u{277E}\u{2780}-\u{2788}\u{278A}-\u{2792}",
            r"\u{10A40}-\u{10A43}\u{10E60}-\u{10E68}\u{11052}-\u{1105A}\u{1F100}-\u{1F10A}]",
        ))
        .ok()
    });
    if c.is_ascii() { c.is_ascii_digit() } else { is_in(DIGIT.as_ref(), c) }
}

fn is_in(class: Option<&Regex>, c: char) -> bool {
    class.is_some_and(|class| class.is_match(c.encode_utf8(&mut [0; 4])))
}

fn first_chars(word: &str, count: usize) -> &str {
    word.char_indices().nth(count).map_or(word, |(at, _)| &word[..at])
}

fn last_chars(word: &str, count: usize) -> &str {
    word.char_indices().rev().nth(count - 1).map_or(word, |(at, _)| &word[at..])
}

/// Returns the id of the shape of `word`: letters become `x` or `X`, digits `d`, runs end at four.
fn shape_id(word: &str) -> u64 {
    const LONG: usize = 100;
    if word.len() >= LONG && word.chars().count() >= LONG {
        return string_id("LONG");
    }
    // At most 99 characters of at most 4 bytes.
    let mut buffer = [0_u8; 4 * LONG];
    let mut length = 0;
    let mut last = None;
    let mut run = 0;
    for c in word.chars() {
        let sign = shape_sign(c);
        run = if last == Some(sign) { run + 1 } else { 1 };
        last = Some(sign);
        if run <= 4 {
            length += sign.encode_utf8(&mut buffer[length..]).len();
        }
    }
    std::str::from_utf8(&buffer[..length]).map_or(0, string_id)
}

fn shape_sign(c: char) -> char {
    if is_letter(c) {
        if c.is_uppercase() { 'X' } else { 'x' }
    } else if is_digit(c) {
        'd'
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_the_string_store() {
        assert_eq!(string_id(""), 0);
        assert_eq!(string_id("a"), 11_901_859_001_352_538_922);
        assert_eq!(string_id("hello"), 5_983_625_672_228_268_878);
        assert_eq!(string_id("abcdefgh"), 17_751_780_907_874_141_760);
        assert_eq!(string_id("Zelenskyy"), 3_843_179_570_113_889_980);
        assert_eq!(string_id("“"), 16_073_121_960_489_476_521);
        assert_eq!(string_id("agent"), 401);
    }

    /// Asserts lower case, norm, prefix, suffix and shape of a word.
    fn check(word: &str, [lower, norm, prefix, suffix, shape]: [&str; 5]) {
        let lexeme = Lexeme::of(word, &LexemeNorms::base());
        assert_eq!(lexeme.lower, string_id(lower), "lower of {word}");
        assert_eq!(lexeme.norm, string_id(norm), "norm of {word}");
        assert_eq!(lexeme.prefix, string_id(prefix), "prefix of {word}");
        assert_eq!(lexeme.suffix, string_id(suffix), "suffix of {word}");
        assert_eq!(lexeme.shape, string_id(shape), "shape of {word}");
    }

    #[test]
    fn features_follow_the_letters() {
        check("Crimea", ["crimea", "crimea", "C", "mea", "Xxxxx"]);
        check("UN", ["un", "un", "U", "UN", "XX"]);
        check("12.5m²", ["12.5m²", "12.5m²", "1", "5m²", "dd.dxd"]);
        check("€", ["€", "$", "€", "€", "€"]);
        check("Świątek", ["świątek", "świątek", "Ś", "tek", "Xxxxx"]);
        check("İstanbul", ["i̇stanbul", "i̇stanbul", "İ", "bul", "Xxxxx"]);
        check("ΟΔΟΣ", ["οδος", "οδος", "Ο", "ΔΟΣ", "XXXX"]);
        check("Ⅷ", ["ⅷ", "ⅷ", "Ⅷ", "Ⅷ", "Ⅷ"]);
        check("\n\n", ["\n\n", "\n\n", "\n", "\n\n", "\n\n"]);
        check(&"é".repeat(100), [&"é".repeat(100), &"é".repeat(100), "é", "ééé", "LONG"]);
        check(&"é".repeat(99), [&"é".repeat(99), &"é".repeat(99), "é", "ééé", "xxxx"]);
    }

    #[test]
    fn white_space_is_pythons() {
        let norms = LexemeNorms::base();
        assert!(Lexeme::of("\u{1f}\u{a0}\n", &norms).is_space);
        assert!(!Lexeme::of(" a", &norms).is_space);
        assert!(!Lexeme::of("", &norms).is_space);
    }
}
