//! Finds whose words stand between quotation marks, as far as pronouns need to know.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::{Dep, Document, Tag, TokenId, TokenRange};
use crate::resources;
use crate::text::Span;

use super::chains::Draft;

/// A stretch between quotation marks within one block, and the phrase of who says it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quotation {
    pub tokens: TokenRange,
    pub speaker: Option<usize>,
}

#[derive(Deserialize)]
struct Row {
    cue: String,
    kind: String,
    content: String,
}

/// The verbs that report, each with whether it is of speech.
static VERBS: LazyLock<BTreeMap<String, bool>> = LazyLock::new(|| {
    let rows: Vec<Row> = resources::lexicon("cues.csv");
    let verbs = rows.into_iter().filter(|row| row.kind == "verb");
    verbs.map(|row| (row.cue, row.content.split(' ').any(|word| word == "speech"))).collect()
});

/// Tells whether a verb reports speech or thought.
pub(super) fn is_cue(document: &Document, verb: TokenId) -> bool {
    VERBS.contains_key(document.lemma(verb))
}

/// Tells whether a verb reports speech that was heard, and not inside other speech: not "will
/// announce", nor "told" in "said that she had told him".
pub(super) fn is_report(document: &Document, verb: TokenId) -> bool {
    let inside = document[verb].dep == Dep::Ccomp
        && document.head(verb).is_some_and(|above| is_cue(document, above));
    let future = document.children_as(verb, Dep::Aux).any(|aux| document[aux].tag == Tag::Md);
    VERBS.get(document.lemma(verb)).copied().unwrap_or(false) && !inside && !future
}

/// Returns the quotations of a document with their speakers.
pub(super) fn find(draft: &Draft<'_>) -> Vec<Quotation> {
    let spans = spans(draft.document).into_iter().map(|span| draft.document.tokens_in(span));
    let quotes: Vec<TokenRange> = spans.filter(|tokens| !tokens.is_empty()).collect();
    let cues = cues(draft, &quotes);
    let mut quotations: Vec<Quotation> = Vec::with_capacity(quotes.len());
    for tokens in quotes {
        let beside = speaker_beside(draft.document, &cues, tokens);
        // A paragraph that is all quotation goes on with the speaker of the last one.
        let before = quotations.last().filter(|_| fills_its_block(draft.document, tokens));
        let speaker = beside.or_else(|| before.and_then(|quotation| quotation.speaker));
        quotations.push(Quotation { tokens, speaker });
    }
    quotations
}

/// Returns the stretches between quotation marks; one that no mark closes ends with its block.
fn spans(document: &Document) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Option<(u32, u32)> = None;
    let mut close = |open: &mut Option<(u32, u32)>, end: u32| {
        if let Some((start, _)) = open.take() {
            spans.push(Span::new(start, end));
        }
    };
    for sentence in document.sentences() {
        if open.is_some_and(|(_, block)| block != sentence.block) {
            let start = document.tokens()[sentence.tokens.start.index()].span.start;
            close(&mut open, start);
        }
        for token in sentence.tokens.iter() {
            let span = document[token].span;
            match document.word(token) {
                "”" => close(&mut open, span.start),
                "\"" | "''" | "``" if open.is_some() => close(&mut open, span.start),
                "“" | "\"" | "''" | "``" => open = Some((span.end, sentence.block)),
                _ => {}
            }
        }
    }
    if let (Some(last), true) = (document.tokens().last(), open.is_some()) {
        close(&mut open, last.span.end);
    }
    spans
}

/// A reporting verb outside quotations, and the phrase of its subject.
#[derive(Debug, Clone, Copy)]
struct Cue {
    verb: TokenId,
    subject: usize,
}

/// Returns the reporting verbs outside all quotations that have a subject, in order.
fn cues(draft: &Draft<'_>, quotes: &[TokenRange]) -> Vec<Cue> {
    let document = draft.document;
    let outside = |token: &TokenId| {
        let at = quotes.partition_point(|quote| quote.end <= *token);
        quotes.get(at).is_none_or(|quote| !quote.contains(*token))
    };
    document
        .ids()
        .filter(|token| outside(token) && is_cue(document, *token))
        .filter_map(|verb| Some(Cue { verb, subject: subject(draft, verb)? }))
        .collect()
}

/// Returns the subject of the reporting verb beside a quotation.
fn speaker_beside(document: &Document, cues: &[Cue], quote: TokenRange) -> Option<usize> {
    let last = quote.last()?;
    let first_sentence = document.sentence_of(quote.start).tokens;
    let last_sentence = document.sentence_of(last).tokens;
    let window = TokenRange { start: first_sentence.start, end: last_sentence.end };
    let near = nearest_cue(cues, window, quote);
    near.or_else(|| {
        // The sentence before, where it ends with a colon, and the one behind ("… he said.").
        let block = document.sentence_of(last).block;
        let next = document.sentences().get(document[last].sentence.index() + 1)?;
        nearest_cue(cues, next.tokens, quote)
            .filter(|_| next.block == block && next.tokens.len() < 14)
    })
    .or_else(|| {
        let block = document.sentence_of(quote.start).block;
        let before = document[quote.start].sentence.index().checked_sub(1)?;
        let before = &document.sentences()[before];
        nearest_cue(cues, before.tokens, quote).filter(|_| before.block == block)
    })
}

/// Returns the subject of the reporting verb in `window` that is nearest to the quotation.
fn nearest_cue(cues: &[Cue], window: TokenRange, quote: TokenRange) -> Option<usize> {
    let behind = cues.partition_point(|cue| cue.verb < quote.start);
    let neighbours = [behind.checked_sub(1), Some(behind)];
    neighbours
        .into_iter()
        .filter_map(|at| cues.get(at?))
        .filter(|cue| window.contains(cue.verb))
        .min_by_key(|cue| distance(cue.verb, quote))
        .map(|cue| cue.subject)
}

fn distance(token: TokenId, quote: TokenRange) -> u32 {
    if token < quote.start {
        quote.start.0 - token.0
    } else {
        token.0.saturating_sub(quote.end.0) + 1
    }
}

/// Returns the phrase of a verb's subject, also of one that it shares with the verb before it.
pub(super) fn subject(draft: &Draft<'_>, verb: TokenId) -> Option<usize> {
    let document = draft.document;
    let mut at = verb;
    for _ in 0..4 {
        let own = document
            .children(at)
            .iter()
            .find(|child| matches!(document[**child].dep, Dep::Nsubj | Dep::Nsubjpass));
        if let Some(own) = own {
            return draft.at(*own);
        }
        let above = document.head(at)?;
        match document[at].dep {
            Dep::Conj | Dep::Xcomp | Dep::Advcl => at = above,
            // "Diaz, who said": the antecedent.
            Dep::Relcl | Dep::Acl => return draft.at(above),
            _ => return None,
        }
    }
    None
}

fn fills_its_block(document: &Document, quote: TokenRange) -> bool {
    let block = document.sentence_of(quote.start).block;
    let start = document.sentences().partition_point(|sentence| sentence.block < block);
    let sentences = document.sentences()[start..].iter().take_while(|s| s.block == block);
    sentences
        .flat_map(|sentence| sentence.tokens.iter())
        .filter(|token| !quote.contains(*token))
        .all(|token| !document.word(token).contains(char::is_alphanumeric))
}
