//! `.timeline`: what somebody does and says, and what is said of a plan, day by day.

use std::io::Write;

use super::Command;
use crate::shell::ground::Listing;
use crate::shell::page::Page;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::counted;

pub(super) const COMMAND: Command = Command {
    name: ".timeline",
    argument: "ENTITY",
    about: "show what somebody does and says, or what is said of a plan, day by day",
    run,
};

const TIMELINE: &str = include_str!("timeline.rq");

fn run(session: &mut Session, what: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if what.is_empty() {
        return Err(Trouble::Message("of what? give an IRI or a name".to_owned()));
    }
    let node = session.entity(what)?;
    let rows = session.own_rows(TIMELINE, &[node.clone().into()])?;
    let mut page = Page::new(out, session.style, session.width);
    let name = session.name(&node);
    if rows.is_empty() {
        return Err(Trouble::Message(format!("no statement is by or about {name}")));
    }
    page.head(&format!("{name}: {}", counted(rows.len(), "statement")))?;
    let mut listing = Listing::default();
    let place = |row: &crate::shell::own::Row| {
        let words = |name: &str| row.get(name).map(|term| session.in_words(term));
        (words("date"), words("source").unwrap_or_default())
    };
    for group in rows.chunk_by(|a, b| place(a) == place(b)) {
        let (date, source) = place(&group[0]);
        // The name of an article has its day, where that is known.
        let day = if date.is_none() { " (no date)" } else { "" };
        page.faint("", &format!("{source}{day}"))?;
        for row in group {
            listing.write(session, "  ", row, &mut page)?;
        }
    }
    session.remember(listing.into_statements());
    Ok(Next::Continue)
}
