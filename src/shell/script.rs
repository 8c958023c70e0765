//! Runs statements that come from a pipe or a file: no prompt, errors with their lines.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

use super::session::{Next, OnError, Reason, Session, Trouble};
use super::splitter::{Splitter, Statement};

/// What came of a script.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ScriptOutcome {
    /// How many statements failed.
    pub failed: usize,
    /// Why the first of them did.
    pub reason: Option<Reason>,
    /// Whether the reader of the output left.
    pub output_closed: bool,
}

/// Runs the statements of the user's own file (see [`places`](super::places)), where there is one.
///
/// # Errors
///
/// Where the output fails; a file that cannot be read is told, like what is wrong in it.
pub fn run_first(
    session: &mut Session,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> io::Result<()> {
    let Some(path) = super::places::rc_file().filter(|path| path.exists()) else { return Ok(()) };
    let name = path.display().to_string();
    match File::open(&path) {
        Ok(file) => drop(run_script(session, &name, BufReader::new(file), out, errors)?),
        Err(error) => writeln!(errors, "{name}: {error}")?,
    }
    out.flush()
}

/// Runs the statements of `input` one by one; one that fails does not keep the next from running,
/// unless the session stops on errors.
///
/// Errors are told to `errors`, each with `name` and its line and column.
///
/// # Errors
///
/// Where the input cannot be read.
pub fn run_script(
    session: &mut Session,
    name: &str,
    mut input: impl BufRead,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> io::Result<ScriptOutcome> {
    let mut splitter = Splitter::default();
    let mut outcome = ScriptOutcome::default();
    let mut bytes = Vec::new();
    let mut number = 0;
    loop {
        bytes.clear();
        let more = input.read_until(b'\n', &mut bytes)? > 0;
        number += 1;
        let statements = match std::str::from_utf8(&bytes) {
            Ok(line) if more => splitter.line(line.trim_end_matches(['\n', '\r'])),
            Ok(_) => splitter.end().into_iter().collect(),
            Err(error) => {
                let column = error.valid_up_to() + 1;
                writeln!(errors, "{name}:{number}: byte {column} of the line is not UTF-8")?;
                outcome.failed += 1;
                outcome.reason.get_or_insert(Reason::Failed);
                if session.on_error == OnError::Stop {
                    return Ok(outcome);
                }
                splitter.skip(number);
                Vec::new()
            }
        };
        for statement in statements {
            if run_one(session, &statement, name, out, errors, &mut outcome)? == Next::Quit {
                return Ok(outcome);
            }
        }
        if !more {
            return Ok(outcome);
        }
    }
}

fn run_one(
    session: &mut Session,
    statement: &Statement,
    name: &str,
    out: &mut dyn Write,
    errors: &mut dyn Write,
    outcome: &mut ScriptOutcome,
) -> io::Result<Next> {
    let result = session.run(&statement.text, out);
    let result = result.and_then(|next| out.flush().map(|()| next).map_err(Trouble::Output));
    for warning in session.take_warnings(Some((name, statement.line))) {
        writeln!(errors, "{warning}")?;
    }
    match result {
        Ok(next) => Ok(next),
        Err(Trouble::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            outcome.output_closed = true;
            Ok(Next::Quit)
        }
        Err(trouble) => {
            outcome.failed += 1;
            outcome.reason.get_or_insert(trouble.reason());
            writeln!(errors, "{}", session.explain(&trouble, Some((name, statement.line))))?;
            // Whoever interrupts a script wants no more of it.
            let ends = session.on_error == OnError::Stop || trouble.reason() == Reason::Interrupted;
            Ok(if ends { Next::Quit } else { Next::Continue })
        }
    }
}
