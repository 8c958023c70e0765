//! What people decided on names: which are one, and which are not, whatever the rules say.
//!
//! ```text
//! CSV: decision,kind,name,other,reason ──read──▶ Overrides
//! ```
//!
//! A decision is on names of one kind, in whatever case and with whatever accents,
//! in all articles. It does not reach into an article: what that itself takes for
//! one stays one.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::names::folded;
use super::union::Union;
use super::world::Kind;

/// The decisions that the program carries.
const CARRIED: &str = include_str!("../../data/overrides.csv");

/// Decisions on which names are one and which are not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    same: BTreeMap<Pair, String>,
    different: BTreeMap<Pair, String>,
}

/// Two folded names of a kind, the lesser first.
type Pair = (Kind, String, String);

/// Why decisions cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct OverridesError {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub problem: String,
    /// What to do about it.
    pub remedy: &'static str,
}

#[derive(Debug, Deserialize)]
struct Row {
    decision: String,
    kind: String,
    name: String,
    other: String,
    #[serde(default)]
    reason: String,
}

const COLUMNS: &str =
    "the first line is decision,kind,name,other,reason; each other line has these five values";

impl Overrides {
    /// Returns the decisions of `data/overrides.csv`, which the program carries.
    ///
    /// # Panics
    ///
    /// Where that file is wrong, which a test would show.
    #[must_use]
    pub fn carried() -> Self {
        Self::default().and(CARRIED).unwrap_or_else(|error| panic!("overrides.csv: {error}"))
    }

    /// Returns these decisions and those of a table.
    ///
    /// # Errors
    ///
    /// Where a line is not understood, or decisions contradict one another.
    pub fn and(mut self, table: &str) -> Result<Self, OverridesError> {
        let mut reader =
            csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(table.as_bytes());
        let headers = reader.headers().cloned().unwrap_or_default();
        let mut lines = Vec::new();
        for record in reader.records() {
            let at = |error: &csv::Error| error.position().map_or(1, csv::Position::line);
            let record = record.map_err(|error| wrong(at(&error), shape_of(&error), COLUMNS))?;
            let line = record.position().map_or(1, csv::Position::line);
            let row: Row = record
                .deserialize(Some(&headers))
                .map_err(|_| wrong(line, "a column is missing".to_owned(), COLUMNS))?;
            let (same, pair) = row.read(line)?;
            let decisions = if same { &mut self.same } else { &mut self.different };
            let reason = decisions.entry(pair.clone()).or_insert_with(|| row.reason.clone());
            // Of several reasons one stands, whatever the order of the lines.
            if row.reason < *reason {
                reason.clone_from(&row.reason);
            }
            lines.push((line, pair));
        }
        self.check(&lines)?;
        Ok(self)
    }

    /// Tells whether nothing is decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.same.is_empty() && self.different.is_empty()
    }

    /// Returns the names that are one: their kind, their folded forms, and why.
    pub(super) fn same(&self) -> impl Iterator<Item = (Kind, [&str; 2], &str)> {
        decisions(&self.same)
    }

    /// Returns the names that are not one: their kind, their folded forms, and why.
    pub(super) fn different(&self) -> impl Iterator<Item = (Kind, [&str; 2], &str)> {
        decisions(&self.different)
    }

    /// Tells whether two folded names are not one.
    pub(super) fn are_different(&self, kind: Kind, a: &str, b: &str) -> bool {
        !self.different.is_empty() && self.different.contains_key(&pair(kind, a, b))
    }

    /// Makes sure that no names are both one and two, be it by way of others.
    fn check(&self, lines: &[(u64, Pair)]) -> Result<(), OverridesError> {
        let mut names: BTreeSet<(Kind, &str)> = BTreeSet::new();
        for (kind, both, _) in self.same().chain(self.different()) {
            names.extend(both.map(|name| (kind, name)));
        }
        let names: Vec<_> = names.into_iter().collect();
        let place = |kind: Kind, name: &str| names.binary_search(&(kind, name)).unwrap_or_default();
        let mut union = Union::new(names.len());
        for (kind, [a, b], _) in self.same() {
            union.join(place(kind, a), place(kind, b));
        }
        for (kind, a, b) in self.different.keys() {
            if union.find(place(*kind, a)) == union.find(place(*kind, b)) {
                let about = |(_, pair): &&(u64, Pair)| pair == &(*kind, a.clone(), b.clone());
                // The last line on the two names, or of all, where the carried ones began it.
                let line = lines.iter().rfind(about).or(lines.last()).map_or(1, |(line, _)| *line);
                let problem =
                    format!("\"{a}\" and \"{b}\" are the same by some lines, different by others");
                return Err(wrong(line, problem, "take one of these lines out"));
            }
        }
        Ok(())
    }
}

