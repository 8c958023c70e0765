//! Draws what a query answers: as a network, or as the triples that it makes.

use std::sync::Arc;
use std::time::Duration;

use oxigraph::model::GraphName;

use super::failure::{Failure, FailureKind};
use super::query::{find, values};
use crate::export::network::{COLUMNS, Drawing, NEEDED, Network};
use crate::query::{AskError, Event, Interrupt, Library, Prefixes, SavedQuestion, ask};
use crate::store::Store;

/// A graph, and how queries are put to it.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub(super) store: &'a Arc<Store>,
    pub(super) library: &'a Library,
    pub(super) prefixes: &'a Prefixes,
    pub(super) interrupt: &'a Interrupt,
    pub(super) timeout: Option<Duration>,
}

/// Returns the network that a query answers; what the graph says of its nodes is taken from `view`.
///
/// # Errors
///
/// Where there is no such query, where it fails, and where its answer is no network.
pub(super) fn network(
    asking: &Asking<'_>,
    view: &Network,
    query: &str,
    params: &[String],
) -> Result<Network, Failure> {
    let mut drawing = Drawing::new(view);
    let mut places = Vec::new();
    answer(asking, query, params, |event| {
        match event {
            Event::Columns(columns) => places = self::places(&columns)?,
            Event::Row(row) => {
                let mut values = [None; COLUMNS.len()];
                for (value, place) in values.iter_mut().zip(&places) {
                    *value = place.and_then(|place: usize| row.get(place)?.as_ref());
                }
                drawing.row(values);
            }
            Event::Triple(triple) => {
                drawing.triple(&triple.subject.into(), &triple.predicate, &triple.object);
            }
            Event::Boolean(_) => return Err(Failure::usage("yes or no is no network").hint(WANTED)),
            Event::Plan(_) | Event::Waiting | Event::Updated { .. } => {}
        }
        Ok(())
    })?;
    Ok(drawing.finish())
}

/// Returns the triples that a query makes.
///
/// # Errors
///
/// Where there is no such query, where it fails, and where it makes no triples.
pub(super) fn triples(
    asking: &Asking<'_>,
    query: &str,
    params: &[String],
) -> Result<Store, Failure> {
    let mut quads = Vec::new();
    answer(asking, query, params, |event| match event {
        Event::Triple(triple) => {
            quads.push(triple.in_graph(GraphName::DefaultGraph));
            Ok(())
        }
        Event::Columns(_) | Event::Boolean(_) => {
            Err(Failure::usage("only a CONSTRUCT or DESCRIBE query makes triples")
                .hint("for a table there is `nuncio query`"))
        }
        Event::Row(_) | Event::Plan(_) | Event::Waiting | Event::Updated { .. } => Ok(()),
    })?;
    let store = Store::in_memory()?;
    store.insert(quads)?;
    Ok(store)
}

/// What a query must be.
const WANTED: &str = "write CONSTRUCT { … }, or SELECT ?source ?relation ?target";

/// Returns where each of [`COLUMNS`] stands in a table.
fn places(columns: &[String]) -> Result<Vec<Option<usize>>, Failure> {
    let place = |name: &str| columns.iter().position(|column| column == name);
    if let Some(missing) = COLUMNS[..NEEDED].iter().find(|name| place(name).is_none()) {
        let given: Vec<String> = columns.iter().map(|column| format!("?{column}")).collect();
        let why = format!("the query has no column ?{missing}; it has {}", given.join(" "));
        return Err(Failure::usage(why).hint(WANTED));
    }
    Ok(COLUMNS.iter().map(|name| place(name)).collect())
}

/// Asks a query and gives each piece of its answer to `take`.
fn answer(
    asking: &Asking<'_>,
    query: &str,
    params: &[String],
    mut take: impl FnMut(Event) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (origin, question) = if query.contains('{') {
        let question = SavedQuestion::read("query", query).map_err(Failure::failed)?;
        ("--query".to_owned(), question)
    } else {
        find(query, asking.library)?
    };
    let values = values("--param", params)?;
    let text = question
        .fill(&values, asking.prefixes, asking.store)
        .map_err(|error| Failure::usage(format!("{origin}: {error}")))?;
    if ask::is_update(&text) {
        return Err(Failure::usage(format!("{origin}: this changes the graph")).hint(WANTED));
    }
    let failed = |error| failure(error, &origin);
    let Asking { store, prefixes, interrupt, timeout, .. } = *asking;
    let mut running = ask::ask(store, &text, prefixes, interrupt, timeout).map_err(failed)?;
    while let Some(event) = running.next_event().map_err(failed)? {
        take(event)?;
    }
    Ok(())
}

fn failure(error: AskError, origin: &str) -> Failure {
    match error {
        AskError::Problem { problem, text } => {
            Failure::failed(problem.render(&text, Some((origin, 1))))
        }
        AskError::Timeout(_) => Failure::new(FailureKind::Timeout, "the query took too long"),
        AskError::Interrupted => Failure::new(FailureKind::Interrupted, "stopped"),
        AskError::Failed(message) => Failure::failed(format!("{origin}: {message}")),
    }
}
