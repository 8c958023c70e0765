//! `.format`: how answers are shown.

use std::io::Write;

use super::Command;
use crate::shell::answer::{FORMATS, Format};
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".format",
    argument: "[FORMAT]",
    about: "list the formats of answers, or choose one: some are for tables, some for graphs",
    run,
};

fn run(session: &mut Session, name: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if name.is_empty() {
        for (known, format, about) in FORMATS {
            let mark = if *format == session.format { '*' } else { ' ' };
            writeln!(out, "{mark} {known:<9} {about}")?;
        }
        return Ok(Next::Continue);
    }
    let Some(format) = Format::named(&name.to_lowercase()) else {
        let near = Session::did_you_mean(name, FORMATS.iter().map(|(known, ..)| *known));
        let near = if near.is_empty() { "; `.format` lists them" } else { &near };
        return Err(Trouble::Message(format!("there is no format `{name}`{near}")));
    };
    session.format = format;
    Ok(Next::Continue)
}
