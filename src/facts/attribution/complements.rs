//! The clauses that say what is said: "that the talks had failed", around "he said" or behind it.

use super::super::cues::{self, Content, Cue};
use super::content::{around, is_finite, without_complementiser};
use super::markers::closes;
use super::verbs::{cue_at, outer_cue};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::text::Span;

/// Returns the finite clause that completes `verb` or the word that makes a phrase of it.
pub(super) fn complement(document: &Document, verb: TokenId) -> Option<TokenId> {
    let asks = cue_at(document, verb).is_some_and(|(cue, _)| cue.act == "ask");
    // "The rebels agreed, a spokesman said": a cue without a subject is torn off its own.
    let is_torn = |child: TokenId| {
        let subjects = [Dep::Nsubj, Dep::Nsubjpass];
        let has_subject = subjects.into_iter().any(|dep| document.child(child, dep).is_some());
        !has_subject && cue_at(document, child).is_some_and(|(cue, _)| cue.takes(Content::Speech))
    };
    let is_content = |child: &TokenId| {
        document[*child].dep == Dep::Ccomp
            && (is_finite(document, *child) || is_bare_finite(document, verb, *child))
            && !is_torn(*child)
            && !is_main(document, verb, *child)
            && document
                .child(*child, Dep::Mark)
                .is_none_or(|mark| asks || !matches!(document.lemma(mark), "whether" | "if"))
    };
    let children = document.children(verb);
    let behind = children.iter().copied().find(|child| *child > verb && is_content(child));
    // "The court struck it down; the governor vowed an appeal" are two statements.
    let parted = |child: &TokenId| {
        let between = TokenRange { start: *child, end: verb };
        between.iter().any(|token| document.word(token) == ";")
    };
    // "I am glad they decided so": what no mark parts from the subject of the verb is not said.
    let set_off = |child: &TokenId| {
        *child > verb || (child.0..verb.0).any(|at| document[TokenId(at)].pos == Pos::Punct)
    };
    let before = || {
        children.iter().copied().find(|child| is_content(child) && !parted(child) && set_off(child))
    };
    let direct = behind.or_else(|| told(document, verb)).or_else(before);
    // "made it clear that": the clause hangs on the adjective.
    direct.or_else(|| {
        let through =
            |child: &TokenId| matches!(document[*child].dep, Dep::Ccomp | Dep::Acomp | Dep::Oprd);
        children.iter().copied().filter(through).find_map(|child| {
            document.children(child).iter().copied().find(|under| {
                let that = |mark| document.lemma(mark) == "that";
                matches!(document[*under].dep, Dep::Ccomp | Dep::Advcl)
                    && document.child(*under, Dep::Mark).is_some_and(that)
            })
        })
    })
}

/// Tells whether the analysis took a participle with its infinitive for the main verb: "A man thought
/// to have fled was found".
fn is_main(document: &Document, verb: TokenId, clause: TokenId) -> bool {
    let subjects = [Dep::Nsubj, Dep::Nsubjpass, Dep::Expl, Dep::Csubj];
    let infinitive = document.child(verb, Dep::Xcomp);
    infinitive.is_some_and(|infinitive| infinitive < clause)
        && subjects.into_iter().all(|dep| document.child(clause, dep).is_none())
}

/// Tells whether a clause before the verb of saying has a plural's verb, which the analysis takes
/// for an infinitive: "Roads “remain closed,” she said".
fn is_bare_finite(document: &Document, verb: TokenId, clause: TokenId) -> bool {
    clause < verb
        && document[clause].tag == Tag::Vb
        && document.child(clause, Dep::Nsubj).is_some()
        && document.child(clause, Dep::Aux).is_none()
}

/// Returns the clause that the analysis hangs on who is told: "warned members they risked defeat".
fn told(document: &Document, verb: TokenId) -> Option<TokenId> {
    let (cue, _) = cue_at(document, verb)?;
    let addressee = document.child(verb, Dep::Dobj).filter(|_| cue.takes(Content::Addressed))?;
    document.children_as(addressee, Dep::Relcl).find(|clause| {
        let first = document.subtree(*clause).start;
        document[first].dep == Dep::Nsubj
            && document[first].tag == Tag::Prp
            && is_finite(document, *clause)
    })
}

/// Returns the verb of the statement in which `verb` is a parenthesis: "the deal, he said, is
/// dead", "as the court found".
pub(super) fn host(document: &Document, verb: TokenId, cue: &Cue) -> Option<TokenId> {
    let is_verb = |head: &TokenId| matches!(document[*head].pos, Pos::Verb | Pos::Aux);
    let head = document.head(verb).filter(is_verb)?;
    document.child(verb, Dep::Nsubj)?;
    let as_clause = || {
        let mark = document.child(verb, Dep::Mark).or_else(|| document.child(verb, Dep::Advmod));
        mark.is_some_and(|mark| matches!(document.lemma(mark), "as" | "so"))
    };
    match document[verb].dep {
        Dep::Parataxis if cue.takes(Content::Speech) => Some(head),
        // "as the bank threatens cuts" tells when, "as the bank expected" who says so.
        Dep::Advcl if as_clause() && !has_content(document, verb, cue) => {
            // "If prices fall as the bank expects" states nothing.
            let mark = document.child(head, Dep::Mark).map(|mark| document.lemma(mark));
            mark.is_none_or(|mark| !matches!(mark, "if" | "unless" | "whether")).then_some(head)
        }
        _ => None,
    }
}

/// Tells whether a verb of saying has what is said behind it: "warned of a famine".
fn has_content(document: &Document, verb: TokenId, cue: &Cue) -> bool {
    document.children(verb).iter().any(|child| match document[*child].dep {
        // "as he put it" has none, "as he told the paper" only who was told.
        Dep::Dobj => document.lemma(*child) != "it" && !cue.takes(Content::Addressed),
        Dep::Xcomp | Dep::Ccomp | Dep::Oprd => true,
        Dep::Prep => ["of", "for", "about", "against"]
            .into_iter()
            .any(|word| document.lemma(*child) == word && cue.takes(Content::Behind(word))),
        _ => false,
    })
}

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
        && cue_at(document, verb).is_some_and(|(cue, _)| cue.takes(Content::Speech))
        && document.child(verb, Dep::Nsubj).is_some()
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
