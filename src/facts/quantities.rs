//! Figures that matter: people, money, shares, votes, lengths of time.
//!
//! ```text
//! runs of numerals ──find──▶ Statement::Quantity
//! ```
//!
//! A figure is a run of numerals with what it counts. Left out are days and
//! years, ages, ordinals, numbers in names ("Article 5"), "one", the "two" of
//! "the two sides", and vague numbers ("dozens"), which state no value.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::arguments::evidence_at;
use super::{Fact, Phrase, Reading, Statement, Status, numbers};
use crate::clauses::Clause;
use crate::language::{Dep, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::EntityKind;
use crate::resources;

const CONFIDENCE: f32 = 0.85;

/// Adds the figures of the article.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    for figure in figures(reading) {
        let Some(value) = numbers::read(reading.document.words(figure)) else { continue };
        let Some(measured) = measure(reading, figure, value) else { continue };
        facts.push(Fact {
            statement: Statement::Quantity {
                subject: measured.subject,
                value,
                unit: measured.unit,
            },
            evidence: evidence_at(reading, figure.start),
            status: status(reading, figure.start),
            reported_by: Vec::new(),
            confidence: CONFIDENCE,
            rule: "quantities".to_owned(),
        });
    }
}

/// What a figure is a number of.
struct Measured {
    subject: Phrase,
    unit: String,
}

/// What kind of unit a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Currency,
    Percent,
    Time,
}

#[derive(Deserialize)]
struct Row {
    word: String,
    unit: String,
    kind: Kind,
}

static UNITS: LazyLock<BTreeMap<String, (String, Kind)>> = LazyLock::new(|| {
    let rows = resources::lexicon::<Row>("units.csv");
    rows.into_iter().map(|row| (row.word, (row.unit, row.kind))).collect()
});

fn unit(word: &str) -> Option<&'static (String, Kind)> {
    UNITS.get(word).or_else(|| UNITS.get(word.to_lowercase().as_str()))
}

/// Returns the runs of numerals: "600,000", "1.5 million", "twenty-one".
fn figures(reading: Reading<'_>) -> Vec<TokenRange> {
    let document = reading.document;
    let mut runs: Vec<TokenRange> = Vec::new();
    for id in document.ids() {
        if document[id].tag != Tag::Cd {
            continue;
        }
        let joins = runs.last().is_some_and(|run| {
            let last = TokenId(run.end.0 - 1);
            document[last].sentence == document[id].sentence
                && (run.end == id || hyphenated(reading, last, id))
                && one_number(document.word(last), document.word(id))
        });
        match runs.last_mut() {
            Some(run) if joins => run.end = TokenId(id.0 + 1),
            _ => runs.push(TokenRange::one(id)),
        }
    }
    runs
}

/// Tells whether a hyphen joins the words of one number: "twenty-one".
fn hyphenated(reading: Reading<'_>, last: TokenId, id: TokenId) -> bool {
    let between = TokenId(last.0 + 1);
    id.0 == last.0 + 2
        && reading.document.word(between) == "-"
        && reading.document.word(last).chars().all(char::is_alphabetic)
        && reading.document.word(id).chars().all(char::is_alphabetic)
}

/// Tells whether two numerals side by side are one number: "1.5 million", not "2004, 12".
fn one_number(last: &str, next: &str) -> bool {
    let digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    !digits(next) && (digits(last) || !digits(next))
}

/// Returns what the figure measures, or nothing where it is no figure that matters.
fn measure(reading: Reading<'_>, figure: TokenRange, value: f64) -> Option<Measured> {
    let document = reading.document;
    let before = figure.start.0.checked_sub(1).map(TokenId);
    let after = beyond_hyphen(reading, figure.end);
    let symbol = before.and_then(|id| unit(document.word(id)));
    let following =
        after.and_then(|id| unit(document.lemma(id)).or_else(|| unit(document.word(id))));
    let head = counted(reading, figure);
    if let Some((name, Kind::Currency)) = symbol {
        return Some(Measured { subject: subject(reading, head, figure), unit: name.clone() });
    }
    match following {
        Some((name, Kind::Percent | Kind::Currency)) => {
            return Some(Measured { subject: subject(reading, head, figure), unit: name.clone() });
        }
        Some((name, Kind::Time)) => {
            let lasting = is_duration(reading, after?, value);
            return lasting
                .then(|| Measured { subject: subject(reading, head, figure), unit: name.clone() });
        }
        None => {}
    }
    if in_calendar_name(reading, figure)
        || value < 2.0 && value.fract() == 0.0
        || looks_like_a_year(document.words(figure), head.is_some())
        || is_in_a_name(reading, figure)
        || is_age(reading, figure)
        || is_clock_or_score(reading, figure)
        || is_the_two(reading, figure, value)
    {
        return None;
    }
    let unit = head.map_or_else(String::new, |head| document.word(head).to_owned());
    Some(Measured { subject: subject(reading, head, figure), unit })
}

