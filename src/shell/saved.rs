//! Saved questions in the shell: listing, describing and asking them.

use std::collections::BTreeMap;
use std::io::Write;

use super::session::{Next, Session, Trouble};
use super::words::words;
use crate::query::SavedQuestion;

pub(super) fn list(session: &mut Session, tag: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let chosen: Vec<&SavedQuestion> = session
        .library
        .iter()
        .filter(|question| tag.is_empty() || question.tags.iter().any(|known| known == tag))
        .collect();
    if chosen.is_empty() {
        let tags = session.library.iter().flat_map(|question| &question.tags);
        let near = Session::did_you_mean(tag, tags.map(String::as_str));
        return Err(Trouble::Message(format!("no saved question has the tag `{tag}`{near}")));
    }
    let width = chosen.iter().map(|question| question.name.len()).max().unwrap_or(0);
    for question in chosen {
        writeln!(out, "{:<width$}  {}{}", question.name, question.summary, inline(question))?;
    }
    Ok(Next::Continue)
}

/// The parameters of a question behind its summary.
fn inline(question: &SavedQuestion) -> String {
    let names: Vec<String> = question
        .parameters
        .iter()
        .map(|parameter| {
            let given = question.defaults.contains_key(&parameter.name) || parameter.optional;
            if given { format!("[{}]", parameter.name) } else { parameter.name.clone() }
        })
        .collect();
    if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
}

/// Tells all about a saved question: the help of its name.
pub(super) fn describe(
    session: &mut Session,
    name: &str,
    out: &mut dyn Write,
) -> Result<Next, Trouble> {
    let question = find(session, name)?;
    writeln!(out, "{}: {}", question.name, question.summary)?;
    for line in question.description.lines() {
        writeln!(out, "    {line}")?;
    }
    for parameter in &question.parameters {
        let default = match question.defaults.get(&parameter.name) {
            Some(value) => format!(", {value} if not given"),
            None if parameter.optional => ", may be left out".to_owned(),
            None => String::new(),
        };
        writeln!(out, "    {}=… {}{default}", parameter.name, parameter.kind.about())?;
    }
    writeln!(out)?;
    let body = question.text.lines().filter(|line| !line.starts_with("#+"));
    for line in body.skip_while(|line| line.trim().is_empty()) {
        writeln!(out, "    {line}")?;
    }
    Ok(Next::Continue)
}

fn find<'a>(session: &'a Session, name: &str) -> Result<&'a SavedQuestion, Trouble> {
    session.library.get(name).ok_or_else(|| {
        let hint = match session.library.nearest(name) {
            Some(near) => format!("did you mean {near}?"),
            None => "`.queries` lists them".to_owned(),
        };
        Trouble::Message(format!("there is no saved question `{name}`; {hint}"))
    })
}

pub(super) fn run(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let mut words = words(line).into_iter();
    let Some(name) = words.next() else {
        return Err(Trouble::Message("which one? `.queries` lists the saved questions".to_owned()));
    };
    let mut values = BTreeMap::new();
    for word in words {
        let Some((parameter, value)) = word.split_once('=') else {
            let message = format!("`{word}` is no parameter; write parameter=value");
            return Err(Trouble::Message(message));
        };
        values.insert(parameter.to_owned(), value.to_owned());
    }
    let question = find(session, &name)?.clone();
    session.ask_saved(&question, &values, out)?;
    Ok(Next::Continue)
}
