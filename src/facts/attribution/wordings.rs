//! How a verb words what is said: a clause, an infinitive, "it as a farce", "him of lying".
//!
//! A clause is looked for first, since it is the most certain; then what the verb says of its object
//! ([`predicatives`](super::predicatives)); then what stands behind a preposition, an infinitive and the
//! object alone. What a cue can take is told by its row in `cues.csv`.

use super::super::Reading;
use super::super::cues::{self, Content, Cue};
use super::boundaries::{clause_content, host_content};
use super::complements::{complement, host};
use super::speaker;
use super::verbs::quoted_as;
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::text::Span;

pub(super) const CLAUSE: &str = "attribution:verb";
pub(super) const PHRASE: &str = "attribution:verb-phrase";

/// The prepositions whose phrases say what was said, in the order in which they are looked for.
const PREPOSITIONS: [&str; 7] = ["of", "for", "about", "with", "against", "at", "on"];

/// A cue whose content is looked for.
#[derive(Clone, Copy)]
pub(super) struct Wording<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) verb: TokenId,
    pub(super) cue: &'a Cue,
    clause: &'a Clause,
    /// The direct object of the verb, on either side of it.
    pub(super) object: Option<TokenId>,
}

/// Returns what is said, by the first wording of the cue that the tree shows.
pub(super) fn content(
    reading: Reading<'_>,
    verb: TokenId,
    cue: &Cue,
    clause: &Clause,
) -> (&'static str, Vec<Span>) {
    if let Some(said) = stated_clause(reading.document, verb, cue) {
        return (CLAUSE, said);
    }
    let object = reading.document.child(verb, Dep::Dobj);
    let wording = Wording { reading, verb, cue, clause, object };
    (PHRASE, wording.phrase().unwrap_or_default())
}

/// Returns a content that is a clause: behind the verb, around it, or behind "was quoted as saying".
fn stated_clause(document: &Document, verb: TokenId, cue: &Cue) -> Option<Vec<Span>> {
    if cue.takes(Content::Clause) {
        if let Some(content) = complement(document, verb)
            && !follows_quotation(document, verb, content)
        {
            return Some(clause_content(document, verb, content));
        }
        if let Some(host) = host(document, verb, cue) {
            return Some(host_content(document, verb, host));
        }
    }
    let reported = quoted_as(document, verb)?;
    let content = complement(document, reported)?;
    Some(clause_content(document, reported, content))
}

