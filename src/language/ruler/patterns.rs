//! The patterns of an attribute ruler, as a package holds them.

use rmpv::Value;
use serde::{Deserialize, Serialize};

use crate::language::lookups::{decode, field};

/// The patterns of a package's attribute ruler, in the order in which they apply.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulerPatterns {
    pub(super) rules: Vec<Rule>,
}

/// Sequences of tokens, and what they say of one of the tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rule {
    /// The sequences, each of which is enough; each has a token.
    pub(super) sequences: Vec<Vec<Vec<Condition>>>,
    /// What is said, as pairs of attribute and value.
    pub(super) effects: Vec<(Attribute, String)>,
    /// Which token of a sequence it is said of; a negative one counts from the end.
    pub(super) index: i64,
}

/// What one attribute of a token must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Condition {
    pub(super) attribute: Attribute,
    pub(super) test: Test,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Attribute {
    Tag,
    Dep,
    Pos,
    Morph,
    Lemma,
    Orth,
    Lower,
    IsSpace,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Test {
    In(Vec<String>),
    NotIn(Vec<String>),
    Regex(String),
    Is(bool),
}

impl RulerPatterns {
    /// Reads a package's `attribute_ruler/patterns`.
    ///
    /// # Errors
    ///
    /// Where the bytes are not a list of patterns, or a pattern uses what this
    /// ruler lacks: operators, other attributes, extensions.
    pub fn from_package(bytes: &[u8]) -> Result<Self, String> {
        let value = decode(bytes)?;
        let rules = value.as_array().ok_or("the attribute ruler has no list of patterns")?;
        let rules = rules.iter().enumerate().map(|(at, value)| {
            rule(value).map_err(|fault| format!("pattern {at} of the attribute ruler: {fault}"))
        });
        Ok(Self { rules: rules.collect::<Result<_, _>>()? })
    }
}

fn rule(value: &Value) -> Result<Rule, String> {
    let list = |value: &Value| value.as_array().cloned().ok_or_else(|| "not a list".to_owned());
    let sequences = list(field(value, "patterns").ok_or("no patterns")?)?
        .iter()
        .map(|sequence| list(sequence)?.iter().map(conditions).collect())
        .collect::<Result<Vec<Vec<_>>, String>>()?;
    let effects = field(value, "attrs").and_then(Value::as_map).ok_or("no attributes")?;
    let effects = effects.iter().map(|(name, value)| {
        let value = value.as_str().ok_or("the value of an attribute is not a string")?;
        Ok((attribute(name)?, value.to_owned()))
    });
    let index = field(value, "index").and_then(Value::as_i64).unwrap_or(0);
    for sequence in &sequences {
        if target(sequence.len(), index).is_none() {
            return Err(format!("the index {index} is outside of a pattern"));
        }
    }
    Ok(Rule { sequences, effects: effects.collect::<Result<_, String>>()?, index })
}

/// Returns which token of a sequence of `length` tokens the index names.
pub(super) fn target(length: usize, index: i64) -> Option<usize> {
    let length = i64::try_from(length).ok()?;
    let at = if index < 0 { length + index } else { index };
    usize::try_from(at).ok().filter(|_| at < length)
}

fn conditions(token: &Value) -> Result<Vec<Condition>, String> {
    let token = token.as_map().ok_or("a token of a pattern is not a map")?;
    let mut conditions = Vec::new();
    for (name, value) in token {
        let attribute = attribute(name)?;
        for test in tests(value)? {
            conditions.push(Condition { attribute, test });
        }
    }
    Ok(conditions)
}

fn attribute(name: &Value) -> Result<Attribute, String> {
    match name.as_str().map(str::to_uppercase).as_deref() {
        Some("TAG") => Ok(Attribute::Tag),
        Some("DEP") => Ok(Attribute::Dep),
        Some("POS") => Ok(Attribute::Pos),
        Some("MORPH") => Ok(Attribute::Morph),
        Some("LEMMA") => Ok(Attribute::Lemma),
        Some("ORTH" | "TEXT") => Ok(Attribute::Orth),
        Some("LOWER") => Ok(Attribute::Lower),
        Some("IS_SPACE") => Ok(Attribute::IsSpace),
        _ => Err(format!("the attribute {name} is not supported")),
    }
}

fn tests(value: &Value) -> Result<Vec<Test>, String> {
    if let Some(word) = value.as_str() {
        return Ok(vec![Test::In(vec![word.to_owned()])]);
    }
    if let Some(flag) = value.as_bool() {
        return Ok(vec![Test::Is(flag)]);
    }
    let predicates = value.as_map().ok_or_else(|| format!("the condition {value}"))?;
    predicates
        .iter()
        .map(|(name, value)| match (name.as_str(), value.as_str(), words(value)) {
            (Some("IN"), _, Some(words)) => Ok(Test::In(words)),
            (Some("NOT_IN"), _, Some(words)) => Ok(Test::NotIn(words)),
            (Some("REGEX"), Some(pattern), _) => Ok(Test::Regex(pattern.to_owned())),
            _ => Err(format!("the predicate {name} is not supported")),
        })
        .collect()
}

fn words(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|word| word.as_str().map(str::to_owned)).collect()
}
