//! Parameters of saved questions, named as grlc names them, and values put in their places.
//!
//! `?_name` must be given, `?__name` may be left out. An ending tells what the
//! value is: `?_actor_iri`, `?_limit_integer`, `?_word_en` (a text in English),
//! `?_since_xsd_date` (a literal of that datatype), `?_words_near` (words to search for, with
//! those near them); without one it is a text.
//!
//! A value becomes a typed term, and the term, escaped, takes the place of the
//! variable's tokens: whatever a value holds, it cannot change what the query asks.

use oxigraph::model::Term;

use super::scan::{self, TokenKind};

/// A place in a saved question that the user fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// The variable, without its question mark: `_actor_iri`.
    pub variable: String,
    /// What the user calls it: `actor`.
    pub name: String,
    /// Whether it may be left out; its variable then matches anything.
    pub optional: bool,
    /// What its value is.
    pub kind: ParameterKind,
}

/// What the value of a parameter is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterKind {
    /// A text.
    Text,
    /// Words for `nun:search`, which finds near ones, too.
    Near,
    /// A text in a language.
    Language(String),
    /// An entity: an IRI, a prefixed name, or its label.
    Entity,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A literal of a datatype, given as a prefixed name.
    Datatype(String),
}

/// Returns the parameters of a query in the order that they first stand there.
#[must_use]
pub fn find(text: &str) -> Vec<Parameter> {
    let mut found: Vec<Parameter> = Vec::new();
    for token in scan::scan(text) {
        if token.kind == TokenKind::Variable
            && let Some(parameter) = read(&token.of(text)[1..])
            && !found.contains(&parameter)
        {
            found.push(parameter);
        }
    }
    found
}

/// Returns the parameter that a variable is, by its name.
fn read(variable: &str) -> Option<Parameter> {
    let rest = variable.strip_prefix('_')?;
    let (rest, optional) = rest.strip_prefix('_').map_or((rest, false), |rest| (rest, true));
    let parts: Vec<&str> = rest.split('_').collect();
    let (name, kind) = match parts.as_slice() {
        [name @ .., "iri"] if !name.is_empty() => (name, ParameterKind::Entity),
        [name @ .., "integer"] if !name.is_empty() => (name, ParameterKind::Integer),
        [name @ .., "number"] if !name.is_empty() => (name, ParameterKind::Number),
        [name @ .., "near"] if !name.is_empty() => (name, ParameterKind::Near),
        [name @ .., "literal"] if !name.is_empty() => (name, ParameterKind::Text),
        [name @ .., "xsd", datatype] if !name.is_empty() => {
            (name, ParameterKind::Datatype(format!("xsd:{datatype}")))
        }
        [name @ .., language] if !name.is_empty() && language.len() == 2 => {
            (name, ParameterKind::Language((*language).to_owned()))
        }
        name => (name, ParameterKind::Text),
    };
    let name = name.join("_");
    (!name.is_empty()).then(|| Parameter { variable: variable.to_owned(), name, optional, kind })
}

impl ParameterKind {
    /// Returns what a user should give, for messages and help.
    #[must_use]
    pub fn about(&self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Near => "words; near ones count, too".to_owned(),
            Self::Language(language) => format!("text in language {language}"),
            Self::Entity => "name or IRI".to_owned(),
            Self::Integer => "whole number".to_owned(),
            Self::Number => "number".to_owned(),
            Self::Datatype(datatype) => datatype.clone(),
        }
    }
}

/// Returns the query with each parameter's variable replaced by its term.
#[must_use]
pub fn substitute(text: &str, values: &[(&Parameter, Term)]) -> String {
    let mut query = String::with_capacity(text.len());
    let mut copied = 0;
    for token in scan::scan(text) {
        if token.kind != TokenKind::Variable {
            continue;
        }
        let variable = &token.of(text)[1..];
        if let Some((_, term)) = values.iter().find(|(parameter, _)| parameter.variable == variable)
        {
            query.push_str(&text[copied..token.span.start as usize]);
            query.push_str(&written(term));
            copied = token.span.end as usize;
        }
    }
    query.push_str(&text[copied..]);
    query
}

/// A term in SPARQL; whole numbers bare, so that they can follow LIMIT.
fn written(term: &Term) -> String {
    match term {
        Term::Literal(literal)
            if literal.datatype() == oxigraph::model::vocab::xsd::INTEGER
                && literal.value().starts_with(|c: char| c.is_ascii_digit()) =>
        {
            literal.value().to_owned()
        }
        term => term.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::NamedNode;

    use super::*;
    use crate::query::Prefixes;
    use crate::query::values::{ValueError, term};

    fn nobody(name: &str) -> Result<NamedNode, ValueError> {
        Err(ValueError::NoEntity { name: name.to_owned(), near: Vec::new() })
    }

    /// Returns the query with its first parameter set to `value`.
    fn filled(query: &str, value: &str) -> Result<String, ValueError> {
        let prefixes: Prefixes =
            [("xsd", "http://www.w3.org/2001/XMLSchema#"), ("id", "http://id/")]
                .into_iter()
                .collect();
        let parameters = find(query);
        let term = term(&parameters[0], value, &prefixes, &nobody)?;
        Ok(substitute(query, &[(&parameters[0], term)]))
    }

    #[test]
    fn names_tell_the_kinds() {
        let found =
            find("{ ?_actor_iri ?p ?__word . } # ?_no\nLIMIT ?_limit_integer ?_since_xsd_date");
        let shown: Vec<_> =
            found.iter().map(|one| (one.name.as_str(), one.optional, one.kind.about())).collect();
        assert_eq!(
            shown,
            [
                ("actor", false, "name or IRI".to_owned()),
                ("word", true, "text".to_owned()),
                ("limit", false, "whole number".to_owned()),
                ("since", false, "xsd:date".to_owned()),
            ]
        );
    }

    #[test]
    fn a_value_takes_the_place_of_its_variable() {
        assert_eq!(filled("{ ?s ?p ?_o_iri }", "id:x").unwrap(), "{ ?s ?p <http://id/x> }");
        assert_eq!(filled("{} LIMIT ?_n_integer", "5").unwrap(), "{} LIMIT 5");
        assert_eq!(
            filled("{ ?s ?p ?_d_xsd_date }", "2025-11-19").unwrap(),
            "{ ?s ?p \"2025-11-19\"^^<http://www.w3.org/2001/XMLSchema#date> }"
        );
    }

    #[test]
    fn a_value_cannot_change_the_query() {
        assert_eq!(
            filled("{ ?s ?p ?_o }", "x\" } ; DROP ALL #").unwrap(),
            r#"{ ?s ?p "x\" } ; DROP ALL #" }"#
        );
        assert!(filled("{ ?s ?p ?_o_iri }", "http://x> } <http://y").is_err());
        assert!(filled("{} LIMIT ?_n_integer", "5 } ; DROP ALL").is_err());
    }

    #[test]
    fn a_name_that_nothing_has_is_told() {
        assert_eq!(
            filled("{ ?s ?p ?_o_iri }", "Nobody").unwrap_err().to_string(),
            "nothing in the graph is called `Nobody`"
        );
    }
}
