//! `/sparql`: the endpoint of the SPARQL 1.1 Protocol.

use std::sync::{Arc, PoisonError};

use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use oxigraph::model::{Literal, NamedNode, Term};
use tokio::time::{Instant, timeout_at};

use super::answer::{self, Asked, answer};
use super::negotiate::Accept;
use super::protocol::{self, Operation};
use super::refusal::Refusal;
use super::stream::Cancelling;
use super::{Service, guard, pages, stream};
use crate::query::{parameters, scan};
use crate::store::{CancellationToken, Scope};

/// Asks what the endpoint can do and what it holds.
const DESCRIPTION: &str = include_str!("description.rq");

/// Tells that an answer was cut behind so many rows, if it has so many; the name is Virtuoso's.
const MOST_ROWS: HeaderName = HeaderName::from_static("x-sparql-maxrows");

/// Answers a query, or makes an update.
pub(super) async fn endpoint(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<Response, Refusal> {
    let (parts, body) = request.into_parts();
    let body = received(&service, &parts, body).await?;
    let operation = protocol::read(&parts.method, parts.uri.query(), &parts.headers, &body)?;
    match operation {
        Operation::Query(text, scope) => query(&service, &parts, text, scope).await,
        Operation::Update(text, scope) => update(service, &parts, text, scope).await,
        Operation::Describe if Accept::of(&parts.headers).names("text/html") => {
            Ok(pages::home().into_response())
        }
        Operation::Describe => {
            let text = description(service.settings.allow_updates);
            query(&service, &parts, text, Scope::default()).await
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
    parts: &Parts,
    body: axum::body::Body,
) -> Result<axum::body::Bytes, Refusal> {
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
    match timeout_at(end, to_bytes(body, most)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) if announced.is_none() => Err(too_large()),
        Ok(Err(_)) => Err(Refusal::bad("the body breaks off")),
        Err(_) => Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "the body came too slowly")),
    }
}

async fn query(
    service: &Arc<Service>,
    parts: &Parts,
    text: String,
    scope: Scope,
) -> Result<Response, Refusal> {
    let accept = Accept::of(&parts.headers);
    let scope = Scope { base: Some(base(service, parts)), ..scope };
    answered(service, move || Ok(Asked { text, scope, accept })).await
}

/// Answers what `asked` returns; it is called on the thread that answers, and may ask the graph.
///
/// # Errors
///
/// Those of `asked`, and those of an answer that fails before it is sent.
pub(super) async fn answered(
    service: &Arc<Service>,
    asked: impl FnOnce() -> Result<Asked, Refusal> + Send + 'static,
) -> Result<Response, Refusal> {
    let limit = service.settings.max_rows;
    let most = limit.unwrap_or(usize::MAX);
    let (store, shared) = (service.store(), Arc::clone(service));
    let written = stream::written_by(service, move |token, sheet| {
        answer(&store, &shared.prefixes, &asked()?, most, token, sheet)
    });
    let mut response = written.await?;
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
/// Unlike an answer, a change is waited for beyond the time limit: it is cancelled
/// then, and only its end tells whether it came too late to be.
async fn update(
    service: Arc<Service>,
    parts: &Parts,
    text: String,
    scope: Scope,
) -> Result<Response, Refusal> {
    if !service.settings.allow_updates {
        let message = "the graph is served for reading only; `nuncio serve --allow-updates` \
                       lets clients change it";
        return Err(Refusal::new(StatusCode::FORBIDDEN, message));
    }
    guard::check_origin(&parts.headers, &service.settings)?;
    let limit = service.settings.timeout;
    let end = Instant::now() + limit;
    let scope = Scope { base: Some(base(&service, parts)), ..scope };
    let token = CancellationToken::new();
    let cancelling = Cancelling(token.clone());
    let slot = service.slots.take(end).await?;
    let mut work = tokio::task::spawn_blocking(move || {
        let (_running, _slot) = (service.metrics.running(), slot);
        change(&service, &text, &scope, &token)
    });
    let changed = if let Ok(changed) = timeout_at(end, &mut work).await {
        changed
    } else {
        cancelling.0.cancel();
        work.await
    };
    match changed {
        Err(error) => Err(Refusal::fault(error)),
        Ok(Err(_)) if cancelling.0.is_cancelled() => Err(Refusal::too_long(limit)),
        Ok(changed) => changed.map(|()| StatusCode::NO_CONTENT.into_response()),
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
