//! `.timeline`: what somebody does and says, and what is said of a plan, day by day.

use std::io::Write;

use oxigraph::model::Literal;

use super::Command;
use crate::query::values::ValueError;
use crate::shell::ground::Listing;
use crate::shell::page::Page;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::counted;

pub(super) const COMMAND: Command = Command {
    name: ".timeline",
    argument: "ENTITY|WORDS",
    about: "show what somebody does and says, or what is said of a plan or with some words, day by day",
    run,
};

const TIMELINE: &str = include_str!("timeline.rq");
const BY_WORDS: &str = include_str!("timeline-of-words.rq");

fn run(session: &mut Session, what: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if what.is_empty() {
        return Err(Trouble::Message("of what? give an IRI or a name".to_owned()));
    }
    let found = session.known_entity(what)?;
    let rows = match &found {
        Ok(node) => session.own_rows(TIMELINE, &[node.clone().into()])?,
        Err(_) => Vec::new(),
    };
    // What no thing is called, or no statement is by or about, may stand in their words.
    let by_words = rows.is_empty() && !matches!(found, Err(ValueError::Ambiguous { .. }));
    let rows =
        if by_words { session.own_rows(BY_WORDS, &[Literal::from(what).into()])? } else { rows };
    let name = match found {
        Err(error) if rows.is_empty() => return Err(Trouble::Message(error.to_string())),
        Ok(node) if rows.is_empty() => {
            let name = session.name(&node);
            return Err(Trouble::Message(format!("no statement is by or about {name}")));
        }
        Ok(node) if !by_words => session.name(&node),
        Ok(_) | Err(_) => format!("“{what}”"),
    };
    let mut page = Page::new(out, session.style, session.width);
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
        let group: Vec<_> = group.iter().collect();
        listing.write_all(session, "  ", &group, &mut page)?;
    }
    session.remember(listing.into_statements());
    Ok(Next::Continue)
}
