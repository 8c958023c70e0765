//! Figures that matter: people, money, shares, votes, lengths of time.
//!
//! ```text
//! runs of numerals ──find──▶ Statement::Quantity
//! ```
//!
//! A figure is a run of numerals with what it counts. Left out are days and
//! years, ages, ordinals, numbers in names ("Article 5"), "one", the "two" of
//! "the two sides", and vague numbers ("dozens"), which state no value.

mod bounds;
mod exclusions;
mod pairs;
mod passing;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use self::exclusions::{
    in_calendar_name, is_age, is_clock_or_score, is_conversion, is_duration, is_in_a_name,
    is_ratio, is_the_two, looks_like_a_year,
};
use self::pairs::Pair;
use super::arguments::evidence_at;
use super::{Fact, Phrase, Reading, Statement, Status, numbers};
use crate::language::{Dep, Pos, Tag, TokenId, TokenRange};
use crate::resources;

/// Adds the figures of the article.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let figures = figures(reading);
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

/// What kind of unit a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Currency,
    Percent,
    Time,
    /// A length, an area, a weight.
    Size,
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
            Some(run) if joins => run.end = id.next(),
            _ => runs.push(TokenRange::one(id)),
        }
    }
    for run in &mut runs {
        // "230-to-197" is parted into "230", "-" and "to-197".
        let second = run.end.next();
        let ratio = second.index() < document.tokens().len()
            && document.word(run.end) == "-"
            && document
                .word(second)
                .strip_prefix("to-")
                .is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()));
        if ratio {
            run.end = second.next();
        }
        // "300m" is parted into "300" and "m".
        let last = document[TokenId(run.end.0 - 1)].span;
        let scaled = run.end.index() < document.tokens().len()
            && document[run.end].span.start == last.end
            && numbers::is_scale(document.word(run.end).trim_end_matches('.'));
        if scaled {
            run.end = run.end.next();
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
    let between = last.next();
    id.0 == last.0 + 2
        && reading.document.word(between) == "-"
        && reading.document.word(last).chars().all(char::is_alphabetic)
        && reading.document.word(id).chars().all(char::is_alphabetic)
}

/// Tells whether two numerals side by side are one number: "1.5 million", not "2004, 12".
fn one_number(last: &str, next: &str) -> bool {
    let digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    // "Six one-day strikes" are not seven.
    let small = |word: &str| numbers::read(word).is_some_and(|value| value < 20.0);
    let apart = small(last) && small(next) && !numbers::is_scale(next);
    !digits(next) && (digits(last) || !apart)
}

