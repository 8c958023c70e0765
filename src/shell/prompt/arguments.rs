//! Completes command lines: the command, then what its usage says it takes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{MAIN_SEPARATOR, Path};

use super::candidates::{self, Candidate, candidate};
use super::complete::Knowledge;
use super::vocabulary::Role;
use crate::export;
use crate::export::network::RELATIONS;
use crate::query::parameters::ParameterKind;
use crate::shell::answer::FORMATS;
use crate::shell::bookmarks;
use crate::shell::commands::COMMANDS;

/// The most articles that are offered at once.
const ARTICLES: usize = 40;

/// Returns where the word at the end of a command line begins, and what it could be.
pub(super) fn complete(before: &str, known: &Knowledge<'_>) -> (usize, Vec<Candidate>) {
    let start = word_start(before);
    let mut words = before[..start].split_whitespace();
    let (Some(name), question) = (words.next(), words.next()) else {
        return (start, beginning(commands(), &before[start..]));
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return (start, Vec::new());
    };
    if let (Some(question), true) = (question, command.argument.contains("PARAMETER=VALUE")) {
        return parameter(start, &before[start..], question, known);
    }
    if command.argument.contains("OPTION")
        && let Some(found) = option(before, start, known)
    {
        return found;
    }
    // A name, and a path, may have blanks in it: it is all that follows the command.
    let takes = |what: &str| kinds(command.argument).any(|kind| kind == what);
    let takes_name = takes("ENTITY") || (takes("FILE") && !takes("PATH"));
    let start = if takes_name && !before[start..].starts_with('"') {
        start.min(name.len() + 1 + before.len() - before.trim_start().len())
    } else {
        start
    };
    let word = &before[start..];
    let all = kinds(command.argument).flat_map(|kind| argument(kind, word, known));
    (start, all.collect())
}

/// The kinds of things that a usage names: `ROW|ENTITY` are two.
fn kinds(usage: &str) -> impl Iterator<Item = &str> {
    usage.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|kind| !kind.is_empty())
}

/// Completes an option of exports, or its value; none where neither stands there.
fn option(before: &str, start: usize, known: &Knowledge<'_>) -> Option<(usize, Vec<Candidate>)> {
    let word = &before[start..];
    let last = before[..start].split_whitespace().next_back();
    let option = known.exports.iter().find(|one| Some(one.name.as_str()) == last);
    if let Some((option, usage)) = option.and_then(|one| Some((one, one.value.as_deref()?))) {
        // Of a list, the last is completed.
        let begin = word.rfind(',').filter(|_| usage.ends_with('…')).map_or(0, |comma| comma + 1);
        let word = &word[begin..];
        let choices = option.choices.iter().map(|choice| candidate(choice, ""));
        let mut found = beginning(choices.collect(), word);
        found.extend(kinds(usage).flat_map(|kind| argument(kind, word, known)));
        return Some((start + begin, found));
    }
    let names = known.exports.iter().map(|one| candidate(&one.name, &one.about));
    let behind_path = before[..start].split_whitespace().count() > 2;
    (behind_path || word.starts_with('-')).then(|| (start, beginning(names.collect(), word)))
}

/// What an argument could be; a word of the usage in small letters stands for itself.
fn argument(kind: &str, word: &str, known: &Knowledge<'_>) -> Vec<Candidate> {
    let questions = || known.library.iter().map(|one| candidate(&one.name, &one.summary)).collect();
    match kind {
        "COMMAND" => beginning(commands(), word),
        "QUESTION" => beginning(questions(), word),
        "FORMAT" => {
            let all = FORMATS.iter().map(|(name, _, about)| candidate(*name, *about));
            beginning(all.collect(), word)
        }
        "AS" => {
            let all = export::FORMATS.iter().map(|format| candidate(format.name, format.about));
            beginning(all.collect(), word)
        }
        "RELATION" => {
            let all = RELATIONS.iter().map(|relation| candidate(relation.name, relation.words));
            beginning(all.collect(), word)
        }
        "TAG" => {
            let tags: BTreeSet<&String> = known.library.iter().flat_map(|one| &one.tags).collect();
            beginning(tags.into_iter().map(|tag| candidate(tag, "")).collect(), word)
        }
        "ENTITY" | "IRI" if word.starts_with('@') => {
            let kept = bookmarks::read().into_iter();
            beginning(kept.map(|(name, iri)| candidate(format!("@{name}"), iri)).collect(), word)
        }
        "ENTITY" | "IRI" => {
            let mut found = candidates::entities(word, &BTreeSet::new(), known.vocabulary);
            let written = known.vocabulary.names.written(word);
            found.extend(written.into_iter().map(|name| candidate(&name.entity, &name.label)));
            if word.is_empty() { Vec::new() } else { found }
        }
        "ARTICLE" => {
            let all = known.vocabulary.articles.iter();
            let named = all.filter(|(id, _)| id.starts_with(word)).take(ARTICLES);
            named.map(|(id, source)| candidate(id, source)).collect()
        }
        "CLASS" => classes(word, known),
        "FILE" | "PATH" => files(word),
        literal if literal.chars().all(char::is_lowercase) => {
            beginning(vec![candidate(literal, "")], word)
        }
        _ => Vec::new(),
    }
}

