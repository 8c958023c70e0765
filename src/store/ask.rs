//! Asks a store: queries, how they are answered, and its quads as they are.

use std::collections::HashSet;

use oxigraph::model::{GraphNameRef, IriParseError, Literal, Quad, Term};
use oxigraph::sparql::{CancellationToken, PreparedSparqlQuery, QueryResults, SparqlEvaluator};
use spargebra::SparqlParser;

use super::algebra::pattern_of;
use super::{Scope, Store, StoreError, stoppable};
use crate::ontology;

impl Store {
    /// Returns how many quads the store holds.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be read.
    pub fn len(&self) -> Result<usize, StoreError> {
        Ok(self.inner.len()?)
    }

    /// Tells whether the store holds nothing.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be read.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.inner.is_empty()?)
    }

    /// Asks a SPARQL query; the known prefixes need not be declared.
    ///
    /// Solutions and triples come as they are found, from the graph as it was when
    /// the query began. Cancelling `token`, from any thread, ends them with an error.
    ///
    /// # Errors
    ///
    /// Where the query is malformed, with the place; where it cannot be run.
    pub fn query(
        &self,
        query: &str,
        token: &CancellationToken,
    ) -> Result<QueryResults<'static>, StoreError> {
        self.query_in(&Scope::default(), query, token)
    }

    /// As [`query`](Self::query), over the graphs of a scope.
    ///
    /// # Errors
    ///
    /// As [`query`](Self::query).
    pub fn query_in(
        &self,
        scope: &Scope,
        query: &str,
        token: &CancellationToken,
    ) -> Result<QueryResults<'static>, StoreError> {
        let mut prepared = self.prepared(scope, query, token)?;
        scope.restrict(prepared.dataset_mut());
        Ok(prepared.on_store(&self.inner).execute()?)
    }

    /// Returns the query, ready to be run, with what its full-text searches find.
    fn prepared(
        &self,
        scope: &Scope,
        query: &str,
        token: &CancellationToken,
    ) -> Result<PreparedSparqlQuery, StoreError> {
        let query = parser(scope, query)?.parse_query(query);
        let mut query = query.map_err(|error| StoreError::syntax(&error))?;
        self.search.answer(&self.inner, std::iter::once(pattern_of(&mut query)))?;
        stoppable::make_stoppable(&mut query);
        Ok(evaluator(token).for_query(query))
    }

    /// Answers a query wholly, and returns how that was done, with rows and times, in JSON.
    ///
    /// # Errors
    ///
    /// As [`query`](Self::query).
    pub fn explain(&self, query: &str, token: &CancellationToken) -> Result<String, StoreError> {
        let prepared = self.prepared(&Scope::default(), query, token)?;
        let (results, explanation) = prepared.on_store(&self.inner).compute_statistics().explain();
        match results? {
            QueryResults::Solutions(solutions) => {
                for solution in solutions {
                    solution?;
                }
            }
            QueryResults::Graph(triples) => {
                for triple in triples {
                    triple?;
                }
            }
            QueryResults::Boolean(_) => {}
        }
        let mut json = Vec::new();
        explanation
            .write_in_json(&mut json)
            .map_err(|error| StoreError::Other(error.to_string()))?;
        Ok(String::from_utf8_lossy(&json).into_owned())
    }

    /// Goes over all quads, in no order, as the store is now.
    pub fn iter(&self) -> impl Iterator<Item = Result<Quad, StoreError>> + use<> {
        self.inner.iter().map(|quad| Ok(quad?))
    }

    /// Returns all quads, in no order.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be read.
    pub fn quads(&self) -> Result<Vec<Quad>, StoreError> {
        Ok(self.inner.iter().collect::<Result<_, _>>()?)
    }

    /// Returns the quads of one graph, in no order, as the graph is now.
    pub fn graph(
        &self,
        name: GraphNameRef<'_>,
    ) -> impl Iterator<Item = Result<Quad, StoreError>> + use<> {
        self.inner.quads_for_pattern(None, None, None, Some(name)).map(|quad| Ok(quad?))
    }

    /// Returns the quads of the default graph, in no order.
    ///
    /// # Errors
    ///
    /// Where the store on disk cannot be read.
    pub fn default_graph(&self) -> Result<Vec<Quad>, StoreError> {
        let graph = Some(GraphNameRef::DefaultGraph);
        Ok(self.inner.quads_for_pattern(None, None, None, graph).collect::<Result<_, _>>()?)
    }
}

/// Returns a parser of a text that knows the prefixes, as far as they stand in it, and the base of a scope.
pub(super) fn parser(scope: &Scope, text: &str) -> Result<SparqlParser, StoreError> {
    let mistake = |error: IriParseError| StoreError::Other(error.to_string());
    let mut parser = SparqlParser::new();
    if let Some(base) = &scope.base {
        parser = parser.with_base_iri(base).map_err(mistake)?;
    }
    let used = before_colons(text);
    for (prefix, namespace) in ontology::prefixes() {
        if used.contains(prefix) {
            parser = parser.with_prefix(*prefix, *namespace).map_err(mistake)?;
        }
    }
    Ok(parser)
}

/// Returns the letters and digits that stand before the colons of a text: prefixes, and what else may look like one.
fn before_colons(text: &str) -> HashSet<&str> {
    let before = |(at, _)| text[..at].rsplit(|letter: char| !letter.is_ascii_alphanumeric()).next();
    text.match_indices(':').filter_map(before).collect()
}

/// Returns an evaluator that stops when `token` says so.
pub(super) fn evaluator(token: &CancellationToken) -> SparqlEvaluator {
    let asked = token.clone();
    let going_on = move |_: &[Term]| Some(Literal::from(!asked.is_cancelled()).into());
    SparqlEvaluator::new()
        .with_cancellation_token(token.clone())
        .with_custom_function(stoppable::going_on(), going_on)
        .with_custom_function(ontology::LIKENESS.iri(), super::likeness::function)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_prefixes_need_no_declaration_wherever_they_stand() {
        let store = Store::in_memory().unwrap();
        for (query, is_known) in [
            ("ASK { ?x nun:by ?y }", true),
            ("ASK{?x a nun:Claim;nun:by id:a}", true),
            ("ASK { ?x ^nun:by/!nun:by ?y }", true),
            ("PREFIX nun: <http://x.example/> ASK { ?x nun:by ?y }", true),
            ("ASK { ?x nnun:by ?y }", false),
            ("ASK { ?x né:by ?y }", false),
        ] {
            let answer = store.query(query, &CancellationToken::new());
            assert_eq!(answer.is_ok(), is_known, "{query}");
        }
    }
}
