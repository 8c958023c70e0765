//! How wide columns are, and how texts break into their lines.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::cell::Cell;
use super::table::GAP;

/// The narrowest a column is made, unless its content is narrower still.
const NARROWEST: usize = 9;

/// The widest word that a column makes room for.
const WIDEST_WORD: usize = 16;

/// The lines to which the mean cell of a column may wrap.
const TALL: usize = 12;

/// Cells that are longer than this get no more room for it.
const LONG: usize = 400;

/// Returns the widths of the columns: as wide as they need, or shared where the room is short.
///
/// A column gets room in proportion to the length of its cells, so that all of
/// them wrap to about as many lines; what narrow columns leave goes to the others. Tells, too,
/// whether they fit: all have room, and none wraps to more than [`TALL`] lines on the mean.
pub(super) fn fit(names: &[String], rows: &[Vec<Cell>], room: Option<usize>) -> (Vec<usize>, bool) {
    let needs: Vec<Need> = (0..names.len()).map(|at| Need::of(&names[at], at, rows)).collect();
    let mut widths: Vec<usize> = needs.iter().map(|need| need.widest).collect();
    let gaps = GAP.width() * names.len().saturating_sub(1);
    let Some(room) = room else { return (widths, true) };
    let mut left = room.saturating_sub(gaps);
    let mut open: Vec<usize> = (0..needs.len()).collect();
    while !open.is_empty() {
        let total: usize = open.iter().map(|at| needs[*at].mean).sum();
        let share = |at: usize| (left * needs[at].mean / total.max(1)).max(needs[at].least);
        let settled = open.iter().copied().find(|at| {
            let share = share(*at);
            share >= needs[*at].widest || share == needs[*at].least
        });
        let Some(settled) = settled else {
            for at in &open {
                widths[*at] = share(*at);
            }
            break;
        };
        widths[settled] = share(settled).min(needs[settled].widest);
        left = left.saturating_sub(widths[settled]);
        open.retain(|at| *at != settled);
    }
    let is_low = |(need, width): (&Need, &usize)| need.mean <= *width * TALL;
    let fits = widths.iter().sum::<usize>() + gaps <= room && needs.iter().zip(&widths).all(is_low);
    (widths, fits)
}

/// How much room a column wants.
struct Need {
    /// Its widest line.
    widest: usize,
    /// The mean width of its cells.
    mean: usize,
    /// What it should have at least, so that words need not be broken.
    least: usize,
}

impl Need {
    fn of(name: &str, column: usize, rows: &[Vec<Cell>]) -> Self {
        let cells = || rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.text.as_str());
        let widest = cells().flat_map(str::lines).map(UnicodeWidthStr::width).max().unwrap_or(0);
        let widest = widest.max(name.width());
        let word =
            cells().flat_map(|text| text.split([' ', '\n'])).map(UnicodeWidthStr::width).max();
        let least = word.unwrap_or(0).clamp(NARROWEST, WIDEST_WORD).max(name.width()).min(widest);
        let mean = cells().map(UnicodeWidthStr::width).sum::<usize>() / rows.len().max(1);
        Self { widest, mean: mean.clamp(1, LONG), least }
    }
}

/// Breaks a text into lines of at most `width` columns, between words where it can.
pub(in crate::shell) fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let gap = usize::from(!line.is_empty());
            if line.width() + gap + word.width() <= width {
                if gap == 1 {
                    line.push(' ');
                }
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = break_word(word, width, &mut lines);
        }
        lines.push(line);
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Breaks a word that is wider than a line; returns what is left for the next line.
fn break_word(word: &str, width: usize, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    let mut filled = 0;
    for c in word.chars() {
        let wide = c.width().unwrap_or(0);
        if filled + wide > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            filled = 0;
        }
        line.push(c);
        filled += wide;
    }
    line
}
