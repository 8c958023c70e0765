//! `.output`: answers into a file, and back to the terminal.

use std::fs::File;
use std::io::{BufWriter, Write};

use super::Command;
use crate::shell::session::{Next, Output, Session, Trouble};
use crate::shell::words;
use crate::store::in_plain_words;

pub(super) const COMMAND: Command = Command {
    name: ".output",
    argument: "[FILE]",
    about: "write the answers that follow to a file; alone: back to the terminal",
    run,
};

fn run(session: &mut Session, typed: &str, _: &mut dyn Write) -> Result<Next, Trouble> {
    session.output = None;
    let path = words::unquoted(typed);
    if !path.is_empty() {
        let file = File::create(path);
        let file =
            file.map_err(|error| Trouble::Message(format!("{path}: {}", in_plain_words(&error))))?;
        session.output = Some(Output { path: path.to_owned(), file: BufWriter::new(file) });
    }
    Ok(Next::Continue)
}
