//! Where a statement ends: as somebody types it, and in a script.
//!
//! At the prompt, a query is finished when all its brackets are closed and the
//! grammar asks for no more; a semicolon or an empty line ends it in any case.
//! A script cannot know whether another line belongs to a query that could end,
//! so there it goes on to a semicolon at the end of a line, an empty line, a
//! command or the end; within brackets none of these ends it.

use super::commands::COMMANDS;
use crate::query::grammar;
use crate::query::scan::{self, Brackets, Token, TokenKind};

/// A statement and the line of its script that it begins on, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    /// A command or SPARQL, without the semicolon that ends it.
    pub(super) text: String,
    /// Where it begins.
    pub(super) line: usize,
}

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
    match scan::brackets(text, &tokens) {
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
fn is_long_open(text: &str, token: Token) -> bool {
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

/// Cuts a script into statements, a line at a time.
///
/// No line is scanned twice, so that a long script takes time in proportion.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    text: String,
    first_line: usize,
    line: usize,
    open: Vec<&'static str>,
    quote: Option<&'static str>,
    broken: bool,
}

impl Splitter {
    /// Takes the next line, and returns the statements that it ends.
    pub(super) fn line(&mut self, line: &str) -> Vec<Statement> {
        self.line += 1;
        let mut ended = Vec::new();
        // A text that its line leaves open, or a wrong bracket, cannot be mended by what follows:
        // brackets count no more, so that the statements below are not drawn in.
        let outside = self.broken || (self.open.is_empty() && self.quote.is_none());
        if outside && is_command(line) {
            ended.extend(self.end());
            ended.push(Statement { text: line.trim().to_owned(), line: self.line });
            return ended;
        }
        if outside && line.trim().is_empty() {
            ended.extend(self.end());
            return ended;
        }
        if self.text.is_empty() {
            self.first_line = self.line;
        }
        self.text.push_str(line);
        self.text.push('\n');
        let semicolon = self.follow(line);
        let closed = self.open.is_empty() && self.quote.is_none();
        if (semicolon && closed) || (self.broken && line.trim_end().ends_with(';')) {
            ended.extend(self.end());
        }
        ended
    }

    /// Drops the statement that a line, which cannot be read, belongs to.
    pub(super) fn skip(&mut self, line: usize) {
        *self = Self { line, ..Self::default() };
    }

    /// Returns the statement that is left, if there is one.
    pub(super) fn end(&mut self) -> Option<Statement> {
        let text = std::mem::take(&mut self.text);
        (self.open, self.quote, self.broken) = (Vec::new(), None, false);
        let statement = trimmed(&text).to_owned();
        let says_something = scan::scan(&statement).iter().any(|t| t.kind != TokenKind::Comment);
        says_something.then_some(Statement { text: statement, line: self.first_line })
    }

    /// Keeps count of brackets and open texts; tells whether the line ends with a semicolon.
    fn follow(&mut self, line: &str) -> bool {
        let rest = match self.quote {
            None => line,
            Some(quote) => match line.find(quote) {
                None => return false,
                Some(at) => &line[at + quote.len()..],
            },
        };
        self.quote = None;
        let mut semicolon = false;
        for token in scan::scan(rest) {
            match token.kind {
                TokenKind::Comment => continue,
                TokenKind::Open => self.open.push(scan::closing_of(token.of(rest))),
                TokenKind::Close => self.broken |= self.open.pop() != Some(token.of(rest)),
                TokenKind::OpenString if is_long_open(rest, token) => {
                    self.quote =
                        Some(if token.of(rest).starts_with('"') { "\"\"\"" } else { "'''" });
                }
                TokenKind::OpenString => self.broken = true,
                _ => {}
            }
            semicolon = token.of(rest) == ";";
        }
        semicolon
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

    fn split(script: &str) -> Vec<(usize, String)> {
        let mut splitter = Splitter::default();
        let mut found: Vec<Statement> =
            script.lines().flat_map(|line| splitter.line(line)).collect();
        found.extend(splitter.end());
        found.into_iter().map(|one| (one.line, one.text)).collect()
    }

    #[test]
    fn a_script_is_cut_at_semicolons_empty_lines_and_commands() {
        let script = "# first\nSELECT * {\n  ?s a ?c ;\n\n  ?p ?o\n}\nLIMIT 1\n.queries\nASK {} ; # yes\n\nASK\n{}";
        assert_eq!(
            split(script),
            [
                (1, "# first\nSELECT * {\n  ?s a ?c ;\n\n  ?p ?o\n}\nLIMIT 1".to_owned()),
                (8, ".queries".to_owned()),
                (9, "ASK {}".to_owned()),
                (11, "ASK\n{}".to_owned()),
            ]
        );
    }

    #[test]
    fn a_text_or_bracket_left_open_spoils_its_own_statement_only() {
        assert_eq!(
            split("ASK { ?s ?p \"x };\nASK {}"),
            [(1, "ASK { ?s ?p \"x };".to_owned()), (2, "ASK {}".to_owned())]
        );
        assert_eq!(
            split("ASK { ?s ( ?p };\nASK {}"),
            [(1, "ASK { ?s ( ?p }".to_owned()), (2, "ASK {}".to_owned())]
        );
    }

    #[test]
    fn a_long_text_may_hold_anything() {
        let script = "ASK { ?s ?p \"\"\"a\n;\n.help\n\"\"\" }\n;\n";
        assert_eq!(split(script), [(1, "ASK { ?s ?p \"\"\"a\n;\n.help\n\"\"\" }".to_owned())]);
    }
}
