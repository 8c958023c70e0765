//! `.add`: reads articles into the graph.

use std::io::Write;
use std::path::PathBuf;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::words;

pub(super) const COMMAND: Command =
    Command { name: ".add", argument: "PATH …", about: "read articles into the graph", run };

fn run(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let paths: Vec<PathBuf> = words(line).into_iter().map(PathBuf::from).collect();
    if paths.is_empty() {
        return Err(Trouble::Message("add what? give articles, or folders of them".to_owned()));
    }
    let before = session.before_change()?;
    let Some(add) = &session.add_articles else {
        return Err(Trouble::Message("this shell cannot read articles".to_owned()));
    };
    let told = add(&session.store, &paths).map_err(Trouble::Message)?;
    session.changed(&format!(".add {line}"), before)?;
    writeln!(out, "{told}")?;
    Ok(Next::Continue)
}
