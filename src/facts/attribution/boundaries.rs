//! Where the words begin and end that a clause of content has in the text.
//!
//! The clause of the tree is the first guess; commas, quotation marks, semicolons and further cues around it
//! tell what the analysis took in that is somebody else's, and what it left out.

use super::super::cues::{self, Content};
use super::content::{around, without_complementiser};
use super::markers::closes;
use super::verbs::{cue_at, outer_cue};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::text::Span;

/// Returns the words of the clause `content` that completes `verb`, without the complementiser.
pub(super) fn clause_content(document: &Document, verb: TokenId, content: TokenId) -> Vec<Span> {
    let mut tokens = without_complementiser(document, content);
    tokens.end = whole(document, verb, tokens);
    tokens.end =
        before_semicolon(document, TokenRange { start: content.max(verb), end: tokens.end });
    if content > verb {
        let start = behind_speaker(document, verb, content).unwrap_or(tokens.start);
        tokens.start = behind_day(document, start.max(verb.next()));
        tokens.start = behind_circumstance(document, verb, content, tokens);
        tokens.end = content_end(document, content, tokens);
        tokens.end = quotation_end(document, tokens);
        return vec![document.span(tokens)];
    }
    tokens.start = behind_semicolon(document, tokens, content);
    tokens.start = behind_colon(document, TokenRange { start: tokens.start, end: verb });
    let mut spans = around(document, tokens, TokenRange { start: verb, end: verb.next() });
    if let Some(rest) = behind_aside(document, verb, tokens) {
        spans.push(document.span(rest));
        return spans;
    }
    if is_quotation(document, tokens.start, verb) {
        return without_rest(document, verb, spans);
    }
    // "Talks have stalled, diplomats said, leaving the deal in doubt": a participle that is no
    // verb of saying goes on with what is said.
    let goes_on = document.children_as(verb, Dep::Advcl).find(|child| {
        *child > verb
            && document[*child].tag == Tag::Vbg
            && cue_at(document, *child).is_none()
            && document
                .subtree(*child)
                .start
                .0
                .checked_sub(1)
                .is_some_and(|before| document[TokenId(before)].tag == Tag::Comma)
    });
    spans.extend(goes_on.map(|more| document.span(document.subtree(more))));
    spans
}

/// Returns the words of the statement of `host` around the parenthesis of `verb`.
pub(super) fn host_content(document: &Document, verb: TokenId, host: TokenId) -> Vec<Span> {
    let aside = document.subtree(verb);
    let mut tokens = document.subtree(host);
    // "He denied it: the dam, he said, was safe" has the statement behind the colon.
    let before = TokenRange { start: tokens.start, end: aside.start };
    let colon = |token: &TokenId| matches!(document.word(*token), ":" | ";");
    if let Some(colon) = before.iter().rev().find(colon) {
        tokens.start = colon.next();
    }
    tokens.end = before_semicolon(document, TokenRange { start: aside.end, end: tokens.end });
    let spans = around(document, tokens, aside);
    if is_quotation(document, tokens.start, verb) {
        return without_rest(document, verb, spans);
    }
    spans
}

/// Returns where the content begins behind the speaker whom the analysis took for a part of it:
/// "But, said Reed, the law was clear".
fn behind_speaker(document: &Document, verb: TokenId, content: TokenId) -> Option<TokenId> {
    let mut subjects = document.children_as(content, Dep::Nsubj);
    let (first, _) = (subjects.next()?, subjects.next()?);
    let name = document.subtree(first);
    let comma = name.end;
    let set_off = name.start.0 == verb.0 + 1 && comma < content;
    (set_off && document[comma].tag == Tag::Comma).then_some(comma.next())
}

/// Returns what stands behind an aside that parts a copula from what it says: "It was, Reed wrote,
/// *the worst day of all*".
fn behind_aside(document: &Document, verb: TokenId, tokens: TokenRange) -> Option<TokenRange> {
    let last = tokens.last().filter(|last| *last < verb)?;
    let sentence = document.sentence_of(verb).tokens;
    let comma = TokenRange { start: verb, end: sentence.end }
        .iter()
        .rfind(|token| document[*token].tag == Tag::Comma)?;
    let bare = document.lemma(last) == "be" && document[last.next()].tag == Tag::Comma;
    bare.then_some(TokenRange { start: comma.next(), end: sentence.end })
}

