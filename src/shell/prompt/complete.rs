//! Completion: what can stand at the cursor, by the grammar and by what the graph holds.
//!
//! ```text
//! text, cursor ──complete──▶ where the word begins, and what it could be
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::vocabulary::{Known, Role, Vocabulary};
use crate::query::grammar::{self, Terminal};
use crate::query::parameters::ParameterKind;
use crate::query::scan::{self, Token, TokenKind};
use crate::query::{Library, Prefixes};
use crate::shell::answer::FORMATS;
use crate::shell::commands::COMMANDS;
use crate::shell::statement;

/// Something that the word at the cursor could be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    /// What takes the place of the word.
    pub(super) text: String,
    /// What is shown beside it; may be empty.
    pub(super) about: String,
}

/// What completion knows of the session.
pub(super) struct Knowledge<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) prefixes: &'a Prefixes,
    pub(super) library: &'a Library,
}

/// The most candidates that are of use to a reader.
const MOST: usize = 60;

/// Returns where the word before the cursor begins, and what it could be, the likely first.
pub(super) fn complete(
    text: &str,
    cursor: usize,
    known: &Knowledge<'_>,
) -> (usize, Vec<Candidate>) {
    let before = &text[..cursor];
    let (start, mut candidates) = if statement::is_command(text) || before.trim() == "." {
        command(before, known)
    } else {
        sparql(text, before, known)
    };
    let mut seen = BTreeSet::new();
    candidates.retain(|candidate| seen.insert(candidate.text.clone()));
    candidates.truncate(MOST);
    (start, candidates)
}

fn candidate(text: impl Into<String>, about: impl Into<String>) -> Candidate {
    Candidate { text: text.into(), about: about.into() }
}

/// Completes a command line: the command, then what it takes.
fn command(before: &str, known: &Knowledge<'_>) -> (usize, Vec<Candidate>) {
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let (done, word) = before.split_at(start);
    let mut words = done.split_whitespace();
    let questions = || known.library.iter().map(|one| candidate(&one.name, &one.summary));
    let commands = || COMMANDS.iter().map(|one| candidate(one.name, one.about));
    let all: Vec<Candidate> = match (words.next(), words.next()) {
        (None, _) => commands().collect(),
        (Some(".run"), None) => questions().collect(),
        (Some(".help"), None) => commands().chain(questions()).collect(),
        (Some(".format"), None) => {
            FORMATS.iter().map(|(name, _, about)| candidate(*name, *about)).collect()
        }
        (Some(".queries"), None) => {
            let tags: BTreeSet<&String> = known.library.iter().flat_map(|one| &one.tags).collect();
            tags.into_iter().map(|tag| candidate(tag, "")).collect()
        }
        (Some(".run"), Some(name)) => return parameter(start, word, name, known),
        _ => Vec::new(),
    };
    let fits = all.into_iter().filter(|one| one.text.starts_with(word));
    (start, fits.collect())
}

/// Completes `parameter=value` of a saved question.
fn parameter(
    start: usize,
    word: &str,
    question: &str,
    known: &Knowledge<'_>,
) -> (usize, Vec<Candidate>) {
    let Some(question) = known.library.get(question) else { return (start, Vec::new()) };
    let Some((name, value)) = word.split_once('=') else {
        let named = question.parameters.iter().filter(|one| one.name.starts_with(word));
        let candidates = named.map(|one| candidate(format!("{}=", one.name), one.kind.about()));
        return (start, candidates.collect());
    };
    let takes_entity =
        question.parameters.iter().any(|one| one.name == name && one.kind == ParameterKind::Entity);
    let start = start + name.len() + 1;
    if !takes_entity {
        return (start, Vec::new());
    }
    (start, entities(value.trim_start_matches('"'), known.vocabulary))
}

/// Completes SPARQL.
fn sparql(text: &str, before: &str, known: &Knowledge<'_>) -> (usize, Vec<Candidate>) {
    let mut tokens = scan::scan(before);
    tokens.retain(|token| token.kind != TokenKind::Comment);
    let is_word = |token: &Token| {
        !matches!(token.kind, TokenKind::Open | TokenKind::Close | TokenKind::Mark)
            || token.of(before) == "?"
    };
    let word = tokens.pop_if(|token| token.span.end as usize == before.len() && is_word(token));
    let progress = grammar::follow(before, &tokens);
    let expected =
        if progress.accepted == tokens.len() { progress.expected } else { BTreeSet::new() };
    let place = Place::of(before, &tokens, &expected);
    let Some(word) = word else { return (before.len(), next(&expected, place, known)) };
    let start = word.span.start as usize;
    let words = word.of(before);
    let candidates = match word.kind {
        TokenKind::Variable | TokenKind::Mark => variables(text, words, start),
        TokenKind::PrefixedName => terms(words, place, known),
        TokenKind::OpenString | TokenKind::String => {
            entities(words.trim_matches(['"', '\'']), known.vocabulary)
        }
        TokenKind::Word => {
            let mut candidates = keywords(words, &expected);
            if expected.is_empty() || expected.contains(&Terminal::PrefixedName) {
                candidates.extend(prefixes(words, known));
                candidates.extend(terms_by_label(words, place, known));
                if place == Place::Anywhere {
                    candidates.extend(entities(words, known.vocabulary));
                }
            }
            candidates
        }
        _ => Vec::new(),
    };
    (start, candidates)
}

