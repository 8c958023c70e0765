//! Follows a query through the grammar of SPARQL and tells where it goes wrong.
//!
//! ```text
//! tokens ──follow──▶ how far they go, and what may come next
//! ```
//!
//! The store's parser says whether a query is right, but hardly where it is
//! wrong; this says where it stops being right, and at the end of a half-typed
//! one what may follow. Error messages, completion and "is this query finished?"
//! rest on it. The grammar is `sparql.ebnf`; the next token decides each of its
//! choices, so a stack of what is still to come is all the state there is.

mod notation;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::scan::{Token, TokenKind};
use notation::{Grammar, Node, NodeId};

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| notation::read(include_str!("sparql.ebnf")));

/// What the grammar takes for one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Terminal {
    /// A mark or a bracket: `{`, `.`, `&&`.
    Mark(&'static str),
    /// `?name`.
    Variable,
    /// `prefix:name`.
    PrefixedName,
    /// `<http://…>`.
    Iri,
    /// `"text"`.
    String,
    /// `12`.
    Number,
    /// `@en`.
    Language,
    /// `_:name`.
    BlankNode,
    /// A keyword or the name of a function, in capitals.
    Keyword(&'static str),
}

/// How far a query follows the grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// How many tokens follow it.
    pub accepted: usize,
    /// Whether all tokens do, and the query may end there.
    pub complete: bool,
    /// What may follow the accepted tokens.
    pub expected: BTreeSet<Terminal>,
}

/// Follows `tokens` as far as the grammar allows; they hold no comments.
#[must_use]
pub fn follow(text: &str, tokens: &[Token]) -> Progress {
    let grammar: &Grammar = &GRAMMAR;
    let mut stack = vec![grammar.start];
    let mut accepted = 0;
    for token in tokens {
        let found = terminal(grammar, text, *token);
        let Some(found) = found.filter(|found| may_follow(grammar, &stack, *found)) else { break };
        take(grammar, &mut stack, found);
        accepted += 1;
    }
    let ended = stack.iter().all(|node| grammar.is_nullable(*node));
    Progress {
        accepted,
        complete: ended && accepted == tokens.len(),
        expected: expected(grammar, &stack),
    }
}

/// Returns every keyword and function of the grammar, in capitals.
#[must_use]
pub fn keywords() -> &'static BTreeSet<&'static str> {
    GRAMMAR.keywords()
}

/// Tells whether a query or an update may begin with a word.
#[must_use]
pub fn may_begin(word: &str) -> bool {
    let grammar: &Grammar = &GRAMMAR;
    let keyword = grammar.keyword(&word.to_ascii_uppercase()).map(Terminal::Keyword);
    keyword.is_some_and(|keyword| grammar.first(grammar.start).contains(&keyword))
}

/// Returns what the grammar calls a token; none where it knows no such token.
fn terminal(grammar: &Grammar, text: &str, token: Token) -> Option<Terminal> {
    let words = token.of(text);
    match token.kind {
        TokenKind::Word => grammar.keyword(&words.to_ascii_uppercase()).map(Terminal::Keyword),
        TokenKind::Open | TokenKind::Close | TokenKind::Mark => {
            grammar.mark(words).map(Terminal::Mark)
        }
        TokenKind::Variable => Some(Terminal::Variable),
        TokenKind::Iri => Some(Terminal::Iri),
        TokenKind::PrefixedName => Some(Terminal::PrefixedName),
        TokenKind::BlankNode => Some(Terminal::BlankNode),
        TokenKind::String => Some(Terminal::String),
        TokenKind::Language => Some(Terminal::Language),
        TokenKind::Number => Some(Terminal::Number),
        TokenKind::Comment | TokenKind::OpenString | TokenKind::OpenIri | TokenKind::Stray => None,
    }
}

fn may_follow(grammar: &Grammar, stack: &[NodeId], found: Terminal) -> bool {
    for node in stack.iter().rev() {
        if grammar.first(*node).contains(&found) {
            return true;
        }
        if !grammar.is_nullable(*node) {
            return false;
        }
    }
    false
}

fn expected(grammar: &Grammar, stack: &[NodeId]) -> BTreeSet<Terminal> {
    let mut expected = BTreeSet::new();
    for node in stack.iter().rev() {
        expected.extend(grammar.first(*node));
        if !grammar.is_nullable(*node) {
            break;
        }
    }
    expected
}

