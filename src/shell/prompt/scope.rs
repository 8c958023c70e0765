//! Which variables of a query can be seen at a place in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::query::scan::{self, Token, TokenKind};

/// Returns the variables that can be seen at `at`, in order, but the one that begins there.
///
/// What a subquery does not select cannot be seen outside of it.
pub(super) fn variables(text: &str, at: usize) -> Vec<&str> {
    let mut tokens = scan::scan(text);
    tokens.retain(|token| token.kind != TokenKind::Comment);
    let subqueries = subqueries(text, &tokens);
    let mut seen: BTreeMap<&str, bool> = BTreeMap::new();
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Variable) {
        let start = token.span.start as usize;
        if start == at {
            continue;
        }
        let name = token.of(text);
        let hidden = subqueries.iter().any(|subquery| {
            let holds = |place| subquery.start <= place && place < subquery.end;
            holds(start) && !holds(at) && !subquery.all && !subquery.selects.contains(name)
        });
        *seen.entry(name).or_default() |= !hidden;
    }
    seen.into_iter().filter(|(_, visible)| *visible).map(|(name, _)| name).collect()
}

/// A SELECT in braces.
struct Subquery<'a> {
    start: usize,
    end: usize,
    selects: BTreeSet<&'a str>,
    all: bool,
}

fn subqueries<'a>(text: &'a str, tokens: &[Token]) -> Vec<Subquery<'a>> {
    let mut found: Vec<Subquery<'a>> = Vec::new();
    let mut open: Vec<Option<usize>> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open => {
                let next = tokens.get(at + 1);
                let begins = next.is_some_and(|next| next.is_word(text, "SELECT"));
                open.push(begins.then_some(found.len()));
                if begins {
                    found.push(read(text, &tokens[at..]));
                }
            }
            TokenKind::Close => {
                if let Some(Some(subquery)) = open.pop() {
                    found[subquery].end = token.span.end as usize;
                }
            }
            _ => {}
        }
    }
    found
}

/// Reads what a subquery selects, up to its first brace.
fn read<'a>(text: &'a str, tokens: &[Token]) -> Subquery<'a> {
    let head = tokens[1..].iter().take_while(|token| token.of(text) != "{");
    let variables = head.clone().filter(|token| token.kind == TokenKind::Variable);
    Subquery {
        start: tokens[0].span.start as usize,
        end: text.len() + 1,
        selects: variables.map(|token| token.of(text)).collect(),
        all: head.clone().any(|token| token.of(text) == "*"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Vec<String> {
        let cursor = text.find('|').unwrap();
        let text = text.replace('|', "");
        variables(&text, cursor).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn a_subquery_hides_what_it_does_not_select() {
        let text = "SELECT * { { SELECT ?a (COUNT(?b) AS ?n) { ?a ?p ?b } GROUP BY ?a } ?a ?q ";
        assert_eq!(at(&format!("{text}|")), ["?a", "?b", "?n", "?q"]);
        let text = "SELECT * { { SELECT ?a { ?a ?p ?b } } ?a ?q ";
        assert_eq!(at(&format!("{text}|")), ["?a", "?q"]);
        assert_eq!(at("SELECT * { ?x ?y ?z { SELECT ?a { ?a ?p |"), ["?a", "?p", "?x", "?y", "?z"]);
    }

    #[test]
    fn the_variable_at_the_cursor_is_none_of_them() {
        assert_eq!(at("SELECT |?w { ?who ?does ?what }"), ["?does", "?what", "?who"]);
    }
}
