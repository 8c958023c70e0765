//! `.queries`: the saved questions.

use std::collections::BTreeSet;
use std::io::Write;

use super::Command;
use crate::query::SavedQuestion;
use crate::shell::page::Page;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".queries",
    argument: "[TAG]",
    about: "list the saved questions, all or those with a tag",
    run,
};

fn run(session: &mut Session, tag: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let chosen: Vec<&SavedQuestion> = session
        .library
        .iter()
        .filter(|question| {
            tag.is_empty() || question.tags.iter().any(|known| known.eq_ignore_ascii_case(tag))
        })
        .collect();
    if chosen.is_empty() {
        let tags = session.library.iter().flat_map(|question| &question.tags);
        let tags: BTreeSet<&str> = tags.map(String::as_str).collect();
        let tags: Vec<&str> = tags.into_iter().collect();
        let message =
            format!("no saved question has the tag `{tag}`; there are {}", tags.join(", "));
        return Err(Trouble::Message(message));
    }
    let width = chosen.iter().map(|question| question.name.len()).max().unwrap_or(0);
    let mut page = Page::new(out, session.style, session.width);
    for question in chosen {
        let what = format!("{}{}", question.summary, inline(question));
        page.item(&format!("{:<width$}  ", question.name), &what)?;
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
