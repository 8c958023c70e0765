//! Cuts SPARQL text into tokens, also text that is half typed or wrong.
//!
//! ```text
//! &str ──scan──▶ Vec<Token>
//! ```
//!
//! Never fails and never recurses: what is no token of SPARQL becomes a token of
//! its own kind. The parser of the store decides what is right; this scan is for
//! all that comes before and beside it: where a query ends, how it is coloured,
//! what is wrong with it, which parameters it has.

use crate::text::Span;

/// A piece of a query; white space stands between tokens and belongs to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands, in bytes of the query.
    pub span: Span,
}

/// What a token of SPARQL is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A keyword, the name of a function, `a`, `true`: letters without a colon.
    Word,
    /// `?name` or `$name`.
    Variable,
    /// `<http://…>`.
    Iri,
    /// `prefix:name`, `prefix:` or `:name`.
    PrefixedName,
    /// `_:name`.
    BlankNode,
    /// `"text"`, `'text'` or the long forms with three quotes.
    String,
    /// `@en`.
    Language,
    /// `12`, `1.5` or `1e3`.
    Number,
    /// From `#` to the end of the line.
    Comment,
    /// `(`, `{` or `[`.
    Open,
    /// `)`, `}` or `]`.
    Close,
    /// An operator, a dot, a comma, a semicolon.
    Mark,
    /// A string that does not end.
    OpenString,
    /// An IRI that does not end.
    OpenIri,
    /// A character that has no place in SPARQL.
    Stray,
}

impl Token {
    /// Returns the words of the token.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        self.span.of(text)
    }

    /// Tells whether the token is the keyword `word`, in any case of letters.
    #[must_use]
    pub fn is_word(self, text: &str, word: &str) -> bool {
        self.kind == TokenKind::Word && self.of(text).eq_ignore_ascii_case(word)
    }
}

/// Returns the tokens of `text` in order.
#[must_use]
pub fn scan(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = next(&text[at..], first);
        tokens.push(Token { kind, span: Span::from_range(at..at + length) });
        at += length;
    }
    tokens
}

/// Returns the kind and the length of the token that `rest` begins with.
fn next(rest: &str, first: char) -> (TokenKind, usize) {
    match first {
        '#' => (TokenKind::Comment, rest.find('\n').unwrap_or(rest.len())),
        '"' | '\'' => string(rest, first),
        '<' => angle(rest),
        '?' | '$' => match name_length(&rest[1..]) {
            0 => (TokenKind::Mark, 1),
            length => (TokenKind::Variable, 1 + length),
        },
        '(' | '{' | '[' => (TokenKind::Open, 1),
        ')' | '}' | ']' => (TokenKind::Close, 1),
        '@' => match run(&rest[1..], |c| c.is_ascii_alphanumeric() || c == '-') {
            0 => (TokenKind::Stray, 1),
            length => (TokenKind::Language, 1 + length),
        },
        '_' if rest.starts_with("_:") => (TokenKind::BlankNode, 2 + local_length(&rest[2..])),
        ':' => (TokenKind::PrefixedName, 1 + local_length(&rest[1..])),
        '0'..='9' => (TokenKind::Number, number_length(rest)),
        '.' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => {
            (TokenKind::Number, number_length(rest))
        }
        '&' | '|' | '^' | '!' | '>' => (TokenKind::Mark, mark_length(rest)),
        '.' | ';' | ',' | '*' | '/' | '+' | '-' | '=' => (TokenKind::Mark, 1),
        _ if first.is_alphabetic() || first == '_' => word(rest),
        _ => (TokenKind::Stray, first.len_utf8()),
    }
}

