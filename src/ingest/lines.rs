//! The lines of a text, whatever ends them.

use crate::text::Span;

/// A line of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// The line without white space, control characters and byte order mark at its ends.
    pub span: Span,
    /// Offset behind the line break.
    pub end: usize,
}

/// Returns the lines of `text` from byte `from`; CR, LF and CR LF end a line.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = Line> {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let gap = if rest[length..].starts_with("\r\n") { 2 } else { 1 };
        let span = Span::from_range(at..at + length).trim_matches(text, is_blank);
        at = (at + length + gap).min(text.len());
        Some(Line { span, end: at })
    })
}

/// Tells whether a character prints nothing at the end of a line.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || character == '\u{feff}'
}
