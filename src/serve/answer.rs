//! Answers a query in the format that the client accepts.

use std::io;

use axum::http::StatusCode;
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{GraphName, Quad};
use oxigraph::sparql::results::QueryResultsSerializer;
use oxigraph::sparql::{QueryResults, QuerySolutionIter};

use super::formats::{GRAPHS, RESULTS, listed};
use super::negotiate::{Accept, Offer};
use super::refusal::Refusal;
use super::stream::{Sheet, Writing};
use crate::ontology;
use crate::query::{AskError, Prefixes, ask, problem};
use crate::store::{CancellationToken, Scope, Store, StoreError};

/// A query, and how its answer is wanted.
pub(super) struct Asked {
    /// The query.
    pub(super) text: String,
    /// What it is asked over.
    pub(super) scope: Scope,
    /// What the client accepts.
    pub(super) accept: Accept,
}

/// Begins to answer a query on a sheet, row by row, with `most` rows or triples at most.
///
/// # Errors
///
/// Where the query is malformed or fails, the client accepts no format for its
/// answer, or has left.
pub(super) fn answer(
    store: &Store,
    prefixes: &Prefixes,
    asked: &Asked,
    most: usize,
    token: &CancellationToken,
    sheet: &mut Sheet,
) -> Result<Writing, Refusal> {
    check_depth(&asked.text)?;
    let results = store.query_in(&asked.scope, &asked.text, token).map_err(|error| {
        // No update is a query, so that only what was not understood can be one.
        check_is_query(&asked.text).err().unwrap_or_else(|| refused(error, &asked.text, prefixes))
    })?;
    match results {
        QueryResults::Boolean(answer) => {
            let offer = chosen(&asked.accept, RESULTS)?;
            let serializer = QueryResultsSerializer::from_format(offer.format);
            serializer.serialize_boolean_to_writer(sheet, answer).map_err(unwritten)?;
            Ok(Writing::done(offer.media_type))
        }
        QueryResults::Solutions(solutions) => rows(solutions, asked, most, sheet),
        QueryResults::Graph(triples) => {
            let quads = triples.map(|triple| {
                triple
                    .map(|triple| triple.in_graph(GraphName::DefaultGraph))
                    .map_err(StoreError::from)
            });
            write_quads(quads.take(most), GRAPHS, &asked.accept, sheet)
        }
    }
}

/// Refuses a text whose brackets go too deep to be parsed.
///
/// # Errors
///
/// Where they do, with the place.
pub(super) fn check_depth(text: &str) -> Result<(), Refusal> {
    let problem = problem::refuse(text);
    problem
        .map_or(Ok(()), |problem| Err(AskError::Problem { problem, text: text.to_owned() }.into()))
}

/// Refuses an update where a query should be.
fn check_is_query(text: &str) -> Result<(), Refusal> {
    if ask::is_update(text) {
        return Err(Refusal::bad(
            "this is an update, not a query; updates are sent by POST, as `update=…` \
             or with the content type application/sparql-update",
        ));
    }
    Ok(())
}

fn rows(
    solutions: QuerySolutionIter<'static>,
    asked: &Asked,
    most: usize,
    sheet: &Sheet,
) -> Result<Writing, Refusal> {
    let offer = chosen(&asked.accept, RESULTS)?;
    let variables = solutions.variables().to_vec();
    let names: Vec<String> = variables.iter().map(|one| one.as_str().to_owned()).collect();
    let order = ask::column_order(&asked.text, &names);
    let columns = order.iter().map(|at| variables[*at].clone()).collect();
    let writer = QueryResultsSerializer::from_format(offer.format)
        .serialize_solutions_to_writer(sheet.clone(), columns)
        .map_err(unwritten)?;
    let mut solutions = solutions.take(most);
    let mut writer = Some(writer);
    Ok(Writing::by(offer.media_type, move || {
        match (solutions.next(), &mut writer) {
            (Some(solution), Some(writer)) => {
                writer.serialize(&solution.map_err(StoreError::from)?)
            }
            _ => writer.take().map_or(Ok(()), |writer| writer.finish().map(drop)),
        }
        .map_err(unwritten)?;
        Ok(writer.is_some())
    }))
}

/// Begins to write quads in the format that the client likes best.
///
/// # Errors
///
/// Where it accepts none.
pub(super) fn write_quads(
    mut quads: impl Iterator<Item = Result<Quad, StoreError>> + 'static,
    offers: &[Offer<RdfFormat>],
    accept: &Accept,
    sheet: &Sheet,
) -> Result<Writing, Refusal> {
    let offer = chosen(accept, offers)?;
    let mut serializer = RdfSerializer::from_format(offer.format);
    for (prefix, namespace) in ontology::prefixes() {
        serializer = serializer.with_prefix(*prefix, *namespace).map_err(Refusal::fault)?;
    }
    let mut writer = Some(serializer.for_writer(sheet.clone()));
    Ok(Writing::by(offer.media_type, move || {
        match (quads.next(), &mut writer) {
            (Some(quad), Some(writer)) => writer.serialize_quad(&quad?),
            _ => writer.take().map_or(Ok(()), |writer| writer.finish().map(drop)),
        }
        .map_err(unwritten)?;
        Ok(writer.is_some())
    }))
}

/// Returns the offer that the client likes best.
///
/// # Errors
///
/// Where it accepts none; the message lists them.
fn chosen<T: Copy>(accept: &Accept, offers: &[Offer<T>]) -> Result<Offer<T>, Refusal> {
    accept.choose(offers).ok_or_else(|| {
        let message = format!("this answer comes as one of {}", listed(offers));
        Refusal::new(StatusCode::NOT_ACCEPTABLE, message)
    })
}

/// Returns why a query or an update was refused, with the place in its text.
pub(super) fn refused(error: StoreError, text: &str, prefixes: &Prefixes) -> Refusal {
    match error {
        StoreError::Syntax { .. } => AskError::of(error, text, prefixes).into(),
        error => error.into(),
    }
}

/// A serializer's refusal of what it was given; the sheet itself takes anything.
pub(super) fn unwritten(error: io::Error) -> Refusal {
    Refusal::fault(error)
}
