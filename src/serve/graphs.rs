//! `/store`: whole graphs, by the reading half of the
//! [SPARQL 1.1 Graph Store HTTP Protocol](https://www.w3.org/TR/sparql11-http-rdf-update/).
//!
//! `?default` is the default graph, `?graph=IRI` a named one; without either, it
//! is the whole dataset, in a format that can hold one.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use form_urlencoded::parse;
use oxigraph::model::{GraphName, GraphNameRef, NamedNode, Quad};

use super::answer::write_quads;
use super::connection::Connection;
use super::formats::{DATASETS, GRAPHS};
use super::negotiate::Accept;
use super::refusal::Refusal;
use super::{Service, stream};

/// Which quads are asked for.
enum Wanted {
    All,
    Default,
    Named(NamedNode),
}

/// Sends a graph, in no order.
pub(super) async fn read(
    State(service): State<Arc<Service>>,
    Extension(connection): Extension<Arc<Connection>>,
    RawQuery(parameters): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let wanted = wanted(parameters.as_deref().unwrap_or_default())?;
    let accept = Accept::of(&headers);
    let store = service.store();
    stream::written_by(&service, &connection, |_, sheet| match wanted {
        Wanted::All => write_quads(store.iter(), DATASETS, &accept, sheet),
        Wanted::Default => {
            write_quads(store.graph(GraphNameRef::DefaultGraph), GRAPHS, &accept, sheet)
        }
        Wanted::Named(name) => {
            let mut quads = store.graph(name.as_ref().into()).peekable();
            if quads.peek().is_none() {
                let message = format!("there is no graph {name}");
                return Err(Refusal::new(StatusCode::NOT_FOUND, message));
            }
            let triples = quads
                .map(|quad| quad.map(|quad| Quad { graph_name: GraphName::DefaultGraph, ..quad }));
            write_quads(triples, GRAPHS, &accept, sheet)
        }
    })
}

fn wanted(parameters: &str) -> Result<Wanted, Refusal> {
    let given = parse(parameters.as_bytes());
    let mut given = given.filter(|(name, _)| name == "default" || name == "graph");
    match (given.next(), given.next()) {
        (None, _) => Ok(Wanted::All),
        (Some(_), Some(_)) => {
            Err(Refusal::bad("either `?default` or one `?graph=IRI`, not several graphs"))
        }
        (Some((name, _)), None) if name == "default" => Ok(Wanted::Default),
        (Some((_, iri)), None) => {
            let named = NamedNode::new(&*iri).map(Wanted::Named);
            named.map_err(|_| Refusal::bad(format!("graph: `{iri}` is no absolute IRI")))
        }
    }
}
