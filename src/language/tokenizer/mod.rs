//! Cuts text into tokens, exactly as spaCy's tokenizer does.
//!
//! ```text
//! &str ──Tokenizer::tokenize──▶ Vec<RawToken>
//! ```
//!
//! A *chunk* is a stretch of text without white space, or of white space. A
//! *special case* is a string with fixed tokens, such as `don't` or `a.m.`. A
//! chunk that is no special case loses prefixes and suffixes one by one until it
//! is a special case or has none left; what remains is cut at its infixes,
//! unless it is a URL. At last, runs of tokens that make up a special case
//! together are replaced by its tokens.
//!
//! The tokens, with the blanks after them, concatenate to the text.

use std::collections::{HashMap, HashSet};

pub(super) use self::affix::Affix;
use self::cut::Cut;
use self::rules::Part;
use super::lexeme::{is_space_char, string_id};
use crate::text::Span;

mod rules;
mod syntax;
mod affix;
mod cut;

pub use rules::TokenizerRules;

/// One token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawToken {
    /// Where it stands in the text.
    pub span: Span,
    /// Whether a single blank follows that is not a token.
    pub spacy: bool,
    /// The id of the norm that a special case gave it, which goes before that of its lexeme.
    pub norm: Option<u64>,
}

impl RawToken {
    /// Returns the token of a piece of a text as one of the text, in which the piece begins at `start`.
    pub(super) fn shifted(self, start: usize) -> Self {
        let (from, to) = (self.span.start as usize + start, self.span.end as usize + start);
        Self { span: Span::from_range(from..to), ..self }
    }
}

/// A tokenizer, ready for use from many threads.
#[derive(Debug)]
pub struct Tokenizer {
    prefix: Option<Affix>,
    suffix: Option<Affix>,
    infix: Option<Affix>,
    token_match: Option<Affix>,
    url_match: Option<Affix>,
    special_cases: HashMap<String, Vec<SpecialToken>>,
    longest_special_case: usize,
    /// The runs of tokens that make up special cases, by the first token of each.
    special_runs: HashMap<String, Vec<Vec<String>>>,
}

/// A token of a special case: its length in bytes and its norm.
#[derive(Debug, Clone, Copy)]
struct SpecialToken {
    length: usize,
    norm: Option<u64>,
}

impl Tokenizer {
    /// Makes a tokenizer of a package's rules.
    ///
    /// # Errors
    ///
    /// Where a pattern cannot be compiled.
    pub fn new(rules: &TokenizerRules) -> Result<Self, String> {
        let compile = |pattern: &Option<String>| pattern.as_deref().map(Affix::new).transpose();
        let mut tokenizer = Self {
            prefix: compile(&rules.prefix)?,
            suffix: compile(&rules.suffix)?,
            infix: compile(&rules.infix)?,
            token_match: compile(&rules.token_match)?,
            url_match: compile(&rules.url_match)?,
            special_cases: HashMap::new(),
            longest_special_case: 0,
            special_runs: HashMap::new(),
        };
        // The special cases come last: they are themselves cut without special cases.
        tokenizer.special_runs = tokenizer.runs_of_special_cases(rules);
        tokenizer.special_cases = rules
            .special_cases
            .iter()
            .map(|(chunk, parts)| (chunk.clone(), parts.iter().map(SpecialToken::new).collect()))
            .collect();
        tokenizer.longest_special_case =
            rules.special_cases.iter().map(|(chunk, _)| chunk.len()).max().unwrap_or(0);
        Ok(tokenizer)
    }

    fn runs_of_special_cases(&self, rules: &TokenizerRules) -> HashMap<String, Vec<Vec<String>>> {
        let mut runs: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        let find = |affix: &Option<Affix>, word: &str| {
            affix.as_ref().is_some_and(|affix| affix.find(word).is_some())
        };
        for (chunk, _) in &rules.special_cases {
            let has_affix = find(&self.prefix, chunk)
                || find(&self.infix, chunk)
                || find(&self.suffix, chunk)
                || chunk.contains(' ');
            if has_affix || !rules.faster_heuristics {
                let tokens = self.cut(chunk);
                let mut words = tokens.iter().map(|token| token.span.of(chunk).to_owned());
                if let Some(first) = words.next() {
                    runs.entry(first).or_default().push(words.collect());
                }
            }
        }
        runs
    }

