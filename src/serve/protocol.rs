//! Reads the operations of the [SPARQL 1.1 Protocol](https://www.w3.org/TR/sparql11-protocol/).

use axum::http::{HeaderMap, Method, StatusCode, header};
use form_urlencoded::parse;
use oxigraph::model::NamedNode;

use super::refusal::Refusal;
use crate::store::Scope;

/// What a request to the endpoint asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Operation {
    /// A query is to be answered.
    Query(String, Scope),
    /// The graph is to be changed.
    Update(String, Scope),
    /// What the endpoint can do is to be told: nothing else was asked for.
    Describe,
}

/// The media type of fields.
const FORM: &str = "application/x-www-form-urlencoded";
/// The media type of a bare query.
const QUERY: &str = "application/sparql-query";
/// The media type of a bare update.
const UPDATE: &str = "application/sparql-update";

/// Reads the operation of a request: its method, the part of its address behind `?`, headers and body.
///
/// # Errors
///
/// Where the request is none of those that the protocol knows.
pub(super) fn read(
    method: &Method,
    address: Option<&str>,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Operation, Refusal> {
    let mut fields = Fields::of(address.unwrap_or_default().as_bytes());
    if method != Method::POST {
        return fields.operation(method);
    }
    match media_type(headers)?.as_str() {
        FORM => {
            fields.0.extend(Fields::of(body).0);
            fields.operation(method)
        }
        QUERY => Ok(Operation::Query(text(body)?, fields.query_scope()?)),
        UPDATE => Ok(Operation::Update(text(body)?, fields.update_scope()?)),
        other => {
            let given = if other.is_empty() { "none is given" } else { other };
            let message = format!("the content type must be {FORM}, {QUERY} or {UPDATE}: {given}");
            Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message))
        }
    }
}

/// Returns the media type of a body, in lower case and without parameters; empty where none is given.
fn media_type(headers: &HeaderMap) -> Result<String, Refusal> {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let value = value.unwrap_or_default().to_ascii_lowercase();
    let (media_type, parameters) = value.split_once(';').unwrap_or((&value, ""));
    let charset = parameters.split(';').find_map(|one| one.trim().strip_prefix("charset="));
    match charset.map(|charset| charset.trim_matches('"')) {
        None | Some("utf-8" | "utf8" | "us-ascii") => Ok(media_type.trim().to_owned()),
        Some(other) => {
            let message = format!("the charset {other} is not known; send UTF-8");
            Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message))
        }
    }
}

fn text(body: &[u8]) -> Result<String, Refusal> {
    let text = std::str::from_utf8(body).map_err(|error| {
        Refusal::bad(format!("byte {} of the body is not UTF-8", error.valid_up_to()))
    });
    text.map(str::to_owned)
}

/// The fields of a form, in their order.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn of(form: &[u8]) -> Self {
        Self(parse(form).map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    fn operation(&self, method: &Method) -> Result<Operation, Refusal> {
        match (self.only("query")?, self.only("update")?) {
            (Some(query), None) => Ok(Operation::Query(query, self.query_scope()?)),
            (None, Some(update)) if method == Method::POST => {
                Ok(Operation::Update(update, self.update_scope()?))
            }
            (None, Some(_)) => Err(Refusal::bad("an update is sent by POST")),
            (Some(_), Some(_)) => Err(Refusal::bad("either `query` or `update`, not both")),
            (None, None) if method == Method::POST => {
                Err(Refusal::bad("the field `query` or `update` is missing"))
            }
            (None, None) => Ok(Operation::Describe),
        }
    }

    /// Returns the value of a field that may be given once.
    fn only(&self, name: &str) -> Result<Option<String>, Refusal> {
        let mut values = self.values(name);
        match (values.next(), values.next()) {
            (_, Some(_)) => Err(Refusal::bad(format!("`{name}` is given more than once"))),
            (value, None) => Ok(value.map(str::to_owned)),
        }
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    fn query_scope(&self) -> Result<Scope, Refusal> {
        self.scope("default-graph-uri", "named-graph-uri")
    }

    fn update_scope(&self) -> Result<Scope, Refusal> {
        self.scope("using-graph-uri", "using-named-graph-uri")
    }

    fn scope(&self, default: &str, named: &str) -> Result<Scope, Refusal> {
        let graphs = |name: &str| {
            let wrong = |iri| Refusal::bad(format!("{name}: `{iri}` is no absolute IRI"));
            let graph = |iri| NamedNode::new(iri).map_err(|_| wrong(iri));
            self.values(name).map(graph).collect::<Result<Vec<_>, _>>()
        };
        Ok(Scope { base: None, default_graphs: graphs(default)?, named_graphs: graphs(named)? })
    }
}
