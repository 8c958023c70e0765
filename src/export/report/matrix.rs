//! Who stands where on the points of a plan: a table of points and actors.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{Point, Stand};

/// How many actors have a column of their own; a page is only so wide.
const COLUMNS: usize = 7;

/// The verbs by which a point is put forward.
const PUT_FORWARD: [&str; 2] = ["proposes", "demands"];

/// Points down, actors across.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// The actors with a column of their own, those with the most stands first. Of those with as many, the
    /// ones who answer what others put forward have one before the ones who do not.
    pub actors: Vec<String>,
    /// Whether there are more.
    pub has_others: bool,
    /// A row for the plan and for each point on which more is said than that one actor puts it forward, those with the
    /// most actors first.
    pub rows: Vec<Row>,
    /// The other points, by who puts them forward.
    pub unanswered: Vec<Unanswered>,
}

/// Points that one actor puts forward, and on which nobody else takes a stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unanswered {
    /// Who puts them forward.
    pub who: String,
    /// How.
    pub mark: Mark,
    /// The words of the points.
    pub points: Vec<String>,
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
        let (alone, answered): (Vec<&Point>, Vec<&Point>) =
            points.iter().partition(|point| alone_with(point).is_some());
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for stand in answered.iter().flat_map(|point| &point.stands) {
            let (stands, answers) = counts.entry(&stand.who).or_default();
            *stands += 1;
            *answers += usize::from(!PUT_FORWARD.contains(&stand.verb));
        }
        let mut ranked: Vec<_> = counts.into_iter().collect();
        ranked.sort_by_key(|(actor, counts)| (Reverse(*counts), *actor));
        let has_others = ranked.len() > COLUMNS;
        ranked.truncate(COLUMNS);
        ranked.sort_by_key(|(actor, (stands, _))| (Reverse(*stands), *actor));
        let actors: Vec<String> = ranked.iter().map(|(actor, _)| (*actor).to_owned()).collect();
        let mut rows: Vec<Row> = answered.into_iter().map(|point| row(point, &actors)).collect();
        rows.sort_by_key(|row| Reverse((row.whole, row.width())));
        Self { has_others, actors, rows, unanswered: unanswered(&alone) }
    }

    /// Returns how many points the table and the list have.
    pub(super) fn points(&self) -> usize {
        self.rows.len() + self.unanswered.iter().map(|one| one.points.len()).sum::<usize>()
    }
}

impl Row {
    /// Returns how many actors take a stand.
    fn width(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count() + self.others.len()
    }
}

/// Returns the stand of a point that one actor puts forward, and of which nothing else is said.
fn alone_with(point: &Point) -> Option<&Stand> {
    let first = point.stands.first().filter(|stand| PUT_FORWARD.contains(&stand.verb))?;
    let is_same = |stand: &Stand| stand.who == first.who && mark(stand) == mark(first);
    (!point.whole && point.stands.iter().all(is_same)).then_some(first)
}

/// Puts the points together that one actor puts forward alike.
fn unanswered(points: &[&Point]) -> Vec<Unanswered> {
    let mut by_actor: BTreeMap<(&str, Mark), Vec<String>> = BTreeMap::new();
    for (point, stand) in points.iter().filter_map(|point| Some((point, alone_with(point)?))) {
        by_actor.entry((&stand.who, mark(stand))).or_default().push(point.what.clone());
    }
    let one =
        |((who, mark), points): ((&str, Mark), _)| Unanswered { who: who.to_owned(), mark, points };
    let mut unanswered: Vec<Unanswered> = by_actor.into_iter().map(one).collect();
    unanswered.sort_by_key(|one| Reverse(one.points.len()));
    unanswered
}

fn mark(stand: &Stand) -> Mark {
    Mark { verb: stand.verb, words: stand.words.clone(), status: stand.status.clone() }
}

fn row(point: &Point, actors: &[String]) -> Row {
    let mut cells: BTreeMap<&str, Cell> = BTreeMap::new();
    for stand in &point.stands {
        let mark = mark(stand);
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

#[cfg(test)]
mod tests {
    use super::super::Ground;
    use super::*;

    fn point(what: &str, stands: &[(&str, &'static str)]) -> Point {
        let stands = stands.iter().map(|(who, verb)| Stand {
            who: (*who).to_owned(),
            verb,
            words: (*verb).to_owned(),
            what: what.to_owned(),
            status: None,
            ground: Ground { sentence: String::new(), via: None, source: String::new() },
        });
        Point { what: what.to_owned(), whole: what == "plan", stands: stands.collect() }
    }

    #[test]
    fn who_answers_has_a_column_before_who_only_proposes() {
        let proposers = ["A", "B", "C", "D", "E", "F", "G"].map(|who| (who, "proposes"));
        let stands: Vec<_> = proposers.into_iter().chain([("Holm", "rejects")]).collect();
        let matrix = Matrix::of(&[point("plan", &stands)]);
        assert_eq!(matrix.actors, ["A", "B", "C", "D", "E", "F", "Holm"]);
        assert_eq!(matrix.rows[0].others[0].0, "G");
    }

    #[test]
    fn what_one_actor_alone_puts_forward_is_listed_and_the_rest_a_table() {
        let matrix = Matrix::of(&[
            point("plan", &[("Arvik", "proposes")]),
            point("a bridge", &[("Arvik", "proposes"), ("Arvik", "proposes")]),
            point("a ferry", &[("Falk", "rejects")]),
            point("a port", &[("Arvik", "proposes"), ("Falk", "rejects")]),
            point("a road", &[("Arvik", "proposes")]),
        ]);
        let rows: Vec<_> = matrix.rows.iter().map(|row| row.what.as_str()).collect();
        assert_eq!(rows, ["plan", "a port", "a ferry"]);
        assert_eq!(matrix.actors, ["Arvik", "Falk"]);
        let [one] = &matrix.unanswered[..] else { panic!("{:?}", matrix.unanswered) };
        assert_eq!((one.who.as_str(), one.mark.verb), ("Arvik", "proposes"));
        assert_eq!(one.points, ["a bridge", "a road"]);
    }
}