/// Returns where the words of a content end that the analysis has torn apart.
///
/// Behind the cue, a further clause that completes it goes on with the first, and "but that" with
/// the rest of the sentence; before it, a clause with "while" that the analysis hangs on the cue.
fn whole(document: &Document, verb: TokenId, tokens: TokenRange) -> TokenId {
    let mut end = tokens.end;
    let is_next = |start: TokenId, end: TokenId| {
        start >= end && (end.0..start.0).all(|between| document[TokenId(between)].dep == Dep::Punct)
    };
    for child in document.children(verb) {
        let more = document.subtree(*child);
        let goes_on = match document[*child].dep {
            Dep::Ccomp => *child > verb || more.end < verb,
            Dep::Advcl => *child < verb && document.child(*child, Dep::Mark).is_some(),
            _ => false,
        };
        if goes_on && is_next(more.start, end) {
            end = more.end;
        }
    }
    let word = |back: u32| end.0.checked_sub(back).map(TokenId);
    let opens = word(1).is_some_and(|that| document.lemma(that) == "that")
        && word(2).is_some_and(|and| document[and].dep == Dep::Cc);
    if opens && tokens.start > verb {
        return document.sentence_of(verb).tokens.end;
    }
    end
}

/// Returns `start`, or what follows where a day of the week stands there that tells when
/// something was said: "said Tuesday the talks had failed".
fn behind_day(document: &Document, start: TokenId) -> TokenId {
    let next = start.next();
    let is_day = document.existing(next).is_some()
        && super::super::dates::is_weekday(document.word(start))
        && matches!(
            document[next].pos,
            Pos::Det | Pos::Noun | Pos::Propn | Pos::Adj | Pos::Pron | Pos::Num
        );
    if is_day { next } else { start }
}

/// Returns where the quotation begins that a circumstance parts from the verb: "said, as she left the
/// court, *“It was late”*".
fn behind_circumstance(
    document: &Document,
    verb: TokenId,
    content: TokenId,
    tokens: TokenRange,
) -> TokenId {
    let is_comma = |at: u32| document[TokenId(at)].tag == Tag::Comma;
    let opens = tokens.iter().find(|token| document[*token].tag == Tag::OpenQuote);
    let opens = opens.filter(|open| is_comma(verb.0 + 1) && is_comma(open.0 - 1));
    opens.filter(|open| *open < content).unwrap_or(tokens.start)
}

/// Returns where the content ends, before a cue with which the speaker goes on.
fn content_end(document: &Document, content: TokenId, tokens: TokenRange) -> TokenId {
    let goes_on = |token: &TokenId| {
        *token > content
            && (outer_cue(document, *token).is_some()
                || is_comment(document, *token)
                || is_contrast(document, *token)
                || closes(document, *token))
    };
    let Some(cue) = tokens.iter().find(goes_on) else { return tokens.end };
    let mut end = document.subtree(cue).start.max(content);
    let separates = |id: TokenId| {
        let quote = matches!(document[id].tag, Tag::OpenQuote | Tag::CloseQuote);
        matches!(document[id].dep, Dep::Cc | Dep::Punct) && !quote
    };
    while end.0 > tokens.start.0 + 1 && separates(TokenId(end.0 - 1)) {
        end = TokenId(end.0 - 1);
    }
    end
}

/// Returns where a quotation ends that begins the content, if what follows it is no more of what is
/// said: "said, “It is too late,” but went on", "said, “It is late,” when he was asked".
fn quotation_end(document: &Document, tokens: TokenRange) -> TokenId {
    let opens = |id: u32| document[TokenId(id)].tag == Tag::OpenQuote;
    let quoted = opens(tokens.start.0) || tokens.start.0 > 0 && opens(tokens.start.0 - 1);
    let close = tokens.iter().find(|id| quoted && document[*id].tag == Tag::CloseQuote);
    let Some(close) = close else { return tokens.end };
    let next = close.next();
    let rest = TokenRange { start: next, end: tokens.end };
    let ends = close.0 > 0 && matches!(document.word(TokenId(close.0 - 1)), "," | "." | "?" | "!");
    let quoted = rest.iter().any(|id| document[id].tag == Tag::OpenQuote);
    if ends && !quoted { next } else { tokens.end }
}

