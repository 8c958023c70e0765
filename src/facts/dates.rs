//! Days that an article words, resolved through its own date.
//!
//! ```text
//! "on Thursday", "last week", "30 November" + the article's date ──resolve──▶ When
//! ```
//!
//! What names one day becomes that day; a year without a day, a season or
//! "last month" stays as worded. Without the article's date, only a full date
//! resolves.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::{Reading, When};
use crate::clauses::{Clause, Link, Tense};
use crate::language::{NameLabel, TokenRange};
use crate::text::Span;

/// Tells whether the word names a day of the week or a month: "March", but not "march".
pub(super) fn is_calendar_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower != word && (weekday(&lower).is_some() || month(&lower).is_some())
}

/// Returns when the clause says that it happened.
pub(super) fn of(reading: Reading<'_>, clause: &Clause) -> Option<When> {
    let sentence = reading.document.sentence_of(clause.predicate).span;
    let elsewhere = |date: Span| {
        // "Ana and Omar met, and talks resume that broke down last month".
        reading.clauses.clauses.iter().any(|other| {
            let relative = matches!(other.parent, Some((_, Link::Relative)));
            relative && other.span.contains(date) && !other.span.contains(clause.span)
        })
    };
    let name = date_within(reading, clause.span).or_else(|| {
        date_within(reading, sentence).filter(|date| !elsewhere(reading.document.span(*date)))
    })?;
    Some(resolve(reading.document.words(name), reading.article.date, clause.tense))
}

/// Returns the first name of a day, a month, a year within `span`.
fn date_within(reading: Reading<'_>, span: Span) -> Option<TokenRange> {
    let document = reading.document;
    let dates = document
        .names()
        .iter()
        .filter(|name| name.label == NameLabel::Date && span.contains(document.span(name.tokens)));
    dates.map(|name| name.tokens).find(|tokens| names_a_time(document.words(*tokens)))
}

/// Tells whether the words say when, not how long or how old.
fn names_a_time(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphanumeric());
    let duration = lower.ends_with("-old") || lower.contains(" old") || lower.starts_with("every");
    !duration
        && parts.any(|part| {
            month(part).is_some()
                || weekday(part).is_some()
                || relative_days(part).is_some()
                || matches!(part, "last" | "next" | "this" | "earlier")
                || part.len() == 4 && part.parse::<i16>().is_ok_and(|year| year > 1500)
        })
}

/// Resolves the words of a date; `tense` decides between the last and the next Thursday.
pub(super) fn resolve(words: &str, published: Option<Date>, tense: Tense) -> When {
    let lower = words.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    iso(words)
        .or_else(|| calendar_day(&parts, published, tense))
        .or_else(|| near_day(&parts, published?, tense))
        .map_or_else(|| When::Worded(words.to_owned()), When::Day)
}

fn iso(words: &str) -> Option<Date> {
    words.trim().parse().ok()
}

/// Reads "30 November", "November 30, 2021", "Nov. 30th".
fn calendar_day(parts: &[&str], published: Option<Date>, tense: Tense) -> Option<Date> {
    let at = parts.iter().position(|part| month(part).is_some())?;
    let month = month(parts[at])?;
    let beside = [at.checked_sub(1), Some(at + 1)];
    let day = beside.into_iter().flatten().find_map(|at| day(parts.get(at)?))?;
    let year = parts.iter().find_map(|part| {
        part.parse::<i16>().ok().filter(|year| part.len() == 4 && (1500..2200).contains(year))
    });
    if let Some(year) = year {
        return Date::new(year, month, day).ok();
    }
    let published = published?;
    let same_year = Date::new(published.year(), month, day).ok()?;
    // A day far ahead of the article was last year's, unless the clause looks ahead.
    let ahead = same_year > published.checked_add(31.days()).ok()?;
    let behind = same_year < published.checked_sub(180.days()).ok()?;
    match tense {
        Tense::Future if behind => Date::new(published.year() + 1, month, day).ok(),
        Tense::Past | Tense::Present if ahead => Date::new(published.year() - 1, month, day).ok(),
        _ => Some(same_year),
    }
}

/// Reads "Thursday", "last Monday", "yesterday", "tomorrow".
fn near_day(parts: &[&str], published: Date, tense: Tense) -> Option<Date> {
    if let Some(days) = parts.iter().find_map(|part| relative_days(part)) {
        return published.checked_add(days.days()).ok();
    }
    let weekday = parts.iter().find_map(|part| weekday(part))?;
    let next = parts.contains(&"next") || parts.contains(&"this") && tense == Tense::Future;
    if parts.contains(&"last") {
        return published.nth_weekday(-1, weekday).ok();
    }
    if next || tense == Tense::Future {
        return published.nth_weekday(1, weekday).ok();
    }
    let today = published.weekday() == weekday;
    if today { Some(published) } else { published.nth_weekday(-1, weekday).ok() }
}

fn day(part: &str) -> Option<i8> {
    let digits = part.trim_end_matches(|c: char| c.is_alphabetic());
    let ordinal = &part[digits.len()..];
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    matches!(ordinal, "" | "st" | "nd" | "rd" | "th").then_some(day)
}

fn relative_days(part: &str) -> Option<i64> {
    match part {
        "today" | "tonight" => Some(0),
        "yesterday" => Some(-1),
        "tomorrow" => Some(1),
        _ => None,
    }
}

/// Reads a month by its name or its first three letters ("Sept" has four).
fn month(part: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let named =
        |name: &&str| part == *name || part.len() <= 4 && part.len() >= 3 && name.starts_with(part);
    MONTHS.iter().position(named).and_then(|at| i8::try_from(at + 1).ok())
}

/// Tells whether a word names a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    weekday(&word.to_lowercase()).is_some()
}

fn weekday(part: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    DAYS.iter().find(|(name, _)| part == *name).map(|(_, day)| *day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Resolves words in an article of Friday, 12 March 2021.
    fn day(words: &str, tense: Tense) -> Option<Date> {
        match resolve(words, Some(date(2021, 3, 12)), tense) {
            When::Day(day) => Some(day),
            When::Worded(_) => None,
        }
    }

    #[test]
    fn a_weekday_is_the_last_one_unless_the_clause_looks_ahead() {
        assert_eq!(day("Thursday", Tense::Past), Some(date(2021, 3, 11)));
        assert_eq!(day("Friday", Tense::Past), Some(date(2021, 3, 12)));
        assert_eq!(day("Monday", Tense::Future), Some(date(2021, 3, 15)));
        assert_eq!(day("next Tuesday", Tense::Present), Some(date(2021, 3, 16)));
        assert_eq!(day("last Friday", Tense::Past), Some(date(2021, 3, 5)));
    }

    #[test]
    fn a_day_of_a_month_takes_the_nearest_fitting_year() {
        assert_eq!(day("30 November", Tense::Past), Some(date(2020, 11, 30)));
        assert_eq!(day("Nov. 30", Tense::Future), Some(date(2021, 11, 30)));
        assert_eq!(day("March 1st", Tense::Past), Some(date(2021, 3, 1)));
        assert_eq!(day("November 30, 2004", Tense::Past), Some(date(2004, 11, 30)));
    }

    #[test]
    fn what_names_no_day_stays_as_worded() {
        assert_eq!(day("last month", Tense::Past), None);
        assert_eq!(day("the summer of 2020", Tense::Past), None);
        assert_eq!(resolve("Thursday", None, Tense::Past), When::Worded("Thursday".to_owned()));
    }
}
