//! Who stands where on the points of a plan: a table of points and actors.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Point;

/// How many actors have a column of their own; a page is only so wide.
const COLUMNS: usize = 7;

/// Points down, actors across.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// The actors with a column of their own, those with the most stands first.
    pub actors: Vec<String>,
    /// Whether there are more.
    pub has_others: bool,
    /// A row for each point.
    pub rows: Vec<Row>,
}

/// The stands on one point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The words of the point.
    pub what: String,
    /// Whether it is the plan as a whole.
    pub whole: bool,
    /// A cell for each of [`Matrix::actors`].
    pub cells: Vec<Cell>,
    /// Those who have no column, each with their stands.
    pub others: Vec<(String, Cell)>,
}

/// The stands of one actor on one point, each once.
pub type Cell = Vec<Mark>;

/// A stand as a table shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mark {
    /// What the actor does: `rejects`.
    pub verb: &'static str,
    /// The same in words, with how it is meant.
    pub words: String,
    /// How it is meant; nothing for what is asserted.
    pub status: Option<String>,
}

impl Matrix {
    /// Makes the table of the stands on some points.
    #[must_use]
    pub fn of(points: &[Point]) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for stand in points.iter().flat_map(|point| &point.stands) {
            *counts.entry(&stand.who).or_default() += 1;
        }
        let mut ranked: Vec<(&str, usize)> = counts.into_iter().collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let actors: Vec<String> =
            ranked.iter().take(COLUMNS).map(|(actor, _)| (*actor).to_owned()).collect();
        let rows = points.iter().map(|point| row(point, &actors)).collect();
        Self { has_others: ranked.len() > COLUMNS, actors, rows }
    }
}

fn row(point: &Point, actors: &[String]) -> Row {
    let mut cells: BTreeMap<&str, Cell> = BTreeMap::new();
    for stand in &point.stands {
        let mark =
            Mark { verb: stand.verb, words: stand.words.clone(), status: stand.status.clone() };
        let cell = cells.entry(&stand.who).or_default();
        if !cell.contains(&mark) {
            cell.push(mark);
        }
    }
    Row {
        what: point.what.clone(),
        whole: point.whole,
        cells: actors.iter().map(|who| cells.remove(who.as_str()).unwrap_or_default()).collect(),
        others: cells.into_iter().map(|(who, cell)| (who.to_owned(), cell)).collect(),
    }
}