    /// Returns the tokens of `text`; with the blanks after them they make up all of it.
    #[must_use]
    pub fn tokenize(&self, text: &str) -> Vec<RawToken> {
        let tokens = self.cut(text);
        let runs = self.special_runs_in(text, &tokens);
        if runs.is_empty() { tokens } else { self.replace_runs(text, &tokens, &runs) }
    }

    /// Returns the tokens of `text` before runs of them become special cases.
    fn cut(&self, text: &str) -> Vec<RawToken> {
        let mut cut = Cut { tokenizer: self, text, tokens: Vec::with_capacity(text.len() / 4) };
        let mut start = 0;
        let mut in_space = text.chars().next().is_some_and(is_space_char);
        for (at, c) in text.char_indices() {
            if is_space_char(c) == in_space {
                continue;
            }
            if start < at {
                cut.chunk(start, at, in_space);
            }
            start = at;
            if c == ' ' {
                cut.blank_follows();
                start += 1;
            }
            in_space = !in_space;
        }
        if start < text.len() {
            cut.chunk(start, text.len(), in_space);
        }
        cut.tokens
    }

    fn special_case(&self, word: &str) -> Option<&[SpecialToken]> {
        if word.len() > self.longest_special_case {
            return None;
        }
        self.special_cases.get(word).map(Vec::as_slice)
    }

    /// Returns the runs of tokens that may make up special cases, as ranges of
    /// tokens in order; of runs that overlap, the longest, then the first.
    fn special_runs_in(&self, text: &str, tokens: &[RawToken]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            for rest in self.special_runs.get(token.span.of(text)).into_iter().flatten() {
                let end = at + 1 + rest.len();
                let follows = tokens.get(at + 1..end).is_some_and(|tokens| {
                    tokens.iter().zip(rest).all(|(token, word)| token.span.of(text) == word)
                });
                if follows {
                    found.push((at, end));
                }
            }
        }
        if found.len() < 2 {
            return found;
        }
        found.sort_by_key(|(start, end)| (std::cmp::Reverse(end - start), *start));
        let mut taken = HashSet::new();
        let mut kept = Vec::new();
        for (start, end) in found {
            if !taken.contains(&start) && !taken.contains(&(end - 1)) {
                kept.push((start, end));
            }
            // A run that was passed over still keeps others out, as it does in spaCy.
            taken.extend(start..end);
        }
        kept.sort_unstable();
        kept
    }

    /// Replaces runs of tokens by the special cases that their text is, if it is one.
    fn replace_runs(
        &self,
        text: &str,
        tokens: &[RawToken],
        runs: &[(usize, usize)],
    ) -> Vec<RawToken> {
        let mut replaced = Cut { tokenizer: self, text, tokens: Vec::with_capacity(tokens.len()) };
        let mut done = 0;
        for (start, end) in runs.iter().copied() {
            replaced.tokens.extend_from_slice(&tokens[done..start]);
            done = end;
            let span = tokens[start].span.cover(tokens[end - 1].span);
            match self.special_case(span.of(text)) {
                Some(parts) => {
                    replaced.push_special(span.start as usize, parts);
                    if let Some(last) = replaced.tokens.last_mut() {
                        last.spacy = tokens[end - 1].spacy;
                    }
                }
                None => replaced.tokens.extend_from_slice(&tokens[start..end]),
            }
        }
        replaced.tokens.extend_from_slice(&tokens[done..]);
        replaced.tokens
    }
}

