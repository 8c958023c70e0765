//! Gives what is proposed, judged or denied its whole words.
//!
//! ```text
//! in addition, fees would be "frozen ──whole──▶ fees would be "frozen"
//! ```
//!
//! Rules take the words of a phrase from tokens and clauses, which know neither
//! that quotation marks go in pairs nor that the first words of a sentence may
//! only link it to the one before. What a relative clause behind a comma adds to
//! a proposal ("a ban, which fishers dislike") is no part of it.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Fact, Reading, Statement};
use crate::language::{Dep, Pos, Tag, TokenId, TokenRange};
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
        if let Statement::Proposes { content, .. } = &mut fact.statement {
            content.span = without_addition(reading, without_joint(reading, content.span));
        }
        let (Statement::Proposes { content: phrase, .. }
        | Statement::Stance { target: phrase, .. }
        | Statement::Disputes { target: phrase, .. }) = &mut fact.statement
        else {
            continue;
        };
        let words = with_pairs_of_marks(reading, without_link(reading, phrase.span));
        phrase.span = with_brackets(reading.document.text(), words);
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

/// Leaves out "but", "and" and "that" at the start.
fn without_joint(reading: Reading<'_>, span: Span) -> Span {
    let document = reading.document;
    let tokens = document.tokens_in(span);
    let joint = |id: &TokenId| {
        document[*id].pos == Pos::Cconj
            || document[*id].dep == Dep::Mark && document.word(*id).eq_ignore_ascii_case("that")
    };
    match tokens.iter().find(|id| !joint(id)) {
        Some(first) if first > tokens.start => Span::new(document[first].span.start, span.end),
        _ => span,
    }
}

/// Leaves out a relative clause behind a comma that runs to the end.
fn without_addition(reading: Reading<'_>, span: Span) -> Span {
    let document = reading.document;
    let tokens = document.tokens_in(span);
    let opens = |id: &TokenId| {
        let relative = matches!(document[*id].tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb);
        let comma = id.previous().is_some_and(|comma| document.word(comma) == ",");
        relative && comma && runs_to_the_end(reading, *id, tokens)
    };
    match tokens.iter().skip(2).find(opens).and_then(TokenId::previous) {
        Some(comma) => Span::new(span.start, document[comma].span.start),
        None => span,
    }
}

/// Tells whether the relative clause that a word opens is the last of the tokens.
fn runs_to_the_end(reading: Reading<'_>, word: TokenId, tokens: TokenRange) -> bool {
    let document = reading.document;
    let mut above = document.ancestors(word).take(4);
    let verb = above.find(|verb| document[*verb].dep == Dep::Relcl);
    verb.is_some_and(|verb| {
        let end = document.subtree(verb).end;
        tokens.iter().rev().take_while(|id| *id >= end).all(|id| document[id].pos == Pos::Punct)
    })
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

/// Takes in the other of two square brackets that stands beside the words: "a ban \[on nets\]".
fn with_brackets(text: &str, span: Span) -> Span {
    let range = span.range();
    let words = &text[range.clone()];
    let (opened, closed) = (words.matches('[').count(), words.matches(']').count());
    let start = range.start - usize::from(closed > opened && text[..range.start].ends_with('['));
    let end = range.end + usize::from(opened > closed && text[range.end..].starts_with(']'));
    Span::from_range(start..end)
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
    fn the_brackets_of_an_editor_are_no_words_and_go_in_pairs() {
        let text = "The ministry rejected a delay [of the vote]. It wants [them] to leave.";
        let lines = lines_of("rejects", text);
        assert_eq!(lines, ["rejects ministry | a delay [of the vote]"]);
        let text = "Norway agreed to discuss the CFA [the fishing accord] with Kenya.";
        let lines = lines_of("accepts", text);
        assert_eq!(lines, ["accepts Norway | discuss the CFA [the fishing accord] with Kenya"]);
    }

    #[test]
    fn what_is_added_behind_a_comma_is_no_part_of_a_proposal() {
        let text = "Norway proposed a ban on nets, which the towns reject.";
        assert_eq!(lines_of("proposal", text), ["proposal Norway | a ban on nets"]);
        let text = "\"But we need an inquiry,\" said the bishop.";
        assert_eq!(lines_of("demand", text), ["demand bishop | we need an inquiry"]);
    }

    #[test]
    fn words_that_link_sentences_are_no_part_of_a_proposal() {
        let text = "Under the plan, the port would close. In addition, the airport would be sold.";
        let lines = lines_of("proposal", text);
        assert!(lines.iter().any(|line| line.contains("the airport would be sold")), "{lines:?}");
        assert!(lines.iter().all(|line| !line.contains("In addition")), "{lines:?}");
    }
}
