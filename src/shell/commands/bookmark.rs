//! `.bookmark`: keeps a thing under a name.

use std::io::Write;

use oxigraph::model::NamedNode;

use super::Command;
use crate::shell::bookmarks;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".bookmark",
    argument: "[NAME [ROW|ENTITY|off]]",
    about: "keep a thing under a name, to be called @NAME, or list what is kept",
    run,
};

fn run(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let mut kept = bookmarks::read();
    let (name, what) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let name = name.trim_start_matches('@');
    if name.is_empty() {
        let width = kept.keys().map(|name| name.chars().count()).max().unwrap_or(0) + 1;
        for (name, iri) in &kept {
            let label = NamedNode::new(iri.as_str()).map(|node| session.name(&node));
            let iri = session.prefixes.show(iri);
            let mark = format!("@{name}");
            writeln!(out, "{mark:<width$}  {} ({iri})", label.unwrap_or_default())?;
        }
        return Ok(Next::Continue);
    }
    match what.trim() {
        "off" if kept.remove(name).is_none() => {
            let near = Session::did_you_mean(name, kept.keys().map(String::as_str));
            return Err(Trouble::Message(format!("there is no bookmark `{name}`{near}")));
        }
        "" => {
            let message =
                format!("bookmark what as @{name}? give a row or a thing; off removes it");
            return Err(Trouble::Message(message));
        }
        "off" => bookmarks::write(&kept)?,
        what => {
            let node = session.thing(what)?;
            kept.insert(name.to_owned(), node.as_str().to_owned());
            bookmarks::write(&kept)?;
            writeln!(out, "@{name} is {}", session.name(&node))?;
        }
    }
    Ok(Next::Continue)
}
