//! The pages for people: the files of `web/explorer`, which the program carries, of the editor that they use,
//! and what all pages share.
//!
//! Each file is a route of its own, so that no address leads to anything else.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::{HeaderName, header};
use axum::response::Redirect;
use axum::routing::get;
use axum::{Json, Router};

use super::Service;
use crate::{ontology, resources};

/// The file that is the first page.
const INDEX: &str = "/index.html";

/// The editor of queries: its folder in `web`, and its address.
const EDITOR: &str = "vendor/codemirror";

/// What all pages have: its folder in `web`, and its address.
const SHARED: &str = "shared";

/// Where the first page is.
pub(super) const HOME: &str = "/";

/// What a browser may do with our pages: run what comes from here, and ask this server alone.
const OURS: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
                    frame-ancestors 'none'";

/// Returns the routes of all files.
pub(super) fn routes() -> Router<Arc<Service>> {
    let mut routes = Router::new();
    let own = resources::files_of_web("explorer").map(|(path, bytes)| (format!("/{path}"), bytes));
    let editor = resources::files_of_web(EDITOR);
    let editor = editor.map(|(path, bytes)| (format!("/{EDITOR}/{path}"), bytes));
    let shared = resources::files_of_web(SHARED);
    let shared = shared.map(|(path, bytes)| (format!("/{SHARED}/{path}"), bytes));
    for (path, bytes) in own.chain(editor).chain(shared) {
        let address = if path == INDEX { HOME } else { &path };
        let headers: [(HeaderName, &str); 3] = [
            (header::CONTENT_TYPE, media_type(&path)),
            (header::CONTENT_SECURITY_POLICY, OURS),
            // Another version of the program has other files at the same addresses.
            (header::CACHE_CONTROL, "no-cache"),
        ];
        routes = routes.route(address, get(move || async move { (headers, bytes) }));
    }
    routes
}

/// Returns the known prefixes with their namespaces.
pub(super) async fn prefixes() -> Json<BTreeMap<&'static str, &'static str>> {
    Json(ontology::prefixes().iter().copied().collect())
}

/// Leads a browser that asks for a page to the first one.
pub(super) fn home() -> Redirect {
    Redirect::to(HOME)
}

/// Returns the media type of a file, by its ending.
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "txt" | "md" | "rq" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
