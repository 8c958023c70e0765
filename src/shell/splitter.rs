//! Cuts scripts into statements.
//!
//! A script cannot know whether another line belongs to a query that could end, so a
//! statement goes on to a semicolon at the end of a line, an empty line, a command or
//! the end. Within brackets none of these ends it, but a line that can only begin
//! another statement does: a bracket was forgotten. A command ends with its line,
//! unless it takes a query that goes on.

use super::commands;
use super::statement::{is_command, is_finished, is_long_open, trimmed};
use crate::query::ask::is_update;
use crate::query::brackets;
use crate::query::grammar;
use crate::query::scan::{self, TokenKind};

/// A statement and the line of its script that it begins on, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    /// A command or SPARQL, without the semicolon that ends it.
    pub(super) text: String,
    /// Where it begins.
    pub(super) line: usize,
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
    /// Whether a brace that opens is the last that stands there: a query within may begin.
    behind_brace: bool,
}

impl Splitter {
    /// Takes the next line, and returns the statements that it ends.
    pub(super) fn line(&mut self, line: &str) -> Vec<Statement> {
        self.line += 1;
        let mut ended = Vec::new();
        if !self.open.is_empty() && self.quote.is_none() && self.begins_another(line) {
            ended.extend(self.end());
        }
        // A text that its line leaves open, or a wrong bracket, cannot be mended by what follows:
        // brackets count no more, so that the statements below are not drawn in.
        let outside = self.broken || (self.open.is_empty() && self.quote.is_none());
        if outside && is_command(line) {
            ended.extend(self.end());
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
        let over = if is_command(&self.text) {
            self.broken || (closed && is_finished(self.text.trim_end()))
        } else {
            (semicolon && closed) || (self.broken && line.trim_end().ends_with(';'))
        };
        if over {
            ended.extend(self.end());
        }
        ended
    }

    /// Tells whether a line can't stand within brackets: it begins another statement.
    fn begins_another(&self, line: &str) -> bool {
        if is_command(line) {
            return commands::is_known(line);
        }
        let tokens = scan::scan(line);
        let Some(first) = tokens.first().filter(|token| token.kind == TokenKind::Word) else {
            return false;
        };
        let is = |word| first.is_word(line, word);
        // An INSERT may be the rest of the update that was left open: it must not run alone.
        let belongs =
            (is("SELECT") && self.behind_brace) || (is("INSERT") && is_update(&self.text));
        grammar::may_begin(first.of(line)) && !belongs
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
                TokenKind::Open => self.open.push(brackets::closing_of(token.of(rest))),
                TokenKind::Close => self.broken |= self.open.pop() != Some(token.of(rest)),
                TokenKind::OpenString if is_long_open(rest, token) => {
                    self.quote =
                        Some(if token.of(rest).starts_with('"') { "\"\"\"" } else { "'''" });
                }
                TokenKind::OpenString => self.broken = true,
                _ => {}
            }
            semicolon = token.of(rest) == ";";
            self.behind_brace = token.of(rest) == "{";
        }
        semicolon
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_line_that_can_only_begin_a_statement_ends_one_whose_bracket_is_open() {
        let open = "SELECT ?x {\n  ?x a nun:Plan";
        for next in ["PREFIX a: <http://a/>", "ASK {}", "SELECT ?y {}", ".help", "DELETE WHERE {}"]
        {
            assert_eq!(
                split(&format!("{open}\n{next}")),
                [(1, open.to_owned()), (3, next.to_owned())]
            );
        }
        for whole in [
            "SELECT ?x {\n  {\n  SELECT ?x { ?x a ?c }\n  } }",
            "SELECT ?x {\n  { # a comment\n  select ?x { ?x a ?c }\n  } }",
            "ASK { ?s ?p \"\"\"a\nASK {}\n\"\"\" }",
            "ASK {\n  ?s ?p ?o\n  .id:x ?q ?r\n}",
            "DELETE {\n  ?s ?p ?o\nINSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
        ] {
            assert_eq!(split(whole), [(1, whole.to_owned())]);
        }
    }

    #[test]
    fn a_command_goes_on_as_long_as_its_query_does() {
        assert_eq!(
            split(".explain SELECT ?x\n{\n  ?x a ?y\n}\n.stats\n.explain\nASK {}"),
            [
                (1, ".explain SELECT ?x\n{\n  ?x a ?y\n}".to_owned()),
                (5, ".stats".to_owned()),
                (6, ".explain".to_owned()),
                (7, "ASK {}".to_owned()),
            ]
        );
        assert_eq!(
            split(".profile ASK { ?s ?p \"x }\n.explain ASK {\n.search a { b\n"),
            [
                (1, ".profile ASK { ?s ?p \"x }".to_owned()),
                (2, ".explain ASK {".to_owned()),
                (3, ".search a { b".to_owned()),
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
