//! Finds variables without a value and patterns that nothing joins, in the algebra of a query.

use std::collections::BTreeSet;

use oxigraph::model::Variable;
use spargebra::algebra::{AggregateExpression, Expression, GraphPattern, OrderExpression};
use spargebra::{GraphUpdateOperation, Query};

use super::Source;
use super::joined::{Joined, has_one_row};
use super::names::{Names, of_expression, of_term, of_triple, parts, scope};
use crate::query::Problem;
use crate::query::problem::nearest;
use crate::query::scan::TokenKind;

/// Returns what the patterns of a query probably do not mean.
pub(super) fn check(query: &Query, source: Source<'_>) -> Vec<Problem> {
    let mut checker = Checker { source, outer: BTreeSet::new(), found: Vec::new() };
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = query;
    if let Query::Construct { template, .. } = query {
        let scope = scope(pattern);
        for name in template.iter().flat_map(of_triple) {
            checker.needs(&name, &scope, "");
        }
    }
    checker.pattern(pattern);
    checker.found
}

/// Returns what an operation of an update probably does not mean; what it deletes and inserts stands before WHERE.
pub(super) fn check_operation(
    operation: &GraphUpdateOperation,
    source: Source<'_>,
) -> Vec<Problem> {
    let GraphUpdateOperation::DeleteInsert { pattern, .. } = operation else { return Vec::new() };
    let mut checker = Checker { source, outer: BTreeSet::new(), found: Vec::new() };
    let scope = scope(pattern);
    let from = checker.body();
    for (name, _) in source.variables().filter(|(_, token)| token.span.start < from) {
        checker.needs(name, &scope, "");
    }
    checker.pattern(pattern);
    checker.found
}

struct Checker<'a> {
    source: Source<'a>,
    /// What has a value around an EXISTS.
    outer: Names,
    found: Vec<Problem>,
}

