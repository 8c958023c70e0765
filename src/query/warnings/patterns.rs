//! Finds variables without a value and patterns that nothing joins, in the algebra of a query.

use std::collections::BTreeSet;

use oxigraph::model::Variable;
use spargebra::Query;
use spargebra::algebra::{AggregateExpression, Expression, GraphPattern, OrderExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

use super::Source;
use crate::query::Problem;
use crate::query::problem::nearest;

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

/// Names of variables; blank nodes, which join as variables do, begin with `_:`.
type Names = BTreeSet<String>;

/// Returns the variables that a pattern may give a value.
fn scope(pattern: &GraphPattern) -> Names {
    let mut names = Names::new();
    pattern.on_in_scope_variable(|variable| {
        names.insert(variable.as_str().to_owned());
    });
    names
}

fn of_term(term: &TermPattern) -> Option<String> {
    match term {
        TermPattern::Variable(variable) => Some(variable.as_str().to_owned()),
        TermPattern::BlankNode(node) => Some(format!("_:{}", node.as_str())),
        _ => None,
    }
}

fn of_triple(triple: &TriplePattern) -> Names {
    let predicate = match &triple.predicate {
        NamedNodePattern::Variable(variable) => Some(variable.as_str().to_owned()),
        NamedNodePattern::NamedNode(_) => None,
    };
    [of_term(&triple.subject), predicate, of_term(&triple.object)].into_iter().flatten().collect()
}

/// Returns the expressions that an expression is made of.
fn parts(expression: &Expression) -> Vec<&Expression> {
    use Expression as E;
    match expression {
        E::Or(a, b)
        | E::And(a, b)
        | E::Equal(a, b)
        | E::SameTerm(a, b)
        | E::Greater(a, b)
        | E::GreaterOrEqual(a, b)
        | E::Less(a, b)
        | E::LessOrEqual(a, b)
        | E::Add(a, b)
        | E::Subtract(a, b)
        | E::Multiply(a, b)
        | E::Divide(a, b) => vec![a, b],
        E::UnaryPlus(a) | E::UnaryMinus(a) | E::Not(a) => vec![a],
        E::If(a, b, c) => vec![a, b, c],
        E::In(a, all) => std::iter::once(&**a).chain(all).collect(),
        E::Coalesce(all) | E::FunctionCall(_, all) => all.iter().collect(),
        E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Exists(_) | E::Bound(_) => Vec::new(),
    }
}

/// Returns the variables whose values an expression takes, also within EXISTS.
fn of_expression(expression: &Expression) -> Names {
    match expression {
        Expression::Variable(variable) | Expression::Bound(variable) => {
            Names::from([variable.as_str().to_owned()])
        }
        Expression::Exists(pattern) => scope(pattern),
        _ => parts(expression).into_iter().flat_map(of_expression).collect(),
    }
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
                self.pattern(right);
                joined.rows.push(scope(right));
                let mut both = scope(left);
                both.extend(scope(right));
                if let Some(expression) = expression {
                    joined.links.push(self.expression(expression, &both, FILTER));
                }
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

    /// Tells where rows multiply because nothing joins them.
    fn product(&mut self, joined: &Joined) {
        let place = |names: &Names| {
            let body = self.source.tokens.iter().find(|token| token.of(self.source.text) == "{");
            let body = body.map_or(0, |brace| brace.span.start);
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

/// Tells whether a table has one row at the most.
fn has_one_row(pattern: &GraphPattern) -> bool {
    use GraphPattern as P;
    match pattern {
        P::Group { variables, .. } => variables.is_empty(),
        P::Slice { length: Some(0 | 1), .. } => true,
        P::Project { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::Extend { inner, .. }
        | P::OrderBy { inner, .. }
        | P::Filter { inner, .. } => has_one_row(inner),
        _ => false,
    }
}

/// What is joined to one table: the variables of each part, and of what links parts.
#[derive(Debug, Default)]
struct Joined {
    rows: Vec<Names>,
    links: Vec<Names>,
}

impl Joined {
    /// Returns the variables of the parts, those together that something joins.
    ///
    /// What has a value from around is fixed, and joins all that name it.
    fn groups(&self, outer: &Names) -> Vec<Names> {
        let mut groups: Vec<Names> = Vec::new();
        for names in self.rows.iter().chain(&self.links) {
            let mut whole = names.clone();
            let fixed = |names: &Names| names.iter().any(|name| outer.contains(name));
            groups.retain(|group| {
                let touches = !group.is_disjoint(&whole) || (fixed(group) && fixed(&whole));
                if touches {
                    whole.extend(group.iter().cloned());
                }
                !touches
            });
            groups.push(whole);
        }
        let has_rows = |group: &Names| self.rows.iter().any(|row| !row.is_disjoint(group));
        groups.retain(|group| !group.is_empty() && has_rows(group));
        groups
    }
}