/// Returns what the figure measures, or nothing where it is no figure that matters.
fn measure(
    reading: Reading<'_>,
    figure: TokenRange,
    pair: Option<Pair>,
    value: f64,
) -> Option<Measured> {
    let document = reading.document;
    let before = figure.start.previous();
    let after = beyond_hyphen(reading, figure.end);
    // "Pounds 1,400" has the word where the sign would be.
    let money = |id: TokenId| {
        unit(document.lemma(id))
            .filter(|(_, kind)| *kind == Kind::Currency && document[id].tag == Tag::Nns)
    };
    let symbol = before.and_then(|id| unit(document.word(id)).or_else(|| money(id)));
    let head = counted(reading, figure)
        .or_else(|| pair.and_then(|pair| counted(reading, pair.other(figure))));
    let words = pair.map_or(figure, Pair::words);
    let unit_of = |id: TokenId| unit(document.lemma(id)).or_else(|| unit(document.word(id)));
    let behind = head.filter(|head| *head >= figure.end);
    // "Between 3 and 5 per cent": the unit stands behind the other.
    let shared = pair
        .filter(|pair| pair.first == figure && behind.is_none())
        .and_then(|pair| beyond_hyphen(reading, pair.second.end));
    let at = [after, behind, shared];
    let at = at.into_iter().flatten().find(|id| unit_of(*id).is_some()).or(behind);
    let per_cent = [after, shared].into_iter().flatten().find(|id| is_per_cent(reading, *id));
    let following = per_cent.map_or_else(|| at.and_then(unit_of), |_| unit("percent"));
    if let Some((name, Kind::Currency)) =
        symbol.or_else(|| glued_symbol(document.word(figure.start)))
    {
        return Some(Measured { subject: subject(reading, head, words), unit: name.clone() });
    }
    match following {
        Some((_, Kind::Size)) if is_conversion(reading, figure) => return None,
        // "3 square kilometres"
        Some((name, Kind::Size)) => {
            let square = at.and_then(|at| at.0.checked_sub(1)).map(TokenId);
            let square = square.filter(|word| document.word(*word) == "square");
            let unit = square.map_or_else(|| name.clone(), |_| format!("square {name}"));
            return Some(Measured { subject: subject(reading, head, words), unit });
        }
        Some((name, Kind::Percent | Kind::Currency)) => {
            return Some(Measured { subject: subject(reading, head, words), unit: name.clone() });
        }
        Some((name, Kind::Time)) => {
            let lasting = is_duration(reading, at?, value);
            return lasting
                .then(|| Measured { subject: subject(reading, head, words), unit: name.clone() });
        }
        None => {}
    }
    if in_calendar_name(reading, figure)
        || value < 2.0 && value.fract() == 0.0
        || looks_like_a_year(reading, figure, head)
        || is_in_a_name(reading, figure)
        || is_age(reading, figure)
        || is_clock_or_score(reading, figure)
        || is_the_two(reading, figure, value)
        || is_conversion(reading, figure)
        || value < 12.0 && is_ratio(reading, figure)
        || head.is_some_and(|head| document[head].pos == Pos::Pron)
        || passing::is_in_passing(reading, figure, head, value)
    {
        return None;
    }
    let unit = head.map_or_else(String::new, |head| document.word(head).to_owned());
    Some(Measured { subject: subject(reading, head, words), unit })
}

/// Tells whether the word is the first of "per cent".
fn is_per_cent(reading: Reading<'_>, id: TokenId) -> bool {
    let document = reading.document;
    let next = id.next();
    document.word(id).eq_ignore_ascii_case("per")
        && next.index() < document.tokens().len()
        && document.word(next).eq_ignore_ascii_case("cent")
}

/// Returns the token behind the figure, past a hyphen: "10-month".
fn beyond_hyphen(reading: Reading<'_>, end: TokenId) -> Option<TokenId> {
    let document = reading.document;
    let exists = |id: TokenId| (id.index() < document.tokens().len()).then_some(id);
    let next = exists(end)?;
    if document.word(next) == "-" { exists(end.next()) } else { Some(next) }
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
            of.and_then(|of| document.child(of, Dep::Pobj)).or_else(|| set_number(reading, top))
        }
    }
}

/// "Cut the number of its *boats* to 40": what a number is set for.
fn set_number(reading: Reading<'_>, figure: TokenId) -> Option<TokenId> {
    let document = reading.document;
    let preposition = document.head(figure).filter(|_| document[figure].dep == Dep::Pobj)?;
    let verb = document.head(preposition).filter(|verb| document[*verb].pos == Pos::Verb)?;
    let measured = document
        .child(verb, Dep::Dobj)
        .or_else(|| document.child(verb, Dep::Nsubj))
        .or_else(|| document.child(verb, Dep::Nsubjpass))?;
    let of = document.child(measured, Dep::Prep).filter(|of| document.lemma(*of) == "of");
    let counted = of.and_then(|of| document.child(of, Dep::Pobj));
    counted.filter(|_| document.lemma(measured) == "number")
}

/// Returns the words that say what is counted: the noun's phrase, else the figure with its signs.
fn subject(reading: Reading<'_>, head: Option<TokenId>, figure: TokenRange) -> Phrase {
    let document = reading.document;
    if let Some(mention) = head.and_then(|head| reading.mentions.at(head)) {
        let mention = &reading.mentions[mention];
        return Phrase { span: mention.span, chain: Some(mention.chain) };
    }
    let mut words = figure;
    if let Some(sign) = words.start.previous()
        && unit(document.word(sign)).is_some()
    {
        words.start = sign;
    }
    let behind = beyond_hyphen(reading, words.end);
    if let Some(measure) = behind.filter(|id| unit(document.word(*id)).is_some()) {
        words.end = measure.next();
    }
    Phrase { span: document.span(words), chain: None }
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
