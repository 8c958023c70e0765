//! Moves apart what would cover one another in a drawing.

use std::collections::BTreeMap;

use super::layout::Place;

/// The width that a node and its label need, in pixels.
const WIDTH: f64 = 112.0;

/// The height that they need.
const HEIGHT: f64 = 44.0;

/// After how many rounds what still overlaps stays so.
const ROUNDS: usize = 100;

/// The nodes in each cell of a grid, in which only those of neighbouring cells can overlap.
type Cells = BTreeMap<(i64, i64), Vec<usize>>;

/// Moves nodes that overlap away from one another, along the side on which less is to go, until none do or enough was
/// tried; those that are fixed stay.
pub(super) fn apart(places: &mut [Place], is_fixed: &[bool]) {
    for _ in 0..ROUNDS {
        let mut has_moved = false;
        for (one, other) in neighbours(&cells(places)) {
            has_moved |= part(places, is_fixed, one, other);
        }
        if !has_moved {
            return;
        }
    }
}

fn cells(places: &[Place]) -> Cells {
    let mut cells = Cells::new();
    for (at, place) in places.iter().enumerate() {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a cast beyond the ends gives the ends"
        )]
        let cell = ((place.x / WIDTH).floor() as i64, (place.y / HEIGHT).floor() as i64);
        cells.entry(cell).or_default().push(at);
    }
    cells
}

/// Returns the pairs of nodes that can overlap, each once.
fn neighbours(cells: &Cells) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for ((column, row), here) in cells {
        for (at, one) in here.iter().enumerate() {
            pairs.extend(here[at + 1..].iter().map(|other| (*one, *other)));
        }
        // The other half of the neighbours meets this cell as theirs.
        for (right, down) in [(1, -1), (1, 0), (1, 1), (0, 1)] {
            let there = cells.get(&(column + right, row + down)).into_iter().flatten();
            pairs.extend(there.flat_map(|other| here.iter().map(move |one| (*one, *other))));
        }
    }
    pairs
}

/// Moves two nodes apart where they overlap, and says whether they did.
fn part(places: &mut [Place], is_fixed: &[bool], one: usize, other: usize) -> bool {
    let (x, y) = (places[other].x - places[one].x, places[other].y - places[one].y);
    let (over_x, over_y) = (WIDTH - x.abs(), HEIGHT - y.abs());
    // What is left of a pixel is not seen, and need not be moved without end.
    if over_x < 1.0 || over_y < 1.0 || (is_fixed[one] && is_fixed[other]) {
        return false;
    }
    let share = if is_fixed[one] || is_fixed[other] { 1.0 } else { 0.5 };
    let way = if over_x < over_y { (over_x.copysign(x), 0.0) } else { (0.0, over_y.copysign(y)) };
    for (at, sign) in [(one, -share), (other, share)] {
        if !is_fixed[at] {
            places[at].x += sign * way.0;
            places[at].y += sign * way.1;
        }
    }
    true
}
