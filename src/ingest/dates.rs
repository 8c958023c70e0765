//! Dates in the lines around an article: "21 NOV 2025 10:22", "Thursday, 4 May 2006".
//!
//! Months, days of the week and the words beside a date are data, in
//! `data/lexicon/calendar.csv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::resources;

/// What a word does in a line that states a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// A month; its number is the row's.
    Month,
    /// A day of the week.
    Weekday,
    /// Says that a date follows: "published".
    Label,
    /// May stand beside a date: a time zone, "at", "last".
    Filler,
}

#[derive(Debug, Deserialize)]
struct Row {
    word: String,
    role: Role,
    number: i8,
}

static WORDS: LazyLock<HashMap<String, (Role, i8)>> = LazyLock::new(|| {
    let rows: Vec<Row> = resources::lexicon("calendar.csv");
    rows.into_iter().map(|row| (row.word, (row.role, row.number))).collect()
});

/// Returns the first full date that `text` states.
pub(super) fn first_in(text: &str) -> Option<Date> {
    find(&words(text)).map(|found| found.date)
}

/// Returns the date of a line that says nothing else.
pub(super) fn of_date_line(line: &str) -> Option<Date> {
    let words = words(line);
    let found = find(&words)?;
    let mut others = words[..found.first].iter().chain(&words[found.end..]);
    others.all(Word::stands_beside_a_date).then_some(found.date)
}

/// Returns the date of a line that ends or begins with one, as bylines do.
pub(super) fn of_byline(line: &str) -> Option<Date> {
    let words = words(line);
    let found = find(&words)?;
    let beside = |words: &[Word<'_>]| words.iter().all(Word::stands_beside_a_date);
    (beside(&words[..found.first]) || beside(&words[found.end..])).then_some(found.date)
}

/// Returns the date that stands before the text of a paragraph, and where that text begins.
///
/// The date must be labelled ("date 2025-11-20 There has …") or written as ISO 8601
/// does, since sentences too may begin with a date.
pub(super) fn glued(line: &str) -> Option<(Date, usize)> {
    let words = words(line);
    let found = find(&words)?;
    let labelled = words[..found.first].iter().any(|word| word.role() == Some(Role::Label));
    let only_labels = words[..found.first].iter().all(Word::stands_beside_a_date);
    if !only_labels || !(labelled || found.iso) {
        return None;
    }
    let rest = &words[found.end..];
    let next = rest.iter().find(|word| !word.stands_beside_a_date())?;
    let opens = line[next.start..].trim_start_matches(['"', '“', '‘', '\'']);
    opens.starts_with(char::is_uppercase).then_some((found.date, next.start))
}

/// Tells whether a word names a month, in full or short.
pub(super) fn is_month(word: &str) -> bool {
    WORDS.get(&word.to_lowercase()).is_some_and(|(role, _)| *role == Role::Month)
}

/// Returns the date that closes a headline, with a day of the week before it, and where the
/// headline ends.
pub(super) fn trailing(line: &str) -> Option<(Date, usize)> {
    let words = words(line);
    let found = find(&words)?;
    let day = found.first.checked_sub(1)?;
    let weekday = words[day].role() == Some(Role::Weekday);
    (weekday && found.end == words.len()).then_some((found.date, words[day].start))
}

/// A word of a line, in lower case, without the punctuation around it.
struct Word<'a> {
    text: &'a str,
    lower: String,
    start: usize,
}

impl Word<'_> {
    fn role(&self) -> Option<Role> {
        WORDS.get(&self.lower).map(|(role, _)| *role)
    }

    fn month(&self) -> Option<i8> {
        WORDS.get(&self.lower).filter(|(role, _)| *role == Role::Month).map(|(_, number)| *number)
    }

    fn stands_beside_a_date(&self) -> bool {
        self.role().is_some() || self.text.is_empty() || self.is_time()
    }

    /// Tells whether the word is a time of the day: "10:22", "18.05", "7", "7pm", "+0000".
    fn is_time(&self) -> bool {
        let digits = self.lower.trim_end_matches(['a', 'p', 'm', '.', 'h', 'z', 't']);
        let marked = digits.len() < self.lower.len() || digits.contains([':', '.', '+']);
        let digits = digits.trim_start_matches(['+', '-']);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
            && (marked || digits.len() <= 2)
    }

    fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        digits.contains(&self.lower.len()).then(|| self.lower.parse().ok())?
    }

    /// Returns the day of the month: "4", "21st".
    fn day(&self) -> Option<i8> {
        let digits = self.lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &self.lower[digits.len()..];
        let ordinal = suffix.is_empty() || (suffix.len() == 2 && suffix != "am" && suffix != "pm");
        (ordinal && (1..=2).contains(&digits.len())).then(|| digits.parse().ok())?
    }
}