/// Returns the token behind the figure, past a hyphen: "10-month".
fn beyond_hyphen(reading: Reading<'_>, end: TokenId) -> Option<TokenId> {
    let document = reading.document;
    let exists = |id: TokenId| (id.index() < document.tokens().len()).then_some(id);
    let next = exists(end)?;
    if document.word(next) == "-" { exists(TokenId(end.0 + 1)) } else { Some(next) }
}

/// Returns the noun that the figure counts: "six *regions*", "two of the *boats*".
fn counted(reading: Reading<'_>, figure: TokenRange) -> Option<TokenId> {
    let document = reading.document;
    let mut top = figure.start;
    while figure.contains(document[top].head) && document[top].head != top {
        top = document[top].head;
    }
    let head = document.head(top);
    match document[top].dep {
        Dep::Nummod | Dep::Quantmod | Dep::Compound => {
            head.filter(|head| matches!(document[*head].pos, Pos::Noun | Pos::Propn))
        }
        _ => {
            let of =
                document.children_as(top, Dep::Prep).find(|child| document.lemma(*child) == "of");
            of.and_then(|of| document.child(of, Dep::Pobj))
        }
    }
}

/// Returns the words that say what is counted: the noun's phrase, else the clause's subject.
fn subject(reading: Reading<'_>, head: Option<TokenId>, figure: TokenRange) -> Phrase {
    let document = reading.document;
    let head = head.unwrap_or(figure.start);
    if let Some(mention) = reading.mentions.at(head) {
        let mention = &reading.mentions[mention];
        return Phrase { span: mention.span, chain: Some(mention.chain) };
    }
    let tokens = document.subtree(head);
    Phrase { span: document.span(tokens), chain: None }
}

/// Tells whether a number of days or years is a length, not an age or a way to say when.
fn is_duration(reading: Reading<'_>, unit: TokenId, value: f64) -> bool {
    let document = reading.document;
    let following: Vec<&str> = (1..=3)
        .map(|step| TokenId(unit.0 + step))
        .filter(|id| id.index() < document.tokens().len())
        .map(|id| document.word(id))
        .collect();
    let shifted = following.iter().take(1).chain(following.iter().skip(1).take(1)).any(|word| {
        matches!(*word, "ago" | "old" | "earlier" | "later" | "before" | "after" | "olds")
    });
    !shifted && value >= 2.0
}

/// Tells whether the figure is part of a day, a year or a time of day.
fn in_calendar_name(reading: Reading<'_>, figure: TokenRange) -> bool {
    reading.document.names().iter().any(|name| {
        matches!(name.label, NameLabel::Date | NameLabel::Time | NameLabel::Ordinal)
            && name.tokens.contains(figure.start)
    })
}

fn looks_like_a_year(words: &str, counts: bool) -> bool {
    let year =
        words.len() == 4 && words.parse::<u16>().is_ok_and(|year| (1500..2200).contains(&year));
    year && !counts || words.contains('/') || words.contains(':')
}

/// Tells whether the figure numbers a thing: "Article 5", "Apollo 11", "No. 10".
fn is_in_a_name(reading: Reading<'_>, figure: TokenRange) -> bool {
    let document = reading.document;
    let Some(before) = figure.start.0.checked_sub(1).map(TokenId) else { return false };
    let before_token = document[before];
    let named = reading.document.names().iter().any(|name| {
        name.tokens.contains(figure.start)
            && !matches!(
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
    named || numbers
}

/// Tells whether the figure stands behind a person's name as an age: "Ann Lee, 45,".
fn is_age(reading: Reading<'_>, figure: TokenRange) -> bool {
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
fn is_clock_or_score(reading: Reading<'_>, figure: TokenRange) -> bool {
    let document = reading.document;
    let next = |steps: u32| {
        let id = TokenId(figure.end.0 + steps);
        (id.index() < document.tokens().len()).then(|| document.word(id))
    };
    matches!(next(0), Some("a.m." | "p.m." | "am" | "pm" | "GMT" | "o'clock" | ":"))
}

/// Tells whether the figure is the "two" of "the two sides": it counts nothing new.
fn is_the_two(reading: Reading<'_>, figure: TokenRange, value: f64) -> bool {
    let document = reading.document;
    let before = figure.start.0.checked_sub(1).map(TokenId);
    value < 4.0
        && before.is_some_and(|id| {
            document[id].pos == Pos::Det
                || document[id].tag == Tag::PrpPoss
                || document[id].tag == Tag::Pos
        })
}

/// Returns how the clause that holds the figure is meant; plans and doubts leave a figure as it is.
fn status(reading: Reading<'_>, at: TokenId) -> Status {
    let span = reading.document[at].span;
    let smallest: Option<&Clause> = reading
        .clauses
        .clauses
        .iter()
        .filter(|clause| clause.span.contains(span))
        .min_by_key(|clause| clause.span.len());
    match smallest {
        Some(clause) if clause.negated => Status::Negated,
        _ => Status::Asserted,
    }
}
