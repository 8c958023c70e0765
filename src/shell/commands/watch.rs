//! `.watch`: a statement again and again, until it is stopped.

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use super::Command;
use crate::shell::answer::Paint;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::statement;

pub(super) const COMMAND: Command = Command {
    name: ".watch",
    argument: "SECONDS [TIMES] QUERY",
    about: "ask again and again, of the graph as it then is, until Ctrl-C",
    run,
};

/// How often the watch looks whether it is to stop.
const TICK: Duration = Duration::from_millis(50);

fn run(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let message = "how often and what? write .watch 5 and a query, or .watch 5 .run QUESTION";
    let usage = || Trouble::Message(message.to_owned());
    let (seconds, rest) = line.split_once(char::is_whitespace).ok_or_else(usage)?;
    let pause = seconds.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    let pause = pause.ok_or_else(usage)?;
    let (times, query) = match rest.trim_start().split_once(char::is_whitespace) {
        Some((first, query)) if first.parse::<usize>().is_ok() => (first.parse().ok(), query),
        _ => (None, rest),
    };
    let query = statement::trimmed(query.trim());
    if query.is_empty() || query.starts_with(".watch") {
        return Err(usage());
    }
    let _forgotten = session.interrupt.take();
    let mut round = 0;
    loop {
        round += 1;
        session.reload(out)?;
        writeln!(out, "{}", session.style.paint(Paint::Faint, &format!("── {round}")))?;
        session.run(query, out)?;
        out.flush()?;
        if times.is_some_and(|times: usize| round >= times) || !wait(session, pause) {
            return Ok(Next::Continue);
        }
    }
}

/// Waits; tells whether to go on.
fn wait(session: &Session, pause: Duration) -> bool {
    let end = Instant::now() + pause;
    while Instant::now() < end {
        if session.interrupt.take() {
            return false;
        }
        thread::sleep(TICK.min(end.saturating_duration_since(Instant::now())));
    }
    !session.interrupt.take()
}
