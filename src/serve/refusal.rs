//! Why a request gets no answer: a status, and what is wrong in words.
//!
//! The words are plain text, as `curl` and most clients of SPARQL show them; who
//! asks for JSON, or a saved question, gets the fields of a *problem*
//! ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), with the place in the query.

use std::fmt;
use std::time::Duration;

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use oxigraph::sparql::QueryEvaluationError;
use serde_json::{Map, Value, json};

use super::negotiate::Accept;
use crate::query::AskError;
use crate::store::StoreError;

/// Why a request gets no answer.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    status: StatusCode,
    message: String,
    /// What a program may want to know beside the message.
    details: Map<String, Value>,
}

impl Refusal {
    /// Returns a refusal with a message, which ends without a full stop.
    pub(super) fn new(status: StatusCode, message: impl fmt::Display) -> Self {
        Self { status, message: message.to_string(), details: Map::new() }
    }

    /// Returns the refusal of a request that is not as it should be.
    pub(super) fn bad(message: impl fmt::Display) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// Returns the refusal of a request that has taken too long.
    pub(super) fn too_long(limit: Duration) -> Self {
        let seconds = limit.as_secs_f64();
        let message = format!(
            "stopped: the answer took longer than {seconds} s, the time limit of this server; \
             ask for less (LIMIT, a narrower pattern), or let its owner raise --timeout"
        );
        Self::new(StatusCode::SERVICE_UNAVAILABLE, message)
    }

    /// Returns the refusal of a request that has waited for a slot for too long.
    pub(super) fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "too many queries are running; try again later")
    }

    /// Returns the refusal that follows a fault of the server's own.
    pub(super) fn fault(message: impl fmt::Display) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, message)
    }

    /// Adds what a program may want to know.
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.details.insert(key.to_owned(), value.into());
        self
    }

    fn problem(&self) -> Value {
        let mut fields = Map::new();
        fields.insert("status".to_owned(), self.status.as_u16().into());
        fields.insert("title".to_owned(), json!(self.status.canonical_reason()));
        fields.insert("detail".to_owned(), self.message.as_str().into());
        fields.extend(self.details.clone());
        Value::Object(fields)
    }
}

impl From<AskError> for Refusal {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Problem { problem, text } => {
                let (line, column) = problem.position(&text);
                Self::bad(problem.render(&text, Some(("query", 1))))
                    .with("message", problem.message)
                    .with("line", line)
                    .with("column", column)
                    .with("hint", problem.hint)
            }
            AskError::Timeout(limit) => Self::too_long(limit),
            AskError::Interrupted => Self::busy(),
            AskError::Failed(message) => Self::bad(message),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Query(
                QueryEvaluationError::UnsupportedService(_)
                | QueryEvaluationError::InvalidServiceName(_)
                | QueryEvaluationError::UnboundService,
            ) => Self::bad("SERVICE does not work here: this server sends no requests to others"),
            StoreError::Query(_) | StoreError::Update(_) | StoreError::TwoScopes => {
                Self::bad(error)
            }
            error => Self::fault(error),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.status, format!("{}\n", self.message)).into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Tells whether a refusal of a request is to be a problem in JSON: who asks for JSON, or a saved question, gets one.
pub(super) fn wants_problem(request: &Request) -> bool {
    let json = ["application/problem+json", "application/json", "application/sparql-results+json"];
    request.uri().path().starts_with("/q/") || {
        let accept = Accept::of(request.headers());
        json.iter().any(|media_type| accept.names(media_type))
    }
}

/// Puts a refusal into JSON; any other answer stays as it is.
pub(super) fn as_problem(mut response: Response) -> Response {
    let Some(refusal) = response.extensions_mut().remove::<Refusal>() else { return response };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    let json = HeaderValue::from_static("application/problem+json");
    parts.headers.insert(header::CONTENT_TYPE, json);
    Response::from_parts(parts, refusal.problem().to_string().into())
}
