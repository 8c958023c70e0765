//! Puts statements and nameless things into words: their labels.
//!
//! ```text
//! Stated + World ──sentence──▶ "Norland would accept the river plan"
//! ```
//!
//! A label says no more than its statement: what is not asserted has a verb that says so.

use super::nodes::label_of;
use crate::entities::{About, Meeting, Office, Quantity, Stated, What, World};
use crate::facts::{StanceKind, Status};

/// Returns the statement in one line: who, does what, to what.
///
/// What is proposed or demanded in words of its own stands behind a colon, since they
/// may be a clause as well as a name: "Norland demands: the dams must go".
pub(super) fn sentence(stated: &Stated, what: &str, world: &World) -> String {
    match stated.about {
        About::Meeting(id) => return meeting_sentence(&world.meetings[id.index()], stated, world),
        About::Quantity(_) if stated.status == Status::Negated => return format!("not: {what}"),
        About::Quantity(_) => return what.to_owned(),
        _ => {}
    }
    let mut who: Vec<&str> = Vec::new();
    let mut several = stated.by.len() > 1;
    for actor in &stated.by {
        let actor = &world.entities[actor.index()];
        who.push(&actor.name);
        several |= actor.is_plural;
    }
    let quotes = match stated.what {
        What::Assertion { .. } | What::Denial => true,
        What::Proposal | What::Demand => matches!(stated.about, About::Point(_)),
        _ => false,
    };
    let colon = if quotes { ":" } else { "" };
    format!("{} {}{colon} {what}", list(&who), verb(&stated.what, stated.status, several))
}

/// Returns the verb of a statement with what its status adds.
fn verb(what: &What, status: Status, several: bool) -> String {
    let (one, many) = match what {
        What::Role { former } => return copula(*former, status, several).to_owned(),
        What::Proposal => ("proposes", "propose"),
        What::Demand => ("demands", "demand"),
        What::Stance(StanceKind::Rejects) => ("rejects", "reject"),
        What::Stance(StanceKind::Accepts) => ("accepts", "accept"),
        What::Stance(StanceKind::Supports) => ("supports", "support"),
        What::Assertion { .. } => ("says", "say"),
        What::Denial => ("denies", "deny"),
        // These have sentences of their own.
        What::Meeting | What::Quantity { .. } => return String::new(),
    };
    match (status, several) {
        (Status::Asserted, false) => one.to_owned(),
        (Status::Asserted, true) => many.to_owned(),
        (Status::Negated, false) => format!("does not {many}"),
        (Status::Negated, true) => format!("do not {many}"),
        (Status::Planned, _) => format!("will {many}"),
        (Status::Conditional | Status::Hypothetical, _) => format!("would {many}"),
    }
}

/// Returns the form of "be" that tells who holds an office, or held it.
const fn copula(former: bool, status: Status, several: bool) -> &'static str {
    match (status, former, several) {
        (Status::Asserted, false, false) => "is",
        (Status::Asserted, false, true) => "are",
        (Status::Negated, false, false) => "is not",
        (Status::Negated, false, true) => "are not",
        (Status::Negated, true, false) => "was not",
        (Status::Negated, true, true) => "were not",
        (_, true, false) => "was",
        (_, true, true) => "were",
        (Status::Planned, false, _) => "will be",
        (Status::Conditional | Status::Hypothetical, false, _) => "would be",
    }
}

/// Returns who met, where and when. The graph does not tell a meeting from a call: "met or talked".
fn meeting_sentence(meeting: &Meeting, stated: &Stated, world: &World) -> String {
    let names = participants(meeting, world);
    let verb = match stated.status {
        Status::Asserted => "met or talked",
        Status::Negated => "did not meet or talk",
        Status::Planned => "will meet or talk",
        Status::Conditional | Status::Hypothetical => "would meet or talk",
    };
    // Of "the ministers in Port Ellis" the name tells the place already.
    let untold = |place: &&String| !names.iter().any(|name| name.contains(place.as_str()));
    let places: Vec<&str> = meeting.places.iter().filter(untold).map(String::as_str).collect();
    let place = if places.is_empty() { String::new() } else { format!(" in {}", list(&places)) };
    let when = meeting.day.map_or_else(|| when(meeting), |day| format!(" on {day}"));
    format!("{} {verb}{place}{when}", list(&names))
}

fn participants<'a>(meeting: &Meeting, world: &'a World) -> Vec<&'a str> {
    let names = meeting.participants.iter().map(|id| world.entities[id.index()].name.as_str());
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names
}

fn when(meeting: &Meeting) -> String {
    match (meeting.day, &meeting.time) {
        (Some(day), _) => format!(" ({day})"),
        (None, Some(time)) => format!(" ({time})"),
        (None, None) => String::new(),
    }
}

