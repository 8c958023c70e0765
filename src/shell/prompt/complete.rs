//! Completion: what can stand at the cursor, by the grammar and by what the graph holds.
//!
//! ```text
//! text, cursor ──complete──▶ where the word begins, and what it could be
//! ```

use std::collections::BTreeSet;

use super::arguments;
use super::candidates::{
    Candidate, MOST, about, candidate, entities, holds_in_order, keywords, ranked,
};
use super::census::Kind;
use super::scope;
use super::vocabulary::{Known, Role, Vocabulary};
use crate::query::grammar::{self, Terminal};
use crate::query::scan::{self, Token, TokenKind};
use crate::query::triples::{self, Place, Triple};
use crate::query::{Library, Prefixes};
use crate::shell::session::ExportOption;
use crate::shell::statement;

/// What completion knows of the session.
pub(super) struct Knowledge<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) prefixes: &'a Prefixes,
    pub(super) library: &'a Library,
    /// The options of exports.
    pub(super) exports: &'a [ExportOption],
    /// Tells whether a name, as a query writes it, stands in some triple.
    pub(super) stands: &'a dyn Fn(&str) -> bool,
}

/// Returns where the word before the cursor begins, and what it could be, the likely first.
pub(super) fn complete(
    text: &str,
    cursor: usize,
    known: &Knowledge<'_>,
) -> (usize, Vec<Candidate>) {
    let before = &text[..cursor];
    let (start, mut candidates) = match statement::query_of(text) {
        _ if before.trim() == "." => arguments::complete(before, known),
        None => arguments::complete(before, known),
        Some(at) if at > cursor => arguments::complete(before, known),
        Some(at) => {
            let (start, candidates) = sparql(&text[at..], cursor - at, known);
            (start + at, candidates)
        }
    };
    let mut seen = BTreeSet::new();
    candidates.retain(|one| seen.insert((one.text.clone(), one.listed.clone())));
    candidates.truncate(MOST);
    (start, candidates)
}

/// Completes SPARQL.
fn sparql(text: &str, cursor: usize, known: &Knowledge<'_>) -> (usize, Vec<Candidate>) {
    let before = &text[..cursor];
    let mut tokens = scan::scan(before);
    if tokens
        .last()
        .is_some_and(|last| last.kind == TokenKind::Comment && last.span.end as usize == cursor)
    {
        return (cursor, Vec::new());
    }
    tokens.retain(|token| token.kind != TokenKind::Comment);
    let is_word = |token: &Token| {
        !matches!(token.kind, TokenKind::Open | TokenKind::Close | TokenKind::Mark)
            || matches!(token.of(before), "?" | "$")
    };
    let word = tokens.pop_if(|token| token.span.end as usize == cursor && is_word(token));
    let mut whole = scan::scan(text);
    whole.retain(|token| token.kind != TokenKind::Comment);
    let site = Site {
        text,
        start: word.map_or(cursor, |word| word.span.start as usize),
        expected: expected(before, &tokens),
        place: triples::read(before, &tokens).1,
        triples: triples::read(text, &whole).0,
        known,
    };
    let words = word.map_or("", |word| word.of(before));
    let candidates = match word.map(|word| word.kind) {
        None => site.anything(),
        Some(TokenKind::Variable | TokenKind::Mark) => site.variables(words),
        Some(TokenKind::PrefixedName) => site.terms(words),
        Some(TokenKind::OpenString | TokenKind::String) => site.entities(words),
        Some(TokenKind::Word) => site.word(words),
        Some(_) => Vec::new(),
    };
    (site.start, candidates)
}

/// Returns what the grammar allows behind the tokens.
///
/// Behind a mistake it begins anew, with the triple that the tokens end in.
fn expected(text: &str, tokens: &[Token]) -> BTreeSet<Terminal> {
    let progress = grammar::follow(text, tokens);
    if progress.accepted == tokens.len() {
        return progress.expected;
    }
    let ends = |token: &Token| matches!(token.of(text), "." | "{" | "}");
    let triple = tokens.iter().rposition(ends).map_or(0, |at| at + 1);
    let [.., last] = tokens else { return BTreeSet::new() };
    let rest = tokens.get(triple.max(progress.accepted)).unwrap_or(last);
    let rest = if triple == tokens.len() { last.span.end } else { rest.span.start };
    let whole = format!("SELECT * {{ {}", &text[rest as usize..last.span.end as usize]);
    let progress = grammar::follow(&whole, &scan::scan(&whole));
    if progress.complete || progress.accepted > 3 { progress.expected } else { BTreeSet::new() }
}

/// The place to complete in a query, and what is known of it.
struct Site<'a> {
    text: &'a str,
    start: usize,
    expected: BTreeSet<Terminal>,
    place: Place<'a>,
    triples: Vec<Triple<'a>>,
    known: &'a Knowledge<'a>,
}

