//! What is wrong with a query, where, and what was probably meant.
//!
//! ```text
//! text + the parser's error ──explain──▶ Problem ──render──▶ lines with a caret
//! ```

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::grammar::{self, Progress, Terminal};
use super::prefixes::Prefixes;
use super::scan::{self, Brackets, Token, TokenKind};
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
    fn at(span: Span, message: impl Into<String>) -> Self {
        Self { message: message.into(), span, hint: None }
    }

    fn hint(mut self, hint: impl Into<Option<String>>) -> Self {
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

/// Returns why a query must not even be given to the parser: its brackets go too deep.
#[must_use]
pub fn refuse(text: &str) -> Option<Problem> {
    let tokens = scan::scan(text);
    match scan::brackets(text, &tokens) {
        Brackets::Deep(token) => Some(
            Problem::at(
                token.span,
                format!("brackets go more than {} levels deep", scan::DEPTH_LIMIT),
            )
            .hint("split the query, or write it flatter".to_owned()),
        ),
        _ => None,
    }
}

/// Returns what is wrong with a query that the parser refused with `error`.
///
/// Of all that this can tell, the problem that stands first is the one to mend.
#[must_use]
pub fn explain(text: &str, prefixes: &Prefixes, error: &str) -> Problem {
    let mut tokens = scan::scan(text);
    tokens.retain(|token| token.kind != TokenKind::Comment);
    let progress = grammar::follow(text, &tokens);
    let grammar_problem = match tokens.get(progress.accepted) {
        Some(token) => Some(misplaced(text, &tokens, *token, &progress)),
        None if progress.complete => None,
        None => Some(ends_early(text, &tokens, &progress)),
    };
    let prefix_problem = unknown_prefix(text, &tokens, prefixes);
    grammar_problem
        .into_iter()
        .chain(prefix_problem)
        .min_by_key(|problem| problem.span.start)
        .unwrap_or_else(|| refused(text, &tokens, error))
}

/// The first token that the grammar does not take.
fn misplaced(text: &str, tokens: &[Token], token: Token, progress: &Progress) -> Problem {
    let words = shown(token.of(text));
    if let Brackets::Wrong { closing, opened } = scan::brackets(text, tokens)
        && closing == token
    {
        return match opened {
            None => Problem::at(token.span, format!("`{words}` closes nothing")),
            Some(opened) => {
                let opened = opened.of(text);
                let wanted = scan::closing_of(opened);
                Problem::at(
                    token.span,
                    format!("`{words}` stands here, but `{opened}` is still open"),
                )
                .hint(format!("close it with `{wanted}` first"))
            }
        };
    }
    let expected = progress.expected.iter().copied().collect::<Vec<_>>();
    let problem = |message: String| Problem::at(token.span, message);
    match token.kind {
        TokenKind::OpenString => problem("this text has no closing quotation mark".to_owned())
            .hint("text over several lines stands between `\"\"\"` and `\"\"\"`".to_owned()),
        TokenKind::OpenIri => problem("this IRI has no closing `>`".to_owned())
            .hint("an IRI holds no blanks; write them as %20".to_owned()),
        TokenKind::Stray => {
            problem(format!("`{words}` has no place in SPARQL")).hint(expectation(&expected))
        }
        TokenKind::Word => unknown_word(token, &words, &expected),
        _ => problem(format!("`{words}` cannot stand here")).hint(missing_dot(token, &expected)),
    }
}

/// Where a triple may end, and another begins instead: the dot between them is missing.
fn missing_dot(token: Token, expected: &[Terminal]) -> Option<String> {
    let begins_triple = matches!(
        token.kind,
        TokenKind::Variable | TokenKind::Iri | TokenKind::PrefixedName | TokenKind::BlankNode
    );
    if begins_triple && expected.contains(&Terminal::Mark(".")) {
        return Some("a triple ends with `.`, or with `;` where the subject stays".to_owned());
    }
    expectation(expected)
}

fn unknown_word(token: Token, words: &str, expected: &[Terminal]) -> Problem {
    let upper = words.to_uppercase();
    let known = grammar::keywords().contains(upper.as_str());
    let message = if known {
        format!("`{words}` cannot stand here")
    } else {
        format!("`{words}` is no keyword of SPARQL")
    };
    let wanted = expected.iter().filter_map(|terminal| match terminal {
        Terminal::Keyword(keyword) => Some(*keyword),
        _ => None,
    });
    let hint = match nearest(&upper, wanted) {
        Some(keyword) => Some(format!("did you mean `{keyword}`?")),
        None if !known && expected.contains(&Terminal::Variable) => {
            Some(format!("a variable begins with a question mark: `?{words}`"))
        }
        None => expectation(expected),
    };
    Problem::at(token.span, message).hint(hint)
}

fn ends_early(text: &str, tokens: &[Token], progress: &Progress) -> Problem {
    let end = Span::from_range(text.trim_end().len()..text.trim_end().len());
    let expected = progress.expected.iter().copied().collect::<Vec<_>>();
    if let Brackets::Open(token) = scan::brackets(text, tokens) {
        let words = token.of(text);
        return Problem::at(token.span, format!("`{words}` is not closed"))
            .hint(format!("a `{}` is missing", scan::closing_of(words)));
    }
    Problem::at(end, "the query ends too early").hint(expectation(&expected))
}

fn unknown_prefix(text: &str, tokens: &[Token], prefixes: &Prefixes) -> Option<Problem> {
    let known = prefixes.with_declared(text, tokens);
    for (at, token) in tokens.iter().enumerate() {
        let declares = at > 0 && tokens[at - 1].is_word(text, "PREFIX");
        if token.kind != TokenKind::PrefixedName || declares {
            continue;
        }
        let (prefix, name) = token.of(text).split_once(':')?;
        if known.namespace(prefix).is_none() {
            let span =
                Span::new(token.span.start, token.span.end - u32::try_from(name.len()).ok()?);
            let hint = match nearest(prefix, known.iter().map(|(prefix, _)| prefix)) {
                Some(near) => format!("did you mean `{near}:`?"),
                None => format!("declare it: PREFIX {prefix}: <http://…>"),
            };
            return Some(
                Problem::at(span, format!("the prefix `{prefix}:` is not known")).hint(hint),
            );
        }
    }
    None
}

/// What the grammar allows and the parser does not: rules about variables and values.
fn refused(text: &str, tokens: &[Token], error: &str) -> Problem {
    let place = |kind: fn(&Token, &str) -> bool| {
        tokens.iter().find(|token| kind(token, text)).map_or(Span::new(0, 0), |token| token.span)
    };
    let relative =
        |token: &Token, text: &str| token.kind == TokenKind::Iri && !token.of(text).contains(':');
    if error.contains("IRI parsing failed") {
        return Problem::at(place(relative), "this IRI is not whole")
            .hint("write it with its scheme, `<http://…>`, or with a prefix".to_owned());
    }
    let rules: [(&str, &str, &str); 6] = [
        (
            "variable that is unbound",
            "SELECT",
            "each variable beside an aggregate has to stand in GROUP BY",
        ),
        ("Duplicated variable", "SELECT", "a variable is selected twice"),
        ("SELECT * is not", "SELECT", "`SELECT *` cannot be grouped; name the variables"),
        ("BIND is overriding", "BIND", "BIND gives a value to a variable that has one"),
        (
            "VALUES clause rows",
            "VALUES",
            "each row of VALUES needs as many values as there are variables; UNDEF leaves one out",
        ),
        ("Repeated variables", "VALUES", "a variable stands twice in VALUES"),
    ];
    for (sign, keyword, message) in rules {
        if error.contains(sign) {
            let token = tokens.iter().find(|token| token.is_word(text, keyword));
            return Problem::at(token.map_or(Span::new(0, 0), |token| token.span), message);
        }
    }
    Problem::at(Span::new(0, 0), "the query is not valid SPARQL").hint(reason(error))
}

/// The parser's own words, where they are words at all.
fn reason(error: &str) -> Option<String> {
    let reason = error.split_once("expected ").map_or(error, |(_, reason)| reason);
    (reason.contains(' ') && !reason.contains('[')).then(|| reason.to_owned())
}

/// Says what may stand there, the likely things first.
fn expectation(expected: &[Terminal]) -> Option<String> {
    const LIMIT: usize = 7;
    let mut names: Vec<String> = expected.iter().map(|terminal| name(*terminal)).collect();
    names.dedup();
    let more = names.len() > LIMIT;
    names.truncate(LIMIT);
    let last = if more { "…".to_owned() } else { names.pop()? };
    Some(match (names.is_empty(), more) {
        (true, _) => format!("expected {last}"),
        (false, true) => format!("expected {}, {last}", names.join(", ")),
        (false, false) => format!("expected {} or {last}", names.join(", ")),
    })
}

fn name(terminal: Terminal) -> String {
    match terminal {
        Terminal::Mark(mark) => format!("`{mark}`"),
        Terminal::Keyword("A") => "`a`".to_owned(),
        Terminal::Keyword(keyword) => keyword.to_owned(),
        Terminal::Variable => "a variable".to_owned(),
        Terminal::PrefixedName | Terminal::Iri => "an IRI".to_owned(),
        Terminal::String => "a text".to_owned(),
        Terminal::Number => "a number".to_owned(),
        Terminal::Language => "a language".to_owned(),
        Terminal::BlankNode => "a blank node".to_owned(),
    }
}

/// Returns the candidate that is spelt most like `word`, if one is near enough.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let far = |candidate: &str| strsim::osa_distance(word, candidate);
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .map(|candidate| (far(candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A token as a message quotes it: cut where it is long.
fn shown(words: &str) -> String {
    let mut shown: String = words.chars().take(40).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

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
