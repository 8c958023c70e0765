//! Tables that fit the terminal: long cells wrap, numbers stand at the right.
//!
//! The first rows are held back to measure the columns; the others are written
//! as they come, with the same widths, so that a million rows need no memory.
//! Where the columns have no room side by side, each row is a block of lines.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::block;
use super::cell::Cell;
use super::fit::{fit, lines};
use super::style::{Paint, Style};

/// Rows that are held back to measure the columns.
const MEASURED: usize = 500;

/// Rows that the column of numbers has room for where nobody knows how many will come.
const MANY: usize = 99_999;

/// Between two columns.
pub(super) const GAP: &str = " │ ";

/// How a table is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The columns of the terminal; none where nothing limits the width.
    pub width: Option<usize>,
    /// Whether rows are numbered, so that a command can name one.
    pub numbered: bool,
    /// Colours, or none.
    pub style: Style,
}

/// A table that is being written.
pub struct Table<'a> {
    layout: Layout,
    names: Vec<String>,
    widths: Option<Vec<usize>>,
    /// Whether rows are blocks, since the columns have no room side by side.
    blocks: bool,
    numeric: Vec<bool>,
    held: Vec<Vec<Cell>>,
    rows: usize,
    digits: usize,
    /// Whether the last row has several lines.
    tall: bool,
    out: &'a mut dyn Write,
}

impl<'a> Table<'a> {
    /// Begins a table with these columns.
    pub fn new(layout: Layout, names: &[String], out: &'a mut dyn Write) -> Self {
        let names = names.to_vec();
        let (widths, numeric, held) = (None, Vec::new(), Vec::new());
        let (blocks, tall) = (false, false);
        Self { layout, names, widths, blocks, numeric, held, rows: 0, digits: 1, tall, out }
    }

    /// Adds a row.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn row(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        if let Some(widths) = self.widths.clone() {
            return self.write_row(&cells, &widths);
        }
        self.held.push(cells);
        if self.held.len() == MEASURED { self.release(true) } else { Ok(()) }
    }

    /// Writes the rows that are held back, if there are any, with the widths that they need.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn show_now(&mut self) -> io::Result<()> {
        if self.widths.is_none() && !self.held.is_empty() {
            self.release(true)?;
        }
        self.out.flush()
    }

    /// Ends the table.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn end(mut self) -> io::Result<()> {
        if self.widths.is_none() { self.release(false) } else { Ok(()) }
    }

    /// Measures the held rows, writes the head and them; there may be more to come.
    fn release(&mut self, more: bool) -> io::Result<()> {
        let held = std::mem::take(&mut self.held);
        self.digits = if more { digits(MANY) } else { digits(held.len()) };
        let number = if self.layout.numbered { self.digits + GAP.width() } else { 0 };
        let margins = 2;
        let room = self.layout.width.map(|width| width.saturating_sub(number + margins));
        let (widths, fits) = fit(&self.names, &held, room);
        self.blocks = !fits && !held.is_empty();
        self.numeric = (0..self.names.len()).map(|column| is_numeric(column, &held)).collect();
        if !self.blocks {
            self.write_head(&widths)?;
        }
        self.widths = Some(widths.clone());
        held.iter().try_for_each(|cells| self.write_row(cells, &widths))
    }

    fn write_head(&mut self, widths: &[usize]) -> io::Result<()> {
        let style = self.layout.style;
        let names: Vec<Vec<String>> =
            self.names.iter().zip(widths).map(|(name, width)| lines(name, *width)).collect();
        let height = names.iter().map(Vec::len).max().unwrap_or(0);
        let corner =
            if self.layout.numbered { " ".repeat(self.digits) + GAP } else { String::new() };
        for line in 0..height {
            let cells: Vec<String> = names
                .iter()
                .zip(widths)
                .map(|(lines, width)| {
                    let words = lines.get(line).map_or("", String::as_str);
                    style.paint(Paint::Head, words) + &blanks(*width, words)
                })
                .collect();
            let row = format!(" {corner}{}", cells.join(GAP));
            writeln!(self.out, "{}", row.trim_end())?;
        }
        let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        let corner = if self.layout.numbered {
            "─".repeat(self.digits) + "─┼─"
        } else {
            String::new()
        };
        writeln!(self.out, "─{corner}{}─", rules.join("─┼─"))
    }

    fn write_row(&mut self, cells: &[Cell], widths: &[usize]) -> io::Result<()> {
        self.rows += 1;
        if self.blocks {
            return block::write(self.rows, &self.names, cells, self.layout, &mut *self.out);
        }
        let style = self.layout.style;
        let columns: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, width)| lines(&cell.text, *width)).collect();
        let height = columns.iter().map(Vec::len).max().unwrap_or(1).max(1);
        if self.rows > 1 && (self.tall || height > 1) {
            self.write_divider(widths)?;
        }
        self.tall = height > 1;
        for line in 0..height {
            let mut row = String::from(" ");
            if self.layout.numbered {
                row.push_str(&style.paint(Paint::Faint, &self.number(line)));
                row.push_str(GAP);
            }
            for (column, (words, width)) in columns.iter().zip(widths).enumerate() {
                let words = words.get(line).map_or("", String::as_str);
                if column > 0 {
                    row.push_str(GAP);
                }
                if self.numeric[column] {
                    row.push_str(&(blanks(*width, words) + words));
                } else {
                    row.push_str(&(words.to_owned() + &blanks(*width, words)));
                }
            }
            writeln!(self.out, "{}", row.trim_end())?;
        }
        Ok(())
    }

    fn number(&self, line: usize) -> String {
        let width = self.digits;
        if line == 0 { format!("{:>width$}", self.rows) } else { " ".repeat(width) }
    }

    /// Between two rows of which one has several lines.
    fn write_divider(&mut self, widths: &[usize]) -> io::Result<()> {
        let number = if self.layout.numbered { vec![self.digits] } else { Vec::new() };
        let rules: Vec<String> =
            number.iter().chain(widths).map(|width| "┄".repeat(*width)).collect();
        let rule = format!("┄{}┄", rules.join("┄┼┄"));
        writeln!(self.out, "{}", self.layout.style.paint(Paint::Faint, &rule))
    }
}

