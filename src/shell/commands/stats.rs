//! `.stats`: how much there is.

use std::io::Write;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".stats",
    argument: "",
    about: "count articles, sentences, statements and triples",
    run,
};

const STATS: &str = include_str!("stats.rq");

fn run(session: &mut Session, _: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    session.ask_own(STATS, None, out)
}