/// Returns who meets, and when: "A, B (2025-11-20)".
pub(super) fn meeting_label(meeting: &Meeting, world: &World) -> String {
    format!("{}{}", participants(meeting, world).join(", "), when(meeting))
}

/// Returns the title with its organisation: "foreign minister (France)".
pub(super) fn office_label(office: &Office, world: &World) -> String {
    let title = label_of(&office.title);
    match office.organisation {
        Some(id) => format!("{title} ({})", world.entities[id.index()].name),
        None => title.to_owned(),
    }
}

/// Returns the figure with its subject: "casualties: at least 1,000,000 people".
///
/// A subject that words the figure itself stands alone where it says more ("80 percent of
/// the catch"), and adds nothing where it does not ("some 40 boats").
pub(super) fn quantity_label(quantity: &Quantity) -> String {
    let Quantity { subject, value, unit, bound } = quantity;
    let number = readable(value);
    let figure = format!("{}{number} {unit}", bound.words());
    let figure = figure.trim_end();
    let longer = subject.split_whitespace().count() > figure.split_whitespace().count();
    if !subject.contains(|c: char| c.is_ascii_digit()) {
        return if subject.is_empty() { figure.to_owned() } else { format!("{subject}: {figure}") };
    }
    let digits = number.split(' ').next().unwrap_or_default();
    let mut words = subject.split(|c: char| c.is_whitespace() || c == '$' || c == '%');
    let has_figure = words.any(|word| word == digits || word == value);
    if longer && has_figure { subject.clone() } else { figure.to_owned() }
}

/// Returns names as a sentence lists them: "A, B and C".
fn list(names: &[&str]) -> String {
    match names {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        _ => names.concat(),
    }
}

/// Returns a number as people read it: "2,500", "1.25 million", "100 billion".
fn readable(number: &str) -> String {
    for (zeros, name) in [(9, "billion"), (6, "million")] {
        let Some(whole) = number.len().checked_sub(zeros).filter(|whole| *whole > 0) else {
            continue;
        };
        let (head, rest) = number.split_at(whole);
        let is_round = rest[2..].bytes().all(|digit| digit == b'0');
        if is_round && number.bytes().all(|digit| digit.is_ascii_digit()) {
            let hundredths = rest[..2].trim_end_matches('0');
            let point = if hundredths.is_empty() { "" } else { "." };
            return format!("{}{point}{hundredths} {name}", grouped(head));
        }
    }
    grouped(number)
}

/// Returns a number with a comma before each three digits of its whole part.
fn grouped(number: &str) -> String {
    let whole = number.find('.').unwrap_or(number.len());
    let mut out = String::new();
    for (at, digit) in number.char_indices() {
        let left = whole.saturating_sub(at);
        if at > 0 && left > 0 && left.is_multiple_of(3) && !out.ends_with('-') {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Bound;

    #[test]
    fn digits_stand_in_groups_of_three() {
        let cases = [
            ("40", "40"),
            ("1000", "1,000"),
            ("1234567", "1,234,567"),
            ("1234567.5", "1,234,567.5"),
            ("-100", "-100"),
            ("1000000", "1 million"),
            ("1250000", "1.25 million"),
            ("1200000000000", "1,200 billion"),
        ];
        for (number, expected) in cases {
            assert_eq!(readable(number), expected);
        }
    }

    #[test]
    fn a_figure_is_worded_with_what_it_is_of() {
        let of = |subject: &str, value: &str, unit: &str| {
            let (subject, value, unit) = (subject.to_owned(), value.to_owned(), unit.to_owned());
            quantity_label(&Quantity { subject, value, unit, bound: Bound::Exact })
        };
        assert_eq!(of("the catch", "400", "tonnes"), "the catch: 400 tonnes");
        assert_eq!(of("40 boats", "40", "boats"), "40 boats");
        assert_eq!(of("80 percent of the catch", "80", "percent"), "80 percent of the catch");
        assert_eq!(of("28 points of the plan", "19", "points"), "19 points");
        assert_eq!(of("$2 billion of the debt", "2000000000", "USD"), "$2 billion of the debt");
        assert_eq!(of("", "7", "regions"), "7 regions");
    }

    #[test]
    fn a_verb_says_how_it_is_meant() {
        let accepts = What::Stance(StanceKind::Accepts);
        let forms = [
            (Status::Asserted, "accepts", "accept"),
            (Status::Negated, "does not accept", "do not accept"),
            (Status::Planned, "will accept", "will accept"),
            (Status::Conditional, "would accept", "would accept"),
        ];
        for (status, one, several) in forms {
            assert_eq!(verb(&accepts, status, false), one);
            assert_eq!(verb(&accepts, status, true), several);
        }
        assert_eq!(verb(&What::Role { former: true }, Status::Negated, false), "was not");
    }
}
