//! Parameters of saved questions, named as grlc names them, and values put in their places.
//!
//! `?_name` must be given, `?__name` may be left out. An ending tells what the
//! value is: `?_actor_iri`, `?_limit_integer`, `?_word_en` (a text in English),
//! `?_since_xsd_date` (a literal of that datatype), `?_words_near` (words to search for, with
//! those near them); without one it is a text.
//!
//! A value becomes a typed term, and the term, escaped, takes the place of the
//! variable's tokens: whatever a value holds, it cannot change what the query asks.

use oxigraph::model::{Literal, NamedNode, Term};

use super::prefixes::Prefixes;
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

/// Why a value cannot be a parameter's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// It is not of the parameter's kind.
    #[error("`{value}` is no {wanted}")]
    Kind {
        /// The value.
        value: String,
        /// What is wanted.
        wanted: String,
    },
    /// No entity has this name.
    #[error("nothing in the graph is called `{name}`{}", similar(near))]
    NoEntity {
        /// The name.
        name: String,
        /// Names that come near.
        near: Vec<String>,
    },
    /// Several entities have this name.
    #[error("`{name}` may be {}; give the IRI", either(candidates))]
    Ambiguous {
        /// The name.
        name: String,
        /// Some of them.
        candidates: Vec<Candidate>,
    },
    /// The graph could not be asked for a name.
    #[error("{0}")]
    Store(String),
}

/// One of several things that have a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its label.
    pub label: String,
    /// What it is.
    pub entity: NamedNode,
    /// Its IRI, written short.
    pub short: String,
}

fn either(candidates: &[Candidate]) -> String {
    let shown = candidates.iter().map(|one| format!("{} ({})", one.label, one.short));
    shown.collect::<Vec<_>>().join(" or ")
}

fn similar(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) }
}

/// Finds the entity that a user calls by a name.
pub type Resolve<'a> = &'a dyn Fn(&str) -> Result<NamedNode, ValueError>;

/// Returns the term that `value` is for a parameter.
///
/// # Errors
///
/// Where it is not of the parameter's kind, or names no entity or several.
pub fn term(
    parameter: &Parameter,
    value: &str,
    prefixes: &Prefixes,
    resolve: Resolve<'_>,
) -> Result<Term, ValueError> {
    let wrong = || ValueError::Kind { value: value.to_owned(), wanted: parameter.kind.about() };
    Ok(match &parameter.kind {
        ParameterKind::Text => Literal::from(value).into(),
        ParameterKind::Near => Literal::from(near(value)).into(),
        ParameterKind::Language(language) => {
            Literal::new_language_tagged_literal(value, language).map_err(|_| wrong())?.into()
        }
        ParameterKind::Entity => entity(value, prefixes, resolve)?.into(),
        ParameterKind::Integer => {
            Literal::from(value.trim().parse::<i64>().map_err(|_| wrong())?).into()
        }
        ParameterKind::Number => number(value.trim()).ok_or_else(wrong)?.into(),
        ParameterKind::Datatype(datatype) => {
            let datatype = prefixes.expand(datatype).and_then(|iri| NamedNode::new(iri).ok());
            Literal::new_typed_literal(value.trim(), datatype.ok_or_else(wrong)?).into()
        }
    })
}

/// Marks words as those that stand for near ones, too; runs in quotation marks stay as they are.
fn near(value: &str) -> String {
    let mark = |piece: &str| -> String {
        let words = piece.split_whitespace().map(|word| format!("~{word}"));
        words.collect::<Vec<_>>().join(" ")
    };
    let alternatives = value
        .split('|')
        .map(|piece| if piece.contains(['"', '~', '*']) { piece.to_owned() } else { mark(piece) });
    alternatives.collect::<Vec<_>>().join("|")
}

fn number(value: &str) -> Option<Literal> {
    if let Ok(whole) = value.parse::<i64>() {
        return Some(Literal::from(whole));
    }
    value.parse::<f64>().ok().filter(|number| number.is_finite()).map(Literal::from)
}

/// Returns what a value means: an IRI in angle brackets, a whole one, a prefixed name; else the
/// name of an entity.
///
/// # Errors
///
/// Where it is no IRI and names no entity or several.
pub fn entity(
    value: &str,
    prefixes: &Prefixes,
    resolve: Resolve<'_>,
) -> Result<NamedNode, ValueError> {
    let value = value.trim();
    let bare = value.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let iri = match bare {
        Some(iri) => Some(iri.to_owned()),
        None if value.contains("://") => Some(value.to_owned()),
        None => prefixes.expand(value),
    };
    match iri.map(NamedNode::new) {
        Some(Ok(node)) => Ok(node),
        Some(Err(_)) => Err(ValueError::Kind { value: value.to_owned(), wanted: "IRI".to_owned() }),
        None => resolve(value),
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
    use super::*;

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
