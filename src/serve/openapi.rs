//! `/openapi.json`: what can be asked for, in [OpenAPI 3.0.3](https://spec.openapis.org/oas/v3.0.3).
//!
//! What is the same for every graph is the file `openapi.json` beside this one; the
//! saved questions are added from their headers, as grlc does.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Map, Value, json};

use super::formats::{GRAPHS, RESULTS};
use super::negotiate::Offer;
use super::questions::is_required;
use super::refusal::Refusal;
use super::{Service, sparql};
use crate::query::parameters::{Parameter, ParameterKind};
use crate::query::{Library, SavedQuestion};

/// What does not depend on the saved questions.
const COMMON: &str = include_str!("openapi.json");

/// Describes the server.
pub(super) async fn describe(State(service): State<Arc<Service>>) -> Result<Json<Value>, Refusal> {
    Ok(Json(description(&service.library).map_err(Refusal::fault)?))
}

fn description(library: &Library) -> serde_json::Result<Value> {
    let mut description: Value = serde_json::from_str(COMMON)?;
    description["info"]["version"] = env!("CARGO_PKG_VERSION").into();
    for question in library.iter() {
        description["paths"][format!("/q/{}", question.name)] = json!({"get": operation(question)});
    }
    Ok(description)
}

fn operation(question: &SavedQuestion) -> Value {
    let parameters = question.parameters.iter().map(|one| parameter(question, one));
    let content =
        if sparql::asks_for_graph(&question.text) { media(GRAPHS) } else { media(RESULTS) };
    json!({
        "operationId": question.name,
        "summary": question.summary,
        "description": question.description,
        "tags": question.tags,
        "parameters": parameters.collect::<Value>(),
        "responses": {
            "200": {"description": "The answer", "content": content},
            "400": {"$ref": "#/components/responses/Refused"},
            "503": {"$ref": "#/components/responses/Busy"},
        },
    })
}

fn parameter(question: &SavedQuestion, parameter: &Parameter) -> Value {
    json!({
        "name": parameter.name,
        "in": "query",
        "required": is_required(question, parameter),
        "description": parameter.kind.about(),
        "schema": schema(question, parameter),
    })
}

fn schema(question: &SavedQuestion, parameter: &Parameter) -> Value {
    let mut schema = Map::new();
    let (kind, format) = match &parameter.kind {
        ParameterKind::Integer => ("integer", Some("int64")),
        ParameterKind::Number => ("number", None),
        ParameterKind::Datatype(datatype) if datatype == "xsd:date" => ("string", Some("date")),
        ParameterKind::Datatype(datatype) if datatype == "xsd:dateTime" => {
            ("string", Some("date-time"))
        }
        ParameterKind::Text
        | ParameterKind::Language(_)
        | ParameterKind::Entity
        | ParameterKind::Near
        | ParameterKind::Datatype(_) => ("string", None),
    };
    schema.insert("type".to_owned(), kind.into());
    if let Some(format) = format {
        schema.insert("format".to_owned(), format.into());
    }
    let value = |text: &String| match kind {
        "string" => Value::from(text.as_str()),
        _ => serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into()),
    };
    if let Some(default) = question.defaults.get(&parameter.name) {
        schema.insert("default".to_owned(), value(default));
    }
    if let Some(choices) = question.choices.get(&parameter.name) {
        schema.insert("enum".to_owned(), choices.iter().map(value).collect());
    }
    Value::Object(schema)
}

/// Returns the media types of offers, each with nothing more to say of it.
fn media<T>(offers: &[Offer<T>]) -> Value {
    offers
        .iter()
        .map(|offer| (offer.media_type.to_owned(), json!({})))
        .collect::<Map<_, _>>()
        .into()
}
