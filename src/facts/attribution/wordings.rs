//! How a verb words what is said: a clause, an infinitive, "it as a farce", "him of lying".

use super::super::Reading;
use super::super::cues::{self, Content, Cue};
use super::Found;
use super::content::{around, is_finite, without_complementiser};
use super::speaker;
use super::verbs::{cue_at, outer_cue};
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::text::Span;

pub(super) const CLAUSE: Found = Found { rule: "attribution:verb", confidence: 0.93 };
const PHRASE: Found = Found { rule: "attribution:verb-phrase", confidence: 0.8 };

/// Returns what is said, by the first wording of the cue that the tree shows.
pub(super) fn content(
    reading: Reading<'_>,
    verb: TokenId,
    cue: &Cue,
    clause: &Clause,
) -> (&'static Found, Vec<Span>) {
    let document = reading.document;
    if cue.takes(Content::Clause)
        && let Some(content) = complement(document, verb)
    {
        return (&CLAUSE, clause_content(document, verb, content));
    }
    if cue.takes(Content::Clause)
        && let Some(host) = host(document, verb, cue)
    {
        let aside = document.subtree(verb);
        let mut tokens = document.subtree(host);
        // "He denied it: the dam, he said, was safe" has the statement behind the colon.
        let before = TokenRange { start: tokens.start, end: aside.start };
        let colon = |token: &TokenId| matches!(document.word(*token), ":" | ";");
        if let Some(colon) = before.iter().rev().find(colon) {
            tokens.start = TokenId(colon.0 + 1);
        }
        let spans = around(document, tokens, aside);
        return (&CLAUSE, spans);
    }
    (&PHRASE, phrase_content(reading, verb, cue, clause).unwrap_or_default())
}

/// Returns the finite clause that completes `verb` or the word that makes a phrase of it.
pub(super) fn complement(document: &Document, verb: TokenId) -> Option<TokenId> {
    let is_content = |child: &TokenId| {
        document[*child].dep == Dep::Ccomp
            && is_finite(document, *child)
            && document
                .child(*child, Dep::Mark)
                .is_none_or(|mark| !matches!(document.lemma(mark), "whether" | "if"))
    };
    let children = document.children(verb);
    let behind = children.iter().copied().find(|child| *child > verb && is_content(child));
    // "The court struck it down; the governor vowed an appeal" are two statements.
    let parted = |child: &TokenId| {
        let between = TokenRange { start: *child, end: verb };
        between.iter().any(|token| document.word(token) == ";")
    };
    let before = || children.iter().copied().find(|child| is_content(child) && !parted(child));
    let direct = behind.or_else(before);
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

/// Returns the verb of the statement in which `verb` is a parenthesis: "the deal, he said, is
/// dead", "as the court found".
fn host(document: &Document, verb: TokenId, cue: &Cue) -> Option<TokenId> {
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
        Dep::Advcl if as_clause() && !has_content(document, verb, cue) => Some(head),
        _ => None,
    }
}

/// Tells whether a verb of saying has what is said behind it: "warned of a famine".
fn has_content(document: &Document, verb: TokenId, cue: &Cue) -> bool {
    document.children(verb).iter().any(|child| match document[*child].dep {
        Dep::Dobj | Dep::Xcomp | Dep::Ccomp | Dep::Oprd => true,
        Dep::Prep => ["of", "for", "about", "against"]
            .into_iter()
            .any(|word| document.lemma(*child) == word && cue.takes(Content::Behind(word))),
        _ => false,
    })
}

