//! Marks that are for a program and not for a reader: tags, Markdown, numbers of notes.
//!
//! The patterns are data, in `data/lexicon/repairs.csv`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::edits::Edit;
use crate::resources;

/// A row of `repairs.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    pattern: String,
    /// What stands in its place, `\n` for a line's end. `$1` keeps the first group, which other
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
    /// This text instead.
    Other(Cow<'static, str>),
    /// The first group.
    Group,
    /// The group with this number, so that no other rule takes a part of the whole.
    Settled(usize),
}

static RULES: LazyLock<Vec<Rule>> =
    LazyLock::new(|| resources::lexicon("repairs.csv").iter().map(Rule::new).collect());

impl Rule {
    fn new(row: &Row) -> Self {
        let pattern = Regex::new(&row.pattern)
            .unwrap_or_else(|error| panic!("data/lexicon/repairs.csv: {error}"));
        let keeps = match &*row.becomes {
            "$1" => Keeps::Group,
            "=$1" => Keeps::Settled(1),
            "=$0" => Keeps::Settled(0),
            _ => Keeps::Other(Cow::Owned(row.becomes.replace("\\n", "\n"))),
        };
        Self { pattern, keeps }
    }

    fn find(&self, text: &str, edits: &mut Vec<Edit>) {
        for found in self.pattern.captures_iter(text) {
            let Some(whole) = found.get(0) else { continue };
            let becomes = match &self.keeps {
                Keeps::Group => {
                    let kept = found.get(1).unwrap_or(whole);
                    edits.push(Edit::new(whole.start(), kept.start(), ""));
                    edits.push(Edit::new(kept.end(), whole.end(), ""));
                    continue;
                }
                Keeps::Settled(group) => {
                    Cow::Owned(found.get(*group).unwrap_or(whole).as_str().to_owned())
                }
                Keeps::Other(other) => other.clone(),
            };
            edits.push(Edit::new(whole.start(), whole.end(), becomes));
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
            let unfolded = row.mended.replace("\\n", "\n");
            assert_eq!(mended(&row.example), unfolded, "{}", row.pattern);
        }
    }

    #[test]
    fn marks_of_a_writer_stay() {
        for text in [
            "“[The] talks,” she said (see 4), “[sic] ended.”",
            "5 * 3 * 2, a < b > c, snake_case_name, #5, M*A*S*H",
            "[He] (Roe) left. The union’s “‘No’” stays.",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
