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
use crate::language::{Dep, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::EntityKind;
use crate::resources;

const CONFIDENCE: f32 = 0.88;

/// Adds the figures of the article.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    for figure in figures(reading) {
        for value in numbers::all(reading.document.words(figure)) {
            let Some(Measured { subject, unit }) = measure(reading, figure, value) else {
                continue;
            };
            facts.push(Fact {
                statement: Statement::Quantity { subject, value, unit },
                evidence: evidence_at(reading, figure.start),
                status: status(reading, figure.start, facts),
                reported_by: Vec::new(),
                confidence: CONFIDENCE,
                rule: "quantities".to_owned(),
            });
        }
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
        if document[id].tag != Tag::Cd && !is_amount(document.word(id)) {
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

/// Tells whether the word is a figure that the tagger took for something else: "30bn".
fn is_amount(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let plain = digits.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let scale = digits.len() - plain.len();
    plain.starts_with(|c: char| c.is_ascii_digit())
        && plain.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.')
        && (1..=3).contains(&scale)
        && numbers::is_scale(&digits[plain.len()..])
}

/// Returns the currency of a sign that the tokenizer left on the figure: "$30bn".
fn glued_symbol(word: &str) -> Option<&'static (String, Kind)> {
    let digits = word.find(|c: char| c.is_ascii_digit())?;
    unit(&word[..digits])
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
    let head = counted(reading, figure);
    let unit_of = |id: TokenId| unit(document.lemma(id)).or_else(|| unit(document.word(id)));
    let behind = head.filter(|head| *head >= figure.end);
    let at = after.filter(|id| unit_of(*id).is_some()).or(behind);
    let following = at.and_then(unit_of);
    if let Some((name, Kind::Currency)) =
        symbol.or_else(|| glued_symbol(document.word(figure.start)))
    {
        return Some(Measured { subject: subject(reading, head, figure), unit: name.clone() });
    }
    match following {
        Some((name, Kind::Percent | Kind::Currency)) => {
            return Some(Measured { subject: subject(reading, head, figure), unit: name.clone() });
        }
        Some((name, Kind::Time)) => {
            let lasting = is_duration(reading, at?, value);
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
        || is_conversion(reading, figure)
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
        matches!(*word, "ago" | "old" | "earlier" | "later" | "before" | "after" | "olds" | "prior")
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
    let leading_zero = words.starts_with('0') && words.len() > 1 && !words.starts_with("0.");
    let year =
        words.len() == 4 && words.parse::<u16>().is_ok_and(|year| (1500..2200).contains(&year));
    year && !counts || leading_zero || words.contains('/') || words.contains(':')
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
    // "The Group of 8" has no noun behind its number.
    let member = document.word(before) == "of"
        && counted(reading, figure).is_none()
        && document.head(before).is_some_and(|above| document[above].pos == Pos::Propn);
    named || numbers || member
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
    matches!(next(0), Some("a.m." | "p.m." | "am" | "pm" | "GMT" | "UTC" | "o'clock" | ":"))
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

/// Tells whether the figure only says in brackets what the one before them says in other units.
fn is_conversion(reading: Reading<'_>, figure: TokenRange) -> bool {
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

/// Returns how the figure is meant: one that somebody calls untrue is not stated; plans and
/// doubts leave a figure as it is.
fn status(reading: Reading<'_>, at: TokenId, facts: &[Fact]) -> Status {
    let figure = reading.document[at].span;
    let disputed = facts.iter().any(|fact| {
        matches!(fact.statement, Statement::Disputes { target, .. } if target.span.contains(figure))
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
    fn days_ages_and_numbered_things_are_no_figures() {
        let text = "On 3 May 2019, Ana Ruiz, 45, cited Article 12 at 10 p.m.";
        assert!(lines_of("quantity", text).is_empty());
    }
}
