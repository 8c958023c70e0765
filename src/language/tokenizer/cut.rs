//! Cuts one chunk after another: strips affixes, then cuts at infixes.

use super::affix::Affix;
use super::{RawToken, SpecialToken, Tokenizer};
use crate::text::Span;

/// Longer chunks keep their affixes: they are no words, and each affix costs a pass.
const LONGEST_WORD: usize = 4096;

/// A text that is being cut: the tokens so far.
pub(super) struct Cut<'a> {
    pub(super) tokenizer: &'a Tokenizer,
    pub(super) text: &'a str,
    pub(super) tokens: Vec<RawToken>,
}

impl Cut<'_> {
    pub(super) fn blank_follows(&mut self) {
        if let Some(last) = self.tokens.last_mut() {
            last.spacy = true;
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        let span = Span::from_range(start..end);
        self.tokens.push(RawToken { span, spacy: false, norm: None });
    }

    pub(super) fn push_special(&mut self, mut start: usize, parts: &[SpecialToken]) {
        for part in parts {
            let span = Span::from_range(start..start + part.length);
            self.tokens.push(RawToken { span, spacy: false, norm: part.norm });
            start += part.length;
        }
    }

    /// Adds a word that is not cut: the tokens of the special case that it is, or one.
    fn whole(&mut self, start: usize, end: usize) {
        match self.tokenizer.special_case(&self.text[start..end]) {
            Some(parts) => self.push_special(start, parts),
            None => self.push(start, end),
        }
    }

    /// Adds the tokens of a chunk.
    pub(super) fn chunk(&mut self, mut start: usize, mut end: usize, is_space: bool) {
        // The patterns name no white space: a chunk of it has no affixes.
        if is_space || end - start > LONGEST_WORD {
            return self.whole(start, end);
        }
        let mut suffixes = Suffixes::default();
        if self.tokenizer.special_case(&self.text[start..end]).is_none() {
            (start, end) = self.strip(start, end, &mut suffixes);
        }
        if start < end {
            self.stem(start, end);
        }
        for length in suffixes.lengths.iter().rev() {
            self.push(end, end + length);
            end += length;
        }
    }

    /// Takes the affixes off a chunk: adds the prefixes, collects the suffixes
    /// from the outermost inwards, and returns what remains.
    fn strip(
        &mut self,
        mut start: usize,
        mut end: usize,
        suffixes: &mut Suffixes,
    ) -> (usize, usize) {
        let tokenizer = self.tokenizer;
        while start < end {
            let word = &self.text[start..end];
            let is_word = tokenizer.token_match.as_ref().is_some_and(|affix| affix.matches(word));
            if is_word || tokenizer.special_case(word).is_some() {
                break;
            }
            let prefix = tokenizer.prefix_of(word);
            if prefix > 0 && tokenizer.special_case(&word[prefix..]).is_some() {
                self.push(start, start + prefix);
                return (start + prefix, end);
            }
            let suffix = tokenizer.suffix_of(&word[prefix..]);
            if suffix > 0 && tokenizer.special_case(&word[..word.len() - suffix]).is_some() {
                suffixes.lengths.push(suffix);
                return (start, end - suffix);
            }
            if prefix > 0 {
                self.push(start, start + prefix);
                start += prefix;
            }
            if suffix > 0 {
                suffixes.lengths.push(suffix);
                end -= suffix;
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
        }
        (start, end)
    }

    /// Adds the tokens of what remains of a chunk without affixes.
    fn stem(&mut self, start: usize, end: usize) {
        let tokenizer = self.tokenizer;
        let word = &self.text[start..end];
        let matches = |affix: &Option<Affix>| affix.as_ref().is_some_and(|a| a.matches(word));
        let Some(infix) = &tokenizer.infix else { return self.whole(start, end) };
        // Infixes first: most words have none, and without them it does not matter
        // whether the word is a URL.
        let mut next = infix.find(word);
        if next.is_none()
            || tokenizer.special_case(word).is_some()
            || matches(&tokenizer.token_match)
            || matches(&tokenizer.url_match)
        {
            return self.whole(start, end);
        }
        let mut done = 0;
        while let Some(found) = next {
            // An infix that begins the word is none, and stays part of it.
            if found.start > 0 {
                if done < found.start {
                    self.push(start + done, start + found.start);
                }
                if !found.is_empty() {
                    self.push(start + found.start, start + found.end);
                }
                done = found.end;
            }
            let width = word[found.end..].chars().next().map_or(1, char::len_utf8);
            let from = if found.is_empty() { found.end + width } else { found.end };
            next = if from <= word.len() { infix.find_from(word, from) } else { None };
        }
        if start + done < end {
            self.push(start + done, end);
        }
    }
}

/// The suffixes of a chunk, from the outermost inwards.
#[derive(Debug, Default)]
struct Suffixes {
    lengths: Vec<usize>,
}

impl Tokenizer {
    /// Returns the length of the prefix that `word` begins with, or 0.
    fn prefix_of(&self, word: &str) -> usize {
        let found = self.prefix.as_ref().and_then(|affix| affix.find(word));
        found.filter(|found| found.start == 0).map_or(0, |found| found.end)
    }

    /// Returns the length of the suffix that `word` ends with, or 0.
    fn suffix_of(&self, word: &str) -> usize {
        let found = self.suffix.as_ref().and_then(|affix| affix.find(word));
        found.filter(|found| found.end == word.len()).map_or(0, |found| found.len())
    }
}
