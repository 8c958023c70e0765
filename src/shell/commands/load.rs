//! `.load`: adds the triples of an RDF file.

use std::io::Write;
use std::path::Path;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::{self, changed};

pub(super) const COMMAND: Command =
    Command { name: ".load", argument: "FILE", about: "add the triples of an RDF file", run };

fn run(session: &mut Session, typed: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let path = words::unquoted(typed);
    if path.is_empty() {
        return Err(Trouble::Message("load what? give a file of RDF (.ttl, .nq …)".to_owned()));
    }
    let kept = session.before_change()?;
    let failed = |error: crate::store::StoreError| Trouble::Message(error.to_string());
    let before = session.store.len().map_err(failed)?;
    session.store.load_file(Path::new(path)).map_err(failed)?;
    session.changed(&format!(".load {typed}"), kept)?;
    writeln!(out, "{}", changed(before, session.store.len().map_err(failed)?))?;
    Ok(Next::Continue)
}