impl Row {
    /// Returns whether the names are one, and which they are.
    fn read(&self, line: u64) -> Result<(bool, Pair), OverridesError> {
        let same = match self.decision.as_str() {
            "same" => true,
            "different" => false,
            other => {
                let problem = format!("no such decision: \"{other}\"");
                return Err(wrong(line, problem, "write same or different"));
            }
        };
        let kind = KINDS.iter().find(|kind| kind.name() == self.kind).ok_or_else(|| {
            let remedy = "write person, organisation, country, place, group, plan, event or thing";
            wrong(line, format!("no such kind: \"{}\"", self.kind), remedy)
        })?;
        let (a, b) = (folded(*kind, &self.name), folded(*kind, &self.other));
        if a.is_empty() || b.is_empty() {
            return Err(wrong(line, "a name is missing".to_owned(), COLUMNS));
        }
        if a == b {
            let problem = format!("\"{}\" and \"{}\" are one name", self.name, self.other);
            let remedy = "give two names that differ in more than case, accents and punctuation";
            return Err(wrong(line, problem, remedy));
        }
        Ok((same, pair(*kind, &a, &b)))
    }
}

/// The kinds that have names.
const KINDS: &[Kind] = &[
    Kind::Person,
    Kind::Organisation,
    Kind::Country,
    Kind::Place,
    Kind::Group,
    Kind::Plan,
    Kind::Event,
    Kind::Other,
];

fn pair(kind: Kind, a: &str, b: &str) -> Pair {
    (kind, a.min(b).to_owned(), a.max(b).to_owned())
}

fn decisions(of: &BTreeMap<Pair, String>) -> impl Iterator<Item = (Kind, [&str; 2], &str)> {
    of.iter().map(|((kind, a, b), reason)| (*kind, [a.as_str(), b.as_str()], reason.as_str()))
}

fn wrong(line: u64, problem: String, remedy: &'static str) -> OverridesError {
    OverridesError { line, problem, remedy }
}

/// Returns what is wrong with the shape of a line, in plain words.
fn shape_of(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} values instead of {expected_len}")
        }
        _ => "not readable as CSV".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Result<Overrides, String> {
        let table = format!("decision,kind,name,other,reason\n{lines}");
        Overrides::default().and(&table).map_err(|error| error.to_string())
    }

    #[test]
    fn the_order_of_lines_does_not_matter() {
        let (a, b) =
            ("same,person,Rosa Diaz,R. Holm,married\n", "different,place,Bergen,Bergén Bay,\n");
        assert_eq!(read(&format!("{a}{b}")), read(&format!("{b}{a}")));
        assert_eq!(read("same,person,Ida,Ada,\n"), read("same,person,ada,Ída,\n"));
        assert!(Overrides::carried().is_empty());
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = |lines: &str| read(lines).unwrap_err();
        assert_eq!(error("maybe,person,Ida,Ada,\n"), "line 2: no such decision: \"maybe\"");
        assert_eq!(error("same,ship,Ida,Ada,\n"), "line 2: no such kind: \"ship\"");
        assert_eq!(error("same,person,Ida,,\n"), "line 2: a name is missing");
        assert_eq!(error("same,person,Ida,IDA,\n"), "line 2: \"Ida\" and \"IDA\" are one name");
        assert_eq!(error("same,person,Ida\n"), "line 2: 3 values instead of 5");
        assert_eq!(
            error("same,person,Ida,Ada,\nsame,person,Ada,Eda,\ndifferent,person,Eda,Ida,\n"),
            "line 4: \"eda\" and \"ida\" are the same by some lines, different by others"
        );
    }
}
