//! Text of articles made fit for formats that cannot hold all of it.

use std::borrow::Cow;

/// Returns text without the characters that XML 1.0 and YAML cannot hold: controls, and what is no character at all.
///
/// Each becomes U+FFFD, so that a reader sees that there was something (XML 1.0, production 2; YAML 1.2, production 1).
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    if text.contains(is_unprintable) {
        Cow::Owned(text.replace(is_unprintable, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_unprintable(c: char) -> bool {
    (c.is_control() && !is_break(c)) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

fn is_break(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns printable text in one line: runs of line breaks and tabs are one space.
pub(super) fn one_line(text: &str) -> String {
    let printable = printable(text);
    let lines = printable.split(is_break).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// Returns texts as one: `["a", "b"]`, each in one line, with `\` before `"` and `\`.
///
/// This is JSON, and how Gephi writes arrays, in which no other escape means anything.
pub(super) fn array(texts: &[&str]) -> String {
    let quoted = texts
        .iter()
        .map(|text| format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\"")));
    format!("[{}]", quoted.collect::<Vec<_>>().join(", "))
}

/// Returns text in lines of at most `width` characters where its words allow it, and at most `most` lines; what is
/// left out is a `…`.
pub(super) fn wrapped(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in one_line(text).split_whitespace() {
        let full = lines.len() == most;
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if full => {
                line.push_str(" …");
                break;
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_replaced_and_breaks_are_not() {
        assert_eq!(
            printable("a\u{0}b\u{1b}[31m\u{9f}\u{ffff}\n\tc"),
            "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}\u{FFFD}\n\tc"
        );
        assert_eq!(one_line(" a\r\n\n\tb\u{2028}c "), "a b c");
    }

    #[test]
    fn an_array_is_json() {
        let texts = ["plain", "a \"quote\" and a \\", "two\nlines", "x, [y]; 'z'"];
        let written = array(&texts);
        assert_eq!(written, r#"["plain", "a \"quote\" and a \\", "two lines", "x, [y]; 'z'"]"#);
        let read: Vec<String> = serde_json::from_str(&written).unwrap();
        assert_eq!(read[1], texts[1]);
    }

    #[test]
    fn long_text_is_wrapped_and_cut() {
        let lines = wrapped("the quick brown fox jumps over the lazy dog", 12, 3);
        assert_eq!(lines, ["the quick", "brown fox", "jumps over …"]);
        assert_eq!(wrapped("supercalifragilistic", 5, 2), ["supercalifragilistic"]);
    }
}
