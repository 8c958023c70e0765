//! `/sparql`: the endpoint of the SPARQL 1.1 Protocol.

use std::sync::{Arc, PoisonError};
use std::time::Instant;

use axum::Extension;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use oxigraph::model::{Literal, NamedNode, Term};

use super::answer::{self, Asked, answer};
use super::connection::Connection;
use super::negotiate::Accept;
use super::protocol::{self, Operation};
use super::refusal::Refusal;
use super::{Service, guard, pages, stream};
use crate::query::{parameters, scan};
use crate::store::{CancellationToken, Scope, Store};

/// Asks what the endpoint can do and what it holds.
const DESCRIPTION: &str = include_str!("description.rq");

/// Tells that an answer was cut behind so many rows, if it has so many; the name is Virtuoso's.
const MOST_ROWS: HeaderName = HeaderName::from_static("x-sparql-maxrows");

/// Answers a query, or makes an update.
pub(super) async fn endpoint(
    State(service): State<Arc<Service>>,
    Extension(connection): Extension<Arc<Connection>>,
    request: Request,
) -> Result<Response, Refusal> {
    let (parts, body) = request.into_parts();
    let body = received(&service, &connection, &parts, body).await?;
    let operation = protocol::read(&parts.method, parts.uri.query(), &parts.headers, &body)?;
    match operation {
        Operation::Query(text, scope) => query(&service, &connection, &parts, text, scope),
        Operation::Update(text, scope) => update(&service, &connection, &parts, &text, scope),
        Operation::Describe if Accept::of(&parts.headers).names("text/html") => {
            Ok(pages::home().into_response())
        }
        Operation::Describe => {
            let text = description(service.settings.allow_updates);
            query(&service, &connection, &parts, text, Scope::default())
        }
    }
}

/// Returns the query for the [service description](https://www.w3.org/TR/sparql11-service-description/).
fn description(updates: bool) -> String {
    let parameters = parameters::find(DESCRIPTION);
    let updates = Term::from(Literal::from(updates));
    let values: Vec<_> = parameters.iter().map(|one| (one, updates.clone())).collect();
    parameters::substitute(DESCRIPTION, &values)
}

/// Returns the whole body of a request.
///
/// # Errors
///
/// Where it is too large, breaks off or comes too slowly.
async fn received(
    service: &Service,
    connection: &Connection,
    parts: &Parts,
    body: Body,
) -> Result<Bytes, Refusal> {
    let most = service.settings.max_body;
    let announced = parts.headers.get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let too_large = || {
        let message = format!("the body has more than {most} bytes, the limit of this server");
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, message)
    };
    if announced.is_some_and(|length| length > most) {
        return Err(too_large());
    }
    let end = Instant::now() + service.settings.timeout;
    connection.await_body();
    to_bytes(body, most).await.map_err(|_| {
        if Instant::now() >= end {
            Refusal::new(StatusCode::REQUEST_TIMEOUT, "the body came too slowly")
        } else if announced.is_none() {
            too_large()
        } else {
            Refusal::bad("the body breaks off")
        }
    })
}

fn query(
    service: &Service,
    connection: &Arc<Connection>,
    parts: &Parts,
    text: String,
    scope: Scope,
) -> Result<Response, Refusal> {
    let accept = Accept::of(&parts.headers);
    let scope = Scope { base: Some(base(service, parts)), ..scope };
    answered(service, connection, |_| Ok(Asked { text, scope, accept }))
}

/// Answers what `asked` makes of the graph, once there is a slot for it.
///
/// # Errors
///
/// Those of `asked`, and those of an answer that fails before it is sent.
pub(super) fn answered(
    service: &Service,
    connection: &Arc<Connection>,
    asked: impl FnOnce(&Store) -> Result<Asked, Refusal>,
) -> Result<Response, Refusal> {
    let limit = service.settings.max_rows;
    let most = limit.unwrap_or(usize::MAX);
    let store = service.store();
    let mut response = stream::written_by(service, connection, |token, sheet| {
        answer(&store, &service.prefixes, &asked(&store)?, most, token, sheet)
    })?;
    if let Some(limit) = limit {
        response.headers_mut().insert(MOST_ROWS, limit.into());
    }
    Ok(response)
}

/// Tells whether a query asks for a graph, not for rows.
pub(super) fn asks_for_graph(text: &str) -> bool {
    let forms = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
    let is_form = |token: &scan::Token| forms.iter().position(|form| token.is_word(text, form));
    scan::scan(text).iter().find_map(is_form).is_some_and(|form| form > 1)
}

/// Changes the graph, and saves it where it has a home.
///
/// Its time is up only as long as it can still be cancelled: what has changed is saved, however long that takes.
fn update(
    service: &Service,
    connection: &Connection,
    parts: &Parts,
    text: &str,
    scope: Scope,
) -> Result<Response, Refusal> {
    if !service.settings.allow_updates {
        let message = "the graph is served for reading only; `nuncio serve --allow-updates` \
                       lets clients change it";
        return Err(Refusal::new(StatusCode::FORBIDDEN, message));
    }
    guard::check_origin(&parts.headers, &service.settings)?;
    let scope = Scope { base: Some(base(service, parts)), ..scope };
    let token = CancellationToken::new();
    let _working = connection.work(&token);
    let _slot = service.slots.take(&token)?;
    let _running = service.metrics.running();
    match change(service, text, &scope, &token) {
        Err(_) if token.is_cancelled() => Err(Refusal::too_long(service.settings.timeout)),
        changed => changed.map(|()| StatusCode::NO_CONTENT.into_response()),
    }
}

fn change(
    service: &Service,
    text: &str,
    scope: &Scope,
    token: &CancellationToken,
) -> Result<(), Refusal> {
    answer::check_depth(text)?;
    let _alone = service.changing.lock().unwrap_or_else(PoisonError::into_inner);
    let store = service.store();
    let changed = store.update_in(scope, text, token);
    changed.map_err(|error| answer::refused(error, text, &service.prefixes))?;
    service.metrics.set_triples(store.len()?);
    Ok(store.save()?)
}

/// Returns what relative IRIs are resolved against: the address of the endpoint, as the client calls it.
fn base(service: &Service, parts: &Parts) -> String {
    let path = parts.uri.path();
    let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let called = host.and_then(|host| NamedNode::new(format!("http://{host}{path}")).ok());
    called.map_or_else(|| format!("http://{}{path}", service.address), NamedNode::into_string)
}
