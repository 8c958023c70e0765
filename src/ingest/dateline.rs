//! Datelines: "KYIV, Nov 21 (Reuters) — " before the text of a story.

use std::sync::LazyLock;

use serde::Deserialize;

use super::dates;
use crate::resources;

/// The news agencies that a dateline without a dash may name.
static AGENCIES: LazyLock<Vec<String>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct Row {
        agency: String,
    }
    resources::lexicon("agencies.csv").into_iter().map(|row: Row| row.agency).collect()
});

/// The longest dateline, in bytes.
const LONGEST: usize = 80;
/// The most words of a dateline.
const MOST_WORDS: usize = 9;

/// Returns the length of the dateline that opens a paragraph, with the mark and blanks behind it.
///
/// A dateline is words in capitals, or capitalised words and an agency in
/// brackets, before a dash; a sentence that merely begins with a name is none.
pub(super) fn length(paragraph: &str) -> Option<usize> {
    let (before, after) = marks(paragraph)
        .find(|(before, after)| is_dateline(&paragraph[..*before], &paragraph[*before..*after]))?;
    let text = paragraph[after..].trim_start();
    let opens = text.trim_start_matches(['"', '“', '‘', '\'']);
    let sentence = opens.starts_with(char::is_uppercase) || opens.starts_with(char::is_numeric);
    (before > 0 && sentence).then(|| paragraph.len() - text.len())
}

/// Returns where a dash, a colon or two slashes that may close a dateline stand.
fn marks(paragraph: &str) -> impl Iterator<Item = (usize, usize)> {
    paragraph.char_indices().take_while(|(at, _)| *at <= LONGEST).filter_map(move |(at, mark)| {
        let rest = &paragraph[at..];
        let blank_before = paragraph[..at].ends_with([' ', ')']) || paragraph[..at].ends_with(").");
        match mark {
            '—' | '–' => Some((at, at + mark.len_utf8())),
            '-' if rest.starts_with("--") => Some((at, at + 2)),
            '/' if blank_before && rest.starts_with("// ") => Some((at, at + 2)),
            '-' if blank_before && rest.starts_with("- ") => Some((at, at + 1)),
            ':' if rest.starts_with(": ") => Some((at, at + 1)),
            // "LISBON (AP) The …"
            ')' if rest[1..].trim_start().starts_with(char::is_uppercase) => Some((at + 1, at + 1)),
            _ => None,
        }
    })
}

fn is_dateline(words: &str, mark: &str) -> bool {
    let words = words.trim().trim_end_matches('.');
    let agency = words.ends_with(')') && words.contains('(');
    let parts: Vec<&str> =
        words.split([' ', ',', '/']).map(|word| word.trim_matches(['(', ')', '.'])).collect();
    let named = parts.iter().filter(|word| !word.is_empty());
    let capital = |word: &str| !word.starts_with(char::is_lowercase);
    if parts.len() > MOST_WORDS || !named.clone().all(|word| capital(word)) {
        return false;
    }
    let Some(first) = named.clone().next() else { return false };
    let shouted = |word: &str| word.len() > 2 && !word.chars().any(char::is_lowercase);
    let city = shouted(first) && first.chars().all(|c| c.is_alphabetic() || c == '-');
    let dated = dated(&parts);
    // "San Jose, Costa Rica - The …": no sentence opens with a place and its country alone.
    let with_country = words.matches(',').count() == 1 && named.clone().count() <= 4;
    match mark {
        // "PARIS: The …", but not "UK: The …" nor "BREAKING NEWS: The …".
        ":" if with_country => city && first.len() > 2 || dated || agency,
        "" => city && parts.last().is_some_and(|last| AGENCIES.iter().any(|it| it == last)),
        ":" => {
            agency || dated || city && first.len() > 4 && named.count() == 1 && words != "BREAKING"
        }
        // "By Jane Doe, Staff Writer LONDON - The …".
        _ if *first == "By" => parts.last().is_some_and(|last| shouted(last)),
        _ => agency || dated || city || with_country,
    }
}

/// Tells whether words hold a date: "Lisbon, Monday 4 May".
fn dated(words: &[&str]) -> bool {
    let is_day = |word: &&str| (1..=2).contains(&word.len()) && word.parse::<u8>().is_ok();
    let is_date = |word: &&str| word.len() >= 8 && dates::first_in(word).is_some();
    if words.iter().any(is_date) {
        return true;
    }
    words.iter().any(is_day) && words.iter().any(|word| dates::is_month(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_cut() {
        for paragraph in [
            "KYIV, Nov 21 (Reuters) — The fleet sailed.",
            "VERDUN, FRANCE— The fleet sailed.",
            "WASHINGTON (AP) - The fleet sailed.",
            "Cairo, Egypt (CNN) -- The fleet sailed.",
            "(AFP) – The fleet sailed.",
            "NEW DELHI — The fleet sailed.",
            "LISBON // The fleet sailed.",
            "LISBON, Portugal (AP) The fleet sailed.",
            "LISBON: The fleet sailed.",
            "Lisbon (EFE).- The fleet sailed.",
            "Lisbon, Monday 4 May - The fleet sailed.",
            "Lisbon, May 4 (Reuters): The fleet sailed.",
            "Lisbon, May 4: The fleet sailed.",
            "LISBON, Portugal: The fleet sailed.",
            "Lisbon, Portugal - The fleet sailed.",
            "By Jane Doe, Staff Writer LISBON - The fleet sailed.",
        ] {
            let cut = length(paragraph).map(|at| &paragraph[at..]);
            assert_eq!(cut, Some("The fleet sailed."), "{paragraph}");
        }
    }

    #[test]
    fn sentences_keep_their_dashes() {
        for paragraph in [
            "Iran — The Islamic Republic — sailed.",
            "NATO said on Monday that — They would sail.",
            "BP -- which sailed -- came home.",
            "Lisbon: The fleet sailed.",
            "Portugal, Spain and France - They all sailed.",
            "The fleet (of Spain) sailed.",
            "NATO (OTAN) They sailed.",
        ] {
            assert_eq!(length(paragraph), None, "{paragraph}");
        }
    }
}
