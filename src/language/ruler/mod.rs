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

use self::conditions::{TokenTest, WordTest};
use self::patterns::{Attribute, Rule, target};
use super::lexeme::Lexeme;
use super::morph::Morph;
use super::scheme::{Dep, Pos, Tag};

mod patterns;
mod conditions;

pub use patterns::RulerPatterns;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::lexeme::LexemeNorms;

    /// Makes a ruler of patterns as JSON, which go through msgpack as a package's do.
    fn ruler(patterns: &str) -> Result<Ruler, String> {
        fn packed(value: &serde_json::Value) -> rmpv::Value {
            match value {
                serde_json::Value::Bool(flag) => (*flag).into(),
                serde_json::Value::Number(number) => number.as_i64().unwrap().into(),
                serde_json::Value::String(text) => text.as_str().into(),
                serde_json::Value::Array(list) => list.iter().map(packed).collect(),
                serde_json::Value::Object(map) => rmpv::Value::Map(
                    map.iter().map(|(key, value)| (key.as_str().into(), packed(value))).collect(),
                ),
                serde_json::Value::Null => rmpv::Value::Nil,
            }
        }
        let mut bytes = Vec::new();
        let value = packed(&serde_json::from_str(patterns).unwrap());
        rmpv::encode::write_value(&mut bytes, &value).unwrap();
        Ruler::new(&RulerPatterns::from_package(&bytes)?)
    }

    /// Asserts what the ruler says of words with tag and label: a line a word.
    fn check(patterns: &str, words: &[(&str, Tag, Dep)], expected: &[&str]) {
        let ruler = ruler(patterns).unwrap();
        let norms = LexemeNorms::base();
        let lexemes: Vec<_> = words.iter().map(|(text, ..)| Lexeme::of(text, &norms)).collect();
        let token = |(word, lexeme)| {
            let (text, tag, dep): &(&str, Tag, Dep) = word;
            RulerToken { text, lexeme, tag: *tag, dep: *dep }
        };
        let tokens: Vec<_> = words.iter().zip(&lexemes).map(token).collect();
        let mut rulings = Vec::new();
        ruler.rule(&tokens, &mut rulings);
        let show = |ruling: &Ruling<'_>| {
            let Ruling { tag, dep, pos, lemma, .. } = ruling;
            format!("{tag} {dep} {pos} {}", lemma.unwrap_or("-"))
        };
        assert_eq!(rulings.iter().map(show).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_later_rule_prevails() {
        let patterns = r#"[
            {"patterns": [[{"TAG": "VBZ"}]], "attrs": {"POS": "VERB", "MORPH": "_"}, "index": 0},
            {"patterns": [[{"TAG": "VBZ", "LOWER": {"IN": ["is", "'s"]}}]], "attrs": {"LEMMA": "be"}},
            {"patterns": [[{"DEP": {"IN": ["aux"]}, "TAG": {"NOT_IN": ["TO", ""]}}]], "attrs": {"POS": "AUX"}}
        ]"#;
        check(
            patterns,
            &[("Is", Tag::Vbz, Dep::Aux), ("to", Tag::To, Dep::Aux), ("says", Tag::Vbz, Dep::Root)],
            &["VBZ aux AUX be", "TO aux  -", "VBZ ROOT VERB -"],
        );
    }

    #[test]
    fn a_rule_may_span_tokens_and_speak_of_any() {
        let patterns = r#"[
            {"patterns": [[{"LOWER": "gon"}, {"LOWER": "na"}]], "attrs": {"LEMMA": "to"}, "index": -1},
            {"patterns": [[{"LOWER": {"REGEX": "^y'?$"}}, {"LOWER": "all"}]], "attrs": {"LEMMA": "you"}}
        ]"#;
        let tag = Tag::Nn;
        check(
            patterns,
            &[
                ("y'", tag, Dep::Dep),
                ("all", tag, Dep::Dep),
                ("Gon", tag, Dep::Dep),
                ("na", tag, Dep::Dep),
            ],
            &["NN dep  you", "NN dep  -", "NN dep  -", "NN dep  to"],
        );
    }

    #[test]
    fn white_space_is_told_by_the_word() {
        let patterns = r#"[
            {"patterns": [[{"IS_SPACE": true, "DEP": {"NOT_IN": [""]}}]], "attrs": {"DEP": "dep"}},
            {"patterns": [[{"IS_SPACE": true}]], "attrs": {"TAG": "_SP", "POS": "SPACE"}}
        ]"#;
        check(
            patterns,
            &[("\n", Tag::Nn, Dep::Punct), ("a", Tag::Dt, Dep::Det), (" ", Tag::Nn, Dep::None)],
            &["_SP dep SPACE -", "DT det  -", "_SP  SPACE -"],
        );
    }

    #[test]
    fn what_the_ruler_lacks_is_refused() {
        for (patterns, fault) in [
            (r#"[{"patterns": [[{"OP": "+"}]], "attrs": {}}]"#, "the attribute \"OP\""),
            (r#"[{"patterns": [[{"TAG": {"FUZZY": "NN"}}]], "attrs": {}}]"#, "the predicate"),
            (r#"[{"patterns": [[]], "attrs": {}}]"#, "the index 0"),
            (r#"[{"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOUNS"}}]"#, "unknown"),
            ("{}", "no list"),
        ] {
            let error = ruler(patterns).unwrap_err();
            assert!(error.contains(fault), "{error}");
        }
    }
}
