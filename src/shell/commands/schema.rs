//! `.schema`: the classes and their properties.

use std::io::Write;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".schema",
    argument: "[CLASS]",
    about: "list the classes, or the properties of a class, with counts",
    run,
};

const CLASSES: &str = include_str!("schema-classes.rq");
const CLASS: &str = include_str!("schema-class.rq");

fn run(session: &mut Session, class: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if class.is_empty() {
        return session.ask_own(CLASSES, None, out);
    }
    session.ask_own(CLASS, Some(("class", class)), out)
}
