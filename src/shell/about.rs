//! What is in the graph: its classes and their properties, its size, all about one thing.
//!
//! Each of these commands is a query of its own, in `src/shell/about/`.

use std::collections::BTreeMap;
use std::io::Write;

use super::session::{Next, Session, Trouble};
use crate::query::SavedQuestion;

const CLASSES: &str = include_str!("about/classes.rq");
const PROPERTIES: &str = include_str!("about/properties.rq");
const STATS: &str = include_str!("about/stats.rq");
const EVERYTHING: &str = include_str!("about/everything.rq");

/// `.schema`: the classes; `.schema CLASS`: its properties.
pub(super) fn schema(
    session: &mut Session,
    class: &str,
    out: &mut dyn Write,
) -> Result<Next, Trouble> {
    if class.is_empty() {
        return ask(session, CLASSES, None, out);
    }
    ask(session, PROPERTIES, Some(("class", class)), out)
}

/// `.stats`: how much there is.
pub(super) fn stats(session: &mut Session, _: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    ask(session, STATS, None, out)
}

/// `.show IRI` or `.show NAME`: everything that the graph says of it.
pub(super) fn show(
    session: &mut Session,
    what: &str,
    out: &mut dyn Write,
) -> Result<Next, Trouble> {
    if what.is_empty() {
        return Err(Trouble::Message("show what? give an IRI or a name".to_owned()));
    }
    ask(session, EVERYTHING, Some(("what", what)), out)
}

fn ask(
    session: &mut Session,
    query: &str,
    value: Option<(&str, &str)>,
    out: &mut dyn Write,
) -> Result<Next, Trouble> {
    let question = SavedQuestion::read("query", query);
    let question = question.map_err(|error| Trouble::Message(error.to_string()))?;
    let value = value.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let values: BTreeMap<String, String> = value.into_iter().collect();
    let text = question.fill(&values, &session.prefixes, &session.store);
    // The parameter is none that the user has named, so only what is wrong with its value is told.
    let text = text.map_err(|error| {
        let message = error.to_string();
        let cause = message.split_once(": ").map_or(message.as_str(), |(_, cause)| cause);
        Trouble::Message(cause.to_owned())
    })?;
    let answered = session.answer(&text, out);
    // The query is none that the user has written.
    drop(session.take_warnings(None));
    answered.map(|()| Next::Continue)
}
