//! What a token of a pattern must be, ready to be tested.

use super::RulerToken;
use super::patterns::{Attribute, Condition, Test};
use crate::language::lexeme::{string_id, with_lower};
use crate::language::scheme::{Dep, Tag};
use crate::language::tokenizer::Affix;

/// What a token must be.
#[derive(Debug)]
pub(super) struct TokenTest {
    /// The tags that it may have, a bit each, and likewise the labels.
    pub(super) tags: u64,
    deps: u64,
    pub(super) words: Vec<WordTest>,
    is_space: Option<bool>,
}

#[derive(Debug)]
pub(super) enum WordTest {
    LowerIn(Vec<u64>),
    LowerNotIn(Vec<u64>),
    OrthIn(Vec<u64>),
    OrthNotIn(Vec<u64>),
    LowerMatches(Affix),
    OrthMatches(Affix),
}

impl TokenTest {
    pub(super) fn new(conditions: &[Condition]) -> Result<Self, String> {
        let mut test = Self { tags: u64::MAX, deps: u64::MAX, words: Vec::new(), is_space: None };
        for condition in conditions {
            let ids = |words: &[String]| words.iter().map(|word| string_id(word)).collect();
            let words = match (condition.attribute, &condition.test) {
                (Attribute::Tag, Test::In(tags)) => {
                    test.tags &= mask(tags, Tag::parse, |tag| tag as u32);
                    continue;
                }
                (Attribute::Tag, Test::NotIn(tags)) => {
                    test.tags &= !mask(tags, Tag::parse, |tag| tag as u32);
                    continue;
                }
                (Attribute::Dep, Test::In(deps)) => {
                    test.deps &= mask(deps, Dep::parse, |dep| dep as u32);
                    continue;
                }
                (Attribute::Dep, Test::NotIn(deps)) => {
                    test.deps &= !mask(deps, Dep::parse, |dep| dep as u32);
                    continue;
                }
                (Attribute::IsSpace, Test::Is(flag)) => {
                    test.is_space = Some(*flag);
                    continue;
                }
                (Attribute::Lower, Test::In(words)) => WordTest::LowerIn(ids(words)),
                (Attribute::Lower, Test::NotIn(words)) => WordTest::LowerNotIn(ids(words)),
                (Attribute::Orth, Test::In(words)) => WordTest::OrthIn(ids(words)),
                (Attribute::Orth, Test::NotIn(words)) => WordTest::OrthNotIn(ids(words)),
                (Attribute::Lower, Test::Regex(regex)) => {
                    WordTest::LowerMatches(Affix::new(regex)?)
                }
                (Attribute::Orth, Test::Regex(regex)) => WordTest::OrthMatches(Affix::new(regex)?),
                (attribute, _) => {
                    return Err(format!("a pattern of the attribute ruler on {attribute:?}"));
                }
            };
            test.words.push(words);
        }
        Ok(test)
    }

    pub(super) fn holds(&self, token: &RulerToken<'_>) -> bool {
        self.tags & (1 << token.tag as u32) != 0
            && self.deps & (1 << token.dep as u32) != 0
            && self.is_space.is_none_or(|flag| flag == token.lexeme.is_space)
            && self.words.iter().all(|words| words.hold(token))
    }
}

impl WordTest {
    fn hold(&self, token: &RulerToken<'_>) -> bool {
        let RulerToken { text, lexeme, .. } = token;
        match self {
            Self::LowerIn(words) => words.contains(&lexeme.lower),
            Self::LowerNotIn(words) => !words.contains(&lexeme.lower),
            Self::OrthIn(words) => words.contains(&lexeme.orth),
            Self::OrthNotIn(words) => !words.contains(&lexeme.orth),
            Self::LowerMatches(regex) => with_lower(text, |lower| regex.find(lower).is_some()),
            Self::OrthMatches(regex) => regex.find(text).is_some(),
        }
    }
}

/// Returns the set of those labels that the scheme has, a bit each.
///
/// A label outside the scheme is never given, so that it needs no bit.
fn mask<T>(labels: &[String], parse: fn(&str) -> Option<T>, bit: fn(T) -> u32) -> u64 {
    const { assert!(Tag::ALL.len() <= 64 && Dep::ALL.len() <= 64, "a set is one word") };
    labels.iter().filter_map(|label| parse(label)).fold(0, |set, label| set | (1 << bit(label)))
}
