//! `.timeout`: how long a query may take.

use std::io::Write;
use std::time::Duration;

use super::Command;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::duration;

pub(super) const COMMAND: Command = Command {
    name: ".timeout",
    argument: "[SECONDS|off]",
    about: "show or set how long a query may take",
    run,
};

fn run(session: &mut Session, seconds: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if seconds.is_empty() {
        match session.timeout {
            Some(limit) => writeln!(out, "a query may take {}", duration(limit))?,
            None => writeln!(out, "a query may take any time")?,
        }
        return Ok(Next::Continue);
    }
    if seconds == "off" {
        session.timeout = None;
        return Ok(Next::Continue);
    }
    let number = seconds.parse::<f64>().ok();
    let limit = number.and_then(|number| Duration::try_from_secs_f64(number).ok());
    let Some(limit) = limit.filter(|limit| !limit.is_zero()) else {
        return Err(Trouble::Message(format!("`{seconds}` is no number of seconds")));
    };
    session.timeout = Some(limit);
    Ok(Next::Continue)
}
