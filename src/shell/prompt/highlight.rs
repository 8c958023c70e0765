//! Colours SPARQL as it is typed: what is wrong or unknown stands out.

use super::complete::Knowledge;
use crate::query::brackets;
use crate::query::grammar;
use crate::query::scan::{self, Token, TokenKind};
use crate::shell::answer::{Paint, Style};
use crate::shell::statement;

/// Returns the text in colours; the columns that it takes stay the same.
pub(super) fn colour(text: &str, cursor: usize, style: Style, known: &Knowledge<'_>) -> String {
    if !statement::is_command(text) {
        return sparql(text, cursor, style, known);
    }
    let name = text.find(char::is_whitespace).unwrap_or(text.len());
    let query = statement::query_of(text).unwrap_or(text.len());
    format!(
        "{}{}{}",
        style.paint(Paint::Keyword, &text[..name]),
        &text[name..query],
        sparql(&text[query..], cursor.saturating_sub(query), style, known)
    )
}

fn sparql(text: &str, cursor: usize, style: Style, known: &Knowledge<'_>) -> String {
    let mut coloured = String::with_capacity(text.len() * 2);
    let tokens = scan::scan(text);
    let brackets = matching(text, &tokens, cursor);
    let declared = known.prefixes.with_declared(text, &tokens);
    let mut copied = 0;
    for token in &tokens {
        let span = token.span.range();
        coloured.push_str(&text[copied..span.start]);
        copied = span.end;
        let words = token.of(text);
        let is_typed = span.end == cursor;
        let paint = match token.kind {
            _ if brackets.contains(token) => Some(Paint::Head),
            TokenKind::Word if grammar::keywords().contains(words.to_uppercase().as_str()) => {
                Some(Paint::Keyword)
            }
            TokenKind::Word => (!is_typed).then_some(Paint::Wrong),
            TokenKind::Variable => Some(Paint::Variable),
            TokenKind::PrefixedName => Some(match words.split_once(':') {
                Some((prefix, _)) if declared.namespace(prefix).is_some() => {
                    name_paint(words, is_typed, known)
                }
                _ => Paint::Wrong,
            }),
            TokenKind::Iri => Some(Paint::Name),
            TokenKind::String | TokenKind::Number | TokenKind::Language | TokenKind::OpenString => {
                Some(Paint::Value)
            }
            TokenKind::Comment => Some(Paint::Comment),
            TokenKind::OpenIri | TokenKind::Stray => Some(Paint::Wrong),
            TokenKind::BlankNode | TokenKind::Open | TokenKind::Close | TokenKind::Mark => None,
        };
        match paint {
            Some(paint) => paint_lines(&mut coloured, style, paint, words),
            None => coloured.push_str(words),
        }
    }
    coloured.push_str(&text[copied..]);
    coloured
}

/// A name that neither ontology nor data know is wrong; those of datatypes stand in no triple.
fn name_paint(name: &str, is_typed: bool, known: &Knowledge<'_>) -> Paint {
    let is_term = || known.vocabulary.terms.contains_key(name);
    // A name without its local part, as in a declaration, is that of a namespace.
    let is_unknown = !is_typed
        && !known.vocabulary.terms.is_empty()
        && !name.ends_with(':')
        && !name.starts_with("xsd:")
        && !is_term()
        && !(known.stands)(name);
    if is_unknown { Paint::Wrong } else { Paint::Name }
}

/// Colours each line by itself: the editor draws them one by one.
fn paint_lines(coloured: &mut String, style: Style, paint: Paint, words: &str) {
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            coloured.push('\n');
        }
        coloured.push_str(&style.paint(paint, line));
    }
}

/// Returns the bracket at the cursor and the one that belongs to it.
fn matching(text: &str, tokens: &[Token], cursor: usize) -> Vec<Token> {
    let at_cursor =
        |token: &Token| token.span.start as usize == cursor || token.span.end as usize == cursor;
    let mut open: Vec<Token> = Vec::new();
    for token in tokens {
        match token.kind {
            TokenKind::Open => open.push(*token),
            TokenKind::Close => {
                let Some(opened) = open.pop() else { continue };
                let belongs = brackets::closing_of(opened.of(text)) == token.of(text);
                if belongs && (at_cursor(&opened) || at_cursor(token)) {
                    return vec![opened, *token];
                }
            }
            _ => {}
        }
    }
    Vec::new()
}
