//! How a verb words what is said: a clause, an infinitive, "it as a farce", "him of lying".

use super::super::Reading;
use super::super::cues::{self, Content, Cue};
use super::complements::{clause_content, complement, host, host_content};
use super::content::is_finite;
use super::speaker;
use super::verbs::quoted_as;
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::text::Span;

pub(super) const CLAUSE: &str = "attribution:verb";
const PHRASE: &str = "attribution:verb-phrase";

/// Returns what is said, by the first wording of the cue that the tree shows.
pub(super) fn content(
    reading: Reading<'_>,
    verb: TokenId,
    cue: &Cue,
    clause: &Clause,
) -> (&'static str, Vec<Span>) {
    let document = reading.document;
    if cue.takes(Content::Clause)
        && let Some(content) = complement(document, verb)
        && !follows_quotation(document, verb, content)
    {
        return (CLAUSE, clause_content(document, verb, content));
    }
    if cue.takes(Content::Clause)
        && let Some(host) = host(document, verb, cue)
    {
        return (CLAUSE, host_content(document, verb, host));
    }
    if let Some(reported) = quoted_as(document, verb)
        && let Some(content) = complement(document, reported)
    {
        return (CLAUSE, clause_content(document, reported, content));
    }
    (PHRASE, phrase_content(reading, verb, cue, clause).unwrap_or_default())
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
        // "found themselves stranded" is no judgement.
        let is_reflexive = |token| {
            document.lemma(token).ends_with("self") || document.lemma(token).ends_with("selves")
        };
        let inner =
            document.child(verb, Dep::Ccomp).and_then(|inner| document.child(inner, Dep::Nsubj));
        if object.or(inner).is_some_and(is_reflexive) {
            return None;
        }
        let predicate = document.child(verb, Dep::Oprd).filter(|_| cue.takes(Content::Small));
        if let Some(quote) = object.and_then(|object| quote_behind(reading, object)) {
            return cue.takes(Content::Small).then(|| vec![from_object(quote)]);
        }
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
            // "Told the court of their grief", "warned Kenya of a drought": who is told is no part.
            (Some(object), _) if object > verb && cue.takes(Content::Addressed) => {
                vec![Span::new(reading.document[preposition.next()].span.start, words.end)]
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
                inner.start = preposition.next();
                if inner.is_empty() { vec![words] } else { vec![document.span(inner)] }
            }
        })
    };
    let as_phrase = || {
        let as_phrase =
            preposition(document, verb, object, "as").or_else(|| quoted_predicate(document, verb));
        if as_phrase.is_none()
            && cue.takes(Content::As)
            && let Some(quote) = quote_behind_as(reading, verb)
        {
            return Some(vec![from_object(quote)]);
        }
        let as_phrase = as_phrase.filter(|_| cue.takes(Content::As))?;
        let has = object.is_some() || clause.first(Slot::Patient).is_some();
        has.then(|| behind(as_phrase)).flatten()
    };
    let other = || {
        ["of", "for", "about", "with", "against", "at", "on"].into_iter().find_map(|word| {
            let found = preposition(document, verb, object, word)?;
            // "put the toll at 12", but not "put lives at risk".
            let is_figure =
                || document.subtree(found).iter().any(|token| document[token].pos == Pos::Num);
            if word == "at" && !is_figure() {
                return None;
            }
            let needs_object = cue.act == "accuse" || word == "at";
            let has = object.is_some() || clause.first(Slot::Patient).is_some();
            let fits = cue.takes(Content::Behind(word)) && (has || !needs_object);
            fits.then(|| behind(found)).flatten()
        })
    };
    let infinitive = || {
        let inner =
            document.child(verb, Dep::Xcomp).or_else(|| small_clause(document, verb, cue))?;
        let is_infinitive =
            document.child(inner, Dep::Aux).is_some_and(|to| document[to].tag == Tag::To);
        let fits = is_infinitive && cue.takes(Content::Infinitive)
            || is_gerund(document, inner) && cue.takes(Content::Gerund);
        fits.then(|| vec![from_object(span(inner))])
    };
    let object_alone = || {
        let object = object.filter(|object| document[*object].pos != Pos::Pron)?;
        if cues::source(&cue.words).is_some() && !speaker::of(reading, object, true).is_empty() {
            return None;
        }
        let words = without_aside(document, object);
        let words = document.span(match cue.act.as_str() {
            "express" => with_matter(document, verb, words),
            _ => words,
        });
        let quoted = reading.clauses.quotes.iter().any(|quote| {
            let inner = quote.inner.trim_matches(document.text(), |c| ".,".contains(c));
            words.contains(inner) && quote.tokens.len() > 1
        });
        (cue.takes(Content::Object) || cue.takes(Content::ObjectQuoted) && quoted)
            .then(|| vec![words])
    };
    small().or_else(as_phrase).or_else(other).or_else(infinitive).or_else(object_alone)
}