/// A short string ends in its line, a long one anywhere.
fn string(rest: &str, quote: char) -> (TokenKind, usize) {
    let long = rest.chars().take(3).filter(|c| *c == quote).count() == 3;
    let mark = &rest[..if long { 3 } else { 1 }];
    let mut at = mark.len();
    while let Some(c) = rest[at..].chars().next() {
        if rest[at..].starts_with(mark) {
            return (TokenKind::String, at + mark.len());
        }
        if c == '\n' && !long {
            break;
        }
        at += c.len_utf8();
        if c == '\\' {
            at += rest[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    (TokenKind::OpenString, at)
}

/// `<` begins an IRI where one follows, and is an operator elsewhere.
fn angle(rest: &str) -> (TokenKind, usize) {
    let inside = run(&rest[1..], |c| !c.is_whitespace() && !"<>\"{}|^`\\".contains(c));
    if rest[1 + inside..].starts_with('>') {
        return (TokenKind::Iri, inside + 2);
    }
    let scheme = run(&rest[1..], |c| c.is_ascii_alphabetic());
    if scheme > 0 && rest[1 + scheme..].starts_with(":/") {
        return (TokenKind::OpenIri, 1 + inside);
    }
    (TokenKind::Mark, mark_length(rest))
}

fn word(rest: &str) -> (TokenKind, usize) {
    let length = run(rest, |c| c.is_alphanumeric() || "_-.".contains(c));
    let name = rest[..length].trim_end_matches(['.', '-']).len();
    if rest[name..].starts_with(':') {
        return (TokenKind::PrefixedName, name + 1 + local_length(&rest[name + 1..]));
    }
    (TokenKind::Word, name_length(rest).max(1))
}

/// The local part of a prefixed name: no dot at its end.
fn local_length(rest: &str) -> usize {
    let mut at = 0;
    while let Some(c) = rest[at..].chars().next() {
        if c == '\\' && rest[at + 1..].starts_with(|c: char| c.is_ascii_punctuation()) {
            at += 2;
        } else if c.is_alphanumeric() || "_-.:%".contains(c) {
            at += c.len_utf8();
        } else {
            break;
        }
    }
    rest[..at].trim_end_matches('.').len()
}

fn name_length(rest: &str) -> usize {
    run(rest, |c| c.is_alphanumeric() || c == '_')
}

fn number_length(rest: &str) -> usize {
    let whole = run(rest, |c| c.is_ascii_digit());
    let fraction = match rest[whole..].strip_prefix('.') {
        Some(digits) => match run(digits, |c| c.is_ascii_digit()) {
            0 => 0,
            length => 1 + length,
        },
        None => 0,
    };
    let end = whole + fraction;
    let Some(exponent) = rest[end..].strip_prefix(['e', 'E']) else { return end };
    let sign = usize::from(exponent.starts_with(['+', '-']));
    match run(&exponent[sign..], |c| c.is_ascii_digit()) {
        0 => end,
        digits => end + 1 + sign + digits,
    }
}

fn mark_length(rest: &str) -> usize {
    let double = ["&&", "||", "^^", "!=", "<=", ">="];
    if double.iter().any(|mark| rest.starts_with(mark)) { 2 } else { 1 }
}

fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

/// Tells whether a word is a value: `true` or `false`.
#[must_use]
pub fn is_boolean(word: &str) -> bool {
    word.eq_ignore_ascii_case("true") || word.eq_ignore_ascii_case("false")
}

#[cfg(test)]
mod tests {
    use super::TokenKind::{
        BlankNode, Close, Comment, Iri, Language, Mark, Number, Open, OpenIri, OpenString,
        PrefixedName, Stray, String as Text, Variable, Word,
    };
    use super::*;
    use proptest::prelude::*;

    fn kinds(text: &str) -> Vec<(TokenKind, &str)> {
        scan(text).into_iter().map(|token| (token.kind, token.of(text))).collect()
    }

    #[test]
    fn a_triple_is_cut_at_its_dot() {
        assert_eq!(
            kinds("?who nun:rejects :plan.a. # why"),
            [
                (Variable, "?who"),
                (PrefixedName, "nun:rejects"),
                (PrefixedName, ":plan.a"),
                (Mark, "."),
                (Comment, "# why"),
            ]
        );
    }

    #[test]
    fn an_angle_is_an_iri_or_an_operator() {
        assert_eq!(kinds("?a<?b"), [(Variable, "?a"), (Mark, "<"), (Variable, "?b")]);
        assert_eq!(kinds("<http://x/>"), [(Iri, "<http://x/>")]);
        assert_eq!(kinds("<http://x y"), [(OpenIri, "<http://x"), (Word, "y")]);
    }

    #[test]
    fn strings_keep_their_quotes_and_end_with_their_line() {
        assert_eq!(
            kinds(r#""a\"b"@en 'c"#),
            [(Text, r#""a\"b""#), (Language, "@en"), (OpenString, "'c")]
        );
        assert_eq!(kinds("\"\"\"a\n\"b\"\"\""), [(Text, "\"\"\"a\n\"b\"\"\"")]);
        assert_eq!(kinds("\"a\nb"), [(OpenString, "\"a"), (Word, "b")]);
    }

    #[test]
    fn paths_numbers_and_brackets_are_told_apart() {
        assert_eq!(
            kinds("(a/b?) {_:x 1.5e-3 2. §"),
            [
                (Open, "("),
                (Word, "a"),
                (Mark, "/"),
                (Word, "b"),
                (Mark, "?"),
                (Close, ")"),
                (Open, "{"),
                (BlankNode, "_:x"),
                (Number, "1.5e-3"),
                (Number, "2"),
                (Mark, "."),
                (Stray, "§"),
            ]
        );
    }

    proptest! {
        #[test]
        fn every_character_is_white_space_or_in_one_token(text in "\\PC{0,80}|[a-z:<>?\"'#@.{}() \n\\\\]{0,80}") {
            let mut at = 0;
            for token in scan(&text) {
                prop_assert!(token.span.start >= at && !token.span.is_empty());
                prop_assert!(text[at as usize..token.span.start as usize].trim().is_empty());
                at = token.span.end;
            }
            prop_assert!(text[at as usize..].trim().is_empty());
        }
    }
}
