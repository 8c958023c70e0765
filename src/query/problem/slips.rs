//! What people write who know another language: a table of slips and of what is meant.

use std::sync::LazyLock;

use crate::query::grammar::Terminal;
use crate::query::scan::Token;

static SLIPS: LazyLock<Vec<Slip>> = LazyLock::new(|| read(include_str!("slips.csv")));

/// A row of `slips.csv`; an empty field allows anything.
#[derive(Debug)]
struct Slip {
    /// What stands where it cannot; `*` is anything.
    found: Vec<String>,
    /// What stands before it.
    before: Vec<String>,
    /// A mark or keyword that could stand there.
    expected: String,
    hint: String,
}

fn read(table: &str) -> Vec<Slip> {
    let words = |field: &str| field.split_whitespace().map(str::to_owned).collect();
    let slip = |row: csv::StringRecord| Slip {
        found: words(&row[0]),
        before: words(&row[1]),
        expected: row[2].to_owned(),
        hint: row[3].to_owned(),
    };
    csv::Reader::from_reader(table.as_bytes()).into_records().flatten().map(slip).collect()
}

/// Returns what is meant by a token that cannot stand there, where that is known.
///
/// What holds of anything does not of a keyword that is only misspelt.
pub(super) fn meant(
    text: &str,
    before: Option<Token>,
    token: Token,
    expected: &[Terminal],
    is_misspelt: bool,
) -> Option<&'static str> {
    let upper = |token: Token| token.of(text).to_ascii_uppercase();
    let is_expected = |word: &str| {
        expected.iter().any(|terminal| {
            matches!(terminal, Terminal::Mark(mark) | Terminal::Keyword(mark) if *mark == word)
        })
    };
    let found = upper(token);
    let before = before.map(upper).unwrap_or_default();
    let fits = |slip: &&Slip| {
        slip.found.iter().any(|word| (word == "*" && !is_misspelt) || *word == found)
            && (slip.before.is_empty() || slip.before.contains(&before))
            && (slip.expected.is_empty() || is_expected(&slip.expected))
    };
    SLIPS.iter().find(fits).map(|slip| slip.hint.as_str())
}
