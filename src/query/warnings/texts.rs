//! Finds texts where the graph has things: a name calls nothing in SPARQL, an IRI does.

use oxigraph::model::{Literal, NamedNode, Term};
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::{
    GroundQuad, GroundQuadPattern, GroundTerm, GroundTermPattern, NamedNodePattern, Quad,
    QuadPattern, TermPattern, TriplePattern,
};
use spargebra::{GraphUpdateOperation, Query};

use super::names::{Names, inner, parts};
use super::{Source, values};
use crate::ontology;
use crate::query::prefixes::Prefixes;
use crate::query::scan::{Token, TokenKind};
use crate::query::values::ValueError;
use crate::query::{Problem, entities};
use crate::store::Store;

/// As many are told of one query: whoever loads a table of texts wants no page for each.
const MOST: usize = 10;

/// The triples of a property that tell whether it leads to things.
const SAMPLED: usize = 100;

/// What finds a text by less than all of it.
const PARTS: &str =
    "`nun:search` finds words, and `FILTER(CONTAINS(?text, \"…\"))` a part of a text";

/// Returns where a query has a text that can't be meant.
pub(super) fn check(graph: Graph<'_>, query: &Query, source: Source<'_>) -> Vec<Problem> {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = query;
    let mut checker = Checker::new(graph, source);
    checker.pattern(pattern);
    checker.found
}

/// Returns where an operation of an update has a text that can't be meant: where it asks the
/// graph, takes from it, or puts a text where things are.
pub(super) fn check_operation(
    graph: Graph<'_>,
    operation: &GraphUpdateOperation,
    source: Source<'_>,
) -> Vec<Problem> {
    let mut checker = Checker::new(graph, source);
    match operation {
        GraphUpdateOperation::InsertData { data } => {
            for Quad { predicate, object, .. } in data {
                if let Term::Literal(text) = object {
                    checker.inserted(predicate, text);
                }
            }
        }
        GraphUpdateOperation::DeleteData { data } => {
            for GroundQuad { predicate, object, .. } in data {
                if let GroundTerm::Literal(text) = object {
                    checker.wanted(predicate, text);
                }
            }
        }
        GraphUpdateOperation::DeleteInsert { delete, insert, pattern, .. } => {
            checker.pattern(pattern);
            for GroundQuadPattern { predicate, object, .. } in delete {
                if let (NamedNodePattern::NamedNode(property), GroundTermPattern::Literal(text)) =
                    (predicate, object)
                {
                    checker.wanted(property, text);
                }
            }
            for QuadPattern { predicate, object, .. } in insert {
                if let (NamedNodePattern::NamedNode(property), TermPattern::Literal(text)) =
                    (predicate, object)
                {
                    checker.inserted(property, text);
                }
            }
        }
        _ => {}
    }
    checker.found
}

/// Calls for a pattern and for all that it holds.
pub(super) fn each<'a>(pattern: &'a GraphPattern, call: &mut dyn FnMut(&'a GraphPattern)) {
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

/// What names and texts are held against.
#[derive(Clone, Copy)]
pub(super) struct Graph<'a> {
    pub(super) store: &'a Store,
    pub(super) prefixes: &'a Prefixes,
}

struct Checker<'a> {
    graph: Graph<'a>,
    source: Source<'a>,
    /// Variables that stand where only things do: at the beginning of a triple.
    things: Names,
    found: Vec<Problem>,
}

impl<'a> Checker<'a> {
    fn new(graph: Graph<'a>, source: Source<'a>) -> Self {
        Self { graph, source, things: Names::new(), found: Vec::new() }
    }

    /// Checks all that is asked of the graph.
    fn pattern(&mut self, pattern: &GraphPattern) {
        each(pattern, &mut |pattern| match pattern {
            GraphPattern::Bgp { patterns } => {
                self.things.extend(patterns.iter().filter_map(|one| variable(&one.subject)));
            }
            GraphPattern::Path { subject, .. } => self.things.extend(variable(subject)),
            _ => {}
        });
        each(pattern, &mut |pattern| match pattern {
            GraphPattern::Bgp { patterns } => patterns.iter().for_each(|one| self.triple(one)),
            GraphPattern::LeftJoin { expression: Some(expression), .. }
            | GraphPattern::Filter { expr: expression, .. }
            | GraphPattern::Extend { expression, .. } => self.expression(expression),
            _ => {}
        });
    }

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
        if let TermPattern::Literal(text) = &triple.object {
            self.wanted(property, text);
        }
    }

    /// Tells of a text that the graph should have behind a property, and does not.
    fn wanted(&mut self, property: &NamedNode, text: &Literal) {
        if is_text(text) && !self.graph.store.has(property, &Term::from(text.clone())) {
            let name = self.graph.prefixes.show(property.as_str());
            let message = format!("no triple has `{name}` with exactly this text");
            let plain = Term::from(Literal::from(text.value()));
            let has_plain = text.language().is_some() && self.graph.store.has(property, &plain);
            let hint = has_plain.then(|| format!("the graph has it without a language: `{plain}`"));
            let hint = hint.or_else(|| self.called(text.value()));
            let hint = hint.or_else(|| values::written(self.graph, property, text));
            let hint = hint.or_else(|| self.called_nearly(text.value()));
            self.tell_with(text, message, Some(hint.unwrap_or_else(|| PARTS.to_owned())));
        }
    }

    /// Tells of a text that is put behind a property that has only things behind it.
    fn inserted(&mut self, property: &NamedNode, text: &Literal) {
        let mut sample =
            self.graph.store.with_predicate(property).flatten().take(SAMPLED).peekable();
        let only_things =
            sample.peek().is_some() && sample.all(|quad| !matches!(quad.object, Term::Literal(_)));
        if is_text(text) && only_things {
            let property = self.graph.prefixes.show(property.as_str());
            self.tell(text, format!("`{property}` leads to things, and this is a text"));
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
        let hint = self.called(text.value());
        self.tell_with(text, message, hint);
    }

    fn tell_with(&mut self, text: &Literal, message: String, hint: Option<String>) {
        if self.found.len() == MOST {
            return;
        }
        let is_it = |token: &&Token| {
            let written = token.of(self.source.text);
            token.kind == TokenKind::String && written.trim_matches(['"', '\'']) == text.value()
        };
        let Some(token) = self.source.tokens.iter().find(is_it) else { return };
        if self.found.iter().all(|known| known.span != token.span) {
            self.found.push(Problem::at(token.span, message).hint(hint));
        }
    }

    /// Tells what is called so, in words.
    fn called(&self, name: &str) -> Option<String> {
        let short = |node: &NamedNode| format!("`{}`", self.graph.prefixes.show(node.as_str()));
        let nodes: Vec<String> =
            match entities::resolve(self.graph.store, self.graph.prefixes, name) {
                Ok(node) => vec![short(&node)],
                Err(ValueError::Ambiguous { candidates, .. }) => {
                    candidates.iter().map(|one| short(&one.entity)).collect()
                }
                Err(_) => return None,
            };
        Some(format!("what is called so is {}; Tab behind a name finds it", nodes.join(" or ")))
    }

    /// Tells which names are spelt nearly so.
    fn called_nearly(&self, name: &str) -> Option<String> {
        match entities::resolve(self.graph.store, self.graph.prefixes, name) {
            Err(ValueError::NoEntity { near, .. }) if !near.is_empty() => {
                Some(format!("did you mean \"{}\"?", near.join("\" or \"")))
            }
            _ => None,
        }
    }

    fn search_without_words(&mut self, property: &NamedNode) {
        let name = self.graph.prefixes.show(property.as_str());
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
