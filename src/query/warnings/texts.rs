//! Finds texts where the graph has things: a name calls nothing in SPARQL, an IRI does.

use oxigraph::model::{Literal, NamedNode, Term};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

use super::Source;
use super::names::{Names, inner, parts};
use crate::ontology;
use crate::query::parameters::ValueError;
use crate::query::prefixes::Prefixes;
use crate::query::scan::{Token, TokenKind};
use crate::query::{Problem, entities};
use crate::store::Store;

/// Returns where a query has a text that can't be meant.
pub(super) fn check(
    store: &Store,
    prefixes: &Prefixes,
    query: &Query,
    source: Source<'_>,
) -> Vec<Problem> {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = query;
    let mut things = Names::new();
    each(pattern, &mut |pattern| match pattern {
        GraphPattern::Bgp { patterns } => {
            things.extend(patterns.iter().filter_map(|triple| variable(&triple.subject)));
        }
        GraphPattern::Path { subject, .. } => things.extend(variable(subject)),
        _ => {}
    });
    let mut checker = Checker { store, prefixes, source, things, found: Vec::new() };
    each(pattern, &mut |pattern| match pattern {
        GraphPattern::Bgp { patterns } => patterns.iter().for_each(|one| checker.triple(one)),
        GraphPattern::LeftJoin { expression: Some(expression), .. }
        | GraphPattern::Filter { expr: expression, .. }
        | GraphPattern::Extend { expression, .. } => checker.expression(expression),
        _ => {}
    });
    checker.found
}

/// Calls for a pattern and for all that it holds.
fn each<'a>(pattern: &'a GraphPattern, call: &mut dyn FnMut(&'a GraphPattern)) {
    call(pattern);
    for part in inner(pattern) {
        each(part, call);
    }
}

fn variable(term: &TermPattern) -> Option<String> {
    match term {
        TermPattern::Variable(variable) => Some(variable.as_str().to_owned()),
        _ => None,
    }
}

struct Checker<'a> {
    store: &'a Store,
    prefixes: &'a Prefixes,
    source: Source<'a>,
    /// Variables that stand where only things do: at the beginning of a triple.
    things: Names,
    found: Vec<Problem>,
}

impl Checker<'_> {
    fn triple(&mut self, triple: &TriplePattern) {
        if let TermPattern::Literal(text) = &triple.subject {
            self.tell(text, "a text has no properties".to_owned());
        }
        let NamedNodePattern::NamedNode(property) = &triple.predicate else { return };
        if *property == ontology::SEARCH.iri() {
            if !matches!(triple.object, TermPattern::Literal(_)) {
                self.search_without_words(property);
            }
            return;
        }
        let TermPattern::Literal(text) = &triple.object else { return };
        if is_text(text) && !self.store.has(property, &Term::from(text.clone())) {
            let property = self.prefixes.show(property.as_str());
            self.tell(text, format!("no triple has `{property}` with exactly this text"));
        }
    }

    fn expression(&mut self, expression: &Expression) {
        match expression {
            Expression::Equal(one, other) => match (&**one, &**other) {
                (Expression::Variable(variable), Expression::Literal(text))
                | (Expression::Literal(text), Expression::Variable(variable))
                    if self.things.contains(variable.as_str()) =>
                {
                    let variable = variable.as_str();
                    self.tell(text, format!("`?{variable}` is a thing, which equals no text"));
                }
                _ => {}
            },
            Expression::FunctionCall(function, arguments) if reads_text(function) => {
                if let Some(Expression::Variable(variable)) = arguments.first()
                    && self.things.contains(variable.as_str())
                {
                    self.thing_as_text(variable.as_str());
                }
            }
            _ => {}
        }
        for part in parts(expression) {
            self.expression(part);
        }
    }

    /// Tells of a text, with the thing that is called so.
    fn tell(&mut self, text: &Literal, message: String) {
        let is_it = |token: &&Token| {
            let written = token.of(self.source.text);
            token.kind == TokenKind::String && written.trim_matches(['"', '\'']) == text.value()
        };
        let Some(token) = self.source.tokens.iter().find(is_it) else { return };
        if self.found.iter().all(|known| known.span != token.span) {
            let hint = self.called(text.value());
            self.found.push(Problem::at(token.span, message).hint(hint));
        }
    }

    /// Tells what is called so, in words.
    fn called(&self, name: &str) -> Option<String> {
        let short = |node: &NamedNode| format!("`{}`", self.prefixes.show(node.as_str()));
        let nodes: Vec<String> = match entities::resolve(self.store, self.prefixes, name) {
            Ok(node) => vec![short(&node)],
            Err(ValueError::Ambiguous { candidates, .. }) => {
                candidates.iter().map(|one| short(&one.entity)).collect()
            }
            Err(_) => return None,
        };
        Some(format!("what is called so is {}; Tab behind a name finds it", nodes.join(" or ")))
    }

    fn search_without_words(&mut self, property: &NamedNode) {
        let name = self.prefixes.show(property.as_str());
        let mut tokens = self.source.tokens.iter();
        let Some(token) = tokens.find(|token| token.of(self.source.text) == name) else { return };
        let hint = format!("`{name} \"frozen assets\"`: what the graph holds is not searched for");
        let message = format!("`{name}` finds nothing without words");
        self.found.push(Problem::at(token.span, message).hint(hint));
    }

    fn thing_as_text(&mut self, name: &str) {
        let places = self.source.variables().filter(|(one, _)| *one == name);
        let Some((_, token)) = places.last() else { return };
        let message = format!("`?{name}` is a thing, no text");
        let hint = format!("`?{name} skos:prefLabel ?name` gives its name, `STR(?{name})` its IRI");
        self.found.push(Problem::at(token.span, message).hint(hint));
    }
}

/// Tells whether a literal is a text, not a number or a date.
fn is_text(literal: &Literal) -> bool {
    literal.language().is_some() || literal.datatype() == oxigraph::model::vocab::xsd::STRING
}

/// Tells whether a function takes a text first, and fails for anything else.
const fn reads_text(function: &Function) -> bool {
    matches!(
        function,
        Function::Contains
            | Function::StrStarts
            | Function::StrEnds
            | Function::StrBefore
            | Function::StrAfter
            | Function::Regex
            | Function::Replace
            | Function::LCase
            | Function::UCase
            | Function::StrLen
            | Function::SubStr
    )
}
