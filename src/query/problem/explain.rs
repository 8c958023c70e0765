//! Finds what is wrong with a query: by the brackets, the grammar, the prefixes, the parser's words.

use super::{Problem, refusals, slips};
use crate::ontology;
use crate::query::brackets::{self, Brackets};
use crate::query::grammar::{self, Progress, Terminal};
use crate::query::prefixes::Prefixes;
use crate::query::scan::{self, Token, TokenKind};
use crate::text::Span;

/// Returns why a query must not even be given to the parser: its brackets go too deep.
#[must_use]
pub fn refuse(text: &str) -> Option<Problem> {
    // Few texts have so many brackets at all; the others need not be cut into tokens.
    if text.matches(['(', '[', '{']).count() <= brackets::DEPTH_LIMIT {
        return None;
    }
    let tokens = scan::scan(text);
    match brackets::brackets(text, &tokens) {
        Brackets::Deep(token) => Some(
            Problem::at(
                token.span,
                format!("brackets go more than {} levels deep", brackets::DEPTH_LIMIT),
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
        Some(token) => Some(misplaced(text, &tokens, *token, &progress, prefixes)),
        None if progress.complete => None,
        None => Some(ends_early(text, &tokens, &progress)),
    };
    let prefix_problem = unknown_prefix(text, &tokens, prefixes);
    grammar_problem
        .into_iter()
        .chain(prefix_problem)
        .min_by_key(|problem| problem.span.start)
        .unwrap_or_else(|| refusals::refused(text, &tokens, error))
}

/// The first token that the grammar does not take.
fn misplaced(
    text: &str,
    tokens: &[Token],
    token: Token,
    progress: &Progress,
    prefixes: &Prefixes,
) -> Problem {
    let words = shown(token.of(text));
    if let Brackets::Wrong { closing, opened } = brackets::brackets(text, tokens)
        && closing == token
    {
        return match opened {
            None => Problem::at(token.span, format!("`{words}` closes nothing")),
            Some(opened) => {
                let opened = opened.of(text);
                let wanted = brackets::closing_of(opened);
                Problem::at(
                    token.span,
                    format!("`{words}` stands here, but `{opened}` is still open"),
                )
                .hint(format!("close it with `{wanted}` first"))
            }
        };
    }
    let expected = progress.expected.iter().copied().collect::<Vec<_>>();
    let before = progress.accepted.checked_sub(1).map(|at| tokens[at]);
    let is_misspelt =
        token.kind == TokenKind::Word && near_keyword(&words.to_uppercase(), &expected).is_some();
    let problem = unexpected(token, &words, &expected, prefixes);
    match slips::meant(text, before, token, &expected, is_misspelt) {
        Some(meant) => problem.hint(meant.to_owned()),
        None => problem,
    }
}

/// A token that the grammar does not take, by what it is.
fn unexpected(token: Token, words: &str, expected: &[Terminal], prefixes: &Prefixes) -> Problem {
    let problem = |message: String| Problem::at(token.span, message);
    match token.kind {
        TokenKind::OpenString => problem("this text has no closing quotation mark".to_owned())
            .hint("text over several lines stands between `\"\"\"` and `\"\"\"`".to_owned()),
        TokenKind::OpenIri => problem("this IRI has no closing `>`".to_owned())
            .hint("an IRI holds no blanks; write them as %20".to_owned()),
        TokenKind::Stray => {
            problem(format!("`{words}` has no place in SPARQL")).hint(expectation(expected))
        }
        TokenKind::Word => unknown_word(token, words, expected, prefixes),
        _ => problem(format!("`{words}` cannot stand here")).hint(missing_mark(token, expected)),
    }
}

/// Where a triple may end and another begins instead, the dot between them is missing; where an
/// argument may end, the comma.
fn missing_mark(token: Token, expected: &[Terminal]) -> Option<String> {
    let begins_triple = matches!(
        token.kind,
        TokenKind::Variable | TokenKind::Iri | TokenKind::PrefixedName | TokenKind::BlankNode
    );
    if begins_triple && expected.contains(&Terminal::Mark(".")) {
        return Some("a triple ends with `.`, or with `;` where the subject stays".to_owned());
    }
    let begins_value = begins_triple || matches!(token.kind, TokenKind::String | TokenKind::Number);
    if begins_value && expected.contains(&Terminal::Mark(",")) {
        return Some("arguments are parted by commas".to_owned());
    }
    expectation(expected)
}

/// The keyword that may stand there and is spelt most like a word in capitals.
fn near_keyword(word: &str, expected: &[Terminal]) -> Option<&'static str> {
    let wanted = expected.iter().filter_map(|terminal| match terminal {
        Terminal::Keyword(keyword) => Some(*keyword),
        _ => None,
    });
    nearest(word, wanted)
}

/// The term of the ontology that is called by a word: nun:rejects by `rejects`.
fn term_called(word: &str, prefixes: &Prefixes) -> Option<String> {
    let names = ontology::TERMS.iter().filter_map(|term| prefixes.shorten(term.iri().as_str()));
    let called = |name: &String| name.split_once(':').is_some_and(|(_, local)| local == word);
    let names: Vec<String> = names.collect();
    let alike = |name: &&String| {
        name.split_once(':').is_some_and(|(_, local)| local.eq_ignore_ascii_case(word))
    };
    names.iter().find(|name| called(name)).or_else(|| names.iter().find(alike)).cloned()
}

fn unknown_word(token: Token, words: &str, expected: &[Terminal], prefixes: &Prefixes) -> Problem {
    let upper = words.to_uppercase();
    let known = grammar::keywords().contains(upper.as_str());
    let message = if known {
        format!("`{words}` cannot stand here")
    } else {
        format!("`{words}` is no keyword of SPARQL")
    };
    let may_be_name = expected.contains(&Terminal::PrefixedName);
    let term = || term_called(words, prefixes).filter(|_| !known && may_be_name);
    let hint = match near_keyword(&upper, expected).map(str::to_owned).or_else(term) {
        Some(meant) => Some(format!("did you mean `{meant}`?")),
        None if !known && expected.contains(&Terminal::Keyword("SELECT")) => {
            Some("a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE".to_owned())
        }
        None if !known && expected.contains(&Terminal::Variable) => {
            let is_name = words.starts_with(char::is_uppercase) && *words != upper;
            let name = if is_name { "; Tab behind a name finds the thing that has it" } else { "" };
            Some(format!("a variable begins with a question mark: `?{words}`{name}"))
        }
        None => expectation(expected),
    };
    Problem::at(token.span, message).hint(hint)
}

fn ends_early(text: &str, tokens: &[Token], progress: &Progress) -> Problem {
    let end = Span::from_range(text.trim_end().len()..text.trim_end().len());
    let expected = progress.expected.iter().copied().collect::<Vec<_>>();
    if let Brackets::Open(token) = brackets::brackets(text, tokens) {
        let words = token.of(text);
        return Problem::at(token.span, format!("`{words}` is not closed"))
            .hint(format!("a `{}` is missing", brackets::closing_of(words)));
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
            let is_iri = text[token.span.end as usize..].starts_with("//");
            let hint = match nearest(prefix, known.iter().map(|(prefix, _)| prefix)) {
                _ if is_iri => "an IRI stands between `<` and `>`".to_owned(),
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
