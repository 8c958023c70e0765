//! Where a statement ends, as somebody types it.
//!
//! At the prompt, a query is finished when all its brackets are closed and the
//! grammar asks for no more; a semicolon or an empty line ends it in any case.

use super::commands::COMMANDS;
use crate::query::brackets::{self, Brackets};
use crate::query::grammar;
use crate::query::scan::{self, Token, TokenKind};

/// Tells whether a line is a command: a dot and a letter.
pub(super) fn is_command(text: &str) -> bool {
    let rest = text.trim_start().strip_prefix('.');
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Returns where the SPARQL of a statement begins: for a command, behind what stands before it.
///
/// None for a command that takes no query, or has not got one yet.
pub(super) fn query_of(text: &str) -> Option<usize> {
    if !is_command(text) {
        return Some(0);
    }
    let mut rest = text.trim_start();
    let (name, _) = rest.split_once(char::is_whitespace)?;
    let command = COMMANDS.iter().find(|command| command.name == name)?;
    let usage = command.argument.split(' ').map(|word| word.trim_matches(['[', ']']));
    let before = usage.clone().position(|word| word == "QUERY")?;
    for _ in 0..=before {
        rest = rest.split_once(char::is_whitespace)?.1.trim_start();
    }
    Some(text.len() - rest.len())
}

/// Tells whether what was typed so far is a whole statement.
pub(super) fn is_finished(text: &str) -> bool {
    let ends_empty = text.rsplit_once('\n').is_some_and(|(_, last)| last.trim().is_empty());
    let Some(query) = query_of(text) else { return true };
    let text = &text[query..];
    if text.trim().is_empty() || ends_empty {
        return true;
    }
    let mut tokens = scan::scan(text);
    tokens.retain(|token| token.kind != TokenKind::Comment);
    if tokens.iter().any(|token| is_long_open(text, *token)) {
        return false;
    }
    match brackets::brackets(text, &tokens) {
        Brackets::Open(_) => false,
        Brackets::Wrong { .. } | Brackets::Deep(_) => true,
        Brackets::Closed => {
            let progress = grammar::follow(text, &tokens);
            let semicolon = tokens.last().is_some_and(|token| token.of(text) == ";");
            progress.complete || progress.accepted < tokens.len() || semicolon
        }
    }
}

/// Tells whether a token is a text with three quotes that is still open: it may go on below.
pub(super) fn is_long_open(text: &str, token: Token) -> bool {
    let words = token.of(text);
    token.kind == TokenKind::OpenString && (words.starts_with("\"\"\"") || words.starts_with("'''"))
}

/// Returns a statement without the semicolon and the white space that end it.
pub(super) fn trimmed(text: &str) -> &str {
    let tokens = scan::scan(text);
    let last = tokens.iter().rfind(|token| token.kind != TokenKind::Comment);
    match last {
        Some(last) if last.of(text) == ";" => text[..last.span.start as usize].trim_end(),
        _ => text.trim_end(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_finished_when_its_brackets_close() {
        assert!(!is_finished("SELECT ?x"));
        assert!(!is_finished("SELECT ?x {\n  ?x a nun:Plan"));
        assert!(is_finished("SELECT ?x {\n  ?x a nun:Plan\n}"));
        assert!(!is_finished("CONSTRUCT { ?s ?p ?o }"));
        assert!(is_finished("DESCRIBE id:ukraine"));
        assert!(is_finished("PREFIX ex: <http://example.org/>"));
        assert!(is_finished(".help"));
    }

    #[test]
    fn an_empty_line_a_semicolon_or_a_mistake_ends_it_too() {
        assert!(is_finished("SELECT ?x {\n"));
        assert!(is_finished("SELECT ?x ;"));
        assert!(is_finished("SELCT ?x"));
        assert!(is_finished("SELECT ?x { ?x a nun:Plan ) "));
        assert!(!is_finished("SELECT ?x { FILTER(?x = \"\"\"a\n}"));
    }
}
