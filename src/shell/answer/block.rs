//! Rows as blocks of lines: a line a column, its name before its value.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::cell::Cell;
use super::fit::lines;
use super::style::Paint;
use super::table::{GAP, Layout};

/// The columns that a value has at least.
const NARROWEST: usize = 20;

/// Writes a row as a block under its number; values wrap where the width is limited.
pub(super) fn write(
    number: usize,
    names: &[String],
    cells: &[Cell],
    layout: Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", layout.style.paint(Paint::Faint, &format!("── {number}")))?;
    let width = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let room = layout.width.map(|all| all.saturating_sub(width + GAP.width()).max(NARROWEST));
    for (name, cell) in names.iter().zip(cells) {
        let value = match room {
            Some(room) => lines(&cell.text, room).join("\n"),
            None => cell.text.clone(),
        };
        let name = format!("{}{name}", " ".repeat(width.saturating_sub(name.width())));
        let indent = format!("\n{}{GAP}", " ".repeat(width));
        let name = layout.style.paint(Paint::Head, &name);
        writeln!(out, "{name}{GAP}{}", value.replace('\n', &indent))?;
    }
    Ok(())
}
