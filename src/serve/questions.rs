//! `/q`: the saved questions, each at an address of its own, as [grlc](https://grlc.io) serves them.
//!
//! `/q` lists them, `/q/NAME?parameter=value` asks one, `/q/NAME.csv` asks it in a
//! format whatever the client accepts, and `/q/NAME.rq` is its text. `/q/NAME/PARAMETER`
//! lists what a parameter may be in the graph.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use form_urlencoded::parse;
use serde_json::{Value, json};

use super::answer::Asked;
use super::connection::Connection;
use super::formats::ENDINGS;
use super::negotiate::Accept;
use super::refusal::Refusal;
use super::stream::{self, Writing};
use super::{Service, sparql};
use crate::query::parameters::{Parameter, ParameterKind};
use crate::query::saved::FillError;
use crate::query::values::ValueError;
use crate::query::{Library, SavedQuestion, entities};
use crate::store::Scope;

/// The ending of a question's text.
const TEXT: &str = "rq";

/// Lists the saved questions.
pub(super) async fn list(State(service): State<Arc<Service>>) -> Json<Value> {
    Json(service.library.iter().map(listed).collect())
}

fn listed(question: &SavedQuestion) -> Value {
    let parameter = |parameter: &Parameter| {
        json!({
            "name": parameter.name,
            "takes": parameter.kind.about(),
            "entity": parameter.kind == ParameterKind::Entity,
            "required": is_required(question, parameter),
            "default": question.defaults.get(&parameter.name),
            "choices": question.choices.get(&parameter.name),
            "values": is_listed(question, &parameter.name)
                .then(|| format!("/q/{}/{}", question.name, parameter.name)),
        })
    };
    json!({
        "name": question.name,
        "path": format!("/q/{}", question.name),
        "summary": question.summary,
        "description": question.description,
        "tags": question.tags,
        "parameters": question.parameters.iter().map(parameter).collect::<Value>(),
    })
}

/// Tells whether a question cannot be asked without a value for a parameter.
pub(super) fn is_required(question: &SavedQuestion, parameter: &Parameter) -> bool {
    !parameter.optional && !question.defaults.contains_key(&parameter.name)
}

fn is_listed(question: &SavedQuestion, parameter: &str) -> bool {
    question.listed.contains_key(parameter)
}

/// Lists what a parameter may be in the graph; an entity with its label.
pub(super) async fn values(
    State(service): State<Arc<Service>>,
    Extension(connection): Extension<Arc<Connection>>,
    Path((name, parameter)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let question = service.library.get(&name).filter(|one| is_listed(one, &parameter));
    let question = question.ok_or_else(|| {
        let message = "no such parameter is listed by what the graph holds; /q tells which are";
        Refusal::new(StatusCode::NOT_FOUND, message)
    })?;
    let store = service.store();
    stream::written_by(&service, &connection, |token, sheet| {
        let values = question.values(&parameter, &store, &service.prefixes, token)?;
        let names = entities::names(&store)?.into_iter().filter(|name| name.preferred);
        let labels: BTreeMap<String, String> =
            names.map(|name| (service.prefixes.show(name.entity.as_str()), name.text)).collect();
        let listed = values.iter().map(|value| json!({"value": value, "label": labels.get(value)}));
        serde_json::to_writer(sheet, &listed.collect::<Value>()).map_err(Refusal::fault)?;
        Ok(Writing::done("application/json"))
    })
}

/// Asks a saved question.
pub(super) async fn ask(
    State(service): State<Arc<Service>>,
    Extension(connection): Extension<Arc<Connection>>,
    Path(name): Path<String>,
    RawQuery(values): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (question, ending) = find(&service.library, &name)?;
    if ending == Some(TEXT) {
        let media_type = [(header::CONTENT_TYPE, "application/sparql-query; charset=utf-8")];
        return Ok((media_type, question.text.clone()).into_response());
    }
    let accept = match ending.and_then(|ending| ENDINGS.iter().find(|(known, _)| *known == ending))
    {
        Some((_, media_type)) => Accept::only(media_type),
        None => Accept::of(&headers),
    };
    let values = read(values.as_deref().unwrap_or_default())?;
    sparql::answered(&service, &connection, |store| {
        let text = question.fill(&values, &service.prefixes, store);
        let text = text.map_err(|error| refused(question, error))?;
        Ok(Asked { text, scope: Scope::default(), accept })
    })
}

/// Returns the question that an address names, and the ending behind its name.
fn find<'a, 'b>(
    library: &'a Library,
    address: &'b str,
) -> Result<(&'a SavedQuestion, Option<&'b str>), Refusal> {
    if let Some(question) = library.get(address) {
        return Ok((question, None));
    }
    let is_known =
        |ending: &str| ending == TEXT || ENDINGS.iter().any(|(known, _)| *known == ending);
    let (name, ending) = match address.rsplit_once('.') {
        Some((name, ending)) if is_known(ending) => (name, Some(ending)),
        _ => (address, None),
    };
    if let Some(question) = library.get(name) {
        return Ok((question, ending));
    }
    let hint = match library.nearest(name) {
        Some(near) => format!("did you mean /q/{near}?"),
        None => "/q lists them".to_owned(),
    };
    let message = format!("there is no saved question `{}`; {hint}", name.escape_debug());
    Err(Refusal::new(StatusCode::NOT_FOUND, message))
}

/// Reads the values of parameters; one that is given empty, as forms do, is not given.
fn read(values: &str) -> Result<BTreeMap<String, String>, Refusal> {
    let mut read = BTreeMap::new();
    for (name, value) in parse(values.as_bytes()).filter(|(_, value)| !value.is_empty()) {
        if read.insert(name.clone().into_owned(), value.into_owned()).is_some() {
            return Err(Refusal::bad(format!("`{name}` is given more than once")));
        }
    }
    Ok(read)
}

/// Returns why a question cannot be asked with these values, with what could be meant.
fn refused(question: &SavedQuestion, error: FillError) -> Refusal {
    let refusal = Refusal::bad(format!("{}: {error}", question.name));
    match error {
        FillError::Missing { name, wanted } => {
            refusal.with("parameter", name).with("takes", wanted)
        }
        FillError::Unknown { name, .. } => refusal.with("parameter", name),
        FillError::Choice { name, choices, .. } => {
            refusal.with("parameter", name).with("choices", choices)
        }
        FillError::Value { name, source } => match source {
            ValueError::Ambiguous { candidates, .. } => {
                let candidate = |one: crate::query::values::Candidate| json!({"label": one.label, "iri": one.entity.as_str(), "short": one.short});
                let candidates: Value = candidates.into_iter().map(candidate).collect();
                refusal.with("parameter", name).with("candidates", candidates)
            }
            ValueError::NoEntity { near, .. } => refusal.with("parameter", name).with("near", near),
            ValueError::Kind { .. } => refusal.with("parameter", name),
            ValueError::Store(message) => Refusal::fault(message),
        },
    }
}
