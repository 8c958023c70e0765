//! `.show`: everything that the graph says of a thing.

use std::io::Write;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".show",
    argument: "ENTITY",
    about: "show everything that the graph says of a thing",
    run,
};

const EVERYTHING: &str = include_str!("show.rq");

fn run(session: &mut Session, what: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if what.is_empty() {
        return Err(Trouble::Message("show what? give an IRI or a name".to_owned()));
    }
    session.ask_own(EVERYTHING, Some(("what", what)), out)
}
