//! The prefixes that a query may use without declaring them, and IRIs written short.

use std::collections::BTreeMap;

use oxigraph::model::Term;

use super::scan::{Token, TokenKind};

/// Prefixes and the namespaces that they stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prefixes {
    namespaces: BTreeMap<String, String>,
}

impl Prefixes {
    /// Returns the namespace of a prefix, which is given without its colon.
    #[must_use]
    pub fn namespace(&self, prefix: &str) -> Option<&str> {
        self.namespaces.get(prefix).map(String::as_str)
    }

    /// Adds a prefix, or gives it another namespace.
    pub fn insert(&mut self, prefix: impl Into<String>, namespace: impl Into<String>) {
        self.namespaces.insert(prefix.into(), namespace.into());
    }

    /// Returns prefixes and namespaces in order of the prefixes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.namespaces.iter().map(|(prefix, namespace)| (prefix.as_str(), namespace.as_str()))
    }

    /// Returns these prefixes and those that a query declares itself.
    #[must_use]
    pub fn with_declared(&self, text: &str, tokens: &[Token]) -> Self {
        let mut all = self.clone();
        for (prefix, namespace) in declared(text, tokens) {
            all.insert(prefix, namespace);
        }
        all
    }

    /// Returns an IRI as `prefix:name`, by the longest namespace that leaves a plain name.
    #[must_use]
    pub fn shorten(&self, iri: &str) -> Option<String> {
        self.namespaces
            .iter()
            .filter_map(|(prefix, namespace)| Some((prefix, iri.strip_prefix(namespace.as_str())?)))
            .filter(|(_, name)| is_plain_name(name))
            .min_by_key(|(_, name)| name.len())
            .map(|(prefix, name)| format!("{prefix}:{name}"))
    }

    /// Returns an IRI as `prefix:name`, or between angle brackets where no prefix fits.
    #[must_use]
    pub fn show(&self, iri: &str) -> String {
        self.shorten(iri).unwrap_or_else(|| format!("<{iri}>"))
    }

    /// Returns a term as SPARQL writes it, with its IRIs as [`show`](Self::show) has them.
    #[must_use]
    pub fn show_term(&self, term: &Term) -> String {
        match term {
            Term::NamedNode(node) => self.show(node.as_str()),
            Term::BlankNode(_) | Term::Literal(_) => term.to_string(),
            Term::Triple(triple) => {
                let subject = self.show_term(&triple.subject.clone().into());
                let predicate = self.show(triple.predicate.as_str());
                format!("<<( {subject} {predicate} {} )>>", self.show_term(&triple.object))
            }
        }
    }

    /// Returns the IRI that `prefix:name` stands for.
    #[must_use]
    pub fn expand(&self, name: &str) -> Option<String> {
        let (prefix, local) = name.split_once(':')?;
        Some(format!("{}{}", self.namespace(prefix)?, local.replace('\\', "")))
    }
}

impl<P: Into<String>, N: Into<String>> FromIterator<(P, N)> for Prefixes {
    fn from_iter<T: IntoIterator<Item = (P, N)>>(pairs: T) -> Self {
        let namespaces = pairs.into_iter().map(|(prefix, name)| (prefix.into(), name.into()));
        Self { namespaces: namespaces.collect() }
    }
}

/// Returns the prefixes that `PREFIX` lines declare, with their namespaces.
pub(crate) fn declared<'a>(
    text: &'a str,
    tokens: &'a [Token],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    tokens.windows(3).filter_map(|window| {
        let [word, prefix, iri] = window else { return None };
        let is_declaration = word.is_word(text, "PREFIX")
            && prefix.kind == TokenKind::PrefixedName
            && iri.kind == TokenKind::Iri;
        let iri = iri.of(text);
        is_declaration
            .then(|| Some((prefix.of(text).strip_suffix(':')?, &iri[1..iri.len() - 1])))
            .flatten()
    })
}

/// Tells whether a name needs no escapes behind a prefix.
fn is_plain_name(name: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    name.chars().all(inside) && !name.starts_with(['-', '.']) && !name.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::super::scan::scan;
    use super::*;

    #[test]
    fn an_iri_is_shortened_by_the_longest_namespace() {
        let prefixes: Prefixes = [("a", "http://x/"), ("b", "http://x/y#")].into_iter().collect();
        assert_eq!(prefixes.shorten("http://x/y#z"), Some("b:z".to_owned()));
        assert_eq!(prefixes.show("http://x/z"), "a:z");
        assert_eq!(prefixes.show("http://x/y/z"), "<http://x/y/z>");
        assert_eq!(prefixes.expand("a:z"), Some("http://x/z".to_owned()));
    }

    #[test]
    fn a_query_may_declare_its_own() {
        let text = "PREFIX c: <http://c/> SELECT * { c:d ?p ?o }";
        let prefixes = Prefixes::default().with_declared(text, &scan(text));
        assert_eq!(prefixes.namespace("c"), Some("http://c/"));
    }
}
