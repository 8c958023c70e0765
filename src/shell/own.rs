//! The shell's own questions: queries in files beside the commands that ask them.

use std::collections::BTreeMap;
use std::io::Write;

use oxigraph::model::{Literal, NamedNode, Term};
use oxigraph::sparql::QueryResults;

use super::answer::{Format, visible};
use super::bookmarks;
use super::session::{Next, Session, Trouble};
use super::words;
use crate::query::parameters;
use crate::query::values::{self, ValueError};
use crate::query::{SavedQuestion, entities};
use crate::store::{CancellationToken, StoreError};

/// Asks what has a label.
const LABELLED: &str = include_str!("labelled.rq");

/// A row of an answer: what its variables are bound to, by name.
pub(super) type Row = BTreeMap<String, Term>;

impl Session {
    /// Asks a query, with a value for its parameter, and shows the answer as any other.
    pub(super) fn ask_own(
        &mut self,
        query: &str,
        value: Option<(&str, &str)>,
        out: &mut dyn Write,
    ) -> Result<Next, Trouble> {
        let question = SavedQuestion::read("query", query);
        let question = question.map_err(|error| Trouble::Message(error.to_string()))?;
        let meant = |value: &str| match value.strip_prefix('@') {
            Some(name) => Ok(format!("<{}>", Self::bookmarked(name)?.as_str())),
            None => Ok::<_, Trouble>(value.to_owned()),
        };
        let value = match value {
            Some((name, value)) => Some((name.to_owned(), meant(value)?)),
            None => None,
        };
        let values: BTreeMap<String, String> = value.into_iter().collect();
        let text = question.fill(&values, &self.prefixes, &self.store);
        // The parameter is none that the user has named, so only what is wrong with its value is told.
        let text = text.map_err(|error| {
            let message = error.to_string();
            let cause = message.split_once(": ").map_or(message.as_str(), |(_, cause)| cause);
            Trouble::Message(cause.to_owned())
        })?;
        // Such an answer is a table, whatever graphs are written in.
        let format = self.format;
        if matches!(format, Format::Rdf(_)) {
            self.format = Format::Table;
        }
        let answered = self.answer(&text, out);
        self.format = format;
        // The query is none that the user has written.
        drop(self.take_warnings(None));
        answered.map(|_| Next::Continue)
    }

    /// Returns the rows of a query whose parameters have these values, in their order.
    pub(super) fn own_rows(&self, query: &str, terms: &[Term]) -> Result<Vec<Row>, Trouble> {
        let failed = |error: StoreError| Trouble::Message(error.to_string());
        let parameters = parameters::find(query);
        let values: Vec<_> = parameters.iter().zip(terms.iter().cloned()).collect();
        let text = parameters::substitute(query, &values);
        let answer = self.store.query(&text, &CancellationToken::new()).map_err(failed)?;
        let QueryResults::Solutions(solutions) = answer else { return Ok(Vec::new()) };
        let row = |solution: oxigraph::sparql::QuerySolution| {
            let bound = solution.iter();
            bound.map(|(name, term)| (name.as_str().to_owned(), term.clone())).collect()
        };
        solutions.map(|solution| solution.map(row).map_err(|error| failed(error.into()))).collect()
    }

    /// Returns the node that a user means by an IRI, a name or a bookmark.
    pub(super) fn entity(&self, what: &str) -> Result<NamedNode, Trouble> {
        self.known_entity(what)?.map_err(|error| Trouble::Message(error.to_string()))
    }

    /// Returns the first thing of a row of the last answer, or the one that is named.
    pub(super) fn thing(&self, what: &str) -> Result<NamedNode, Trouble> {
        let Ok(number) = what.parse::<usize>() else { return self.entity(what) };
        let row = self.last.as_ref().and_then(|last| last.rows.get(number.checked_sub(1)?));
        let nodes = row.into_iter().flatten().flatten();
        let mut nodes = nodes.filter_map(|term| match term {
            Term::NamedNode(node) => Some(node.clone()),
            Term::Literal(_) | Term::BlankNode(_) | Term::Triple(_) => None,
        });
        let message = format!(
            "row {number} of the last answer names no thing; `.why {number}` shows its sentences"
        );
        nodes.next().ok_or(Trouble::Message(message))
    }

    /// As [`Self::entity`], with the reason where a name names nothing, or several things.
    pub(super) fn known_entity(
        &self,
        what: &str,
    ) -> Result<Result<NamedNode, ValueError>, Trouble> {
        let what = what.trim();
        if let Some(name) = what.strip_prefix('@') {
            return Self::bookmarked(name).map(Ok);
        }
        let bare = words::unquoted(what);
        let resolve = |name: &str| entities::resolve(&self.store, &self.prefixes, name);
        let found = values::entity(bare, &self.prefixes, &resolve);
        let Err(ValueError::NoEntity { .. }) = found else { return Ok(found) };
        // Points, claims, meetings and articles are called by their whole labels only.
        let labelled = self.own_rows(LABELLED, &[Literal::from(bare).into()])?;
        match labelled.first().and_then(|row| row.get("node")) {
            Some(Term::NamedNode(node)) if labelled.len() == 1 => Ok(Ok(node.clone())),
            _ => Ok(found),
        }
    }

    /// Returns the thing that a bookmark keeps.
    pub(super) fn bookmarked(name: &str) -> Result<NamedNode, Trouble> {
        let kept = bookmarks::read();
        let node = kept.get(name).and_then(|iri| NamedNode::new(iri.as_str()).ok());
        node.ok_or_else(|| {
            let near = Self::did_you_mean(name, kept.keys().map(String::as_str));
            Trouble::Message(format!("there is no bookmark `{name}`{near}"))
        })
    }

    /// Returns the label of a node, else its IRI, shortened.
    pub(super) fn name(&self, node: &NamedNode) -> String {
        let label = super::telling::label(&self.store, node);
        label.map_or_else(|| self.prefixes.show(node.as_str()), |label| visible(&label))
    }

    /// Returns a term in words: a text as it is, an IRI shortened.
    pub(super) fn in_words(&self, term: &Term) -> String {
        match term {
            Term::Literal(literal) => visible(literal.value()),
            Term::NamedNode(_) | Term::BlankNode(_) | Term::Triple(_) => {
                self.prefixes.show_term(term)
            }
        }
    }
}
