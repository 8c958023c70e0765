//! `.profile`: how long a query takes, and where the time goes.

use std::io::Write;
use std::time::{Duration, Instant};

use super::Command;
use crate::query::{Event, ask};
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::{counted, duration};

pub(super) const COMMAND: Command = Command {
    name: ".profile",
    argument: "[QUERY]",
    about: "ask a query, or the last one, five times unseen, and tell times and rows",
    run,
};

/// How often the query is asked: the first time is told apart, for it warms what the others find.
const ROUNDS: usize = 5;

/// What one round took.
struct Round {
    /// Until the first row, or until it was clear that there is none.
    first: Duration,
    /// Until the last.
    all: Duration,
    rows: usize,
}

fn run(session: &mut Session, query: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let query = match (query, session.last_query.clone()) {
        ("", None) => return Err(Trouble::Message("profile what? give a query".to_owned())),
        ("", Some(last)) => last,
        (query, _) => query.to_owned(),
    };
    if crate::query::ask::is_update(&query) {
        return Err(Trouble::Message("an update is not run for its time alone".to_owned()));
    }
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(round(session, &query)?);
    }
    let median = |read: &dyn Fn(&Round) -> Duration| {
        let mut times: Vec<Duration> = rounds.iter().map(read).collect();
        times.sort();
        duration(times[ROUNDS / 2])
    };
    let all = rounds.iter().map(|round| round.all).min().unwrap_or_default();
    let rows = rounds[0].rows;
    writeln!(out, "first row  {} (median of {ROUNDS})", median(&|round| round.first))?;
    writeln!(
        out,
        "all rows   {}, the first time {}",
        median(&|round| round.all),
        duration(rounds[0].all)
    )?;
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rate"
    )]
    let rate = (rows as f64 / all.as_secs_f64().max(1e-6)) as u64;
    writeln!(out, "rows       {}, at best {rate} a second", counted(rows, "row"))?;
    Ok(Next::Continue)
}

fn round(session: &Session, query: &str) -> Result<Round, Trouble> {
    let began = Instant::now();
    let mut running =
        ask(&session.store, query, &session.prefixes, &session.interrupt, session.timeout)?;
    let (mut first, mut rows) = (None, 0);
    while let Some(event) = running.next_event()? {
        match event {
            Event::Row(_) | Event::Triple(_) | Event::Boolean(_) => {
                first.get_or_insert_with(|| began.elapsed());
                rows += 1;
            }
            Event::Columns(_) | Event::Waiting | Event::Updated { .. } | Event::Plan(_) => {}
        }
    }
    let all = began.elapsed();
    Ok(Round { first: first.unwrap_or(all), all, rows })
}
