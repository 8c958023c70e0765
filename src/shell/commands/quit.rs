//! `.quit`: leaves the shell.

use std::io::Write;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command =
    Command { name: ".quit", argument: "", about: "leave the shell (also .exit and Ctrl-D)", run };

#[expect(clippy::unnecessary_wraps, reason = "every command has this shape")]
fn run(_: &mut Session, _: &str, _: &mut dyn Write) -> Result<Next, Trouble> {
    Ok(Next::Quit)
}
