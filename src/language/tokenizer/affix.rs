//! Searches words for the affixes that a tokenizer's patterns name.
//!
//! The patterns of a package are regular expressions of Python with look-around,
//! hundreds of alternatives long. Searching every word with a backtracking engine
//! would dominate the analysis. Therefore a pattern is compiled twice: as a *sieve*
//! without look-around, which matches wherever the pattern does and perhaps
//! elsewhere, and which an automaton runs in one pass; and as it stands, for the
//! few words that the sieve lets through.

use std::ops::Range;

use regex::RegexBuilder;

/// Memory that an automaton may take: the patterns name whole alphabets.
const SIZE_LIMIT: usize = 1 << 26;

/// A pattern of a tokenizer, compiled.
#[derive(Debug)]
pub(in crate::language) struct Affix {
    sieve: regex::Regex,
    /// The pattern as it stands; none where it has no look-around.
    exact: Option<fancy_regex::Regex>,
}

impl Affix {
    /// Compiles a regular expression of Python.
    pub(in crate::language) fn new(python: &str) -> Result<Self, String> {
        let pattern = translate(python)?;
        let sieve = sieve(&pattern);
        let exact = (sieve != pattern).then(|| fancy_regex::Regex::new(&pattern)).transpose();
        Ok(Self {
            sieve: RegexBuilder::new(&sieve)
                .size_limit(SIZE_LIMIT)
                .build()
                .map_err(|error| format!("a pattern of the tokenizer: {error}"))?,
            exact: exact.map_err(|error| format!("a pattern of the tokenizer: {error}"))?,
        })
    }

    /// Returns the first match in `word`.
    pub(in crate::language) fn find(&self, word: &str) -> Option<Range<usize>> {
        self.find_from(word, 0)
    }

    /// Returns the first match in `word` that begins at byte `from` or later.
    ///
    /// The sieve's match begins where the pattern's does or before, for it
    /// consumes what the pattern only looks at. A pattern that would backtrack
    /// without end has no match.
    pub(super) fn find_from(&self, word: &str, from: usize) -> Option<Range<usize>> {
        let Some(exact) = &self.exact else {
            return self.sieve.find_at(word, from).map(|found| found.range());
        };
        let start = if from == 0 { self.sieve.find(word)?.start() } else { from };
        exact.find_from_pos(word, start).ok()?.map(|found| found.start()..found.end())
    }

    /// Tells whether the pattern matches from the start of `word`.
    pub(super) fn matches(&self, word: &str) -> bool {
        self.find(word).is_some_and(|found| found.start == 0)
    }
}

/// Returns the pattern in the syntax of Rust's engines.
///
/// They differ from Python's in classes, where `[`, `&&`, `--` and `~~` are
/// operators, in the escapes of code points, and in what a word character is.
fn translate(python: &str) -> Result<String, String> {
    let mut rust = String::with_capacity(python.len());
    let mut tail = python.chars();
    let mut in_class = false;
    while let Some(c) = tail.next() {
        match c {
            '\\' => translate_escape(&mut tail, in_class, &mut rust)?,
            '[' if !in_class => {
                in_class = true;
                rust.push('[');
                if tail.as_str().starts_with('^') {
                    rust.push('^');
                    tail.next();
                }
                // A bracket that comes first stands for itself.
                if tail.as_str().starts_with(']') {
                    rust.push_str(r"\]");
                    tail.next();
                }
            }
            ']' if in_class => {
                in_class = false;
                rust.push(']');
            }
            '[' | '&' | '~' if in_class => rust.extend(['\\', c]),
            '-' if in_class && tail.as_str().starts_with('-') => rust.push_str(r"\-"),
            _ => rust.push(c),
        }
    }
    Ok(rust)
}

