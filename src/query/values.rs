//! The values of parameters: what a user gives becomes a term, or an error that says what is wanted.

use oxigraph::model::{Literal, NamedNode, Term};

use super::parameters::{Parameter, ParameterKind};
use super::prefixes::Prefixes;

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
