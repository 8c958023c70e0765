//! Checks updates, a step at a time: what stands between two semicolons.

use std::collections::BTreeSet;

use spargebra::{GraphUpdateOperation, SparqlParser};

use super::texts::{self, Graph};
use super::{Source, nearly_alike, patterns, unknown_names};
use crate::query::Problem;
use crate::query::scan::{Token, TokenKind};

/// Returns what an update probably does not mean; nothing where it is malformed.
///
/// Names count where the graph is asked and where it loses something, not where it gains
/// something: what is inserted is new, and known to the steps that follow. A text is told where
/// the graph should have it and has not, and where it is put behind a property of things.
pub(super) fn check(
    is_known: &dyn Fn(&str) -> bool,
    graph: Graph<'_>,
    parser: &SparqlParser,
    source: Source<'_>,
) -> Vec<Problem> {
    let Source { text, tokens } = source;
    if parser.clone().parse_update(text).is_err() {
        return Vec::new();
    }
    let mut made: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for step in steps(text, tokens) {
        let (asked, inserted) = parts(text, step);
        let source = Source { text, tokens: step };
        let is_known = |name: &str| made.contains(name) || is_known(name);
        let mut here = unknown_names(&is_known, graph.prefixes, Source { text, tokens: &asked });
        let operations = operations(parser, source);
        here.extend(operations.iter().flat_map(|one| patterns::check_operation(one, source)));
        let texts = operations.iter().flat_map(|one| texts::check_operation(graph, one, source));
        here.extend(texts.filter(|problem| !made.contains(problem.span.of(text))));
        nearly_alike(source, &mut here);
        found.extend(here);
        made.extend(inserted.iter().map(|token| token.of(text)));
    }
    found
}

/// Returns the algebra of a step; none where it needs the base that another step has set.
fn operations(parser: &SparqlParser, step: Source<'_>) -> Vec<GraphUpdateOperation> {
    let (Some(first), Some(last)) = (step.tokens.first(), step.tokens.last()) else {
        return Vec::new();
    };
    let text = &step.text[first.span.start as usize..last.span.end as usize];
    parser.clone().parse_update(text).map_or(Vec::new(), |update| update.operations)
}

/// Cuts an update at the semicolons that are in no brackets.
fn steps<'a>(text: &str, tokens: &'a [Token]) -> impl Iterator<Item = &'a [Token]> {
    let mut depth = 0_usize;
    tokens.split(move |token| {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && token.of(text) == ";"
    })
}

/// Returns what of a step asks the graph or takes from it, and what it puts in.
fn parts(text: &str, step: &[Token]) -> (Vec<Token>, Vec<Token>) {
    let (mut asked, mut inserted) = (Vec::new(), Vec::new());
    let mut depth = 0_usize;
    let mut word = "";
    for token in step {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            // `INSERT DATA` inserts, `DELETE DATA` and `DELETE WHERE` do not.
            TokenKind::Word if depth == 0 && !token.is_word(text, "DATA") => word = token.of(text),
            _ if depth > 0 && word.eq_ignore_ascii_case("INSERT") => inserted.push(*token),
            _ if depth > 0 => asked.push(*token),
            _ => {}
        }
    }
    (asked, inserted)
}
