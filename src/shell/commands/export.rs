//! `.export`: the graph in a format that other programs read.

use std::io::Write;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::words;

pub(super) const COMMAND: Command = Command {
    name: ".export",
    argument: "AS PATH [OPTION …]",
    about: "write the graph for other programs, as `nuncio export` does; --help lists formats and options",
    run,
};

fn run(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let Some(export) = &session.export else {
        return Err(Trouble::Message("this shell cannot export".to_owned()));
    };
    let told = (export.run)(session, &words(line)).map_err(Trouble::Message)?;
    writeln!(out, "{}", told.trim_end())?;
    Ok(Next::Continue)
}
