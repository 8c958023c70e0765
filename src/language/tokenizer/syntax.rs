//! Rewrites regular expressions: from Python's syntax, without look-around, in groups.
//!
//! An *alternative* is a part of a pattern between the bars outside of all groups.

/// Returns the pattern in the syntax of Rust's engines.
///
/// They differ from Python's in classes, where `[`, `&&`, `--` and `~~` are
/// operators, in the escapes of code points, and in what a word character is.
pub(super) fn translate(python: &str) -> Result<String, String> {
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
pub(super) fn sieve(pattern: &str) -> String {
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

/// Returns the same pattern with runs of alternatives without look-around in groups,
/// each of which the engine hands to an automaton as a whole.
pub(super) fn grouped(pattern: &str) -> String {
    let mut groups: Vec<(bool, Vec<&str>)> = Vec::new();
    for alternative in alternatives(pattern) {
        let plain = loosen(alternative) == alternative;
        match groups.last_mut() {
            Some((true, group)) if plain => group.push(alternative),
            _ => groups.push((plain, vec![alternative])),
        }
    }
    let groups: Vec<_> =
        groups.iter().map(|(_, group)| format!("(?:{})", group.join("|"))).collect();
    groups.join("|")
}

/// Returns an alternative without look-around and without limits to repetition.
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
        } else if let Some((least, length)) = long_repetition(here) {
            loose.extend(["{", &least.to_string(), ",}"]);
            at += length;
        } else {
            loose.push_str(&here[..step]);
            at += step;
        }
    }
    loose
}

/// Returns the lower limit and the length of a repetition such as `{2,63}`, which
/// would make an automaton large, at the start of `text`.
fn long_repetition(text: &str) -> Option<(usize, usize)> {
    const LONG: usize = 8;
    let (limits, _) = text.strip_prefix('{')?.split_once('}')?;
    let (least, most) = limits.split_once(',')?;
    (most.parse::<usize>().ok()? > LONG).then_some((least.parse().ok()?, limits.len() + 2))
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
        assert_eq!(sieve(r"[a{2,9}]{2,63}b{1,3}"), r"[a{2,9}]{2,}b{1,3}");
    }

    #[test]
    fn alternatives_without_look_around_go_together() {
        assert_eq!(grouped(r"a$|b$|(?<=c)d$|e"), r"(?:a$|b$)|(?:(?<=c)d$)|(?:e)");
    }
}
