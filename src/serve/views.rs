//! The graph as pages to look at: the network with its articles, and the brief.
//!
//! Both are what `nuncio export html` and `nuncio report` write, with a link to the first page.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;

use super::Service;
use super::answer::unwritten;
use super::connection::Connection;
use super::pages::HOME;
use super::refusal::Refusal;
use super::stream::{self, Writing};
use crate::export::network::{self, Selection};
use crate::export::page;
use crate::export::report::{self, Form};

const HTML: &str = "text/html";

/// What the brief is called.
const TITLE: &str = "Who stands where";

/// What a page cannot forbid by the policy that stands in it: to be shown within another page.
const UNFRAMED: HeaderValue = HeaderValue::from_static("frame-ancestors 'none'");

/// Sends the network of the graph as a page to explore.
pub(super) async fn graph(
    State(service): State<Arc<Service>>,
    Extension(connection): Extension<Arc<Connection>>,
) -> Result<Response, Refusal> {
    let store = service.store();
    let written = stream::written_by(&service, &connection, |_, sheet| {
        let network = network::read(&store)?.select(&Selection::default());
        page::write_within(&network, HOME, sheet).map_err(unwritten)?;
        Ok(Writing::done(HTML))
    });
    Ok(with_policy(written?))
}

/// Sends the brief of the graph.
pub(super) async fn brief(
    State(service): State<Arc<Service>>,
    Extension(connection): Extension<Arc<Connection>>,
) -> Result<Response, Refusal> {
    let store = service.store();
    let written = stream::written_by(&service, &connection, |token, sheet| {
        let mut brief = report::gather(&store, TITLE, token)?;
        brief.home = Some(HOME.to_owned());
        report::render(&brief, Form::Html, sheet).map_err(unwritten)?;
        Ok(Writing::done(HTML))
    });
    Ok(with_policy(written?))
}

fn with_policy(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, UNFRAMED);
    response
}
