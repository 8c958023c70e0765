//! White space and characters that print nothing.

use super::edits::Edit;

/// Finds ends of lines that are not `\n`, white space that is not one blank, and characters that print nothing.
///
/// Blanks at the ends of a line go.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !(is_break(first) || is_blank(first) || is_invisible(first)) {
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut line_ends = usize::from(is_break(first));
        let mut blank = is_blank(first);
        let mut last = first;
        while let Some((at, next)) =
            chars.next_if(|(_, next)| is_break(*next) || is_blank(*next) || is_invisible(*next))
        {
            line_ends += usize::from(is_break(next) && !(last == '\r' && next == '\n'));
            blank |= is_blank(next);
            end = at + next.len_utf8();
            last = next;
        }
        let becomes = match line_ends {
            0 if blank && start > 0 => " ".to_owned(),
            count => "\n".repeat(count),
        };
        if text[start..end] != becomes {
            edits.push(Edit::new(start, end, becomes));
        }
    }
    edits
}

/// Finds straight quotation marks between a sentence's end and a letter, where a blank was lost: behind
/// a mark that closes (the second, the fourth of its line), before one that opens.
pub(super) fn lost_at_quotes(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut is_open = false;
    let mut chars = text.char_indices().peekable();
    let mut before = '\n';
    while let Some((at, c)) = chars.next() {
        if is_break(c) {
            is_open = false;
        } else if c == '"' {
            let after = chars.peek().map_or('\n', |(_, next)| *next);
            let ends = matches!(before, '.' | '!' | '?') || is_open && before == ',';
            if ends && after.is_alphabetic() {
                edits.push(Edit::new(at, at + 1, if is_open { "\" " } else { " \"" }));
            }
            is_open = !is_open;
        }
        before = c;
    }
    edits
}

/// Tells whether a character ends a line: those of Unicode Standard Annex 14, classes BK, CR, LF, NL.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && !is_break(c)
}

/// Tells whether a character prints nothing: controls, soft hyphens, joiners, marks of direction.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::super::edits::Layer;
    use super::{Edit, find, lost_at_quotes};

    fn check_with(find: fn(&str) -> Vec<Edit>, text: &str, expected: &str) {
        let mended = Layer::apply(find(text), text, 0);
        assert_eq!(mended.map_or(text.to_owned(), |(_, mended)| mended), expected);
    }

    fn check(text: &str, expected: &str) {
        check_with(find, text, expected);
    }

    #[test]
    fn blanks_that_were_lost_at_straight_quotation_marks_are_put_back() {
        let check = |text, expected| check_with(lost_at_quotes, text, expected);
        check(
            "He left.\"We stay,\"she said.\n\"It ended.\"Nobody spoke.",
            "He left. \"We stay,\" she said.\n\"It ended.\" Nobody spoke.",
        );
        check("A 6\" pipe, \"so-called\".", "A 6\" pipe, \"so-called\".");
    }

    #[test]
    fn white_space_is_one_blank_or_ends_of_lines() {
        check("a b\nc\n\nd\n", "a b\nc\n\nd\n");
        check("a  b\u{a0}c \u{2009}d\t\r\n\te\u{2028}f", "a b c d\ne\nf");
        check("  a\r\rb \n", "a\n\nb\n");
        check("\u{feff}a", "a");
    }

    #[test]
    fn what_prints_nothing_goes() {
        check("a\u{ad}b \u{200b}c\u{200d}\u{feff} d\u{1}", "ab c d");
    }
}
