//! `.keys`: which keys edit the line, those of Emacs or those of vi.

use std::io::Write;

use super::Command;
use crate::shell::session::{Keys, Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".keys",
    argument: "[emacs|vi]",
    about: "show or set which keys edit what is typed",
    run,
};

fn run(session: &mut Session, name: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    match name {
        "" => writeln!(out, "the keys are those of {}", session.keys.name())?,
        "emacs" => session.keys = Keys::Emacs,
        "vi" => session.keys = Keys::Vi,
        _ => return Err(Trouble::Message(format!("`{name}` is neither emacs nor vi"))),
    }
    Ok(Next::Continue)
}
