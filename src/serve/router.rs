//! Which request goes where, and the headers that every answer has.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::refusal::{self, Refusal};
use super::{Service, Settings, graphs, guard, metrics, openapi, pages, questions, sparql, views};

/// What every answer has, unless it says otherwise.
const HEADERS: [(HeaderName, HeaderValue); 4] = [
    // What a browser may do with an answer that is no page of ours: show it, with its own viewer's style.
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::VARY, HeaderValue::from_static("accept")),
];

/// Keeps pages of other sites from using an answer as a picture or a script, which needs no leave.
const OWNERS_ONLY: (HeaderName, HeaderValue) = (
    HeaderName::from_static("cross-origin-resource-policy"),
    HeaderValue::from_static("same-origin"),
);

/// Returns the service of all routes.
pub(super) fn router(service: Arc<Service>) -> Router {
    // One for all, for each layer of a router costs every request several allocations.
    let around = from_fn_with_state(Arc::clone(&service), around);
    let router = Router::new()
        .route("/sparql", get(sparql::endpoint).post(sparql::endpoint))
        .route("/store", get(graphs::read))
        .route("/q", get(questions::list))
        .route("/q/{name}", get(questions::ask))
        .route("/q/{name}/{parameter}", get(questions::values))
        .route("/openapi.json", get(openapi::describe))
        .route("/health", get(metrics::health))
        .route("/metrics", get(metrics::metrics))
        .route("/graph", get(views::graph))
        .route("/report", get(views::brief))
        .route("/prefixes.json", get(pages::prefixes))
        .merge(pages::routes())
        .fallback(unknown)
        .method_not_allowed_fallback(other_method);
    let router = if service.settings.origins.is_empty() {
        router
    } else {
        router.layer(cors(&service.settings))
    };
    router.layer(around).with_state(service)
}

/// Checks and counts a request, and gives its answer the words and headers that it should have.
async fn around(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let counting = metrics::Counting::of(&request);
    let wants_problem = refusal::wants_problem(&request);
    let mut response = match guard::check_host(request.headers(), &service) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    };
    if wants_problem {
        response = refusal::as_problem(response);
    }
    complete(response.headers_mut(), &service.settings);
    service.metrics.count(counting, response.status());
    response
}

/// Adds the headers that every answer has, where it does not have them.
fn complete(headers: &mut HeaderMap, settings: &Settings) {
    let owners_only = settings.origins.is_empty().then_some(OWNERS_ONLY);
    for (name, value) in HEADERS.into_iter().chain(owners_only) {
        headers.entry(name).or_insert(value);
    }
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

async fn unknown(address: Uri) -> Refusal {
    let path = address.path().escape_debug().to_string();
    Refusal::new(StatusCode::NOT_FOUND, format!("nothing is at {path}; / says what is where"))
}

async fn other_method(method: Method) -> Refusal {
    let message = format!("{method} does nothing here; the header Allow says what does");
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, message)
}
