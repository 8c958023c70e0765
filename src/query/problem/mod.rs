//! What is wrong with a query, where, and what was probably meant.
//!
//! ```text
//! text + the parser's error ──explain──▶ Problem ──render──▶ lines with a caret
//! ```

mod explain;
mod refusals;
mod slips;

pub use explain::{explain, nearest, refuse};

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::text::Span;

/// What is wrong with a query, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, without a full stop.
    pub message: String,
    /// The place, in bytes of the query; empty at the end where something is missing.
    pub span: Span,
    /// What was probably meant, or what to do.
    pub hint: Option<String>,
}

impl Problem {
    pub(super) fn at(span: Span, message: impl Into<String>) -> Self {
        Self { message: message.into(), span, hint: None }
    }

    pub(super) fn hint(mut self, hint: impl Into<Option<String>>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Returns the line and the column of the place in `text`, both from 1, in characters.
    #[must_use]
    pub fn position(&self, text: &str) -> (usize, usize) {
        let before = &text[..self.span.start as usize];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// Returns the message, the line that it is about, and a caret under the place.
    ///
    /// `origin` is where the text comes from, with the line that it begins on
    /// there; without one the message does not repeat the position.
    #[must_use]
    pub fn render(&self, text: &str, origin: Option<(&str, usize)>) -> String {
        let (line, column) = self.position(text);
        let mut lines = match origin {
            Some((name, first)) => {
                format!("{name}:{}:{column}: {}", first + line - 1, self.message)
            }
            None => self.message.clone(),
        };
        let shown = text.lines().nth(line - 1).unwrap_or_default();
        let (excerpt, offset, width) = self.excerpt(text, shown, column - 1);
        let number = (origin.map_or(1, |(_, first)| first) + line - 1).to_string();
        let caret = "^".repeat(width.max(1));
        let margin = " ".repeat(number.len());
        let _ = write!(lines, "\n {number} | {excerpt}\n {margin} | {}{caret}", " ".repeat(offset));
        if let Some(hint) = &self.hint {
            let _ = write!(lines, "\n {margin} = {hint}");
        }
        lines
    }

    /// Returns the part of the line around the place, the columns before the place, and its width.
    fn excerpt(&self, text: &str, line: &str, before: usize) -> (String, usize, usize) {
        const ROOM: usize = 72;
        let characters: Vec<char> = line.chars().map(|c| if c == '\t' { ' ' } else { c }).collect();
        let start = if characters.len() <= ROOM { 0 } else { before.saturating_sub(ROOM / 2) };
        let end = characters.len().min(start + ROOM);
        let width = |from: usize, to: usize| {
            characters[from.min(to)..to].iter().collect::<String>().width()
        };
        let marked = self.span.of(text).lines().next().unwrap_or_default().chars().count();
        let mut excerpt: String = characters[start..end].iter().collect();
        if end < characters.len() {
            excerpt.push('…');
        }
        let mut offset = width(start, before.min(end));
        if start > 0 {
            excerpt.insert(0, '…');
            offset += 1;
        }
        (excerpt, offset, width(before.min(end), (before + marked).min(end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Prefixes;

    fn rendered(text: &str) -> String {
        let prefixes: Prefixes = [("nun", "http://n/"), ("rdf", "http://r/")].into_iter().collect();
        explain(text, &prefixes, "").render(text, Some(("q", 1)))
    }

    #[test]
    fn a_misspelt_keyword_gets_the_right_one() {
        assert_eq!(
            rendered("SELCT ?who {\n}"),
            "q:1:1: `SELCT` is no keyword of SPARQL\n \
             1 | SELCT ?who {\n   \
               | ^^^^^\n   \
               = did you mean `SELECT`?"
        );
    }

    #[test]
    fn a_missing_dot_is_seen_at_the_next_triple() {
        assert_eq!(
            rendered("SELECT ?x {\n  ?x a nun:Plan\n  ?x nun:by ?y\n}"),
            "q:3:3: `?x` cannot stand here\n \
             3 |   ?x nun:by ?y\n   \
               |   ^^\n   \
               = a triple ends with `.`, or with `;` where the subject stays"
        );
    }

    #[test]
    fn an_unknown_prefix_gets_a_near_one() {
        assert_eq!(
            rendered("SELECT ?x { ?x nnu:by ?y }"),
            "q:1:16: the prefix `nnu:` is not known\n \
             1 | SELECT ?x { ?x nnu:by ?y }\n   \
               |                ^^^^\n   \
               = did you mean `nun:`?"
        );
    }

    #[test]
    fn a_variable_without_its_mark_is_told() {
        assert_eq!(
            rendered("SELECT who { ?who a nun:Plan }"),
            "q:1:8: `who` is no keyword of SPARQL\n \
             1 | SELECT who { ?who a nun:Plan }\n   \
               |        ^^^\n   \
               = a variable begins with a question mark: `?who`"
        );
    }

    fn hint(text: &str) -> String {
        let problem = rendered(text);
        problem.lines().last().unwrap_or_default().trim_start_matches([' ', '=']).to_owned()
    }

    #[test]
    fn what_other_languages_write_is_told_as_sparql_has_it() {
        assert_eq!(hint("SELECT ?x { ?x a ?y FILTER(?x == 3) }"), "a single `=` compares");
        assert_eq!(
            hint("SELECT ?x { ?x a ?y FILTER(?x = 3 AND ?y = 4) }"),
            "`&&` joins two conditions"
        );
        assert_eq!(hint("SELECT ?x, ?y { ?x a ?y }"), "variables are parted by blanks alone");
        assert_eq!(
            hint("SELECT COUNT(?x) { ?x a ?y }"),
            "an expression stands in brackets and has a name: `(COUNT(?x) AS ?n)`"
        );
        assert_eq!(
            hint("SELECT (COUNT(?x)) { ?x a ?y }"),
            "an expression has a name: `AS ?name` before the bracket closes"
        );
        assert_eq!(
            hint("SELECT ?x { ?x a ?y } ORDER BY DESC ?x"),
            "what is sorted by stands in brackets: `DESC(?x)`"
        );
        assert_eq!(
            hint("SELECT ?x { ?x a ?y\n\nSELECT ?x { ?x a ?y }"),
            "the query before it is not closed: a `}` is missing"
        );
        assert_eq!(hint("SELECT ?x { ?x a http://x.org/a }"), "an IRI stands between `<` and `>`");
    }

    #[test]
    fn what_is_written_in_the_wrong_place_is_told_where_it_belongs() {
        let group = "an expression stands in brackets and has a name: `(COUNT(?x) AS ?n)`";
        assert_eq!(hint("SELECT ?x COUNT(?y) { ?x a ?y }"), group);
        assert_eq!(
            hint("SELECT ?x { ?x nun:by > 3 }"),
            "a value stands here; a condition on it stands in FILTER: `?s nun:confidence ?x FILTER(?x > 0.8)`"
        );
        let condition = "a condition stands in brackets: `FILTER(?x > 3)`";
        assert_eq!(hint("SELECT ?x { ?x a ?y WHERE ?y = 3 }"), condition);
        assert_eq!(
            hint("SELECT ?x { ?x a ?y FILTER(?y IN \"a\") }"),
            "values to choose from stand in brackets: `IN (\"a\", \"b\")`"
        );
        assert_eq!(
            hint("SELECT ?x { ?x a ?y FILTER(CONTAINS(?y \"a\")) }"),
            "arguments are parted by commas"
        );
        assert_eq!(
            hint("SELECT ?x { ?x a ?y FILTER CONTAIN(?y, \"a\") }"),
            "did you mean `CONTAINS`?"
        );
    }

    #[test]
    fn what_ends_or_begins_a_query_is_told() {
        assert_eq!(
            hint("PREFIX ex <http://x.org/> ASK {}"),
            "a prefix ends with a colon: `PREFIX ex: <http://…>`"
        );
        assert_eq!(
            hint("SELECT * FROM plans"),
            "FROM names a graph by its IRI; what is asked for stands in braces: `SELECT * { ?s ?p ?o }`"
        );
        assert_eq!(
            hint("SELECT ?x { ?x a ?y } ; SELECT ?y { ?x a ?y }"),
            "the query ends before it; the next one begins on a line of its own"
        );
        assert_eq!(
            hint("DELETE WHERE { ?x nun:by ?y FILTER(?y = 3) }"),
            "`DELETE WHERE` takes triples alone; conditions go with `DELETE { … } WHERE { … }`"
        );
        assert_eq!(
            hint("INSERT DATA { ?x nun:by nun:y }"),
            "`INSERT { … } WHERE { … }` takes what a pattern finds"
        );
    }

    #[test]
    fn a_word_that_is_a_term_s_name_gets_the_term() {
        let hint = |text: &str| explain(text, &known(), "").hint.unwrap();
        assert_eq!(hint("SELECT ?x { ?x rejects ?y }"), "did you mean `nun:rejects`?");
        assert_eq!(hint("SELECT ?x { ?x a plan }"), "did you mean `nun:Plan`?");
        assert_eq!(hint("SELECT ?x { ?x nun:status asserted }"), "did you mean `nun:Asserted`?");
        assert_eq!(
            hint("who rejects what?"),
            "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE"
        );
    }

    fn known() -> Prefixes {
        crate::ontology::prefixes().iter().copied().collect()
    }

    #[test]
    fn an_open_brace_is_shown_where_it_opens() {
        let text = "SELECT ?x { ?x a nun:Plan";
        assert_eq!(rendered(text).lines().last(), Some("   = a `}` is missing"));
        assert_eq!(
            rendered("SELECT ?x").lines().last(),
            Some("   = expected `(`, `{`, a variable, FROM or WHERE")
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("SELECT ?x {{ {} ! }}", "?x a nun:Plan . ".repeat(20));
        let problem = rendered(&text);
        let lines: Vec<&str> = problem.lines().collect();
        assert!(lines[1].contains('…') && lines[1].width() < 90);
        let at = lines[2].find('^').unwrap();
        assert_eq!(lines[1].chars().nth(at), Some('!'));
    }
}
