//! The numerals that are no figures: days, ages, names, times, conversions.

use super::counted::counted;
use super::passing::{self, Use};
use super::units::{Unit, beyond_hyphen};
use crate::facts::Reading;
use crate::language::{Dep, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::EntityKind;

/// From so many digits without a comma on a number names a thing.
const SERIAL: usize = 8;

/// Tells whether a number of days or years is a length, not an age or a way to say when.
pub(super) fn is_duration(reading: Reading<'_>, unit: TokenId, value: f64) -> bool {
    let document = reading.document;
    let mut following = (1..=2).filter_map(|step| document.existing(TokenId(unit.0 + step)));
    let shifted = following.any(|id| passing::use_of(document.word(id)) == Some(Use::Shift));
    // "Every ten years" is a rhythm, "at the age of four months" an age.
    let before: Vec<&str> = (1..=4)
        .filter_map(|step| unit.0.checked_sub(step))
        .map(|id| document.lemma(TokenId(id)))
        .collect();
    // So "the past ten years" tells when.
    let when = before.first().is_some_and(|word| matches!(*word, "first" | "last" | "past"));
    let other = when || before.iter().any(|word| matches!(*word, "every" | "age" | "aged"));
    !shifted && !other && value >= 2.0
}

/// Tells whether the figure is part of a day, a year or a time of day.
pub(super) fn in_calendar_name(reading: Reading<'_>, figure: TokenRange) -> bool {
    reading.document.name_at(figure.start).is_some_and(|name| {
        matches!(name.label, NameLabel::Date | NameLabel::Time | NameLabel::Ordinal)
    })
}

/// Tells whether the figure is a year: "in 2015", "the 2015 turnout", "29 May 2023".
pub(super) fn looks_like_a_year(
    reading: Reading<'_>,
    figure: TokenRange,
    counted: Option<TokenId>,
) -> bool {
    let document = reading.document;
    let words = document.words(figure);
    let leading_zero = words.starts_with('0') && words.len() > 1 && !words.starts_with("0.");
    let digits =
        words.len() == 4 && words.parse::<u16>().is_ok_and(|year| (1500..2200).contains(&year));
    // What is counted stands in the plural or is people: "2015 ships", "1800 staff", not "the 2015
    // polls".
    let counts = counted.is_some_and(|noun| {
        let plural = matches!(document[noun].tag, Tag::Nns | Tag::Nnps);
        let the = document.child(noun, Dep::Det).is_some_and(|word| word < figure.start);
        match reading.chain(noun).map(|chain| reading.mentions[chain].kind) {
            Some(EntityKind::Event) => false,
            Some(EntityKind::Group | EntityKind::Person) => true,
            _ => plural && !the,
        }
    });
    digits && !counts || leading_zero || words.contains('/') || words.contains(':')
}

/// Tells whether the figure numbers a thing: "Article 5", "Apollo 11", "No. 10".
pub(super) fn is_in_a_name(reading: Reading<'_>, figure: TokenRange) -> bool {
    let document = reading.document;
    let Some(before) = figure.start.previous() else { return false };
    let before_token = document[before];
    let named = document.name_at(figure.start).is_some_and(|name| {
        !matches!(
            name.label,
            NameLabel::Cardinal
                | NameLabel::Quantity
                | NameLabel::Money
                | NameLabel::Percent
                | NameLabel::Date
                | NameLabel::Time
        )
    });
    let numbers = document[figure.start].head == before
        && matches!(before_token.pos, Pos::Propn | Pos::Noun)
        && before_token.sentence == document[figure.start].sentence;
    // "The Group of 8" has no noun behind its number.
    let member = document.word(before) == "of"
        && counted(document, figure).is_none()
        && document.head(before).is_some_and(|above| document[above].pos == Pos::Propn);
    // "Internet Explorer 9 browser", "#2 browser".
    let version = before_token.pos == Pos::Propn
        && before_token.dep == Dep::Compound
        && before_token.head == document[figure.start].head
        || document.word(before) == "#";
    // "The Group of 20 summit": the number belongs to the name before it.
    let group = document.word(before) == "of"
        && before.0.checked_sub(1).is_some_and(|at| document[TokenId(at)].pos == Pos::Propn);
    named || numbers || member || version || group
}

/// Tells whether the figure stands behind a person's name as an age: "Ann Lee, 45,".
pub(super) fn is_age(reading: Reading<'_>, figure: TokenRange) -> bool {
    let document = reading.document;
    let person = document.ancestors(figure.start).take(1).any(|above| {
        reading.mentions.chain_at(above).is_some_and(|chain| {
            reading.mentions[chain].kind == EntityKind::Person && reading.mentions[chain].named
        })
    });
    let bare = matches!(document[figure.start].dep, Dep::Appos | Dep::Npadvmod | Dep::Nummod);
    let comma = figure.start.0.checked_sub(1).is_some_and(|at| document.word(TokenId(at)) == ",");
    person && bare && comma
}

/// Tells whether the figure is half of a score or of a time of day.
pub(super) fn is_clock_or_score(reading: Reading<'_>, figure: TokenRange) -> bool {
    let next = reading.document.existing(figure.end);
    next.is_some_and(|next| passing::use_of(reading.document.word(next)) == Some(Use::Clock))
}

/// Tells whether the figure is part of a rate or an address, or too long a number to count
/// anything: "per million", "5.example", "20120456".
pub(super) fn is_no_number(reading: Reading<'_>, figure: TokenRange) -> bool {
    let document = reading.document;
    let word = document.words(figure);
    let rate = figure.start.previous().is_some_and(|per| document.word(per) == "per");
    let mut pairs = word.chars().zip(word.chars().skip(1));
    let address = pairs.any(|(dot, next)| dot == '.' && next.is_alphabetic());
    let serial = word.len() >= SERIAL && word.chars().all(|c| c.is_ascii_digit());
    rate || address || serial
}

/// Tells whether the figure is the year of a day or of a sum: "in *2015* and 20 million euros in 2016".
pub(super) fn is_year_beside(reading: Reading<'_>, figure: TokenRange, unit: &Unit) -> bool {
    let apart = unit.at.is_some_and(|at| beyond_hyphen(reading.document, figure.end) != Some(at));
    apart && looks_like_a_year(reading, figure, None)
}

/// Tells whether the figure is half of a ratio: "a 5-to-2 decision".
pub(super) fn is_ratio(reading: Reading<'_>, figure: TokenRange) -> bool {
    let document = reading.document;
    let word = |at: TokenId| document.existing(at).map_or("", |at| document.word(at));
    let (first, second) = (word(figure.end), word(figure.end.next()));
    let joins = first.starts_with("to-") || first.ends_with("-to") || first == "-to-";
    joins || matches!(first, "-" | "–") && (second == "to" || second.starts_with("to-"))
}

/// Tells whether the figure is the "two" of "the two sides": it counts nothing new.
pub(super) fn is_the_two(reading: Reading<'_>, figure: TokenRange, value: f64) -> bool {
    let document = reading.document;
    let before = figure.start.previous();
    value < 4.0
        && before.is_some_and(|id| {
            document[id].pos == Pos::Det
                || document[id].tag == Tag::PrpPoss
                || document[id].tag == Tag::Pos
        })
}

/// Tells whether the figure only says in brackets what the one before them says in other units.
pub(super) fn is_conversion(reading: Reading<'_>, figure: TokenRange) -> bool {
    let document = reading.document;
    let word = |id: u32| document.word(TokenId(id));
    let opening =
        (figure.start.0.saturating_sub(2)..figure.start.0).rev().find(|id| word(*id) == "(");
    let closing = (figure.end.0..figure.end.0 + 4)
        .take_while(|id| (*id as usize) < document.tokens().len())
        .any(|id| word(id).starts_with(')') || word(id).ends_with(')'));
    closing
        && opening.is_some_and(|at| {
            (at.saturating_sub(4)..at).any(|id| document[TokenId(id)].tag == Tag::Cd)
        })
}
