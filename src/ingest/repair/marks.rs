//! Marks that are for a program and not for a reader: tags, Markdown, numbers of notes.
//!
//! The patterns are data, in `data/lexicon/repairs.csv`.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::edits::Edit;
use crate::resources;

/// A row of `repairs.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    pattern: String,
    /// What stands in its place, `\n` for a line's end. `$1` and `$2` keep these groups, which other
    /// rules may still mend; with `=$1` and `=$0` they don't mend the group, the whole.
    becomes: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "the examples are the file's test"))]
    example: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "the examples are the file's test"))]
    mended: String,
}

struct Rule {
    pattern: Regex,
    keeps: Keeps,
}

enum Keeps {
    /// These groups, and text around them.
    Parts(Vec<Part>),
    /// The group with this number, so that no other rule takes a part of the whole.
    Settled(usize),
}

enum Part {
    Text(String),
    Group(usize),
}

/// Reads what a row puts in the place of what its pattern finds.
fn parts(becomes: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for (at, piece) in becomes.split('$').enumerate() {
        let number = piece.chars().next().and_then(|first| first.to_digit(10)).filter(|_| at > 0);
        parts.extend(number.map(|number| Part::Group(number as usize)));
        let text = &piece[usize::from(number.is_some())..];
        parts.extend((!text.is_empty()).then(|| Part::Text(text.replace("\\n", "\n"))));
    }
    parts
}

static RULES: LazyLock<Vec<Rule>> =
    LazyLock::new(|| resources::lexicon("repairs.csv").iter().map(Rule::new).collect());

impl Rule {
    fn new(row: &Row) -> Self {
        let pattern = Regex::new(&row.pattern)
            .unwrap_or_else(|error| panic!("data/lexicon/repairs.csv: {error}"));
        let keeps = match &*row.becomes {
            "=$1" => Keeps::Settled(1),
            "=$0" => Keeps::Settled(0),
            becomes => Keeps::Parts(parts(becomes)),
        };
        Self { pattern, keeps }
    }

    fn find(&self, text: &str, edits: &mut Vec<Edit>) {
        for found in self.pattern.captures_iter(text) {
            let Some(whole) = found.get(0) else { continue };
            let parts = match &self.keeps {
                Keeps::Settled(group) => {
                    let kept = found.get(*group).unwrap_or(whole).as_str().to_owned();
                    edits.push(Edit::new(whole.start(), whole.end(), kept));
                    continue;
                }
                Keeps::Parts(parts) => parts,
            };
            let mut start = whole.start();
            let mut text = "";
            for part in parts {
                match part {
                    Part::Text(words) => text = words,
                    Part::Group(number) => {
                        let Some(kept) = found.get(*number) else { continue };
                        edits.push(Edit::new(
                            start,
                            kept.start(),
                            std::mem::take(&mut text).to_owned(),
                        ));
                        start = kept.end();
                    }
                }
            }
            edits.push(Edit::new(start, whole.end(), text.to_owned()));
        }
    }
}

/// Finds what the rules take out of `text`.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for rule in RULES.iter() {
        rule.find(text, &mut edits);
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::super::edits::Layer;
    use super::*;

    fn mended(text: &str) -> String {
        Layer::apply(find(text), text, 0).map_or(text.to_owned(), |(_, mended)| mended)
    }

    #[test]
    fn every_rule_mends_its_example() {
        for row in resources::lexicon::<Row>("repairs.csv") {
            let [example, expected] =
                [&row.example, &row.mended].map(|cell| cell.replace("\\n", "\n"));
            assert_eq!(mended(&example), expected, "{}", row.pattern);
        }
    }

    #[test]
    fn marks_of_a_writer_stay() {
        for text in [
            "“[The] talks,” she said (see 4), “[sic] ended.”",
            "5 * 3 * 2, a < b > c, snake_case_name, #5, M*A*S*H",
            "[He] (Roe) left. The union’s “‘No’” stays.",
            "See www.nordvik.com, the U.S.A. or Ph.D. rules: 5.Roe, A.Roe.",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
