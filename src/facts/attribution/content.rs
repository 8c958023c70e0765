//! What is said, exact to the character.

use super::super::{ClaimMode, Reading};
use crate::clauses::Quote;
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::text::Span;

/// Returns the spans of `tokens` without the run `cut` in their middle.
pub(super) fn around(document: &Document, tokens: TokenRange, cut: TokenRange) -> Vec<Span> {
    let before = TokenRange { start: tokens.start, end: tokens.end.min(cut.start) };
    let after = TokenRange { start: tokens.start.max(cut.end), end: tokens.end };
    let runs = if cut.end <= tokens.start || tokens.end <= cut.start {
        vec![tokens]
    } else {
        vec![before, after]
    };
    runs.into_iter().filter(|run| !run.is_empty()).map(|run| document.span(run)).collect()
}

/// Returns the words of a complement, without the word that introduces it.
pub(super) fn without_complementiser(document: &Document, clause: TokenId) -> TokenRange {
    let mut tokens = document.subtree(clause);
    let introduces = |token: TokenId| {
        let mark = document[token].dep == Dep::Mark && document.lemma(token) == "that";
        mark || document[token].dep == Dep::Punct
    };
    while let Some(first) = tokens.iter().next().filter(|first| introduces(*first)) {
        // An opening quotation mark belongs to the content.
        if document[first].tag == Tag::OpenQuote {
            break;
        }
        tokens.start = first.next();
    }
    tokens
}

/// Tells whether the clause of `verb` has a verb with tense, or a modal.
pub(super) fn is_finite(document: &Document, verb: TokenId) -> bool {
    let finite =
        |token: TokenId| matches!(document[token].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    finite(verb)
        || document
            .children(verb)
            .iter()
            .any(|child| matches!(document[*child].dep, Dep::Aux | Dep::Auxpass) && finite(*child))
}

/// Fits `spans` to the quotations that they touch, trims them and drops the empty ones.
///
/// A span that is a whole quotation loses its marks; one that cuts a quotation is widened to it,
/// unless the quotation holds the cue `anchor` itself.
pub(super) fn fit(reading: Reading<'_>, spans: Vec<Span>, anchor: TokenId) -> Vec<Span> {
    let text = reading.document.text();
    let mut fitted: Vec<Span> = Vec::new();
    for mut span in spans {
        for quote in quotes_in(reading, span, anchor) {
            if !quote.inner.contains(span)
                || quote.inner == span
                || speaks_whole(reading, quote, span)
            {
                span = span.cover(quote.outer);
            }
        }
        span = without_conjunction(reading.document, span)
            .trim_matches(text, |c| c.is_whitespace() || ",;:–—-".contains(c));
        let quotes = quotes_in(reading, span, anchor);
        let whole =
            quotes.iter().find(|quote| without_stop(quote.outer, text) == without_stop(span, text));
        span = match whole {
            Some(quote) => quote.inner.trim_matches(text, |c| c.is_whitespace() || c == ','),
            None if quotes.iter().any(|quote| quote.outer.end == span.end) => span,
            None => without_stop(span, text),
        };
        if !span.is_empty() && !fitted.iter().any(|other| other.overlaps(span)) {
            fitted.push(span);
        }
    }
    fitted
}

/// Returns `span` without a conjunction at its end, which belongs to what stands behind it.
fn without_conjunction(document: &Document, span: Span) -> Span {
    let last = document
        .tokens_in(span)
        .iter()
        .rev()
        .find(|token| !matches!(document[*token].pos, Pos::Punct | Pos::Space));
    match last.filter(|last| document[*last].dep == Dep::Cc) {
        Some(last) if document[last].span.start > span.start => {
            Span::new(span.start, document[last].span.start)
        }
        _ => span,
    }
}

/// Tells whether the words of the quotation outside `span` go on with it: further sentences.
fn speaks_whole(reading: Reading<'_>, quote: &Quote, span: Span) -> bool {
    let document = reading.document;
    let tokens = document.tokens_in(span);
    let (Some(first), Some(last)) = (tokens.iter().next(), tokens.last()) else { return false };
    let inner = quote.tokens;
    // The content's own clause reaches an end of the quotation.
    first.0 <= inner.start.0 + 1 || last.0 + 2 >= inner.end.0
}

fn without_stop(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let bare = words.trim_end_matches(['.', ' ', ',']);
    Span::new(span.start, span.start + u32::try_from(bare.len()).unwrap_or(0))
}

/// Returns the quotations that share words with `span` and do not hold `anchor`.
fn quotes_in(reading: Reading<'_>, span: Span, anchor: TokenId) -> Vec<&Quote> {
    let cue = reading.document[anchor].span;
    let quotes = reading.clauses.quotes.iter();
    quotes.filter(|quote| quote.outer.overlaps(span) && !quote.outer.contains(cue)).collect()
}

/// Tells whose words the content is made of.
pub(super) fn mode(reading: Reading<'_>, content: &[Span], anchor: TokenId) -> ClaimMode {
    let is_quoted = |span: &Span| {
        quotes_in(reading, *span, anchor).iter().any(|quote| quote.outer.contains(*span))
    };
    let has_quote = |span: &Span| !quotes_in(reading, *span, anchor).is_empty();
    if content.iter().all(is_quoted) {
        ClaimMode::Direct
    } else if content.iter().any(has_quote) {
        ClaimMode::Mixed
    } else {
        ClaimMode::Indirect
    }
}
