//! Commands that read files: RDF, articles, scripts.

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

use super::script;
use super::session::{Next, Session, Trouble};
use super::words::{changed, words};

/// `.load FILE`: adds the triples of an RDF file.
pub(super) fn load(
    session: &mut Session,
    path: &str,
    out: &mut dyn Write,
) -> Result<Next, Trouble> {
    if path.is_empty() {
        return Err(Trouble::Message("load what? give a file of RDF (.ttl, .nq …)".to_owned()));
    }
    session.may_change()?;
    let failed = |error: crate::store::StoreError| Trouble::Message(error.to_string());
    let before = session.store.len().map_err(failed)?;
    session.store.load_file(Path::new(path)).map_err(failed)?;
    session.save()?;
    writeln!(out, "{}", changed(before, session.store.len().map_err(failed)?))?;
    Ok(Next::Continue)
}

/// `.add PATH …`: reads articles into the graph.
pub(super) fn add(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let paths: Vec<PathBuf> = words(line).into_iter().map(PathBuf::from).collect();
    if paths.is_empty() {
        return Err(Trouble::Message("add what? give articles, or folders of them".to_owned()));
    }
    session.may_change()?;
    let Some(add) = &session.add_articles else {
        return Err(Trouble::Message("this shell cannot read articles".to_owned()));
    };
    let told = add(&session.store, &paths).map_err(Trouble::Message)?;
    session.save()?;
    writeln!(out, "{told}")?;
    Ok(Next::Continue)
}

/// `.read FILE`: runs the statements of a file.
pub(super) fn read(
    session: &mut Session,
    path: &str,
    out: &mut dyn Write,
) -> Result<Next, Trouble> {
    /// Scripts that read scripts; a script that reads itself has to end.
    const DEEPEST: usize = 8;
    if path.is_empty() {
        return Err(Trouble::Message("read what? give a file of statements".to_owned()));
    }
    if session.reading == DEEPEST {
        return Err(Trouble::Message(format!("{path}: scripts read each other too deeply")));
    }
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Trouble::Message(format!("{path}: no such file")),
        _ => Trouble::Message(format!("{path}: {error}")),
    })?;
    session.reading += 1;
    let mut errors = io::stderr();
    let done = script::run_script(session, path, BufReader::new(file), out, &mut errors);
    session.reading -= 1;
    match done.map_err(|error| Trouble::Message(format!("{path}: {error}")))?.failed {
        0 => Ok(Next::Continue),
        1 => Err(Trouble::Message(format!("{path}: 1 statement failed"))),
        failed => Err(Trouble::Message(format!("{path}: {failed} statements failed"))),
    }
}
