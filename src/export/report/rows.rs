//! Answers of the queries that a brief is made of.

use std::collections::HashMap;

use oxigraph::model::Term;
use oxigraph::sparql::QueryResults;

use crate::store::{CancellationToken, Store, StoreError};

/// A row of an answer: variables with what they stand for, as text.
#[derive(Debug)]
pub(super) struct Row(HashMap<String, String>);

impl Row {
    /// Returns the text of a variable; nothing where it has no value.
    pub(super) fn find(&self, variable: &str) -> Option<String> {
        self.0.get(variable).cloned()
    }

    /// Returns the text of a variable; the empty one where it has no value.
    pub(super) fn text(&self, variable: &str) -> String {
        self.find(variable).unwrap_or_default()
    }

    /// Returns the whole number that a variable stands for; 0 where it stands for none.
    pub(super) fn count(&self, variable: &str) -> usize {
        self.0.get(variable).and_then(|text| text.parse().ok()).unwrap_or_default()
    }

    /// Tells whether a variable stands for `true`.
    pub(super) fn is(&self, variable: &str) -> bool {
        self.0.get(variable).is_some_and(|text| text == "true")
    }
}

/// Asks a query and returns its rows.
///
/// # Errors
///
/// Where the graph cannot be read.
pub(super) fn ask(
    store: &Store,
    query: &str,
    token: &CancellationToken,
) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::new();
    if let QueryResults::Solutions(solutions) = store.query(query, token)? {
        for solution in solutions {
            let solution = solution?;
            let pairs = solution.iter().map(|(name, term)| (name.as_str().to_owned(), text(term)));
            rows.push(Row(pairs.collect()));
        }
    }
    Ok(rows)
}

fn text(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(_) | Term::Triple(_) => term.to_string(),
    }
}
