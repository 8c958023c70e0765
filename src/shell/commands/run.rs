//! `.run`: asks a saved question.

use std::collections::BTreeMap;
use std::io::Write;

use super::Command;
use crate::query::SavedQuestion;
use crate::query::parameters::Parameter;
use crate::shell::answer::Paint;
use crate::shell::saved::find;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::words;

pub(super) const COMMAND: Command = Command {
    name: ".run",
    argument: "QUESTION [PARAMETER=VALUE …]",
    about: "ask a saved question; where it needs one value, that alone will do",
    run,
};

fn run(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let words = words(line);
    let Some((name, given)) = words.split_first() else {
        return Err(Trouble::Message("which one? `.queries` lists the saved questions".to_owned()));
    };
    let question = question(session, name, given)?;
    let values = values(&question, given)?;
    let rows = session.ask_saved(&question, &values, out)?;
    if rows == 0 && session.at_prompt && !values.is_empty() {
        let hint = format!("`.help {name}` tells what {name} takes, and how it looks for it");
        writeln!(out, "{}", session.style.paint(Paint::Faint, &hint))?;
    }
    Ok(Next::Continue)
}

/// Returns the saved question; where its name was typed with blanks, tells what it is called.
fn question(session: &Session, name: &str, given: &[String]) -> Result<SavedQuestion, Trouble> {
    let found = find(session, name);
    let whole = format!("{name}-{}", given.join("-"));
    if found.is_err() && session.library.get(&whole).is_some() {
        let message = format!("there is no saved question `{name}`; did you mean {whole}?");
        return Err(Trouble::Message(message));
    }
    found.cloned()
}

/// Returns the values of the parameters, by name.
///
/// Words without a name go on with the value before them; where they come first, they are that of the only
/// parameter that has to be given.
fn values(question: &SavedQuestion, given: &[String]) -> Result<BTreeMap<String, String>, Trouble> {
    let has_to_be_given =
        |one: &&Parameter| !one.optional && !question.defaults.contains_key(&one.name);
    let needed: Vec<&Parameter> = question.parameters.iter().filter(has_to_be_given).collect();
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    let mut current = if let [only] = needed.as_slice() { Some(only.name.clone()) } else { None };
    for word in given {
        if let Some((parameter, value)) = word.split_once('=') {
            values.insert(parameter.to_owned(), value.to_owned());
            current = Some(parameter.to_owned());
            continue;
        }
        let Some(parameter) = &current else {
            let message = format!("`{word}` is no parameter; write parameter=value");
            return Err(Trouble::Message(message));
        };
        let value = values.entry(parameter.clone()).or_default();
        if !value.is_empty() {
            value.push(' ');
        }
        value.push_str(word);
    }
    for value in values.values_mut() {
        if let Some(name) = value.strip_prefix('@') {
            *value = format!("<{}>", Session::bookmarked(name)?.as_str());
        }
    }
    Ok(values)
}
