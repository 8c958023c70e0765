//! Corrects tags and labels, and gives parts of speech, features and some lemmas.
//!
//! ```text
//! words, tags, labels ──Ruler::rule──▶ Vec<Ruling>
//! ```
//!
//! A *rule* is a pattern over consecutive tokens and what it says of one of them.
//! All patterns are matched against the tagger's and the parser's word, then what
//! they say is applied in the order of the rules, so that a later rule prevails.

use std::collections::HashMap;

use super::lexeme::{Lexeme, string_id, with_lower};
use super::morph::Morph;
use super::scheme::{Dep, Pos, Tag};
use super::tokenizer::Affix;

mod patterns;

pub use patterns::RulerPatterns;
use patterns::{Attribute, Condition, Rule, Test, target};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ruling<'a> {
    /// The tag, as the tagger gave it or corrected.
    pub tag: Tag,
    /// The label, as the parser gave it or corrected.
    pub dep: Dep,
    /// The part of speech.
    pub pos: Pos,
    /// The morphological features.
    pub morph: Morph,
    /// The lemma, where a rule fixes it.
    pub lemma: Option<&'a str>,
}

/// An attribute ruler, ready for use from many threads.
#[derive(Debug)]
pub struct Ruler {
    effects: Vec<Effect>,
    sequences: Vec<Sequence>,
    /// The sequences whose first token is a certain word, by the id of its lower case.
    by_word: HashMap<u64, Vec<usize>>,
    /// The sequences whose first token has a certain tag, by the tag.
    by_tag: Vec<Vec<usize>>,
    /// The sequences that may begin anywhere.
    others: Vec<usize>,
}

/// What a rule says of a token.
#[derive(Debug, Default)]
struct Effect {
    tag: Option<Tag>,
    dep: Option<Dep>,
    pos: Option<Pos>,
    morph: Option<Morph>,
    lemma: Option<String>,
}

#[derive(Debug)]
struct Sequence {
    tokens: Vec<TokenTest>,
    /// The token that the rule speaks of.
    target: usize,
    rule: usize,
}

/// What a token must be.
#[derive(Debug)]
struct TokenTest {
    /// The tags that it may have, a bit each, and likewise the labels.
    tags: u64,
    deps: u64,
    words: Vec<WordTest>,
    is_space: Option<bool>,
}

#[derive(Debug)]
enum WordTest {
    LowerIn(Vec<u64>),
    LowerNotIn(Vec<u64>),
    OrthIn(Vec<u64>),
    OrthNotIn(Vec<u64>),
    LowerMatches(Affix),
    OrthMatches(Affix),
}

impl Ruler {
    /// Makes a ruler of a package's patterns.
    ///
    /// # Errors
    ///
    /// Where a pattern's expression does not compile, or it sets what it cannot.
    pub fn new(patterns: &RulerPatterns) -> Result<Self, String> {
        let mut ruler = Self {
            effects: patterns.rules.iter().map(Effect::new).collect::<Result<_, _>>()?,
            sequences: Vec::new(),
            by_word: HashMap::new(),
            by_tag: vec![Vec::new(); Tag::ALL.len()],
            others: Vec::new(),
        };
        for (at, rule) in patterns.rules.iter().enumerate() {
            for sequence in &rule.sequences {
                let tokens = sequence.iter().map(|token| TokenTest::new(token));
                let tokens = tokens.collect::<Result<Vec<_>, _>>()?;
                let target = target(tokens.len(), rule.index).ok_or("an index outside")?;
                ruler.file(Sequence { tokens, target, rule: at });
            }
        }
        Ok(ruler)
    }

    /// Files a sequence under what its first token must be.
    fn file(&mut self, sequence: Sequence) {
        let id = self.sequences.len();
        let first = &sequence.tokens[0];
        let words = first.words.iter().find_map(|test| match test {
            WordTest::LowerIn(words) => Some(words),
            _ => None,
        });
        if let Some(words) = words {
            for word in words {
                self.by_word.entry(*word).or_default().push(id);
            }
        } else if first.tags == u64::MAX {
            self.others.push(id);
        } else {
            for (tag, filed) in self.by_tag.iter_mut().enumerate() {
                if first.tags & (1 << tag) != 0 {
                    filed.push(id);
                }
            }
        }
        self.sequences.push(sequence);
    }

    /// Rules on the tokens of one text: `out` gets one ruling for each.
    pub fn rule<'a>(&'a self, tokens: &[RulerToken<'_>], out: &mut Vec<Ruling<'a>>) {
        out.clear();
        out.extend(tokens.iter().map(Ruling::unruled));
        let mut hits = Vec::with_capacity(2 * tokens.len());
        for (at, token) in tokens.iter().enumerate() {
            let by_word = self.by_word.get(&token.lexeme.lower).map_or(&[][..], Vec::as_slice);
            let by_tag = &self.by_tag[token.tag as usize];
            for id in by_word.iter().chain(by_tag).chain(&self.others) {
                let sequence = &self.sequences[*id];
                if sequence.matches(&tokens[at..]) {
                    hits.push((sequence.rule, at + sequence.target));
                }
            }
        }
        hits.sort_unstable();
        for (rule, at) in hits {
            self.effects[rule].apply(&mut out[at]);
        }
    }
}

impl Ruling<'_> {
    /// Returns what is known of a token before any rule.
    fn unruled(token: &RulerToken<'_>) -> Self {
        let RulerToken { tag, dep, .. } = *token;
        Self { tag, dep, pos: Pos::None, morph: Morph::default(), lemma: None }
    }
}

impl Effect {
    fn new(rule: &Rule) -> Result<Self, String> {
        let mut effect = Self::default();
        for (attribute, value) in &rule.effects {
            let unknown = || format!("the attribute ruler gives the unknown {value:?}");
            match attribute {
                Attribute::Tag => effect.tag = Some(Tag::parse(value).ok_or_else(unknown)?),
                Attribute::Dep => effect.dep = Some(Dep::parse(value).ok_or_else(unknown)?),
                Attribute::Pos => effect.pos = Some(Pos::parse(value).ok_or_else(unknown)?),
                Attribute::Morph => effect.morph = Some(Morph::parse(value)),
                Attribute::Lemma => effect.lemma = Some(value.clone()),
                Attribute::Orth | Attribute::Lower | Attribute::IsSpace => {
                    return Err("the attribute ruler would change a word".to_owned());
                }
            }
        }
        Ok(effect)
    }

    fn apply<'a>(&'a self, ruling: &mut Ruling<'a>) {
        ruling.tag = self.tag.unwrap_or(ruling.tag);
        ruling.dep = self.dep.unwrap_or(ruling.dep);
        ruling.pos = self.pos.unwrap_or(ruling.pos);
        ruling.morph = self.morph.unwrap_or(ruling.morph);
        ruling.lemma = self.lemma.as_deref().or(ruling.lemma);
    }
}

impl Sequence {
    fn matches(&self, tokens: &[RulerToken<'_>]) -> bool {
        let tests = &self.tokens;
        tests.len() <= tokens.len()
            && tests.iter().zip(tokens).all(|(test, token)| test.holds(token))
    }
}

impl TokenTest {
    fn new(conditions: &[Condition]) -> Result<Self, String> {
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

    fn holds(&self, token: &RulerToken<'_>) -> bool {
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
