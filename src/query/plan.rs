//! How a query was answered: the steps of the store's plan, with rows and times.

use std::time::Duration;

use serde_json::Value;

use super::prefixes::Prefixes;
use super::scan::{self, TokenKind};

/// A step of a plan, and the steps that it takes its rows from.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What it does, as the store calls it.
    pub name: String,
    /// The rows that it gave.
    pub rows: u64,
    /// The time that it took, with the steps below it.
    pub time: Option<Duration>,
    /// The steps below it.
    pub steps: Vec<Plan>,
}

impl Plan {
    /// Reads the store's explanation in JSON; IRIs are shortened.
    #[must_use]
    pub fn read(json: &str, prefixes: &Prefixes) -> Option<Self> {
        let whole: Value = serde_json::from_str(json).ok()?;
        Some(step(&whole["plan"], prefixes))
    }

    /// Returns the plan as a tree, a line a step, with rows and times before it.
    #[must_use]
    pub fn render(&self) -> String {
        let mut lines = vec![format!("{:>9}  {:>9}", "rows", "time")];
        self.line("", "", &mut lines);
        lines.join("\n")
    }

    fn line(&self, branch: &str, below: &str, lines: &mut Vec<String>) {
        let time =
            self.time.map_or(String::new(), |time| format!("{:.1} ms", time.as_secs_f64() * 1e3));
        lines.push(format!("{:>9}  {time:>9}  {branch}{}", self.rows, self.name));
        for (at, step) in self.steps.iter().enumerate() {
            let is_last = at + 1 == self.steps.len();
            let (branch, further) = if is_last { ("└ ", "  ") } else { ("├ ", "│ ") };
            step.line(&format!("{below}{branch}"), &format!("{below}{further}"), lines);
        }
    }
}

fn step(value: &Value, prefixes: &Prefixes) -> Plan {
    let steps = value["children"].as_array();
    let seconds = value["duration in seconds"].as_f64();
    Plan {
        name: shorten(value["name"].as_str().unwrap_or_default(), prefixes),
        rows: value["number of results"].as_u64().unwrap_or(0),
        time: seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
        steps: steps.into_iter().flatten().map(|value| step(value, prefixes)).collect(),
    }
}

/// Writes the IRIs of a text short, and the variables that the parser made up for what has no name.
fn shorten(text: &str, prefixes: &Prefixes) -> String {
    let mut short = String::new();
    let mut copied = 0;
    for token in scan::scan(text) {
        let words = token.of(text);
        let written = match token.kind {
            TokenKind::Iri => prefixes.show(&words[1..words.len() - 1]),
            TokenKind::Variable if is_made_up(&words[1..]) => words[..MADE_UP_SHOWN].to_owned(),
            _ => continue,
        };
        short.push_str(&text[copied..token.span.start as usize]);
        short.push_str(&written);
        copied = token.span.end as usize;
    }
    short + &text[copied..]
}

/// As much of a made-up variable is shown: its mark, and digits enough to tell it from others.
const MADE_UP_SHOWN: usize = 5;

/// Tells whether a variable is one of the parser's: a random number in hexadecimal digits.
fn is_made_up(name: &str) -> bool {
    (28..=32).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_variables_and_iris_are_short() {
        let prefixes: Prefixes = [("nun", "http://n/")].into_iter().collect();
        let name = "Extend(?8c2498a1a70411310ecd1f41434db74c -> ?n) <http://n/by> ?statement";
        assert_eq!(shorten(name, &prefixes), "Extend(?8c24 -> ?n) nun:by ?statement");
    }

    #[test]
    fn steps_stand_below_the_step_that_takes_their_rows() {
        let json = r#"{"plan": {"name": "Project(?who)", "number of results": 2, "duration in seconds": 0.0015,
            "children": [{"name": "Join", "number of results": 2, "duration in seconds": 0.001, "children": [
                {"name": "QuadPattern(?who <http://n/by> ?x)", "number of results": 30, "children": []},
                {"name": "Values", "number of results": 1, "children": []}]}]}}"#;
        let prefixes: Prefixes = [("nun", "http://n/")].into_iter().collect();
        assert_eq!(
            Plan::read(json, &prefixes).unwrap().render(),
            "     rows       time\n        \
                     2     1.5 ms  Project(?who)\n        \
                     2     1.0 ms  └ Join\n       \
                    30               ├ QuadPattern(?who nun:by ?x)\n        \
                     1               └ Values"
        );
    }
}
