//! `.undo`: takes the last change of the graph back.

use std::io::Write;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::changed;
use crate::store::StoreError;

pub(super) const COMMAND: Command = Command {
    name: ".undo",
    argument: "",
    about: "take back the last change of the graph: an update, .load or .add",
    run,
};

fn run(session: &mut Session, _: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    session.may_change()?;
    let failed = |error: StoreError| Trouble::Message(error.to_string());
    let (what, difference) = session.take_change()?;
    let before = session.store.len().map_err(failed)?;
    session.store.replace(difference.added, difference.removed).map_err(failed)?;
    session.save()?;
    writeln!(out, "undone: {what}")?;
    writeln!(out, "{}", changed(before, session.store.len().map_err(failed)?))?;
    Ok(Next::Continue)
}
