//! `.run`: asks a saved question.

use std::collections::BTreeMap;
use std::io::Write;

use super::Command;
use crate::shell::answer::Paint;
use crate::shell::saved::find;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::words;

pub(super) const COMMAND: Command = Command {
    name: ".run",
    argument: "QUESTION [PARAMETER=VALUE …]",
    about: "ask a saved question",
    run,
};

fn run(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
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
        let value = match value.strip_prefix('@') {
            Some(name) => format!("<{}>", Session::bookmarked(name)?.as_str()),
            None => value.to_owned(),
        };
        values.insert(parameter.to_owned(), value);
    }
    let question = find(session, &name)?.clone();
    let rows = session.ask_saved(&question, &values, out)?;
    if rows == 0 && session.at_prompt && !values.is_empty() {
        let hint = format!("`.help {name}` tells what {name} takes, and how it looks for it");
        writeln!(out, "{}", session.style.paint(Paint::Faint, &hint))?;
    }
    Ok(Next::Continue)
}