impl Wording<'_> {
    /// Returns a content that is no clause.
    fn phrase(&self) -> Option<Vec<Span>> {
        self.judgement()
            .or_else(|| self.as_what())
            .or_else(|| self.behind_preposition())
            .or_else(|| self.infinitive())
            .or_else(|| self.quoted_phrase())
            .or_else(|| self.object_alone())
    }

    /// Returns the words that a token governs.
    pub(super) fn span(&self, token: TokenId) -> Span {
        let document = self.reading.document;
        document.span(document.subtree(token))
    }

    /// Returns `rest` with the object before it, where that stands behind the verb.
    pub(super) fn with_object(&self, rest: Span) -> Span {
        match self.object {
            Some(object) if object > self.verb => self.span(object).cover(rest),
            _ => rest,
        }
    }

    /// Tells whether there is somebody or something of whom it is said.
    pub(super) fn has_object(&self) -> bool {
        self.object.is_some() || self.clause.first(Slot::Patient).is_some()
    }

    /// Returns the first of the [`PREPOSITIONS`] that the cue takes, with what it is said of.
    fn behind_preposition(&self) -> Option<Vec<Span>> {
        let document = self.reading.document;
        PREPOSITIONS.into_iter().find_map(|word| {
            let found = self.preposition(word)?;
            // "put the toll at 12", but not "put lives at risk".
            let is_figure =
                || document.subtree(found).iter().any(|token| document[token].pos == Pos::Num);
            if word == "at" && !is_figure() {
                return None;
            }
            let needs_object = self.cue.act == "accuse" || word == "at";
            let fits =
                self.cue.takes(Content::Behind(word)) && (self.has_object() || !needs_object);
            fits.then(|| self.behind(found)).flatten()
        })
    }

    /// Returns what stands behind `preposition`, with those of whom it is said.
    pub(super) fn behind(&self, preposition: TokenId) -> Option<Vec<Span>> {
        let document = self.reading.document;
        let words = self.span(preposition);
        if let Some(object) = self.object {
            return self.behind_object(object, preposition).map(|span| vec![span]);
        }
        let passive = self.clause.first(Slot::Patient).filter(|patient| patient.head < self.verb);
        if let Some(patient) = passive {
            return Some(vec![document.span(patient.tokens), words]);
        }
        // "Spoke with him about the plan" is no statement.
        if self.cue.act == "say" && self.speaks_with() {
            return Some(Vec::new());
        }
        let mut inner = without_aside(document, preposition);
        inner.start = preposition.next();
        Some(vec![if inner.is_empty() { words } else { document.span(inner) }])
    }

    /// Returns what stands behind `preposition`, with the object of the verb where it belongs there.
    fn behind_object(&self, object: TokenId, preposition: TokenId) -> Option<Span> {
        let document = self.reading.document;
        let words = self.span(preposition);
        let is_behind = object > self.verb;
        // "Told the court of their grief", "warned Kenya of a drought": who is told is no part.
        if is_behind && self.cue.takes(Content::Addressed) {
            return Some(Span::new(document[preposition.next()].span.start, words.end));
        }
        // "a move that Norway described as reckless"
        if !is_behind && self.cue.takes(Content::As) {
            return Some(self.span(document.child(preposition, Dep::Pobj)?));
        }
        Some(self.with_object(words))
    }

    fn speaks_with(&self) -> bool {
        let document = self.reading.document;
        document.children_as(self.verb, Dep::Prep).any(|with| document.lemma(with) == "with")
    }

    /// Returns the preposition `word` behind the verb that hangs on it, on its object or on a joined
    /// one: "accused Kenya and Mali *of* lying".
    pub(super) fn preposition(&self, word: &str) -> Option<TokenId> {
        let document = self.reading.document;
        let under = |head: TokenId| {
            document.children_as(head, Dep::Prep).find(|child| document.lemma(*child) == word)
        };
        let joined = |head: &TokenId| {
            let tied = |child: &TokenId| matches!(document[*child].dep, Dep::Conj | Dep::Dobj);
            document
                .children(*head)
                .iter()
                .copied()
                .rfind(|child| tied(child) && *child > self.verb)
        };
        let last = || std::iter::successors(joined(&self.verb), joined).last();
        under(self.verb)
            .or_else(|| self.object.and_then(under))
            .or_else(|| last().and_then(under))
            .filter(|found| *found > self.verb)
    }

    /// Returns what somebody says that they will do or do: "promised to leave", "denied leaving".
    fn infinitive(&self) -> Option<Vec<Span>> {
        let document = self.reading.document;
        let inner = document.child(self.verb, Dep::Xcomp).or_else(|| self.small_clause())?;
        let is_infinitive =
            document.child(inner, Dep::Aux).is_some_and(|to| document[to].tag == Tag::To);
        let fits = is_infinitive && self.cue.takes(Content::Infinitive)
            || is_gerund(document, inner) && self.cue.takes(Content::Gerund);
        fits.then(|| vec![self.with_object(self.span(inner))])
    }

    /// Returns an infinitive or what stands behind a preposition where words in it are quoted: "urged
    /// them to “stop playing games”", "compared it to “a house without a roof”".
    fn quoted_phrase(&self) -> Option<Vec<Span>> {
        let document = self.reading.document;
        if !self.cue.takes(Content::ObjectQuoted) {
            return None;
        }
        let infinitive = || {
            let inner = document.child(self.verb, Dep::Xcomp).or_else(|| self.small_clause())?;
            Some(self.with_object(document.span(without_aside(document, inner))))
        };
        let behind = ["of", "for", "about", "against", "to"].into_iter().find_map(|word| {
            let found = self.preposition(word)?;
            let fits = self.quotes_words(self.span(found)) && (word != "to" || self.has_object());
            fits.then(|| self.behind(found)).flatten()
        });
        let infinitive = || infinitive().filter(|words| self.quotes_within(*words));
        behind.or_else(|| infinitive().map(|words| vec![words]))
    }

    /// Returns the object where it is what is said: "announced his departure".
    fn object_alone(&self) -> Option<Vec<Span>> {
        let document = self.reading.document;
        let object = self.object.filter(|object| document[*object].pos != Pos::Pron)?;
        let names_source = cues::source(&self.cue.words).is_some();
        if names_source && !speaker::of(self.reading, object, true).is_empty() {
            return None;
        }
        let mut words = without_aside(document, object);
        if self.cue.act == "express" {
            words = with_matter(document, self.verb, words);
        }
        let words = document.span(words);
        let fits = self.cue.takes(Content::Object)
            || self.cue.takes(Content::ObjectQuoted) && self.quotes_within(words);
        fits.then(|| vec![words])
    }

    /// Tells whether a phrase, not a single word with hyphens, is quoted in `words`.
    fn quotes_words(&self, words: Span) -> bool {
        let text = self.reading.document.text();
        let mut quotes = self.reading.clauses.quotes.iter();
        self.quotes_within(words)
            && quotes.any(|quote| quote.inner.overlaps(words) && quote.inner.of(text).contains(' '))
    }

    /// Tells whether more than one word of `words` is quoted.
    fn quotes_within(&self, words: Span) -> bool {
        let text = self.reading.document.text();
        self.reading.clauses.quotes.iter().any(|quote| {
            let inner = quote.inner.trim_matches(text, |c| ".,".contains(c));
            words.contains(inner) && quote.tokens.len() > 1
        })
    }
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
