//! Names of notes: files that every system takes, no two of them alike.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::export::formats::plain::one_line;

/// The longest that the name of a note is, in characters; file systems end at 255 bytes.
const LENGTH: usize = 60;

/// What a name of a file may not have on some system, or what a link of Obsidian takes for something else.
const FORBIDDEN: [char; 13] = ['\\', '/', ':', '*', '?', '"', '<', '>', '|', '#', '^', '[', ']'];

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Names that are taken, as systems compare them that know no case.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Returns a name for a note about `label`: like it, or, where that is taken, with `apart` or a number behind it.
    pub(super) fn unique(&mut self, label: &str, apart: &str) -> String {
        let name = safe(label);
        let apart = safe(apart);
        let mut candidate = name.clone();
        let mut number = 1;
        while !self.0.insert(candidate.to_lowercase()) {
            candidate = match number {
                1 => format!("{name} ({apart})"),
                _ => format!("{name} ({apart} {number})"),
            };
            number += 1;
        }
        candidate
    }
}

/// Returns a label as the name of a file.
fn safe(label: &str) -> String {
    // Two per cent signs begin a comment, even in a link.
    let composed = one_line(label).replace("%%", "％％").nfc().collect::<String>();
    let kept = composed.chars().map(|c| if FORBIDDEN.contains(&c) { ' ' } else { c });
    let kept = kept.filter(|c| !is_invisible(*c)).collect::<String>();
    let words = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut name: String = words.chars().take(LENGTH).collect();
    if name.len() < words.len() {
        // Not in the middle of a word, where there is a space near the end.
        if let Some(space) = name.rfind(' ').filter(|space| *space > LENGTH / 2) {
            name.truncate(space);
        }
        name.push('…');
    }
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let name = if name.is_empty() { "untitled" } else { name };
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let letters = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    if DEVICES.contains(&letters) && stem.len() <= 4 { format!("{name}_") } else { name.to_owned() }
}

/// Marks of direction and joiners: two names that differ in them look the same.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_files_on_every_system() {
        let cases = [
            ("../../etc/passwd", "etc passwd"),
            ("C:\\CON", "C CON"),
            ("con", "con_"),
            ("LPT1.txt", "LPT1.txt_"),
            ("Conrad", "Conrad"),
            ("trailing dots...", "trailing dots"),
            ("[[a|b]]#c^d", "a b c d"),
            ("\u{202E}left", "left"),
            ("?\"<>", "untitled"),
            ("e\u{301}", "é"),
            ("5 % of %%it%%", "5 % of ％％it％％"),
        ];
        for (label, expected) in cases {
            assert_eq!(safe(label), expected);
        }
        let long = safe(&"word ".repeat(40));
        assert!(long.ends_with("word…") && long.chars().count() <= LENGTH + 1, "{long}");
    }

    #[test]
    fn names_differ_in_more_than_case() {
        let mut names = Names::default();
        let given: Vec<_> =
            ["Norway", "NORWAY", "norway"].map(|of| names.unique(of, "country")).into();
        assert_eq!(given, ["Norway", "NORWAY (country)", "norway (country 2)"]);
    }
}