fn clause_content(document: &Document, verb: TokenId, content: TokenId) -> Vec<Span> {
    let mut tokens = without_complementiser(document, content);
    if content > verb {
        tokens.start = tokens.start.max(TokenId(verb.0 + 1));
        tokens.end = content_end(document, content, tokens);
        return vec![document.span(tokens)];
    }
    let mut spans = around(document, tokens, TokenRange { start: verb, end: TokenId(verb.0 + 1) });
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

/// Returns where the content ends, before a cue with which the speaker goes on.
fn content_end(document: &Document, content: TokenId, tokens: TokenRange) -> TokenId {
    let goes_on = |token: &TokenId| {
        *token > content && (outer_cue(document, *token).is_some() || is_comment(document, *token))
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

/// Returns a content that is no clause: an infinitive, a noun phrase, "X as Y", "X of Y".
fn phrase_content(
    reading: Reading<'_>,
    verb: TokenId,
    cue: &Cue,
    clause: &Clause,
) -> Option<Vec<Span>> {
    let document = reading.document;
    let object = document.child(verb, Dep::Dobj);
    let span = |token: TokenId| document.span(document.subtree(token));
    let from_object = |rest: Span| match object {
        Some(object) if object > verb => span(object).cover(rest),
        _ => rest,
    };
    let small = || {
        let predicate = document.child(verb, Dep::Oprd).filter(|_| cue.takes(Content::Small));
        let predicate = predicate.or_else(|| small_clause(document, verb, cue))?;
        Some(vec![from_object(span(predicate))])
    };
    let behind = |preposition: TokenId| {
        let words = span(preposition);
        let passive = clause.first(Slot::Patient).filter(|patient| patient.head < verb);
        Some(match (object, passive) {
            // "spoke with him about the plan" is no statement.
            (None, None) if cue.act == "say" && preposition_among(document, verb, &["with"]) => {
                Vec::new()
            }
            (Some(object), _) if object > verb => vec![from_object(words)],
            // "a move that Norway described as reckless"
            (Some(_), _) if cue.takes(Content::As) => {
                vec![span(document.child(preposition, Dep::Pobj)?)]
            }
            (Some(_), _) => vec![from_object(words)],
            (None, Some(patient)) => vec![document.span(patient.tokens), words],
            (None, None) => {
                let mut inner = without_aside(document, preposition);
                inner.start = TokenId(preposition.0 + 1);
                if inner.is_empty() { vec![words] } else { vec![document.span(inner)] }
            }
        })
    };
    let as_phrase = || {
        let as_phrase =
            preposition(document, verb, object, "as").filter(|_| cue.takes(Content::As))?;
        let has = object.is_some() || clause.first(Slot::Patient).is_some();
        has.then(|| behind(as_phrase)).flatten()
    };
    let other = || {
        ["of", "for", "about", "with", "against"].into_iter().find_map(|word| {
            let found = preposition(document, verb, object, word)?;
            let needs_object = matches!(cue.act.as_str(), "accuse");
            let has = object.is_some() || clause.first(Slot::Patient).is_some();
            let fits = cue.takes(Content::Behind(word)) && (has || !needs_object);
            fits.then(|| behind(found)).flatten()
        })
    };
    let infinitive = || {
        let inner = document.child(verb, Dep::Xcomp).filter(|_| cue.takes(Content::Infinitive))?;
        (document.child(inner, Dep::Aux).is_some_and(|to| document[to].tag == Tag::To))
            .then(|| vec![span(inner)])
    };
    let object_alone = || {
        let object = object.filter(|object| document[*object].pos != Pos::Pron)?;
        if cues::source(&cue.words).is_some() && !speaker::of(reading, object, true).is_empty() {
            return None;
        }
        let words = document.span(without_aside(document, object));
        let quoted = reading
            .clauses
            .quotes
            .iter()
            .any(|quote| words.contains(quote.inner) && quote.tokens.len() > 1);
        (cue.takes(Content::Object) || cue.takes(Content::ObjectQuoted) && quoted)
            .then(|| vec![words])
    };
    small().or_else(as_phrase).or_else(other).or_else(infinitive).or_else(object_alone)
}

/// Returns the words of a noun phrase without a relative clause set off by a comma at its end.
fn without_aside(document: &Document, noun: TokenId) -> TokenRange {
    let mut tokens = document.subtree(noun);
    let aside = tokens.iter().skip(1).find(|token| {
        document[*token].dep == Dep::Relcl
            && document.subtree(*token).end == tokens.end
            && document[TokenId(document.subtree(*token).start.0.saturating_sub(1))].tag
                == Tag::Comma
    });
    if let Some(aside) = aside {
        tokens.end = TokenId(document.subtree(aside).start.0 - 1);
    }
    tokens
}

/// Returns the predicate of "estimated the figure to be high", "ruled the decree unlawful".
fn small_clause(document: &Document, verb: TokenId, cue: &Cue) -> Option<TokenId> {
    let inner = document.child(verb, Dep::Ccomp).filter(|_| cue.takes(Content::Small))?;
    let has_subject = document.child(inner, Dep::Nsubj).is_some()
        || document.child(inner, Dep::Nsubjpass).is_some();
    (has_subject && inner > verb && !is_finite(document, inner)).then_some(inner)
}

fn preposition_among(document: &Document, verb: TokenId, words: &[&str]) -> bool {
    document.children_as(verb, Dep::Prep).any(|child| words.contains(&document.lemma(child)))
}

/// Returns the preposition `word` that hangs on `verb` or on its object.
fn preposition(
    document: &Document,
    verb: TokenId,
    object: Option<TokenId>,
    word: &str,
) -> Option<TokenId> {
    let under = |head: TokenId| {
        document.children_as(head, Dep::Prep).find(|child| document.lemma(*child) == word)
    };
    under(verb).or_else(|| object.and_then(under)).filter(|found| *found > verb)
}