/// Returns the words of a feeling with what it is about, which may hang on the verb: "expressed anger
/// *over the delay*".
fn with_matter(document: &Document, verb: TokenId, mut words: TokenRange) -> TokenRange {
    let about = document.children_as(verb, Dep::Prep).find(|preposition| {
        matches!(document.lemma(*preposition), "about" | "over" | "at" | "with" | "for")
            && document.subtree(*preposition).start == words.end
    });
    if let Some(about) = about {
        words.end = document.subtree(about).end;
    }
    words
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
    let takes = cue.takes(Content::Small) || cue.takes(Content::Infinitive);
    let inner = document.child(verb, Dep::Ccomp).filter(|_| takes)?;
    let has_subject = document.child(inner, Dep::Nsubj).is_some()
        || document.child(inner, Dep::Nsubjpass).is_some();
    // "Found the boy sitting there" is what was seen.
    let is_seen = cue.act == "find" && document[inner].tag == Tag::Vbg;
    (has_subject && inner > verb && !is_seen && !is_finite(document, inner)).then_some(inner)
}

/// Tells whether a quotation ends right before the clause of `verb`, and `content`, set off by a
/// comma, is no part of what is said: "“We will go,” she said, to which he replied …".
fn follows_quotation(document: &Document, verb: TokenId, content: TokenId) -> bool {
    let subject = document.child(verb, Dep::Nsubj).filter(|subject| *subject < verb);
    let start = subject.map_or(verb, |subject| document.subtree(subject).start);
    let before = start.previous();
    let next = verb.next();
    content > verb
        && before.is_some_and(|before| document[before].tag == Tag::CloseQuote)
        && document[next].tag == Tag::Comma
}

/// Returns the quotation that says what the object is: "called the tax a “disgrace that …”".
fn quote_behind(reading: Reading<'_>, object: TokenId) -> Option<Span> {
    let document = reading.document;
    // The analysis may take the quoted words for an apposition.
    let apposed = document.children_as(object, Dep::Appos).find(|child| *child > object);
    let end = apposed.map_or(document.subtree(object).end, |child| document.subtree(child).start);
    let quote = reading.clauses.quotes.iter().find(|quote| quote.tokens.start > object)?;
    let opens = document.tokens_in(quote.outer).start;
    let between = TokenRange { start: end, end: opens };
    let is_article = |token: TokenId| document[token].tag == Tag::Dt;
    (opens >= end && between.len() <= 1 && between.iter().all(is_article)).then_some(quote.outer)
}

/// Tells whether `verb` is a gerund: "leaving", "being trapped", "having left".
fn is_gerund(document: &Document, verb: TokenId) -> bool {
    let auxiliaries = document
        .children(verb)
        .iter()
        .copied()
        .filter(|child| matches!(document[*child].dep, Dep::Aux | Dep::Auxpass));
    let first = auxiliaries.min().unwrap_or(verb);
    document[first].tag == Tag::Vbg
}

/// Returns the "as" before quoted words, wherever in the object the analysis hangs it: "dismissed
/// the claim that it was late as “nonsense”".
fn quoted_predicate(document: &Document, verb: TokenId) -> Option<TokenId> {
    let object = document.child(verb, Dep::Dobj)?;
    let words = document.subtree(object);
    words.iter().rev().find(|token| {
        let next = token.next();
        *token > verb
            && document.lemma(*token) == "as"
            && next.index() < document.tokens().len()
            && document[next].tag == Tag::OpenQuote
    })
}

/// Returns the quotation behind an "as" whose words the analysis took for a clause: "described it as
/// “shot to pieces”".
fn quote_behind_as(reading: Reading<'_>, verb: TokenId) -> Option<Span> {
    let document = reading.document;
    let clause = document.children_as(verb, Dep::Advcl).find(|clause| *clause > verb)?;
    let mark = document.child(clause, Dep::Mark).filter(|mark| document.lemma(*mark) == "as")?;
    let opens = document.tokens().get(mark.index() + 1)?.span;
    let quotes = reading.clauses.quotes.iter();
    quotes.map(|quote| quote.outer).find(|quote| quote.start == opens.start)
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
    // "Accused Kenya and Mali of lying": it may hang on any of those who are joined.
    let joined = |head: &TokenId| {
        let tied = |child: &TokenId| matches!(document[*child].dep, Dep::Conj | Dep::Dobj);
        document.children(*head).iter().copied().rfind(|child| tied(child) && *child > verb)
    };
    let last = std::iter::successors(Some(verb), joined).last().filter(|last| *last > verb);
    under(verb)
        .or_else(|| object.and_then(under))
        .or_else(|| last.and_then(under))
        .filter(|found| *found > verb)
}