impl Site<'_> {
    /// Where no letter has been typed yet.
    fn anything(&self) -> Vec<Candidate> {
        if let Some(role) = self.role() {
            return ranked(self.in_place(role).filter(|term| term.uses > 0).collect());
        }
        let mut all = Vec::new();
        if self.expected.contains(&Terminal::Variable) {
            all.extend(self.variables("?"));
        }
        match self.place {
            Place::Object { .. } => all.extend(ranked(self.values())),
            _ => all.extend(keywords("", &self.expected)),
        }
        all
    }

    /// The values that the property before the cursor has, where they are few.
    fn values(&self) -> Vec<Known> {
        let vocabulary = self.known.vocabulary;
        let Place::Object { property: Some(property) } = self.place else { return Vec::new() };
        let Some(values) = vocabulary.census.few_values_of(property) else { return Vec::new() };
        let known = |(name, uses): (&String, &usize)| {
            let label = vocabulary.terms.get(name).map(|term| term.label.clone());
            let label = label.or_else(|| vocabulary.names.label_of(name).map(str::to_owned));
            let (name, uses) = (name.clone(), *uses);
            Known { name, label: label.unwrap_or_default(), role: Role::Other, uses }
        };
        values.iter().map(known).collect()
    }

    /// What a term must be for to stand here; none where it may be anything.
    fn role(&self) -> Option<Role> {
        match self.place {
            Place::Object { property: Some("a" | "rdf:type") } => Some(Role::Class),
            Place::Property { .. } => Some(Role::Property),
            _ => None,
        }
    }

    /// The terms that may stand here, with the counts that they have here.
    fn in_place(&self, role: Role) -> impl Iterator<Item = Known> {
        let vocabulary = self.known.vocabulary;
        let here = match self.place {
            Place::Property { subject, step } => {
                let kinds = match step {
                    Some(property) => vocabulary.census.values_of(property),
                    None => self.kinds(subject),
                };
                let here = vocabulary.census.properties_of(&kinds);
                (!here.is_empty() && kinds.len() < vocabulary.census.kinds.len()).then_some(here)
            }
            _ => None,
        };
        let all = vocabulary.terms.values().filter(move |term| term.role == role).cloned();
        all.map(move |mut term| {
            if let Some(here) = &here {
                term.uses = here.get(&term.name).copied().unwrap_or(0);
            }
            term
        })
    }

    fn kinds(&self, name: Option<&str>) -> BTreeSet<Kind> {
        let census = &self.known.vocabulary.census;
        census.kinds_of(name.unwrap_or_default(), &self.triples)
    }

    /// The variables of the query that can be seen here, but the one at the cursor.
    fn variables(&self, word: &str) -> Vec<Candidate> {
        let names = scope::variables(self.text, self.start);
        let begins = |name: &&&str| name.starts_with(word) || word == "$";
        let mut found: Vec<&str> = names.iter().filter(begins).copied().collect();
        if found.is_empty() {
            let letters = &word[1..];
            found = names.into_iter().filter(|name| holds_in_order(name, letters)).collect();
        }
        found.into_iter().map(|name| candidate(name, "")).collect()
    }

    /// A word without a mark: a keyword, or the beginning of some label.
    fn word(&self, word: &str) -> Vec<Candidate> {
        let mut candidates = keywords(word, &self.expected);
        if !self.expected.is_empty() && !self.expected.contains(&Terminal::PrefixedName) {
            return candidates;
        }
        let begins = self.known.prefixes.iter().filter(|(prefix, _)| prefix.starts_with(word));
        candidates
            .extend(begins.map(|(prefix, namespace)| candidate(format!("{prefix}:"), namespace)));
        match self.role() {
            Some(role) => candidates.extend(self.terms_by_label(word, role)),
            None => candidates.extend(self.entities(word)),
        }
        candidates
    }

    /// Terms whose label or name begins with the word: `reject` is nun:rejects.
    fn terms_by_label(&self, word: &str, role: Role) -> Vec<Candidate> {
        let wanted = word.to_lowercase();
        let begins = |text: &str| text.to_lowercase().starts_with(&wanted);
        let fits = |term: &Known| {
            term.label.split(' ').any(begins)
                || begins(&term.label)
                || term.name.split(':').any(begins)
        };
        ranked(self.in_place(role).filter(fits).collect())
    }

    /// Terms behind a prefix: those that begin so, else those that hold the letters in their order.
    ///
    /// The few values of a property come first, and alone where they are terms, not things.
    fn terms(&self, word: &str) -> Vec<Candidate> {
        let wanted = word.to_lowercase();
        let mut values = self.values();
        values.retain(|value| value.name.to_lowercase().starts_with(&wanted));
        let is_term = |value: &Known| self.known.vocabulary.terms.contains_key(&value.name);
        if !values.is_empty() && values.iter().all(is_term) {
            return ranked(values);
        }
        let (prefix, letters) = wanted.split_once(':').unwrap_or(("", &wanted));
        let all: Vec<Known> = match self.role() {
            Some(role) => self.in_place(role).collect(),
            None => self.known.vocabulary.terms.values().cloned().collect(),
        };
        let begins = |term: &&Known| term.name.to_lowercase().starts_with(&wanted);
        let mut found: Vec<Known> = all.iter().filter(begins).cloned().collect();
        if found.is_empty() {
            let scattered = |term: &Known| {
                let name = term.name.to_lowercase();
                name.split_once(':')
                    .is_some_and(|(own, local)| own == prefix && holds_in_order(local, letters))
            };
            found = all.into_iter().filter(scattered).collect();
        }
        let mut candidates = ranked(values);
        candidates.extend(ranked(found));
        if self.role().is_none() {
            let written = self.known.vocabulary.names.written(word);
            candidates.extend(written.into_iter().map(|name| candidate(&name.entity, about(name))));
        }
        candidates
    }

    /// Entities that are called so.
    fn entities(&self, word: &str) -> Vec<Candidate> {
        let census = &self.known.vocabulary.census;
        let likely = match self.place {
            Place::Object { property: Some(property) } => census.values_of(property),
            _ => BTreeSet::new(),
        };
        entities(word, &likely, self.known.vocabulary)
    }
}

#[cfg(test)]
mod tests;
