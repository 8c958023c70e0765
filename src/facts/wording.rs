//! Gives what is proposed, judged or denied its whole words.
//!
//! ```text
//! in addition, fees would be "frozen ──whole──▶ fees would be "frozen"
//! ```
//!
//! Rules take the words of a phrase from tokens and clauses, which know neither
//! that quotation marks go in pairs nor that the first words of a sentence may
//! only link it to the one before.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Fact, Reading, Statement};
use crate::resources;
use crate::text::Span;

/// The marks that may stand between the words of a phrase and the closing mark behind them.
const BEFORE_CLOSING: &str = ".,;:!? ";

/// Words that link a sentence to the one before, in lower case, from `sentence_links.csv`.
static LINKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct Row {
        words: String,
    }
    resources::lexicon("sentence_links.csv").into_iter().map(|row: Row| row.words).collect()
});

/// Makes the phrases of all facts whole.
pub(super) fn make_whole(reading: Reading<'_>, facts: &mut [Fact]) {
    for fact in facts {
        let (Statement::Proposes { content: phrase, .. }
        | Statement::Stance { target: phrase, .. }
        | Statement::Disputes { target: phrase, .. }) = &mut fact.statement
        else {
            continue;
        };
        phrase.span = with_pairs_of_marks(reading, without_link(reading, phrase.span));
    }
}

/// Leaves out "in addition," and its like at the start.
fn without_link(reading: Reading<'_>, span: Span) -> Span {
    let text = reading.document.text();
    let Some((first, _)) = span.of(text).split_once(", ") else { return span };
    if !LINKS.contains(&first.to_lowercase()) {
        return span;
    }
    let linked = Span::from_range(span.range().start + first.len()..span.range().end);
    linked.trim_matches(text, |c| c == ',' || c.is_whitespace())
}

/// Takes in the closing mark of a quotation that begins in the span and ends just behind it, or the
/// opening mark just before it of one that ends in it.
fn with_pairs_of_marks(reading: Reading<'_>, span: Span) -> Span {
    let text = reading.document.text();
    let quotes = &reading.clauses.quotes;
    let first = quotes.partition_point(|quote| quote.outer.start < span.start).saturating_sub(1);
    let mut whole = span;
    for quote in quotes[first..].iter().take_while(|quote| quote.outer.start < span.end) {
        let opens = span.start <= quote.outer.start;
        let closes = span.start < quote.outer.end && quote.outer.end <= span.end;
        let behind = || Span::new(span.end, quote.inner.end.max(span.end)).of(text);
        let ends_behind = || behind().chars().all(|c| BEFORE_CLOSING.contains(c));
        let lacks_closing = opens && !closes && !quote.continues && ends_behind();
        let lacks_opening = closes && !opens && quote.inner.start == span.start;
        if lacks_closing || lacks_opening {
            whole = whole.cover(quote.outer);
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines_of;

    #[test]
    fn a_quotation_that_ends_a_proposal_keeps_its_closing_mark() {
        let text = "The plan would give the port a “special status,” though it names no date.";
        let lines = lines_of("proposal", text);
        assert!(
            lines.iter().any(|line| line.contains("give the port a “special status,”")),
            "{lines:?}"
        );
    }

    #[test]
    fn words_that_link_sentences_are_no_part_of_a_proposal() {
        let text = "Under the plan, the port would close. In addition, the airport would be sold.";
        let lines = lines_of("proposal", text);
        assert!(lines.iter().any(|line| line.contains("the airport would be sold")), "{lines:?}");
        assert!(lines.iter().all(|line| !line.contains("In addition")), "{lines:?}");
    }
}