/// Where in a triple the cursor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Behind `a`.
    Class,
    /// In the middle.
    Property,
    /// Elsewhere.
    Anywhere,
}

impl Place {
    fn of(before: &str, tokens: &[Token], expected: &BTreeSet<Terminal>) -> Self {
        if tokens.last().is_some_and(|token| token.of(before) == "a") {
            Self::Class
        } else if expected.contains(&Terminal::Keyword("A")) {
            Self::Property
        } else {
            Self::Anywhere
        }
    }

    fn takes(self, known: &Known) -> bool {
        match self {
            Self::Class => known.role == Role::Class,
            Self::Property => known.role == Role::Property,
            Self::Anywhere => true,
        }
    }
}

/// What may follow where no letter has been typed yet.
fn next(expected: &BTreeSet<Terminal>, place: Place, known: &Knowledge<'_>) -> Vec<Candidate> {
    if place == Place::Anywhere {
        return expected
            .iter()
            .filter_map(|terminal| match terminal {
                Terminal::Keyword(keyword) => Some(candidate(*keyword, "")),
                _ => None,
            })
            .collect();
    }
    let used = known.vocabulary.terms.iter().filter(|term| place.takes(term) && term.uses > 0);
    ranked(used.collect())
}

fn keywords(word: &str, expected: &BTreeSet<Terminal>) -> Vec<Candidate> {
    let upper = word.to_uppercase();
    let lower_case = word.chars().all(|c| !c.is_uppercase());
    grammar::keywords()
        .iter()
        .filter(|keyword| expected.is_empty() || expected.contains(&Terminal::Keyword(keyword)))
        .filter(|keyword| keyword.starts_with(&upper) && keyword.len() > 1)
        .map(|keyword| if lower_case { keyword.to_lowercase() } else { (*keyword).to_owned() })
        .map(|keyword| candidate(keyword, ""))
        .collect()
}

/// The variables of the whole text but the one at the cursor.
fn variables(text: &str, word: &str, start: usize) -> Vec<Candidate> {
    let others = scan::scan(text)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Variable && token.span.start as usize != start);
    let names: BTreeSet<&str> =
        others.map(|token| token.of(text)).filter(|name| name.starts_with(word)).collect();
    names.into_iter().map(|name| candidate(name, "")).collect()
}

fn prefixes(word: &str, known: &Knowledge<'_>) -> Vec<Candidate> {
    let fits = known.prefixes.iter().filter(|(prefix, _)| prefix.starts_with(word));
    fits.map(|(prefix, namespace)| candidate(format!("{prefix}:"), namespace)).collect()
}

/// Terms behind a prefix: those that begin so, else those that hold the letters in their order.
fn terms(word: &str, place: Place, known: &Knowledge<'_>) -> Vec<Candidate> {
    let wanted = word.to_lowercase();
    let (prefix, letters) = wanted.split_once(':').unwrap_or(("", &wanted));
    let in_place = || known.vocabulary.terms.iter().filter(|term| place.takes(term));
    let begins: Vec<&Known> =
        in_place().filter(|term| term.name.to_lowercase().starts_with(&wanted)).collect();
    let mut candidates = ranked(if begins.is_empty() {
        in_place()
            .filter(|term| {
                let name = term.name.to_lowercase();
                name.split_once(':')
                    .is_some_and(|(own, local)| own == prefix && holds_in_order(local, letters))
            })
            .collect()
    } else {
        begins
    });
    if place == Place::Anywhere {
        let named = known.vocabulary.entities.iter();
        let fits = named.filter(|(_, name)| name.to_lowercase().starts_with(&wanted));
        candidates.extend(fits.map(|(label, name)| candidate(name, label)));
    }
    candidates
}

fn holds_in_order(text: &str, letters: &str) -> bool {
    let mut rest = text.chars();
    letters.chars().all(|letter| rest.any(|c| c == letter))
}

/// Terms whose label begins with the word: `reject` is nun:rejects.
fn terms_by_label(word: &str, place: Place, known: &Knowledge<'_>) -> Vec<Candidate> {
    let wanted = word.to_lowercase();
    let fits = known.vocabulary.terms.iter().filter(|term| {
        place != Place::Anywhere
            && place.takes(term)
            && (term.label.to_lowercase().starts_with(&wanted)
                || term.name.split(':').any(|part| part.to_lowercase().starts_with(&wanted)))
    });
    ranked(fits.collect())
}