impl SpecialToken {
    fn new(part: &Part) -> Self {
        Self { length: part.orth.len(), norm: part.norm.as_deref().map(string_id) }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    /// A tokenizer with a few rules of each kind.
    static SMALL: LazyLock<Tokenizer> = LazyLock::new(|| {
        let pattern = |pattern: &str| Some(pattern.to_owned());
        let special = |tokens: &[(&str, &str)]| {
            let part = |(orth, norm): &(&str, &str)| Part {
                orth: (*orth).to_owned(),
                norm: Some((*norm).to_owned()).filter(|norm| !norm.is_empty()),
            };
            let chunk = tokens.iter().map(|(orth, _)| *orth).collect();
            (chunk, tokens.iter().map(part).collect())
        };
        Tokenizer::new(&TokenizerRules {
            prefix: pattern(r#"^\(|^"|^:|^\$|^\+(?![0-9])"#),
            suffix: pattern(r#"\)$|"$|,$|\.\.+$|'s$|(?<=[a-z])\.$|(?<=[0-9])(?:km|%)$"#),
            infix: pattern(r"\.\.+|(?<=[a-z])[-/](?=[a-z])"),
            token_match: None,
            url_match: pattern(r"(?u)^(?:https?://)?(?:[a-z]+\.)+[a-z]{2,}(?:/\S*)?$"),
            special_cases: vec![
                special(&[("do", ""), ("n't", "not")]),
                special(&[("a.m.", "")]),
                special(&[(":)", "")]),
                special(&[(":))", "")]),
                special(&[("\n", "")]),
            ],
            faster_heuristics: true,
        })
        .unwrap()
    });

    /// Returns the tokens of `text`, with `_` for a blank behind a token.
    fn cut(text: &str) -> Vec<String> {
        let show = |token: &RawToken| {
            format!("{}{}", token.span.of(text), if token.spacy { "_" } else { "" })
        };
        SMALL.tokenize(text).iter().map(show).collect()
    }

    #[test]
    fn blanks_between_words_are_no_tokens_and_others_are() {
        assert_eq!(cut("a b"), ["a_", "b"]);
        assert_eq!(cut("a  b "), ["a_", " ", "b_"]);
        assert_eq!(cut(" a\n\n b"), [" ", "a", "\n\n ", "b"]);
        assert_eq!(cut("a \n"), ["a_", "\n"]);
        assert_eq!(cut(""), [] as [&str; 0]);
    }

    #[test]
    fn affixes_come_off_one_by_one() {
        assert_eq!(cut(r#"("word"),"#), ["(", "\"", "word", "\"", ")", ","]);
        assert_eq!(cut("Kyiv's plan..."), ["Kyiv", "'s_", "plan", "..."]);
        assert_eq!(cut("$5km"), ["$", "5", "km"]);
        assert_eq!(cut("+5 +a km"), ["+5_", "+", "a_", "km"]);
    }

    #[test]
    fn infixes_cut_what_is_no_url() {
        assert_eq!(cut("man-made and/or"), ["man", "-", "made_", "and", "/", "or"]);
        assert_eq!(
            cut("(www.a-b.org/c-d),"),
            ["(", "www.a", "-", "b.org", "/", "c", "-", "d", ")", ","]
        );
        assert_eq!(cut("(www.ab.org/c-d),"), ["(", "www.ab.org/c-d", ")", ","]);
        assert_eq!(cut("wait..what"), ["wait", "..", "what"]);
    }

    #[test]
    fn special_cases_are_found_inside_affixes_and_over_tokens() {
        assert_eq!(cut("\"don't\" (9 a.m.)"), ["\"", "do", "n't", "\"_", "(", "9_", "a.m.", ")"]);
        assert_eq!(cut("ok:) ok :))"), ["ok:", ")_", "ok_", ":))"]);
        assert_eq!(cut("(:)"), ["(", ":)"]);
        let norms: Vec<_> = SMALL.tokenize("don't").iter().map(|token| token.norm).collect();
        assert_eq!(norms, [None, Some(string_id("not"))]);
    }

    #[test]
    fn rules_of_a_package_that_are_none_are_refused() {
        for bytes in [&b""[..], b"\xc1", b"\x80", b"\x90"] {
            assert!(TokenizerRules::from_package(bytes).is_err());
        }
    }

    proptest! {
        #[test]
        fn tokens_and_blanks_concatenate_to_the_text(text in "[-a-z.,:)(\"'$+ \\n\u{a0}é0-9]{0,60}|.{0,40}") {
            let mut whole = String::new();
            for token in SMALL.tokenize(&text) {
                whole.push_str(token.span.of(&text));
                whole.push_str(if token.spacy { " " } else { "" });
            }
            prop_assert_eq!(whole, text);
        }
    }
}
