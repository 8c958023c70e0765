//! What the grammar allows and the parser does not: rules about variables and values.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Problem;
use crate::query::scan::{Token, TokenKind};
use crate::text::Span;

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    csv::Reader::from_reader(include_str!("refusals.csv").as_bytes())
        .into_deserialize()
        .flatten()
        .collect()
});

/// A row of `refusals.csv`.
#[derive(Debug, Deserialize)]
struct Rule {
    /// What the parser's error has in it.
    sign: String,
    /// The keyword that the caret stands under.
    keyword: String,
    message: String,
    hint: Option<String>,
}

/// What the grammar allows and the parser does not: rules about variables and values.
pub(super) fn refused(text: &str, tokens: &[Token], error: &str) -> Problem {
    let place = |kind: fn(&Token, &str) -> bool| {
        tokens.iter().find(|token| kind(token, text)).map_or(Span::new(0, 0), |token| token.span)
    };
    let relative =
        |token: &Token, text: &str| token.kind == TokenKind::Iri && !token.of(text).contains(':');
    if error.contains("IRI parsing failed") {
        return Problem::at(place(relative), "this IRI is not whole")
            .hint("write it with its scheme, `<http://…>`, or with a prefix".to_owned());
    }
    let rule = RULES.iter().find(|rule| error.contains(&rule.sign));
    if let Some(rule) = rule {
        let token = tokens.iter().find(|token| token.is_word(text, &rule.keyword));
        let span = token.map_or(Span::new(0, 0), |token| token.span);
        return Problem::at(span, rule.message.as_str()).hint(rule.hint.clone());
    }
    bound_twice(text, tokens).or_else(|| variable_in_data(text, tokens)).unwrap_or_else(|| {
        Problem::at(Span::new(0, 0), "the query is not valid SPARQL").hint(reason(error))
    })
}

/// The first variable that BIND would give a value and that stands before it already.
fn bound_twice(text: &str, tokens: &[Token]) -> Option<Problem> {
    let mut in_bind = false;
    for (at, token) in tokens.iter().enumerate() {
        in_bind |= token.is_word(text, "BIND");
        let behind_as = at > 0 && tokens[at - 1].is_word(text, "AS");
        if !(in_bind && behind_as && token.kind == TokenKind::Variable) {
            continue;
        }
        in_bind = false;
        let name = token.of(text);
        let body = tokens.iter().position(|token| token.of(text) == "{").unwrap_or(0);
        if tokens[body..at].iter().any(|before| before.of(text) == name) {
            let message = format!("BIND gives a value to `{name}`, which has one already");
            return Some(Problem::at(token.span, message).hint("choose another name".to_owned()));
        }
    }
    None
}

/// The first variable in the triples of INSERT DATA or DELETE DATA.
fn variable_in_data(text: &str, tokens: &[Token]) -> Option<Problem> {
    let data = tokens.iter().position(|token| token.is_word(text, "DATA"))?;
    let what = tokens.get(data.checked_sub(1)?)?.of(text).to_uppercase();
    let within = tokens[data..].iter().take_while(|token| token.of(text) != "}");
    let variable = within.into_iter().find(|token| token.kind == TokenKind::Variable)?;
    let message = format!("{what} DATA takes no variables");
    let hint = format!("`{what} {{ … }} WHERE {{ … }}` takes what a pattern finds");
    Some(Problem::at(variable.span, message).hint(hint))
}

/// The parser's own words, where they are words at all.
fn reason(error: &str) -> Option<String> {
    let reason = error.split_once("expected ").map_or(error, |(_, reason)| reason);
    (reason.contains(' ') && !reason.contains('[')).then(|| reason.to_owned())
}