/// Unfolds the stack until the terminal on top is `found`, and removes it.
///
/// What cannot begin with `found` is nullable here, and falls away.
fn take(grammar: &Grammar, stack: &mut Vec<NodeId>, found: Terminal) {
    while let Some(top) = stack.pop() {
        match grammar.node(top) {
            Node::Terminal(_) => return,
            _ if !grammar.first(top).contains(&found) => {}
            Node::Sequence(parts) => stack.extend(parts.iter().rev()),
            Node::Choice(branches) => {
                let fits = |branch: &&NodeId| grammar.first(**branch).contains(&found);
                stack.extend(branches.iter().find(fits));
            }
            Node::Optional(inner) => stack.push(*inner),
            Node::Many(inner) => stack.extend([top, *inner]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan::scan;
    use super::*;

    /// Returns the words that the grammar does not take, or `end` where it wants more.
    fn stop(text: &str) -> Option<&str> {
        let tokens = scan(text);
        let progress = follow(text, &tokens);
        match tokens.get(progress.accepted) {
            Some(token) => Some(token.of(text)),
            None if progress.complete => None,
            None => Some("end"),
        }
    }

    #[test]
    fn queries_and_updates_of_every_form_are_taken() {
        for text in [
            "SELECT * { }",
            "PREFIX a: <http://a/> select distinct ?x (count(*) as ?n) from <g> where { ?x a a:b, a:c ; ^a:d/a:e* [ a:f ( 1 -2.5 'x'@en \"y\"^^a:t ) ] . OPTIONAL { ?x !(a:p|^a:q) true } . FILTER (?x > 3 && !bound(?y) || ?z NOT IN (1, 2)) } group by ?x having (sum(?n) > 1) order by desc(?n) ?x limit 10 offset 5",
            "SELECT ?x { { SELECT ?x { ?x ?p ?o } LIMIT 1 } UNION { GRAPH ?g { ?x ?p ?o } } VALUES (?a ?b) { (1 UNDEF) } BIND(if(?a = 1, str(?b), concat('a', 'b')) AS ?c) FILTER NOT EXISTS { ?x a ?y } FILTER regex(?c, 'x', 'i') }",
            "ASK { ?s ?p ?o }",
            "DESCRIBE <http://x>",
            "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
            "CONSTRUCT WHERE { ?s ?p ?o }",
            "INSERT DATA { <a> <b> <c> } ; DELETE WHERE { ?s ?p ?o } ;",
            "WITH <g> DELETE { ?s ?p ?o } INSERT { GRAPH <h> { ?s ?p ?o } } WHERE { ?s ?p ?o }",
            "CLEAR SILENT ALL",
        ] {
            assert_eq!(stop(text), None, "{text}");
        }
    }

    #[test]
    fn a_mistake_is_found_where_it_stands() {
        assert_eq!(stop("SELCT ?x { }"), Some("SELCT"));
        assert_eq!(stop("SELECT who { ?who a ?x }"), Some("who"));
        assert_eq!(stop("SELECT ?x { ?x a <b> ?y a <c> }"), Some("?y"));
        assert_eq!(stop("SELECT ?x WHERE ?x a ?b }"), Some("?x"));
        assert_eq!(stop("SELECT ?x { ?x a ?b } ORDER ?x"), Some("?x"));
        assert_eq!(stop("SELECT ?x { FILTER ?x > 3 }"), Some("?x"));
        assert_eq!(stop("SELECT ?x { ?x a ?b, }"), Some("}"));
        assert_eq!(stop("SELECT (count(?x)) { }"), Some(")"));
    }

    #[test]
    fn half_a_query_wants_more() {
        assert_eq!(stop("SELECT ?x ?y"), Some("end"));
        assert_eq!(stop("SELECT ?x { ?x a"), Some("end"));
        assert_eq!(stop("INSERT { ?a a ?b }"), Some("end"));
    }

    #[test]
    fn what_may_follow_is_known() {
        let text = "SELECT ?x { ?x a ?b } ORDER";
        let progress = follow(text, &scan(text));
        assert_eq!(progress.expected.into_iter().collect::<Vec<_>>(), [Terminal::Keyword("BY")]);
    }
}
