//! Which request goes where, and the headers that every answer has.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::set_header::SetResponseHeaderLayer;

use super::refusal::{self, Refusal};
use super::{Service, Settings, graphs, guard, metrics, openapi, pages, questions, sparql, views};

/// What a browser may do with an answer that is no page of ours: show it, with its own viewer's style.
const INERT: &str =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// Keeps pages of other sites from using an answer as a picture or a script, which needs no leave.
const OWNERS_ONLY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Returns the service of all routes.
pub(super) fn router(service: Arc<Service>) -> Router {
    let host = from_fn_with_state(Arc::clone(&service), check_host);
    let count = from_fn_with_state(Arc::clone(&service), metrics::count);
    let mut router = Router::new()
        .route("/sparql", get(sparql::endpoint).post(sparql::endpoint))
        .route("/store", get(graphs::read))
        .route("/q", get(questions::list))
        .route("/q/{name}", get(questions::ask))
        .route("/openapi.json", get(openapi::describe))
        .route("/health", get(metrics::health))
        .route("/metrics", get(metrics::metrics))
        .route("/graph", get(views::graph))
        .route("/report", get(views::brief))
        .route("/prefixes.json", get(pages::prefixes))
        .merge(pages::routes())
        .fallback(unknown)
        .method_not_allowed_fallback(other_method)
        .layer((from_fn(refusal::in_their_words), host));
    router = if service.settings.origins.is_empty() {
        router.layer(fixed(OWNERS_ONLY, "same-origin"))
    } else {
        router.layer(cors(&service.settings))
    };
    // Together, for each layer of a router costs every request an allocation.
    let headers = (
        fixed(header::CONTENT_SECURITY_POLICY, INERT),
        fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        fixed(header::REFERRER_POLICY, "no-referrer"),
        fixed(header::VARY, "accept"),
    );
    router.layer((count, headers)).with_state(service)
}

/// Sets a header where the answer does not have it.
fn fixed(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

/// Lets the pages of the sites that the settings name read answers.
fn cors(settings: &Settings) -> CorsLayer {
    let origins = settings.origins.iter();
    let allowed = if settings.origins.iter().any(|origin| origin == "*") {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(origins.filter_map(|origin| origin.parse().ok()))
    };
    CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        .allow_headers([header::ACCEPT, header::CONTENT_TYPE])
        .vary([header::ACCEPT, header::ORIGIN])
        .expose_headers([HeaderName::from_static("x-sparql-maxrows")])
}

async fn check_host(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    match guard::check_host(request.headers(), &service) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    }
}

async fn unknown(address: Uri) -> Refusal {
    let path = address.path().escape_debug().to_string();
    Refusal::new(StatusCode::NOT_FOUND, format!("nothing is at {path}; / says what is where"))
}

async fn other_method(method: Method) -> Refusal {
    let message = format!("{method} does nothing here; the header Allow says what does");
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, message)
}