/// Translates what follows a backslash.
fn translate_escape(
    tail: &mut std::str::Chars<'_>,
    in_class: bool,
    rust: &mut String,
) -> Result<(), String> {
    let fault = || format!("an escape that is not known before {:?} in a pattern", tail.as_str());
    let c = tail.clone().next().ok_or_else(fault)?;
    let digits = match c {
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    if digits > 0 {
        let code = tail.as_str().get(1..=digits).ok_or_else(fault)?;
        let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        push_literal(code.ok_or_else(fault)?, rust);
        tail.nth(digits);
        return Ok(());
    }
    match c {
        'w' if in_class => rust.push_str(r"\p{L}\p{N}_"),
        'w' => rust.push_str(r"[\p{L}\p{N}_]"),
        'd' | 'D' | 's' | 'S' | 'b' | 'B' | 'n' | 't' | 'r' | 'f' | 'v' | 'x' => {
            rust.extend(['\\', c]);
        }
        c if c.is_ascii_alphanumeric() => return Err(fault()),
        c => push_literal(c, rust),
    }
    tail.next();
    Ok(())
}

/// Adds a character that stands for itself, in a class or out of it.
fn push_literal(c: char, rust: &mut String) {
    if c.is_ascii_punctuation() {
        rust.push('\\');
    }
    rust.push(c);
}

/// Returns a pattern without look-around that matches wherever `pattern` does.
///
/// What an alternative looks at before its start or behind its end is consumed,
/// which changes the extent of its match, not whether it matches. Look-around
/// elsewhere is left out, which lets more through.
fn sieve(pattern: &str) -> String {
    let loose: Vec<String> = alternatives(pattern).map(loosen).collect();
    loose.join("|")
}

/// Splits a pattern at the bars outside all groups and classes.
fn alternatives(pattern: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    let mut bars = Vec::new();
    for (at, part) in parts(pattern) {
        match part {
            Part::Open => depth += 1,
            Part::Close => depth -= 1,
            Part::Bar if depth == 0 => bars.push(at),
            Part::Bar | Part::Other => {}
        }
    }
    bars.push(pattern.len());
    let mut start = 0;
    bars.into_iter().map(move |bar| {
        let alternative = &pattern[start..bar];
        start = bar + 1;
        alternative
    })
}

fn loosen(alternative: &str) -> String {
    let mut rest = alternative;
    let mut loose = String::new();
    if let Some(inner) = rest.strip_prefix("(?<=")
        && let Some(length) = group_length(rest)
    {
        loose = format!("(?:{}", &inner[..length - "(?<=".len()]);
        rest = &rest[length..];
    }
    let mut at = 0;
    while at < rest.len() {
        let here = &rest[at..];
        let (_, step) = next_part(here);
        let group = ["(?<=", "(?<!", "(?=", "(?!"].iter().find(|open| here.starts_with(**open));
        if let Some((open, length)) = group.and_then(|open| Some((open, group_length(here)?))) {
            // At the end of the alternative, what is looked at may as well be consumed.
            if *open == "(?=" && length == here.len() {
                loose.push_str("(?:");
                loose.push_str(&here[open.len()..length]);
            }
            at += length;
        } else {
            loose.push_str(&here[..step]);
            at += step;
        }
    }
    loose
}

/// Returns the length of the group that `text` begins with, brackets included.
fn group_length(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, part) in parts(text) {
        match part {
            Part::Open => depth += 1,
            Part::Close => depth -= 1,
            Part::Bar | Part::Other => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Open,
    Close,
    Bar,
    /// A character, an escape or a whole class.
    Other,
}

/// Returns the parts of a pattern with the offset of each.
fn parts(pattern: &str) -> impl Iterator<Item = (usize, Part)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = pattern.get(at..).filter(|rest| !rest.is_empty())?;
        let (part, length) = next_part(rest);
        at += length;
        Some((at - length, part))
    })
}

/// Returns the first part of a pattern that is not empty, and its length.
fn next_part(pattern: &str) -> (Part, usize) {
    let length_of = |at: usize| pattern[at..].chars().next().map_or(0, char::len_utf8);
    match pattern.as_bytes()[0] {
        b'(' => (Part::Open, 1),
        b')' => (Part::Close, 1),
        b'|' => (Part::Bar, 1),
        b'\\' => (Part::Other, 1 + length_of(1)),
        b'[' => {
            let mut at = 1;
            while at < pattern.len() && pattern.as_bytes()[at] != b']' {
                at += if pattern.as_bytes()[at] == b'\\' {
                    1 + length_of(at + 1)
                } else {
                    length_of(at)
                };
            }
            (Part::Other, (at + 1).min(pattern.len()))
        }
        _ => (Part::Other, length_of(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pythons_syntax_becomes_rusts() {
        let check = |python, rust: &str| assert_eq!(translate(python).as_deref(), Ok(rust));
        check(r"[a\u00e9\U0001F600[&~--]", r"[aé😀\[\&\~\--]");
        check(r"[]\w]|\w+", r"[\]\p{L}\p{N}_]|[\p{L}\p{N}_]+");
        check(r"\'\.\!$", r"\'\.\!$");
        assert!(translate(r"(a)\1").is_err());
        assert!(translate("\\").is_err());
        assert!(translate(r"\u12").is_err());
    }

    #[test]
    fn a_sieve_consumes_or_drops_what_is_looked_at() {
        assert_eq!(sieve(r"^a|^\+(?![0-9])"), r"^a|^\+");
        assert_eq!(sieve(r"(?<=[)\]|])b(?:c|d)(?=[(])"), r"(?:[)\]|])b(?:c|d)(?:[(])");
        assert_eq!(sieve(r"(?:(?!10|12)\d+)x"), r"(?:\d+)x");
    }

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
