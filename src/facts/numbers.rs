//! Numbers as English words them.
//!
//! ```text
//! "1.5 million", "$3bn", "two dozen", "350 thousand" ──read──▶ f64
//! ```
//!
//! `data/lexicon/numbers.csv` has the words: their value, and whether they
//! multiply what stands before them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::resources;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// A unit or a ten: it is added.
    Digit,
    /// A scale: it multiplies.
    Scale,
    /// A vague number: "dozens", "hundreds".
    Vague,
    /// A part: "half", "quarter", "third".
    Part,
}

#[derive(Deserialize)]
struct Row {
    word: String,
    value: f64,
    kind: Kind,
}

static WORDS: LazyLock<BTreeMap<String, (f64, Kind)>> = LazyLock::new(|| {
    let rows = resources::lexicon::<Row>("numbers.csv");
    rows.into_iter().map(|row| (row.word, (row.value, row.kind))).collect()
});

/// Returns every number that the words of a figure state: both of "230-to-197".
pub(super) fn all(words: &str) -> Vec<f64> {
    let parts: Vec<&str> = words.split("-to-").collect();
    let several =
        parts.len() > 1 && parts.iter().all(|part| part.chars().all(|c| c.is_ascii_digit()));
    if several {
        parts.into_iter().filter_map(read).collect()
    } else {
        read(words).into_iter().collect()
    }
}

/// Tells whether the word multiplies the figure before it: "bn", "million".
pub(super) fn is_scale(word: &str) -> bool {
    WORDS.get(word).is_some_and(|(_, kind)| *kind == Kind::Scale)
}

/// Tells whether the word is a part of one: "half", "thirds".
pub(super) fn is_part(word: &str) -> bool {
    WORDS.get(word).is_some_and(|(_, kind)| *kind == Kind::Part)
}

/// Returns the number that the words of a figure state, if they state one.
pub(super) fn read(words: &str) -> Option<f64> {
    let lower = words.to_lowercase().replace(',', "");
    let mut total = 0.0;
    let mut current: Option<f64> = None;
    for part in lower.split(|c: char| c.is_whitespace() || c == '-' || c == '–') {
        let (number, suffix) = split_number(part);
        if let Some(number) = number {
            current = Some(current.unwrap_or(0.0) + number);
        }
        let Some((value, kind)) = WORDS.get(suffix).copied() else { continue };
        match kind {
            Kind::Digit => current = Some(current.unwrap_or(0.0) + value),
            // \"Hundreds\" alone is a number; behind one, \"six hundreds\", it scales.
            Kind::Part | Kind::Scale | Kind::Vague => {
                current = Some(current.unwrap_or(1.0) * value);
            }
        }
        if kind == Kind::Scale && value >= 1000.0 {
            total += current.take().unwrap_or(0.0);
        }
    }
    current.map(|current| total + current).or((total > 0.0).then_some(total))
}

/// Parts "$3.6bn" into 3.6 and "bn", leaving out a currency sign.
fn split_number(part: &str) -> (Option<f64>, &str) {
    let bare = part.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = bare.find(|c: char| c.is_ascii_digit());
    let Some(start) = start.filter(|start| *start <= 4) else {
        return (None, bare.trim_matches(|c: char| !c.is_alphanumeric()));
    };
    let digits = &bare[start..];
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    let number = digits[..end].trim_end_matches('.').parse().ok();
    (number, digits[end..].trim_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_words_read_alike() {
        let cases = [
            ("600,000", 600_000.0),
            ("1.5 million", 1_500_000.0),
            ("$3.6bn", 3_600_000_000.0),
            ("US$3.6 billion", 3_600_000_000.0),
            ("twenty-one", 21.0),
            ("350 thousand", 350_000.0),
            ("two hundred thousand", 200_000.0),
            ("more than a million", 1_000_000.0),
            ("two dozen", 24.0),
            ("$108-billion", 108_000_000_000.0),
            ("half-million", 500_000.0),
            ("half", 0.5),
            ("dozens", 12.0),
            ("52%", 52.0),
        ];
        for (words, value) in cases {
            assert_eq!(read(words), Some(value), "{words}");
        }
        assert_eq!(read("several"), None);
    }
}
