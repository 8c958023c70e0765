//! The runs of numerals that are one figure.

use crate::facts::numbers;
use crate::language::{Document, Tag, TokenId, TokenRange};

/// Returns the runs of numerals: "600,000", "1.5 million", "twenty-one".
pub(super) fn figures(document: &Document) -> Vec<TokenRange> {
    let mut runs: Vec<TokenRange> = Vec::new();
    for id in document.ids() {
        if document[id].tag != Tag::Cd && !is_amount(document.word(id)) {
            continue;
        }
        let joins = runs.last().is_some_and(|run| {
            run.last().is_some_and(|last| {
                document[last].sentence == document[id].sentence
                    && (run.end == id || hyphenated(document, last, id))
                    && one_number(document.word(last), document.word(id))
            })
        });
        match runs.last_mut() {
            Some(run) if joins => run.end = id.next(),
            _ => runs.push(TokenRange::one(id)),
        }
    }
    for run in &mut runs {
        *run = with_rest(document, *run);
    }
    runs
}

/// Returns a run with what the tokenizer parted from it: "230-to-197" is "230", "-" and "to-197",
/// "300m" is "300" and "m", "half-million" has its first word before a hyphen.
fn with_rest(document: &Document, mut run: TokenRange) -> TokenRange {
    let second = document.existing(run.end.next()).filter(|_| document.word(run.end) == "-");
    let ratio = second.filter(|second| {
        let number = document.word(*second).strip_prefix("to-");
        number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
    });
    run.end = ratio.map_or(run.end, TokenId::next);
    let end = document.span(run).end;
    let scale = document.existing(run.end).filter(|scale| {
        document[*scale].span.start == end
            && numbers::is_scale(document.word(*scale).trim_end_matches('.'))
    });
    run.end = scale.map_or(run.end, TokenId::next);
    let hyphen = run.start.previous().filter(|hyphen| document.word(*hyphen) == "-");
    let half = hyphen.and_then(TokenId::previous).filter(|half| {
        numbers::is_part(document.word(*half)) && numbers::is_scale(document.word(run.start))
    });
    run.start = half.unwrap_or(run.start);
    run
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

/// Tells whether a hyphen joins the words of one number: "twenty-one", "35-billion".
fn hyphenated(document: &Document, last: TokenId, id: TokenId) -> bool {
    let between = last.next();
    let worded = |id: TokenId| document.word(id).chars().all(char::is_alphabetic);
    id.0 == last.0 + 2
        && document.word(between) == "-"
        && (worded(last) && worded(id) || numbers::is_scale(document.word(id)))
}

/// Tells whether two numerals side by side are one number: "1.5 million", not "2004, 12".
fn one_number(last: &str, next: &str) -> bool {
    let digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    // "Six one-day strikes" are not seven.
    let small = |word: &str| numbers::read(word).is_some_and(|value| value < 20.0);
    let apart = small(last) && small(next) && !numbers::is_scale(next);
    !digits(next) && (digits(last) || !apart)
}
