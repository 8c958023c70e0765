//! `.pager`: whether answers that are longer than the screen are shown in a pager.

use std::io::Write;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".pager",
    argument: "[on|off]",
    about: "show or set whether what is longer than the screen goes through a pager",
    run,
};

fn run(session: &mut Session, choice: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    match choice {
        "" => writeln!(out, "the pager is {}", if session.pages { "on" } else { "off" })?,
        "on" => session.pages = true,
        "off" => session.pages = false,
        _ => return Err(Trouble::Message(format!("`{choice}` is neither on nor off"))),
    }
    Ok(Next::Continue)
}
