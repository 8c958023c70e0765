//! `.search`: sentences and things by words.

use std::io::Write;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".search",
    argument: "WORDS",
    about: "find sentences and things by words, the best first",
    run,
};

const SEARCH: &str = include_str!("search.rq");

fn run(session: &mut Session, words: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if words.is_empty() {
        return Err(Trouble::Message("search for what? give some words".to_owned()));
    }
    session.ask_own(SEARCH, Some(("words", words)), out)
}
