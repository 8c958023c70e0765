//! Saved questions in the shell: finding one, and telling all about it.

use std::io::Write;

use super::page::Page;
use super::session::{Next, Session, Trouble};
use crate::query::SavedQuestion;

/// Tells all about a saved question: the help of its name.
pub(super) fn describe(
    session: &mut Session,
    name: &str,
    out: &mut dyn Write,
) -> Result<Next, Trouble> {
    let question = find(session, name)?;
    let mut page = Page::new(&mut *out, session.style, session.width);
    page.item("", &format!("{}: {}", question.name, question.summary))?;
    for line in question.description.lines() {
        page.item("    ", line)?;
    }
    for parameter in &question.parameters {
        let default = match question.defaults.get(&parameter.name) {
            Some(value) => format!(", {value} if not given"),
            None if parameter.optional => ", may be left out".to_owned(),
            None => String::new(),
        };
        let about = match question.choices.get(&parameter.name) {
            Some(choices) => format!("one of {}", choices.join(", ")),
            None if question.listed.contains_key(&parameter.name) => {
                format!("{}, Tab lists those of the graph", parameter.kind.about())
            }
            None => parameter.kind.about(),
        };
        writeln!(out, "    {}=… {about}{default}", parameter.name)?;
    }
    writeln!(out)?;
    let body = question.text.lines().filter(|line| !line.starts_with("#+"));
    for line in body.skip_while(|line| line.trim().is_empty()) {
        writeln!(out, "    {line}")?;
    }
    Ok(Next::Continue)
}

/// Returns the saved question of a name.
pub(super) fn find<'a>(session: &'a Session, name: &str) -> Result<&'a SavedQuestion, Trouble> {
    session.library.get(name).ok_or_else(|| {
        let hint = match session.library.nearest(name) {
            Some(near) => format!("did you mean {near}?"),
            None => "`.queries` lists them".to_owned(),
        };
        Trouble::Message(format!("there is no saved question `{name}`; {hint}"))
    })
}