struct Found {
    date: Date,
    /// The words that make it up.
    first: usize,
    end: usize,
    iso: bool,
}

fn words(line: &str) -> Vec<Word<'_>> {
    let breaks = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '•' | '·' | '(' | ')');
    let mut words = Vec::new();
    let mut start = 0;
    for piece in line.split(breaks) {
        let text = piece.trim_matches([':', '.', '-', '–', '—', ';']);
        if !text.is_empty() {
            let offset = piece.find(text).unwrap_or(0);
            words.push(Word { text, lower: text.to_lowercase(), start: start + offset });
        }
        start += piece.len();
        start += line[start..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

fn find(words: &[Word<'_>]) -> Option<Found> {
    (0..words.len()).find_map(|first| {
        let three = |order: [usize; 3]| {
            let word = |at: usize| words.get(first + order[at]);
            Date::new(word(2)?.number(4..=4)?, word(1)?.month()?, word(0)?.day()?).ok()
        };
        if let Some(date) = numeric(&words[first].lower) {
            let iso = words[first].lower.as_bytes().get(4) == Some(&b'-');
            return Some(Found { date, first, end: first + 1, iso });
        }
        let date = three([0, 1, 2]).or_else(|| three([1, 0, 2]))?;
        Some(Found { date, first, end: first + 3, iso: false })
    })
}

/// Reads "2025-11-20", also with a time behind it, "20.11.2025" and "21/11/2025".
///
/// Day and month with a slash are told apart only where one is above 12.
fn numeric(word: &str) -> Option<Date> {
    let word = word.split('t').next().unwrap_or(word);
    let mark = ['-', '/', '.'].into_iter().find(|mark| word.matches(*mark).count() == 2)?;
    let mut parts = word.split(mark);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let small = |part: &str| part.parse::<i8>().ok();
    if first.len() == 4 {
        return Date::new(first.parse().ok()?, small(second)?, small(third)?).ok();
    }
    let (first, second) = (small(first)?, small(second)?);
    let year = third.parse().ok().filter(|_| third.len() == 4)?;
    match (mark, first > 12, second > 12) {
        ('.', _, _) | (_, true, _) => Date::new(year, second, first).ok(),
        (_, _, true) => Date::new(year, first, second).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_lines_resolve_to_a_day() {
        for (line, day) in [
            ("21 NOV 2025 10:22", "2025-11-21"),
            ("November 21, 2025", "2025-11-21"),
            ("Thursday, 4 May 2006", "2006-05-04"),
            ("Last updated at 18:05 GMT on 4th May 2006", "2006-05-04"),
            ("Published: Sept. 3, 1998, 7 p.m. EDT", "1998-09-03"),
            ("2016-04-17 12:36:10", "2016-04-17"),
            ("2016-04-17T12:36:10Z", "2016-04-17"),
            ("23.4.2011", "2011-04-23"),
            ("12/31/1999", "1999-12-31"),
        ] {
            assert_eq!(of_date_line(line).map(|date| date.to_string()).as_deref(), Some(day));
        }
    }

    #[test]
    fn sentences_are_no_date_lines() {
        for line in [
            "The court sat on November 21, 2025",
            "31 February 2006",
            "May 2006",
            "The 2015 deal",
            "1/2/2003",
        ] {
            assert_eq!(of_date_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_glued_date_ends_where_the_text_begins() {
        let cut = |line| glued(line).map(|(_, at)| &line[at..]);
        assert_eq!(cut("date 2025-11-20 There has been"), Some("There has been"));
        assert_eq!(cut("Published 4 May 2006 10:00 GMT “We sail,”"), Some("“We sail,”"));
        assert_eq!(cut("On May 4, 2006 Parliament met"), None);
        assert_eq!(cut("2006-05-04 was a Thursday"), None);
    }
}
