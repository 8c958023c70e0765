//! `.prefixes`: the prefixes that need no declaration.

use std::io::Write;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".prefixes",
    argument: "",
    about: "list the prefixes that need no declaration",
    run,
};

fn run(session: &mut Session, _: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let width = session.prefixes.iter().map(|(prefix, _)| prefix.len()).max().unwrap_or(0) + 1;
    for (prefix, namespace) in session.prefixes.iter() {
        writeln!(out, "{:<width$} {namespace}", format!("{prefix}:"))?;
    }
    Ok(Next::Continue)
}
