//! Page furniture: lines that stand around an article and are not part of it.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::resources;

/// Where a pattern has to stand in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Match {
    /// It is the whole line.
    Line,
    /// It opens the line.
    Prefix,
    /// It closes the line.
    Suffix,
    /// It stands anywhere.
    Contains,
}

/// Where in the article a line has to stand for a rule to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    /// Anywhere.
    Any,
    /// Before the first paragraph.
    Head,
    /// Behind the first paragraph.
    Body,
}

/// What to do with a line of furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Action {
    /// Leave it out.
    Drop,
    /// It labels the line below: leave out both.
    Label,
    /// It calls on the reader: leave it out with the exclamations beside it.
    Advert,
    /// The article ends before it.
    End,
}

/// A row of `data/lexicon/furniture.csv`.
#[derive(Debug, Deserialize)]
struct Rule {
    /// Words in lower case, `#` for each number.
    pattern: String,
    r#match: Match,
    /// The most words of a line that it holds for.
    max_words: usize,
    place: Place,
    action: Action,
    /// A line that it holds for.
    #[cfg_attr(not(test), expect(dead_code, reason = "the examples are the file's test"))]
    example: String,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| resources::lexicon("furniture.csv"));

/// Returns what to do with `line` if it is furniture; `in_head` before the first paragraph.
pub(super) fn action(line: &str, in_head: bool) -> Option<Action> {
    let line = normalise(line);
    let count = line.split(' ').count();
    RULES.iter().find(|rule| rule.holds(&line, count, in_head)).map(|rule| rule.action)
}

impl Rule {
    fn holds(&self, line: &str, words: usize, in_head: bool) -> bool {
        let placed = match self.place {
            Place::Any => true,
            Place::Head => in_head,
            Place::Body => !in_head,
        };
        placed && words <= self.max_words && self.found_in(line)
    }

    fn found_in(&self, line: &str) -> bool {
        let pattern = self.pattern.as_str();
        // A pattern that ends with a mark may touch a word: "/afp", "image:".
        let starts_word = |at: usize| {
            !pattern.starts_with(char::is_alphanumeric)
                || !line[..at].ends_with(char::is_alphanumeric)
        };
        let ends_word = |at: usize| {
            !pattern.ends_with(char::is_alphanumeric)
                || !line[at..].starts_with(char::is_alphanumeric)
        };
        match self.r#match {
            Match::Line => line == pattern,
            Match::Prefix => line.starts_with(pattern) && ends_word(pattern.len()),
            Match::Suffix => line.ends_with(pattern) && starts_word(line.len() - pattern.len()),
            Match::Contains => line
                .match_indices(pattern)
                .any(|(at, found)| starts_word(at) && ends_word(at + found.len())),
        }
    }
}

/// Returns a line as the rules see it: lower case, plain quotes, `#` for a number, single
/// blanks, no marks and brackets at its ends.
fn normalise(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    for character in line.chars().flat_map(char::to_lowercase) {
        match character {
            '’' | '‘' | 'ʼ' => plain.push('\''),
            '“' | '”' => plain.push('"'),
            digit if digit.is_ascii_digit() => {
                if plain.ends_with("#,") || plain.ends_with("#.") {
                    plain.pop();
                } else if !plain.ends_with('#') {
                    plain.push('#');
                }
            }
            blank if blank.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            other => plain.push(other),
        }
    }
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '#' | '©' | '@');
    plain.trim_matches(|c| !kept(c)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_holds_for_its_example() {
        for rule in RULES.iter() {
            let line = normalise(&rule.example);
            let words = line.split(' ').count();
            let in_head = rule.place == Place::Head;
            assert_eq!(rule.pattern, rule.pattern.to_lowercase());
            assert!(rule.holds(&line, words, in_head), "{}: {}", rule.pattern, rule.example);
        }
    }

    #[test]
    fn sentences_are_not_furniture() {
        for line in [
            "The minister said he would share this view with the council.",
            "Advertisers left the network after the report was published in May.",
            "Sources close to the palace said the king would read more of the letters.",
            "By Friday the fleet had sailed.",
            "The photo was taken in 1998, the court heard.",
            "Follow us to the border, the smugglers told them.",
            "Copyright law would have to change, the commission said in its report.",
            "Loading of the ships began at dawn.",
            "Comments by the president angered the opposition.",
            "Image problems have dogged the bank since 2008, and customers have left it.",
        ] {
            assert_eq!(action(line, false), None, "{line}");
            assert_eq!(action(line, true), None, "{line}");
        }
    }
}
