//! How the brackets of a query stand: closed, open, wrong, or deeper than a parser can bear.

use super::scan::{Token, TokenKind};

/// How the brackets of a query stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brackets {
    /// Each one is closed.
    Closed,
    /// The innermost of those that are still open.
    Open(Token),
    /// This one closes nothing, or not what is open: `opened` is what it should close.
    Wrong {
        /// The closing bracket.
        closing: Token,
        /// The bracket that is open there.
        opened: Option<Token>,
    },
    /// This one opens more levels than a query may have.
    Deep(Token),
}

/// The levels of brackets that a query may have; beyond them the parser's stack is at risk.
pub const DEPTH_LIMIT: usize = 128;

/// Returns how the brackets stand.
#[must_use]
pub fn brackets(text: &str, tokens: &[Token]) -> Brackets {
    let mut open: Vec<Token> = Vec::new();
    for token in tokens {
        match token.kind {
            TokenKind::Open if open.len() == DEPTH_LIMIT => return Brackets::Deep(*token),
            TokenKind::Open => open.push(*token),
            TokenKind::Close => match open.pop() {
                Some(opened) if closes(opened.of(text), token.of(text)) => {}
                opened => return Brackets::Wrong { closing: *token, opened },
            },
            _ => {}
        }
    }
    open.last().map_or(Brackets::Closed, |token| Brackets::Open(*token))
}

fn closes(opened: &str, closing: &str) -> bool {
    closing == closing_of(opened)
}

/// Returns the bracket that closes `opened`.
#[must_use]
pub fn closing_of(opened: &str) -> &'static str {
    match opened {
        "(" => ")",
        "{" => "}",
        _ => "]",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::scan::scan;

    #[test]
    fn ten_thousand_braces_are_too_deep() {
        let text = "{".repeat(10_000);
        assert!(
            matches!(brackets(&text, &scan(&text)), Brackets::Deep(token) if token.span.start == 128)
        );
    }
}