/// Entities that are called so: a name of theirs, or one of its words, begins with the letters.
fn entities(letters: &str, vocabulary: &Vocabulary) -> Vec<Candidate> {
    let wanted = letters.to_lowercase();
    if wanted.chars().count() < 2 {
        return Vec::new();
    }
    let mut found: BTreeMap<&str, &str> = BTreeMap::new();
    for (label, name) in &vocabulary.entities {
        let lower = label.to_lowercase();
        let begins = lower.starts_with(&wanted)
            || lower.match_indices(&wanted).any(|(at, _)| lower[..at].ends_with(' '));
        if begins {
            found.entry(name).or_insert(label);
        }
    }
    let mut found: Vec<Candidate> =
        found.into_iter().map(|(name, label)| candidate(name, label)).collect();
    found.sort_by(|a, b| (a.about.len(), &a.about).cmp(&(b.about.len(), &b.about)));
    found
}

/// Terms with label and count, those of most use first.
fn ranked(mut terms: Vec<&Known>) -> Vec<Candidate> {
    terms.sort_by_key(|term| (std::cmp::Reverse(term.uses), &term.name));
    let about = |term: &Known| match term.uses {
        0 => term.label.clone(),
        uses if term.label.is_empty() => format!("{uses} ×"),
        uses => format!("{}, {uses} ×", term.label),
    };
    terms.into_iter().map(|term| candidate(&term.name, about(term))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Completes where `|` stands; returns what the word could be.
    fn at(text: &str) -> Vec<String> {
        let cursor = text.find('|').unwrap();
        let text = text.replace('|', "");
        let term = |name: &str, label: &str, role, uses| Known {
            name: name.to_owned(),
            label: label.to_owned(),
            role,
            uses,
        };
        let vocabulary = Vocabulary {
            terms: vec![
                term("nun:Plan", "plan", Role::Class, 3),
                term("nun:Rejection", "rejection", Role::Class, 7),
                term("nun:rejects", "rejects", Role::Property, 5),
                term("nun:reportedBy", "reported by", Role::Property, 9),
                term("nun:Asserted", "asserted", Role::Other, 0),
            ],
            entities: vec![
                ("Ida Holm".to_owned(), "id:ida-holm".to_owned()),
                ("river peace plan".to_owned(), "id:plan-1".to_owned()),
            ],
        };
        let prefixes: Prefixes = [("nun", "http://n/"), ("nif", "http://f/")].into_iter().collect();
        let mut library = Library::default();
        let question = "#+ summary: s\n#+ tags: [stances]\nSELECT * { ?_actor_iri ?p ?o }";
        library.add(crate::query::SavedQuestion::read("who-says", question).unwrap());
        let known = Knowledge { vocabulary: &vocabulary, prefixes: &prefixes, library: &library };
        let (_, candidates) = complete(&text, cursor, &known);
        candidates.into_iter().map(|candidate| candidate.text).collect()
    }

    #[test]
    fn a_property_or_a_class_by_its_place() {
        assert_eq!(at("SELECT ?who { ?who nun:re|"), ["nun:reportedBy", "nun:rejects"]);
        assert_eq!(at("SELECT ?who { ?who a nun:re|"), ["nun:Rejection"]);
        assert_eq!(at("SELECT ?who { ?who a |"), ["nun:Rejection", "nun:Plan"]);
        assert_eq!(at("SELECT ?who { ?who |"), ["nun:reportedBy", "nun:rejects"]);
        assert_eq!(at("SELECT ?who { ?who nun:rjct|"), ["nun:rejects"]);
        assert_eq!(at("SELECT ?who { ?who rep|"), ["nun:reportedBy"]);
    }

    #[test]
    fn an_entity_by_its_label() {
        assert_eq!(at("SELECT ?x { ?x nun:by \"Hol|"), ["id:ida-holm"]);
        assert_eq!(at("SELECT ?x { ?x nun:by peac|"), ["id:plan-1"]);
    }

    #[test]
    fn keywords_that_may_stand_there() {
        assert_eq!(at("sel|"), ["select"]);
        assert_eq!(at("SELECT ?x { ?x ?p ?o } O|"), ["OFFSET", "ORDER"]);
        assert_eq!(at("SELECT ?x { ?x ?p ?o } ORDER |"), ["BY"]);
    }

    #[test]
    fn variables_of_the_whole_query() {
        assert_eq!(at("SELECT ?w| { ?who nun:rejects ?what }"), ["?what", "?who"]);
    }

    #[test]
    fn commands_questions_and_their_parameters() {
        assert_eq!(at(".qu|"), [".queries", ".quit"]);
        assert_eq!(at(".run |"), ["who-says"]);
        assert_eq!(at(".run who-says |"), ["actor="]);
        assert_eq!(at(".run who-says actor=Hol|"), ["id:ida-holm"]);
        assert_eq!(at(".queries |"), ["stances"]);
        assert_eq!(at(".format m|"), ["md"]);
    }
}
