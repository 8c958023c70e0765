//! Finds values of a kind that the graph does not have there: a text where it has dates, a
//! number where it has texts. No row passes such a comparison, and none is told why.

use std::collections::BTreeMap;

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};
use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::{NamedNodePattern, TermPattern};

use super::Source;
use super::names::parts;
use super::texts::{Graph, each};
use crate::query::Problem;
use crate::query::scan::{Token, TokenKind};

/// What kinds of values compare with one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Thing,
    Text,
    Number,
    Date,
    Other,
}

impl Kind {
    fn of(term: &Term) -> Self {
        const NUMBERS: [NamedNodeRef<'_>; 4] =
            [xsd::INTEGER, xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT];
        match term {
            Term::Literal(literal) => match literal.datatype() {
                datatype if datatype == xsd::STRING || datatype == rdf::LANG_STRING => Self::Text,
                datatype if NUMBERS.contains(&datatype) => Self::Number,
                datatype if datatype == xsd::DATE || datatype == xsd::DATE_TIME => Self::Date,
                _ => Self::Other,
            },
            Term::NamedNode(_) | Term::BlankNode(_) => Self::Thing,
            Term::Triple(_) => Self::Other,
        }
    }

    const fn plural(self) -> &'static str {
        match self {
            Self::Thing => "things",
            Self::Text => "texts",
            Self::Number => "numbers",
            Self::Date => "dates",
            Self::Other => "other values",
        }
    }
}

/// Returns where a query compares a variable with a value of another kind than the graph has
/// there, and where it subtracts what was meant as a date.
pub(super) fn check(graph: Graph<'_>, query: &Query, source: Source<'_>) -> Vec<Problem> {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = query;
    let mut checker = Checker { graph, source, properties: BTreeMap::new(), found: Vec::new() };
    each(pattern, &mut |pattern| checker.note(pattern));
    each(pattern, &mut |pattern| {
        if let GraphPattern::Filter { expr: expression, .. }
        | GraphPattern::LeftJoin { expression: Some(expression), .. }
        | GraphPattern::Extend { expression, .. } = pattern
        {
            checker.expression(expression);
        }
    });
    let mut found = checker.found;
    found.extend(source.tokens.iter().filter_map(|token| subtracted(source.text, *token)));
    found
}

/// Returns how the graph writes what a property leads to, where it is no text as `text` is.
pub(super) fn written(graph: Graph<'_>, property: &NamedNode, text: &Literal) -> Option<String> {
    let Term::Literal(value) = sample(graph, property)? else { return None };
    let is_other = value.datatype() != text.datatype() || value.language() != text.language();
    is_other.then(|| format!("the graph writes it as in `{}`", short(graph, &value)))
}

/// Returns one of the values that a property leads to.
fn sample(graph: Graph<'_>, property: &NamedNode) -> Option<Term> {
    graph.store.with_predicate(property).next()?.ok().map(|quad| quad.object)
}

/// A literal as a query writes it.
fn short(graph: Graph<'_>, literal: &Literal) -> String {
    const LONG: usize = 40;
    let value = literal.value();
    match Kind::of(&Term::from(literal.clone())) {
        Kind::Number => value.to_owned(),
        Kind::Text if value.chars().count() > LONG => "\"…\"".to_owned(),
        Kind::Text => literal.to_string(),
        _ => format!("\"{value}\"^^{}", graph.prefixes.show(literal.datatype().as_str())),
    }
}

struct Checker<'a> {
    graph: Graph<'a>,
    source: Source<'a>,
    /// The property that each variable stands behind, the first of them.
    properties: BTreeMap<String, NamedNode>,
    found: Vec<Problem>,
}

impl Checker<'_> {
    fn note(&mut self, pattern: &GraphPattern) {
        let GraphPattern::Bgp { patterns } = pattern else { return };
        for triple in patterns {
            if let (NamedNodePattern::NamedNode(property), TermPattern::Variable(variable)) =
                (&triple.predicate, &triple.object)
            {
                let name = variable.as_str().to_owned();
                self.properties.entry(name).or_insert_with(|| property.clone());
            }
        }
    }

    fn expression(&mut self, expression: &Expression) {
        use Expression as E;
        if let E::Equal(one, other)
        | E::Less(one, other)
        | E::LessOrEqual(one, other)
        | E::Greater(one, other)
        | E::GreaterOrEqual(one, other) = expression
            && let (E::Variable(variable), E::Literal(value))
            | (E::Literal(value), E::Variable(variable)) = (&**one, &**other)
        {
            self.compared(variable.as_str(), value);
        }
        for part in parts(expression) {
            self.expression(part);
        }
    }

    /// Tells of a value that is of another kind than those of the variable.
    fn compared(&mut self, name: &str, value: &Literal) {
        let Some(property) = self.properties.get(name) else { return };
        let Some(known) = sample(self.graph, property) else { return };
        let (have, given) = (Kind::of(&known), Kind::of(&Term::from(value.clone())));
        if have == given || have == Kind::Other || given == Kind::Other {
            return;
        }
        let is_it = |token: &&Token| {
            let written = token.of(self.source.text);
            matches!(token.kind, TokenKind::String | TokenKind::Number)
                && written.trim_matches(['"', '\'']) == value.value()
        };
        let Some(token) = self.source.tokens.iter().find(is_it) else { return };
        let message = format!("`?{name}` has {}, which compare with no such value", have.plural());
        let hint = match &known {
            Term::Literal(_) if have == Kind::Text => "a text stands in quotation marks".to_owned(),
            Term::Literal(known) => format!("write it as in `{}`", short(self.graph, known)),
            _ => format!("`?{name} skos:prefLabel ?name` gives its name"),
        };
        self.found.push(Problem::at(token.span, message).hint(hint));
    }
}

/// A year, a month and a day that nothing makes a date: the one less the others.
fn subtracted(text: &str, token: Token) -> Option<Problem> {
    let (year, rest) = (token.of(text), &text[token.span.end as usize..]);
    let is_number = |part: &str, length: std::ops::RangeInclusive<usize>| {
        length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if token.kind != TokenKind::Number || !is_number(year, 4..=4) {
        return None;
    }
    let (month, rest) = rest.strip_prefix('-')?.split_once('-')?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let day = &rest[..end];
    (is_number(month, 1..=2) && is_number(day, 1..=2)).then(|| {
        let date = format!("{year}-{month}-{day}");
        Problem::at(token.span, format!("`{date}` is a number less two others"))
            .hint(format!("a date is written `\"{date}\"^^xsd:date`"))
    })
}
