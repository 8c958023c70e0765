//! Gives variables of a query a value from outside, as `--var` does.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::entities;
use super::prefixes::Prefixes;
use super::scan::{self, Token, TokenKind};
use super::values::ValueError;
use crate::store::Store;

/// Values as a query writes them, by the names of their variables, without marks.
pub type Variables = BTreeMap<String, String>;

/// Returns how a query writes a value.
///
/// An IRI, a prefixed name, a number, true, false and a text between quotation
/// marks are what they are; anything else is the name of an entity.
///
/// # Errors
///
/// Where no entity, or more than one, is called so.
pub fn written(value: &str, prefixes: &Prefixes, store: &Store) -> Result<String, ValueError> {
    let tokens = scan::scan(value);
    let is_term = match tokens.as_slice() {
        [one] => match one.kind {
            TokenKind::Iri | TokenKind::Number | TokenKind::String => true,
            TokenKind::PrefixedName => prefixes.expand(value).is_some(),
            TokenKind::Word => scan::is_boolean(value),
            _ => false,
        },
        [sign, number] if number.kind == TokenKind::Number => matches!(sign.of(value), "-" | "+"),
        _ => tokens.first().is_some_and(|first| first.kind == TokenKind::String),
    };
    if is_term {
        return Ok(value.to_owned());
    }
    entities::resolve(store, prefixes, value).map(|node| node.to_string())
}

/// Returns the query with values for those of the variables that it names.
///
/// They stand at the head of its pattern, in the line where that begins, so that
/// no line moves.
#[must_use]
pub fn bind(text: &str, variables: &Variables) -> String {
    let tokens = scan::scan(text);
    let named = |name: &str| {
        let is = |token: &&Token| {
            token.kind == TokenKind::Variable && token.of(text).get(1..) == Some(name)
        };
        tokens.iter().any(|token| is(&token))
    };
    let mut values = String::new();
    for (name, value) in variables.iter().filter(|(name, _)| named(name)) {
        let _ = write!(values, " VALUES ?{name} {{ {value} }}");
    }
    match pattern(text, &tokens) {
        Some(brace) if !values.is_empty() => {
            let at = brace.span.end as usize;
            format!("{}{values}{}", &text[..at], &text[at..])
        }
        _ => text.to_owned(),
    }
}

/// Returns the brace that the pattern begins with: that behind WHERE, or the first one.
fn pattern(text: &str, tokens: &[Token]) -> Option<Token> {
    let mut depth = 0;
    let mut behind_where = false;
    let mut first = None;
    for token in tokens {
        match token.kind {
            TokenKind::Open => {
                if token.of(text) == "{" && depth == 0 {
                    if behind_where {
                        return Some(*token);
                    }
                    first.get_or_insert(*token);
                }
                depth += 1;
            }
            TokenKind::Close => depth -= 1,
            _ => behind_where = depth == 0 && token.is_word(text, "WHERE"),
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(text: &str) -> String {
        let pairs = [("who", "id:holm"), ("n", "3")];
        let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        bind(text, &pairs.map(own).into_iter().collect())
    }

    #[test]
    fn values_stand_at_the_head_of_the_pattern() {
        assert_eq!(
            bound("SELECT ?who {\n ?who nun:by ?x }"),
            "SELECT ?who { VALUES ?who { id:holm }\n ?who nun:by ?x }"
        );
        assert_eq!(
            bound("CONSTRUCT { ?who a ?c } WHERE { ?who a ?c } LIMIT 1"),
            "CONSTRUCT { ?who a ?c } WHERE { VALUES ?who { id:holm } ?who a ?c } LIMIT 1"
        );
        assert_eq!(
            bound("SELECT ?x { { SELECT ?x WHERE { ?x ?y ?n } } }"),
            "SELECT ?x { VALUES ?n { 3 } { SELECT ?x WHERE { ?x ?y ?n } } }"
        );
        assert_eq!(bound("SELECT ?whom { ?whom nun:by ?x }"), "SELECT ?whom { ?whom nun:by ?x }");
    }

    #[test]
    fn terms_are_what_they_are_and_words_are_names() {
        let store = Store::in_memory().unwrap();
        let data = "INSERT DATA { id:holm a nun:Person ; skos:prefLabel 'Ida Holm' }";
        store.update(data, &crate::store::CancellationToken::new()).unwrap();
        let prefixes: Prefixes = crate::ontology::prefixes().iter().copied().collect();
        let written = |value: &str| written(value, &prefixes, &store).ok();
        for term in ["<http://x/y>", "id:holm", "-3", "1.5", "true", "\"a b\"", "\"a\"@en"] {
            assert_eq!(written(term).as_deref(), Some(term));
        }
        assert_eq!(written("Holm").as_deref(), Some("<https://w3id.org/nuncio/id/holm>"));
        assert_eq!(written("Lind"), None);
    }
}