/// Tells whether a column holds numbers alone, which then stand at its right.
fn is_numeric(column: usize, rows: &[Vec<Cell>]) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_missing);
    let first = cells.next().is_some_and(|cell| cell.is_number);
    first && cells.all(|cell| cell.is_number)
}

fn digits(number: usize) -> usize {
    number.to_string().len()
}

fn blanks(width: usize, words: &str) -> String {
    " ".repeat(width.saturating_sub(words.width()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(width: Option<usize>, numbered: bool, names: &[&str], rows: &[&[&str]]) -> String {
        let mut out = Vec::new();
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let layout = Layout { width, numbered, style: Style::plain() };
        let mut table = Table::new(layout, &names, &mut out);
        for row in rows {
            let cell = |text: &&str| Cell {
                text: (*text).to_owned(),
                is_number: text.parse::<f64>().is_ok(),
                is_missing: false,
            };
            table.row(row.iter().map(cell).collect()).unwrap();
        }
        table.end().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_are_as_wide_as_they_need() {
        assert_eq!(
            table(None, false, &["who", "n"], &[&["Ukraine", "7"], &["EU", "12"]]),
            " who     │ n\n\
             ─────────┼────\n \
             Ukraine │  7\n \
             EU      │ 12\n"
        );
    }

    #[test]
    fn long_cells_wrap_and_rows_are_told_apart() {
        assert_eq!(
            table(
                Some(40),
                true,
                &["who", "sentence"],
                &[
                    &["Ukraine", "Kyiv rejected the plan on Friday."],
                    &["EU", "Ministers opposed it."],
                ]
            ),
            "   │ who     │ sentence\n\
             ───┼─────────┼──────────────────────────\n \
             1 │ Ukraine │ Kyiv rejected the plan\n   \
               │         │ on Friday.\n\
             ┄┄┄┼┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n \
             2 │ EU      │ Ministers opposed it.\n"
        );
    }

    #[test]
    fn rows_whose_columns_have_no_room_are_blocks() {
        assert_eq!(
            table(
                Some(30),
                true,
                &["who", "statement", "sentence"],
                &[&["Ukraine", "Ukraine rejects it", "Kyiv rejected the plan on Friday."]]
            ),
            "── 1\n      who │ Ukraine\nstatement │ Ukraine rejects it\n sentence │ Kyiv rejected the\n          │ plan on Friday.\n"
        );
        let long = "word ".repeat(90);
        let tall = table(Some(60), false, &["a", "b"], &[&[&long, &long]]);
        assert!(tall.starts_with("── 1\n"), "{tall}");
    }

    #[test]
    fn a_word_wider_than_its_column_is_broken() {
        assert_eq!(lines("ab <http://a/b/c>", 6), ["ab", "<http:", "//a/b/", "c>"]);
        assert_eq!(lines("日本語", 4), ["日本", "語"]);
    }
}