/// Tells whether `noun` begins a comment on what is said: ", a claim the rebels deny".
fn is_comment(document: &Document, noun: TokenId) -> bool {
    let apart = matches!(document[noun].dep, Dep::Npadvmod | Dep::Appos | Dep::Dobj);
    let start = document.subtree(noun).start;
    apart
        && cues::noun(document.lemma(noun)).is_some()
        && document.child(noun, Dep::Relcl).is_some()
        && start.0 > 0
        && document[TokenId(start.0 - 1)].pos == Pos::Punct
}

/// Tells whether somebody else speaks by `verb` at the same time: ", while the union said …".
fn is_contrast(document: &Document, verb: TokenId) -> bool {
    let mark = document.child(verb, Dep::Mark);
    mark.is_some_and(|mark| matches!(document.lemma(mark), "while" | "whereas"))
        && cue_at(document, verb)
            .is_some_and(|(cue, _)| cue.takes(Content::Speech) || cue.takes(Content::Behind("at")))
        && document.child(verb, Dep::Nsubj).is_some()
}

/// Tells whether what stands between `start` and `verb` begins with a quotation that has ended,
/// and is no paraphrase with quoted words.
fn is_quotation(document: &Document, start: TokenId, verb: TokenId) -> bool {
    let is = |token: u32, tag| document[TokenId(token)].tag == tag;
    let opens = is(start.0, Tag::OpenQuote) || start.0 > 0 && is(start.0 - 1, Tag::OpenQuote);
    opens
        && (start.0 + 1..verb.0).any(|token| is(token, Tag::CloseQuote))
        && !(start.0 + 1..verb.0).any(|token| is(token, Tag::OpenQuote))
}

/// Returns the spans of a quotation around `verb` without words behind it that are not quoted
/// again: "“We will go,” she said, to which …".
fn without_rest(document: &Document, verb: TokenId, mut spans: Vec<Span>) -> Vec<Span> {
    let opens = |span: &Span| {
        let mut tokens = document.tokens_in(*span).iter();
        tokens
            .find(|token| {
                document[*token].dep != Dep::Punct || document[*token].tag == Tag::OpenQuote
            })
            .is_some_and(|first| document[first].tag == Tag::OpenQuote)
    };
    spans.retain(|span| span.start < document[verb].span.start || opens(span));
    spans
}

/// Returns where a quotation begins behind a colon: "He agreed: *“It is late,”* he said".
fn behind_colon(document: &Document, tokens: TokenRange) -> TokenId {
    let opens = tokens.iter().rev().find(|token| document[*token].tag == Tag::OpenQuote);
    let is_colon =
        |open: &TokenId| open.0 > tokens.start.0 && document.word(TokenId(open.0 - 1)) == ":";
    opens.filter(is_colon).unwrap_or(tokens.start)
}

/// Returns where the words begin behind the last semicolon before the main verb `content`: "He left;
/// it was late, he said".
fn behind_semicolon(document: &Document, tokens: TokenRange, content: TokenId) -> TokenId {
    let before = TokenRange { start: tokens.start, end: content.max(tokens.start) };
    let last = before.iter().rev().find(|token| document.word(*token) == ";");
    // One within the quotation parts nothing.
    let quoted = |token: &TokenId| {
        TokenRange { start: *token, end: content }
            .iter()
            .find(|token| matches!(document[*token].tag, Tag::OpenQuote | Tag::CloseQuote))
            .is_none_or(|mark| document[mark].tag == Tag::CloseQuote)
            && before.iter().any(|token| document[token].tag == Tag::OpenQuote)
    };
    last.filter(|last| !quoted(last)).map_or(tokens.start, TokenId::next)
}

/// Returns where the first semicolon of `tokens` stands that no quotation holds, or their end:
/// what is behind it is a statement of its own.
fn before_semicolon(document: &Document, tokens: TokenRange) -> TokenId {
    let mut depth = 0;
    for token in tokens.iter() {
        match document[token].tag {
            Tag::OpenQuote => depth += 1,
            Tag::CloseQuote => depth -= 1,
            _ if depth == 0 && document.word(token) == ";" => return token,
            _ => {}
        }
    }
    tokens.end
}
