//! `.read`: runs the statements of a file.

use std::fs::File;
use std::io::{self, BufReader, Write};

use super::Command;
use crate::shell::script;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words;

pub(super) const COMMAND: Command =
    Command { name: ".read", argument: "FILE", about: "run the statements of a file", run };

fn run(session: &mut Session, typed: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    /// Scripts that read scripts; a script that reads itself has to end.
    const DEEPEST: usize = 8;
    let path = words::unquoted(typed);
    if path.is_empty() {
        return Err(Trouble::Message("read what? give a file of statements".to_owned()));
    }
    if session.reading == DEEPEST {
        return Err(Trouble::Message(format!("{path}: scripts read each other too deeply")));
    }
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Trouble::Message(format!("{path}: no such file")),
        _ => Trouble::Message(format!("{path}: {error}")),
    })?;
    session.reading += 1;
    let mut errors = io::stderr();
    let done = script::run_script(session, path, BufReader::new(file), out, &mut errors);
    session.reading -= 1;
    match done.map_err(|error| Trouble::Message(format!("{path}: {error}")))?.failed {
        0 => Ok(Next::Continue),
        1 => Err(Trouble::Message(format!("{path}: 1 statement failed"))),
        failed => Err(Trouble::Message(format!("{path}: {failed} statements failed"))),
    }
}
