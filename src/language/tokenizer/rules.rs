//! The rules of a tokenizer, as a package holds them.

use serde::{Deserialize, Serialize};

use crate::language::lexeme::string_id;
use crate::language::lookups::{decode, field};

/// The rules of a package's tokenizer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenizerRules {
    pub(super) prefix: Option<String>,
    pub(super) suffix: Option<String>,
    pub(super) infix: Option<String>,
    pub(super) token_match: Option<String>,
    pub(super) url_match: Option<String>,
    pub(super) special_cases: Vec<(String, Vec<Part>)>,
    /// Whether only those special cases are sought over several tokens that have an affix.
    pub(super) faster_heuristics: bool,
}

/// A token of a special case, and its norm if that names one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) orth: String,
    pub(super) norm: Option<String>,
}

impl TokenizerRules {
    /// Reads a package's `tokenizer`.
    ///
    /// # Errors
    ///
    /// Where the bytes are not the rules of a tokenizer.
    pub fn from_package(bytes: &[u8]) -> Result<Self, String> {
        let rules = decode(bytes)?;
        let pattern = |name| field(&rules, name).and_then(|v| v.as_str()).map(str::to_owned);
        let special_cases = field(&rules, "exceptions")
            .and_then(rmpv::Value::as_map)
            .ok_or("the tokenizer has no exceptions")?;
        Ok(Self {
            prefix: pattern("prefix_search"),
            suffix: pattern("suffix_search"),
            infix: pattern("infix_finditer"),
            token_match: pattern("token_match"),
            url_match: pattern("url_match"),
            special_cases: special_cases
                .iter()
                .map(|(chunk, parts)| special_case(chunk, parts))
                .collect::<Result<_, _>>()?,
            faster_heuristics: field(&rules, "faster_heuristics")
                .and_then(rmpv::Value::as_bool)
                .unwrap_or(true),
        })
    }
}

/// Reads a special case; its tokens must concatenate to it.
fn special_case(chunk: &rmpv::Value, parts: &rmpv::Value) -> Result<(String, Vec<Part>), String> {
    let chunk = chunk.as_str().ok_or("an exception of the tokenizer is not a string")?;
    let parts: Option<Vec<Part>> =
        parts.as_array().and_then(|parts| parts.iter().map(special_part).collect());
    let parts = parts.ok_or_else(|| format!("the tokens of the exception {chunk:?}"))?;
    if parts.iter().map(|part| part.orth.as_str()).collect::<String>() != chunk {
        return Err(format!("the tokens of the exception {chunk:?} do not make it up"));
    }
    Ok((chunk.to_owned(), parts))
}

fn special_part(part: &rmpv::Value) -> Option<Part> {
    let attribute = |name: &str| {
        let value = part
            .as_map()?
            .iter()
            .find(|(key, _)| key.as_str() == Some(name) || key.as_u64() == Some(string_id(name)));
        value.and_then(|(_, value)| value.as_str()).map(str::to_owned)
    };
    Some(Part { orth: attribute("ORTH")?, norm: attribute("NORM") })
}
