//! What a verb says of its object: "called the tax a disgrace", "ruled the decree unlawful",
//! "dismissed the claim as “nonsense”".
//!
//! The predicate is an object complement of the verb, the verb of a small clause, a phrase with "as", or a
//! quotation that stands in the place of one of them and that the analysis could not read.

use super::super::Reading;
use super::super::cues::Content;
use super::content::is_finite;
use super::wordings::Wording;
use crate::language::{Dep, Document, Tag, TokenId, TokenRange};
use crate::text::Span;

impl Wording<'_> {
    /// Returns an object with its predicate: "called it a farce".
    pub(super) fn judgement(&self) -> Option<Vec<Span>> {
        let document = self.reading.document;
        // "Found themselves stranded" is no judgement.
        let inner = document.child(self.verb, Dep::Ccomp);
        let subject = inner.and_then(|inner| document.child(inner, Dep::Nsubj));
        if self.object.or(subject).is_some_and(|who| is_reflexive(document, who)) {
            return None;
        }
        let is_small = self.cue.takes(Content::Small);
        if let Some(quote) = self.object.and_then(|object| quote_behind(self.reading, object)) {
            return is_small.then(|| vec![self.with_object(quote)]);
        }
        let complement = document.child(self.verb, Dep::Oprd).filter(|_| is_small);
        let predicate = complement.or_else(|| self.small_clause())?;
        Some(vec![self.with_object(self.span(predicate))])
    }

    /// Returns an object with what "as" says that it is: "described it as a farce".
    pub(super) fn as_what(&self) -> Option<Vec<Span>> {
        if !self.cue.takes(Content::As) {
            return None;
        }
        let as_what =
            self.preposition("as").or_else(|| as_before_quote(self.reading.document, self.verb));
        match as_what {
            Some(as_what) if self.has_object() => self.behind(as_what),
            Some(_) => None,
            None => Some(vec![self.with_object(quote_behind_as(self.reading, self.verb)?)]),
        }
    }

    /// Returns the predicate of "estimated the figure to be high", "ruled the decree unlawful".
    pub(super) fn small_clause(&self) -> Option<TokenId> {
        let document = self.reading.document;
        let takes = self.cue.takes(Content::Small) || self.cue.takes(Content::Infinitive);
        let inner = document.child(self.verb, Dep::Ccomp).filter(|_| takes)?;
        let has_subject = document.child(inner, Dep::Nsubj).is_some()
            || document.child(inner, Dep::Nsubjpass).is_some();
        // "Found the boy sitting there" is what was seen.
        let is_seen = self.cue.act == "find" && document[inner].tag == Tag::Vbg;
        (has_subject && inner > self.verb && !is_seen && !is_finite(document, inner))
            .then_some(inner)
    }
}

fn is_reflexive(document: &Document, token: TokenId) -> bool {
    let lemma = document.lemma(token);
    lemma.ends_with("self") || lemma.ends_with("selves")
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

/// Returns the "as" before quoted words, wherever in the object the analysis hangs it: "dismissed
/// the claim that it was late as “nonsense”".
fn as_before_quote(document: &Document, verb: TokenId) -> Option<TokenId> {
    let object = document.child(verb, Dep::Dobj)?;
    let words = document.subtree(object);
    words.iter().rev().find(|token| {
        let next = document.existing(token.next());
        *token > verb
            && document.lemma(*token) == "as"
            && next.is_some_and(|next| document[next].tag == Tag::OpenQuote)
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
