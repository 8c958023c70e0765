//! Figures that matter: people, money, shares, votes, lengths of time.
//!
//! ```text
//! runs of numerals ──find──▶ Statement::Quantity
//! ```
//!
//! A figure is a run of numerals ([`figures`]) with what it counts ([`mod@counted`]), or its unit
//! ([`units`]), and how exact it is ([`bounds`]). Left out ([`exclusions`], [`passing`]) are days and
//! years, ages, ordinals, numbers in names ("Article 5"), "one", the "two" of
//! "the two sides", and vague numbers ("dozens"), which state no value.

mod bounds;
mod counted;
mod exclusions;
mod figures;
mod pairs;
mod passing;
mod units;

use self::counted::{counted, subject};
use self::exclusions::{
    in_calendar_name, is_age, is_clock_or_score, is_conversion, is_duration, is_in_a_name,
    is_no_number, is_ratio, is_the_two, is_year_beside, looks_like_a_year,
};
use self::pairs::Pair;
use self::units::{Kind, Unit};
use super::arguments::evidence_at;
use super::{Fact, Phrase, Reading, Statement, Status, dates, numbers};
use crate::language::{Pos, TokenId, TokenRange};

/// Adds the figures of the article.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let figures = figures::figures(reading.document);
    for (at, figure) in figures.iter().copied().enumerate() {
        let pair = Pair::of(reading, &figures, at);
        for value in numbers::all(reading.document.words(figure).trim_end_matches('.')) {
            let Some(Measured { subject, unit }) = measure(reading, figure, pair, value) else {
                continue;
            };
            let bound = bounds::of(reading, figure, pair);
            facts.push(Fact::new(
                Statement::Quantity { subject, value, unit, bound },
                evidence_at(reading, figure.start),
                status(reading, figure.start, facts),
                "quantities",
            ));
        }
    }
}

/// What a figure is a number of.
struct Measured {
    subject: Phrase,
    unit: String,
}

/// Returns what the figure measures, or nothing where it is no figure that matters.
fn measure(
    reading: Reading<'_>,
    figure: TokenRange,
    pair: Option<Pair>,
    value: f64,
) -> Option<Measured> {
    let document = reading.document;
    let head = counted(document, figure)
        .or_else(|| pair.and_then(|pair| counted(document, pair.other(figure))));
    let unit = match units::beside(document, figure, pair, head) {
        Some(unit) if is_excluded(reading, figure, value, &unit) => return None,
        Some(unit) => unit.name,
        None if is_no_count(reading, figure, head, value) => return None,
        None => head.map_or_else(String::new, |head| document.word(head).to_owned()),
    };
    let words = pair.map_or(figure, Pair::words);
    Some(Measured { subject: subject(reading, head, words), unit })
}

/// Tells whether a figure with a unit is none that matters: a point in time, a size said again.
fn is_excluded(reading: Reading<'_>, figure: TokenRange, value: f64, unit: &Unit) -> bool {
    match unit.kind {
        Kind::Size => is_conversion(reading, figure),
        Kind::Time => !unit.at.is_some_and(|at| is_duration(reading, at, value)),
        Kind::Percent | Kind::Currency => is_year_beside(reading, figure, unit),
    }
}

/// Tells whether a figure without a unit counts nothing that matters.
fn is_no_count(
    reading: Reading<'_>,
    figure: TokenRange,
    head: Option<TokenId>,
    value: f64,
) -> bool {
    in_calendar_name(reading, figure)
        || is_no_number(reading, figure)
        || head.is_some_and(|head| dates::is_calendar_word(reading.document.word(head)))
        || value < 2.0 && value.fract() == 0.0
        || looks_like_a_year(reading, figure, head)
        || is_in_a_name(reading, figure)
        || is_age(reading, figure)
        || is_clock_or_score(reading, figure)
        || is_the_two(reading, figure, value)
        || is_conversion(reading, figure)
        || value < 12.0 && is_ratio(reading, figure)
        || head.is_some_and(|head| reading.document[head].pos == Pos::Pron)
        || passing::is_in_passing(reading, figure, head, value)
}

/// Returns how the figure is meant: one that somebody calls untrue is not stated; plans and
/// doubts leave a figure as it is.
fn status(reading: Reading<'_>, at: TokenId, facts: &[Fact]) -> Status {
    let figure = reading.document[at].span;
    let disputed = facts.iter().any(|fact| {
        // What was stated before by another is stated all the same.
        matches!(fact.statement, Statement::Disputes { target, .. }
            if target.span.contains(figure) && fact.evidence.span.contains(target.span))
    });
    if disputed { Status::Negated } else { Status::Asserted }
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines_of;

    #[test]
    fn figures_have_what_they_count() {
        let text = "Floods killed 1,200 people and cost $3.5bn.";
        assert_eq!(
            lines_of("quantity", text),
            ["quantity 1200 people | 1,200 people", "quantity 3500000000 USD | $3.5bn"]
        );
    }

    #[test]
    fn hyphens_join_the_words_of_a_number() {
        assert_eq!(
            lines_of("quantity", "They owe a $108-billion debt and half-million fines."),
            [
                "quantity 108000000000 USD | a $108-billion debt",
                "quantity 500000 fines | half-million fines"
            ]
        );
    }

    #[test]
    fn years_rates_and_serial_numbers_are_no_figures() {
        let text = "Cuts of 10 million euros in 2015 and 20 million euros in 2016.";
        assert_eq!(
            lines_of("quantity", text),
            ["quantity 10000000 EUR | 10 million euros", "quantity 20000000 EUR | 20 million"]
        );
        assert!(lines_of("quantity", "The form is 20120456, at 350.example.").is_empty());
    }

    #[test]
    fn a_name_before_the_noun_is_not_what_is_counted() {
        let text = "All 28 European Union leaders came.";
        assert_eq!(
            lines_of("quantity", text),
            ["quantity 28 leaders | All 28 European Union leaders"]
        );
    }

    #[test]
    fn a_currency_may_stand_in_words_before_its_figure() {
        assert_eq!(
            lines_of("quantity", "The fee went up by pounds 2,300."),
            ["quantity 2300 GBP | pounds 2,300"]
        );
    }

    #[test]
    fn small_numbers_in_passing_are_no_figures() {
        let text = "Two sides of a six-member panel gave three reasons in the 2015 polls.";
        assert!(lines_of("quantity", text).is_empty());
        assert_eq!(
            lines_of("quantity", "The bill passed 57-42. Two miners were killed."),
            ["quantity 57  | 57-42", "quantity 42  | 57-42", "quantity 2 miners | Two miners"]
        );
    }

    #[test]
    fn days_ages_and_numbered_things_are_no_figures() {
        let text = "On 3 May 2019, Ana Ruiz, 45, cited Article 12 at 10 p.m.";
        assert!(lines_of("quantity", text).is_empty());
    }
}