impl Checker<'_> {
    /// Checks a pattern that is one unit, and all in it.
    fn pattern(&mut self, pattern: &GraphPattern) {
        let mut joined = Joined::default();
        self.join(pattern, &mut joined);
        self.product(&joined);
    }

    /// Goes through what is joined to one table of rows.
    fn join(&mut self, pattern: &GraphPattern, joined: &mut Joined) {
        use GraphPattern as P;
        match pattern {
            P::Bgp { patterns } => joined.rows.extend(patterns.iter().map(of_triple)),
            P::Path { subject, object, .. } => {
                joined
                    .rows
                    .push([of_term(subject), of_term(object)].into_iter().flatten().collect());
            }
            P::Join { left, right } | P::Lateral { left, right } => {
                self.join(left, joined);
                self.join(right, joined);
            }
            P::LeftJoin { left, right, expression } => {
                self.join(left, joined);
                self.optional((left, right), expression.as_ref(), joined);
            }
            P::Filter { expr, inner } => {
                self.join(inner, joined);
                joined.links.push(self.expression(expr, &scope(inner), FILTER));
            }
            P::Extend { inner, variable, expression } => {
                self.join(inner, joined);
                let mut link = self.expression(expression, &scope(inner), "");
                link.insert(variable.as_str().to_owned());
                joined.links.push(link);
            }
            P::Graph { inner, .. } => {
                self.join(inner, joined);
                // What stands in one graph is joined by it.
                joined.links.push(scope(pattern));
            }
            P::Minus { left, right } => {
                self.join(left, joined);
                self.pattern(right);
            }
            P::Values { bindings, .. } if bindings.len() == 1 => {}
            _ => {
                self.unit(pattern);
                if !has_one_row(pattern) {
                    joined.rows.push(scope(pattern));
                }
            }
        }
    }

    /// Goes through what OPTIONAL adds to the rows of a pattern, the first of the two.
    fn optional(
        &mut self,
        (left, right): (&GraphPattern, &GraphPattern),
        condition: Option<&Expression>,
        joined: &mut Joined,
    ) {
        self.pattern(right);
        joined.rows.push(scope(right));
        if let Some(condition) = condition {
            let mut both = scope(left);
            both.extend(scope(right));
            joined.links.push(self.expression(condition, &both, FILTER));
        }
    }

    /// Checks what makes a table of its own.
    fn unit(&mut self, pattern: &GraphPattern) {
        use GraphPattern as P;
        match pattern {
            P::Union { left, right } => {
                self.pattern(left);
                self.pattern(right);
            }
            P::Project { inner, variables } => {
                let scope = scope(inner);
                for variable in variables {
                    self.needs(variable.as_str(), &scope, "");
                }
                self.pattern(inner);
            }
            P::OrderBy { inner, expression } => {
                for one in expression {
                    let (OrderExpression::Asc(one) | OrderExpression::Desc(one)) = one;
                    self.expression(one, &scope(inner), "");
                }
                self.pattern(inner);
            }
            P::Group { inner, variables, aggregates } => {
                self.group(&scope(inner), variables, aggregates);
                self.pattern(inner);
            }
            P::Distinct { inner } | P::Reduced { inner } | P::Slice { inner, .. } => {
                self.pattern(inner);
            }
            _ => {}
        }
    }

    fn group(
        &mut self,
        scope: &Names,
        variables: &[Variable],
        aggregates: &[(Variable, AggregateExpression)],
    ) {
        for variable in variables {
            self.needs(variable.as_str(), scope, "");
        }
        for (_, aggregate) in aggregates {
            if let AggregateExpression::FunctionCall { expr, .. } = aggregate {
                self.expression(expr, scope, "");
            }
        }
    }

    /// Checks an expression that sees the variables of `scope`; returns those that it takes.
    fn expression(&mut self, expression: &Expression, scope: &Names, hint: &str) -> Names {
        match expression {
            Expression::Variable(variable) => self.needs(variable.as_str(), scope, hint),
            Expression::Exists(pattern) => {
                let around = self.outer.clone();
                self.outer.extend(scope.iter().cloned());
                self.pattern(pattern);
                self.outer = around;
            }
            _ => {
                for part in parts(expression) {
                    self.expression(part, scope, hint);
                }
            }
        }
        of_expression(expression)
    }

    /// Tells of a variable that has no value there.
    fn needs(&mut self, name: &str, scope: &Names, hint: &str) {
        if scope.contains(name) || self.outer.contains(name) {
            return;
        }
        let mut places = self.source.variables().filter(|(one, _)| *one == name);
        // A name that stands nowhere is one that the algebra has made.
        let Some((_, first)) = places.next() else { return };
        let (place, elsewhere) = match places.last() {
            Some((_, last)) if !hint.is_empty() => (last, true),
            _ => (first, false),
        };
        if self.found.iter().any(|known| known.span == place.span) {
            return;
        }
        let here = if elsewhere { " here" } else { "" };
        let is_word = |name: &&str| name.len() >= super::SHORTEST;
        let near = Some(name)
            .filter(is_word)
            .and_then(|name| nearest(name, scope.iter().map(String::as_str).filter(is_word)));
        let hint = match near {
            Some(near) if !elsewhere => Some(format!("did you mean `?{near}`?")),
            _ => elsewhere.then(|| hint.to_owned()),
        };
        let message = format!("nothing gives `?{name}` a value{here}");
        self.found.push(Problem::at(place.span, message).hint(hint));
    }

    /// Returns where the patterns begin: behind a WHERE that is in no braces, else with the first brace.
    fn body(&self) -> u32 {
        let Source { text, tokens } = self.source;
        let mut depth = 0_usize;
        let mut first = None;
        for token in tokens {
            match token.kind {
                TokenKind::Open => {
                    depth += 1;
                    first = first.or((token.of(text) == "{").then_some(token.span.start));
                }
                TokenKind::Close => depth = depth.saturating_sub(1),
                _ if depth == 0 && token.is_word(text, "WHERE") => return token.span.start,
                _ => {}
            }
        }
        first.unwrap_or(0)
    }

    /// Tells where rows multiply because nothing joins them.
    fn product(&mut self, joined: &Joined) {
        let body = self.body();
        let place = |names: &Names| {
            let mut variables = self.source.variables().filter(|(_, at)| at.span.start > body);
            variables.find(|(name, _)| names.contains(*name) && !self.outer.contains(*name))
        };
        let mut places: Vec<_> = joined.groups(&self.outer).iter().filter_map(place).collect();
        places.sort_by_key(|(_, token)| token.span.start);
        let [(first, _), (_, token), ..] = places.as_slice() else { return };
        let others: Vec<String> =
            places[1..].iter().map(|(name, _)| format!("`?{name}`")).collect();
        let others = others.join(" and ");
        let message = format!(
            "nothing joins {others} with `?{first}`: each row of one comes with each row of the other"
        );
        self.found.push(Problem::at(token.span, message));
    }
}

const FILTER: &str = "a FILTER sees the variables of its own braces";
