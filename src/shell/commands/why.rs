//! `.why`: from an answer to its ground.

use std::io::Write;

use super::Command;
use crate::shell::ground;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".why",
    argument: "ROW|ENTITY",
    about: "show the sentences behind a row of the last answer, or behind a thing",
    run,
};

fn run(session: &mut Session, what: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    ground::why(session, what, out)
}
