//! How the server fares: `/health` for those who watch over it, `/metrics` for Prometheus.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Instant;

use axum::Json;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use serde_json::{Value, json};

use super::Service;
use super::refusal::Refusal;

/// The media type of `OpenMetrics`, in which Prometheus reads.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper bounds of the durations that are counted together, in seconds.
const BOUNDS: [f64; 10] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0];

/// The counts that the server keeps.
pub(super) struct Metrics {
    registry: Registry,
    requests: Family<Counted, Counter>,
    durations: Family<Route, Histogram>,
    running: Gauge,
    triples: Gauge<u64, AtomicU64>,
}

/// A request, as far as it is counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Counted {
    route: String,
    status: u16,
}

/// The pattern of an address, such as `/q/{name}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

impl Metrics {
    /// Returns counts of a graph of so many quads.
    pub(super) fn new(quads: usize) -> Self {
        let requests = Family::default();
        let durations = Family::new_with_constructor((|| Histogram::new(BOUNDS)) as fn() -> _);
        let (running, triples) = (Gauge::default(), Gauge::<u64, AtomicU64>::default());
        let mut registry = Registry::with_prefix("nuncio");
        registry.register("requests", "Requests by route and status", requests.clone());
        registry.register_with_unit(
            "request_duration",
            "How long it took until an answer began",
            Unit::Seconds,
            durations.clone(),
        );
        registry.register("queries_running", "Queries that are being answered", running.clone());
        registry.register(
            "triples",
            "Triples in the graph, named graphs included",
            triples.clone(),
        );
        let metrics = Self { registry, requests, durations, running, triples };
        metrics.set_triples(quads);
        metrics
    }

    /// Counts a query as running, until the value is dropped.
    pub(super) fn running(&self) -> Running {
        self.running.inc();
        Running(self.running.clone())
    }

    /// Counts a request whose answer begins.
    pub(super) fn count(&self, request: Counting, status: StatusCode) {
        let Counting { route, began } = request;
        let seconds = began.elapsed().as_secs_f64();
        self.durations.get_or_create(&Route { route: route.clone() }).observe(seconds);
        self.requests.get_or_create(&Counted { route, status: status.as_u16() }).inc();
    }

    /// Tells how many quads the graph now holds.
    pub(super) fn set_triples(&self, quads: usize) {
        self.triples.set(u64::try_from(quads).unwrap_or(u64::MAX));
    }
}

/// A query that is being answered.
pub(super) struct Running(Gauge);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// A request that is being answered.
pub(super) struct Counting {
    route: String,
    began: Instant,
}

impl Counting {
    /// Begins to count a request.
    pub(super) fn of(request: &Request) -> Self {
        let path = request.extensions().get::<MatchedPath>();
        let route = path.map_or("other", MatchedPath::as_str).to_owned();
        Self { route, began: Instant::now() }
    }
}

/// Tells that the server is alive, and how busy it is.
pub(super) async fn health(State(service): State<Arc<Service>>) -> Json<Value> {
    Json(json!({
        "status": "ok",
        "queries": { "running": service.metrics.running.get(), "most": service.settings.max_queries },
    }))
}

/// Tells what has been counted.
pub(super) async fn metrics(State(service): State<Arc<Service>>) -> Result<Response, Refusal> {
    let mut body = String::new();
    text::encode(&mut body, &service.metrics.registry).map_err(Refusal::fault)?;
    Ok(([(header::CONTENT_TYPE, OPEN_METRICS)], body).into_response())
}
