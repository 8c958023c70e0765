//! How exact a figure is meant: "at least 40", "up to 40", "about 40", "40 to 60".
//!
//! `data/lexicon/bounds.csv` has the words before and behind a figure, and the verbs
//! that set one: "capped at 40".

use std::sync::LazyLock;

use serde::Deserialize;

use super::pairs::Pair;
use crate::facts::{Bound, Reading};
use crate::language::{Dep, TokenId, TokenRange};

/// How many words of another kind ("of its", a currency sign) may stand between.
const REACH: u32 = 1;

#[derive(Deserialize)]
struct Row {
    words: String,
    side: Side,
    bound: Bound,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Side {
    Before,
    Behind,
    /// A verb that the figure depends on through "at" or "to".
    Verb,
}

/// The longest wordings first: "no more than" is not "more than".
static BOUNDS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut rows: Vec<Row> = crate::resources::lexicon("bounds.csv");
    rows.sort_by_key(|row| std::cmp::Reverse(row.words.len()));
    rows
});

/// Returns how exact the figure is meant.
pub(super) fn of(reading: Reading<'_>, figure: TokenRange, pair: Option<Pair>) -> Bound {
    pair.and_then(|pair| pair.bound(reading.document, figure))
        .or_else(|| worded(reading, figure))
        .or_else(|| set(reading, figure.start))
        .unwrap_or(Bound::Exact)
}

/// Returns the token at `at` if it stands in the sentence of the figure.
fn token(reading: Reading<'_>, figure: TokenRange, at: u32) -> Option<TokenId> {
    let document = reading.document;
    let sentence = document[figure.start].sentence;
    document[sentence].tokens.contains(TokenId(at)).then_some(TokenId(at))
}

/// "At least 40", "40 or more".
fn worded(reading: Reading<'_>, figure: TokenRange) -> Option<Bound> {
    let document = reading.document;
    let stands = |from: u32, words: &str| {
        words.split(' ').zip(from..).all(|(word, at)| {
            token(reading, figure, at)
                .is_some_and(|id| document.word(id).eq_ignore_ascii_case(word))
        })
    };
    BOUNDS.iter().find_map(|row| {
        let length = u32::try_from(row.words.split(' ').count()).ok()?;
        let found = match row.side {
            Side::Before => (0..=REACH).any(|gap| {
                let start = figure.start.0.checked_sub(length + gap);
                start.is_some_and(|start| {
                    let bare = gap == 0 || is_sign(document.word(TokenId(start + length)));
                    bare && stands(start, &row.words)
                })
            }),
            // The noun may stand between: "40 ships or more".
            Side::Behind => (0..=REACH).any(|gap| stands(figure.end.0 + gap, &row.words)),
            Side::Verb => false,
        };
        found.then_some(row.bound)
    })
}

/// Tells whether a word is a sign of currency, between "about" and the figure.
fn is_sign(word: &str) -> bool {
    !word.is_empty() && word.chars().any(|c| !c.is_alphanumeric())
}

/// "The army is capped at 40": a verb that sets a bound.
fn set(reading: Reading<'_>, figure: TokenId) -> Option<Bound> {
    let document = reading.document;
    let preposition =
        document.ancestors(figure).take(2).find(|id| document[*id].dep == Dep::Prep)?;
    let verb = document.head(preposition)?;
    let suits = matches!(document.lemma(preposition), "at" | "to");
    let row = BOUNDS
        .iter()
        .find(|row| row.side == Side::Verb && row.words == document.lemma(verb))
        .filter(|_| suits)?;
    Some(row.bound)
}

#[cfg(test)]
mod tests {
    use super::Bound;
    use crate::entities;
    use crate::facts::Statement;
    use crate::facts::testing::article;
    use crate::language::Analyser;

    #[test]
    fn words_around_a_figure_tell_how_exact_it_is() {
        let cases = [
            ("At least 40 boats sank.", vec![Bound::AtLeast]),
            ("No more than 40 boats may sail.", vec![Bound::AtMost]),
            ("The ministry paid about $300 million.", vec![Bound::About]),
            ("The fleet lost 40 boats or more.", vec![Bound::AtLeast]),
            ("The fleet lost 40 boats.", vec![Bound::Exact]),
            ("The fleet lost 40 to 60 boats.", vec![Bound::AtLeast, Bound::AtMost]),
            ("The vote was 61 to 38.", vec![Bound::Exact, Bound::Exact]),
            ("The fleet is capped at 600,000 boats.", vec![Bound::AtMost]),
            ("Between 40 and 60 boats sank.", vec![Bound::AtLeast, Bound::AtMost]),
        ];
        for (text, expected) in cases {
            let found = entities::read(&Analyser::english(), article(text));
            let bounds: Vec<Bound> = found
                .facts
                .iter()
                .filter_map(|fact| match fact.statement {
                    Statement::Quantity { bound, .. } => Some(bound),
                    _ => None,
                })
                .collect();
            assert_eq!(bounds, expected, "{text}");
        }
    }
}
