//! Pages: what commands tell in lines and blocks, not in a table.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::answer::fit::lines;
use super::answer::{Paint, Style};

/// The columns that a line has at least.
const NARROWEST: usize = 20;

/// Lines on their way out, broken to fit the terminal.
pub(super) struct Page<'a> {
    out: &'a mut dyn Write,
    /// Colours, or none.
    pub(super) style: Style,
    width: Option<usize>,
}

impl<'a> Page<'a> {
    /// Begins a page.
    pub(super) fn new(out: &'a mut dyn Write, style: Style, width: Option<usize>) -> Self {
        Self { out, style, width }
    }

    /// Writes a heading.
    pub(super) fn head(&mut self, text: &str) -> io::Result<()> {
        self.painted("", Paint::Head, text)
    }

    /// Writes what stays in the background, behind an indent.
    pub(super) fn faint(&mut self, indent: &str, text: &str) -> io::Result<()> {
        self.painted(indent, Paint::Faint, text)
    }

    /// Writes a text behind a mark; its further lines stand under its first.
    pub(super) fn item(&mut self, mark: &str, text: &str) -> io::Result<()> {
        let indent = " ".repeat(mark.width());
        for (at, line) in self.broken(mark, text).iter().enumerate() {
            let line = format!("{}{line}", if at == 0 { mark } else { &indent });
            writeln!(self.out, "{}", coloured(line.trim_end(), self.style))?;
        }
        Ok(())
    }

    /// Writes an empty line.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Writes a text in a colour behind an indent.
    pub(super) fn painted(&mut self, indent: &str, paint: Paint, text: &str) -> io::Result<()> {
        for line in self.broken(indent, text) {
            writeln!(self.out, "{indent}{}", self.style.paint(paint, &line))?;
        }
        Ok(())
    }

    fn broken(&self, mark: &str, text: &str) -> Vec<String> {
        match self.width {
            Some(width) => lines(text, width.saturating_sub(mark.width()).max(NARROWEST)),
            None => text.lines().map(str::to_owned).collect(),
        }
    }
}

/// What stands around marked words until they are coloured; neither takes any room in a line.
const MARKS: [char; 2] = ['\u{2061}', '\u{2062}'];

/// Returns a text with the first place of some words marked: for [`Page::item`], or between stars.
pub(super) fn marked(text: &str, words: &str, style: Style) -> String {
    // The words stand by themselves: "back" is not in "feedback".
    let is_apart = |at: &usize| {
        let (before, after) = (&text[..*at], &text[at + words.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    };
    let mut places = text.match_indices(words).map(|(at, _)| at);
    let Some(at) = places.find(|at| !words.is_empty() && is_apart(at)) else {
        return text.to_owned();
    };
    let [begin, end] = if style.is_coloured() { MARKS } else { ['*', '*'] };
    format!("{}{begin}{words}{end}{}", &text[..at], &text[at + words.len()..])
}

/// Colours what is marked in a line.
fn coloured(line: &str, style: Style) -> String {
    let mut told = String::new();
    for piece in line.split_inclusive(MARKS[1]) {
        match piece.trim_end_matches(MARKS[1]).split_once(MARKS[0]) {
            Some((before, words)) => {
                told.push_str(before);
                told.push_str(&style.paint(Paint::Mark, words));
            }
            None => told.push_str(piece.trim_end_matches(MARKS[1])),
        }
    }
    told
}
