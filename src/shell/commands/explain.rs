//! `.explain`: how a query is answered, step by step, with the rows and times that it really took.

use std::io::Write;

use super::Command;
use crate::query::Event;
use crate::query::explain;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::waiting::Waiting;

pub(super) const COMMAND: Command = Command {
    name: ".explain",
    argument: "[QUERY]",
    about: "answer a query, or the last one, and show its steps with rows and times",
    run,
};

fn run(session: &mut Session, query: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let text = match (query, &session.last_query) {
        ("", None) => return Err(Trouble::Message("explain what? give a query".to_owned())),
        ("", Some(last)) => last.clone(),
        (query, _) => query.to_owned(),
    };
    let waiting = Waiting::new(session.at_prompt, false, &session.paging);
    let mut running =
        explain(&session.store, &text, &session.prefixes, &session.interrupt, session.timeout)?;
    loop {
        let event = running.next_event();
        if !matches!(event, Ok(Some(Event::Waiting))) {
            waiting.clear();
        }
        match event? {
            Some(Event::Plan(plan)) => writeln!(out, "{}", plan.render())?,
            Some(_) => waiting.tell(running.elapsed(), 0),
            None => return Ok(Next::Continue),
        }
    }
}