fn commands() -> Vec<Candidate> {
    COMMANDS.iter().map(|one| candidate(one.name, one.about)).collect()
}

fn beginning(mut all: Vec<Candidate>, word: &str) -> Vec<Candidate> {
    all.retain(|one| one.text.starts_with(word));
    all
}

/// Classes by name or label, those of most use first.
fn classes(word: &str, known: &Knowledge<'_>) -> Vec<Candidate> {
    let wanted = word.to_lowercase();
    let begins = |text: &str| text.to_lowercase().starts_with(&wanted);
    let of_use = known.vocabulary.terms.values().filter(|term| {
        term.role == Role::Class
            && term.uses > 0
            && (begins(&term.name) || begins(&term.label) || term.name.split(':').any(begins))
    });
    let mut found: Vec<_> = of_use.collect();
    found.sort_by_key(|term| (std::cmp::Reverse(term.uses), &term.name));
    found.into_iter().map(|term| candidate(&term.name, format!("{} ×", term.uses))).collect()
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
    let start = start + name.len() + 1;
    let Some(parameter) = question.parameters.iter().find(|one| one.name == name) else {
        return (start, Vec::new());
    };
    let listed = (question.name.clone(), name.to_owned());
    if let Some(values) = known.vocabulary.choices.get(&listed)
        && (value.is_empty() || parameter.kind != ParameterKind::Entity)
    {
        let about = |one: &String| known.vocabulary.names.label_of(one).unwrap_or_default();
        let all = values.iter().map(|one| candidate(one, about(one)));
        return (start, beginning(all.collect(), value));
    }
    if parameter.kind == ParameterKind::Entity {
        return (start, argument("ENTITY", value, known));
    }
    if let Some(choices) = question.choices.get(name) {
        return (start, beginning(choices.iter().map(|one| candidate(one, "")).collect(), value));
    }
    let default = question.defaults.get(name).map(|value| candidate(value, "if not given"));
    (start, beginning(default.into_iter().collect(), value))
}

/// Files and folders whose path begins so; a folder ends with the separator.
fn files(word: &str) -> Vec<Candidate> {
    let quote = if word.starts_with('"') { "\"" } else { "" };
    let path = &word[quote.len()..];
    let separators: &[char] = if cfg!(windows) { &['/', '\\'] } else { &['/'] };
    let (folder, begins) = path.rfind(separators).map_or(("", path), |at| path.split_at(at + 1));
    let Ok(entries) = fs::read_dir(Path::new(if folder.is_empty() { "." } else { folder })) else {
        return Vec::new();
    };
    let mut found: Vec<Candidate> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_hidden = name.starts_with('.') && !begins.starts_with('.');
            if is_hidden || !name.starts_with(begins) {
                return None;
            }
            let end =
                if entry.path().is_dir() { MAIN_SEPARATOR.to_string() } else { String::new() };
            Some(candidate(format!("{quote}{folder}{name}{end}"), ""))
        })
        .collect();
    found.sort_by(|a, b| a.text.cmp(&b.text));
    found
}

/// Returns where the last word of a line begins; quotation marks keep words together.
fn word_start(line: &str) -> usize {
    let mut start = line.len() - line.trim_start().len();
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c.is_whitespace() => start = at + c.len_utf8(),
            _ => {}
        }
    }
    start
}
