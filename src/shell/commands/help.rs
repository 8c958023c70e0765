//! `.help`: the commands, or all about a command or a saved question.

use std::io::Write;

use super::{COMMANDS, Command, canonical};
use crate::shell::page::Page;
use crate::shell::saved;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".help",
    argument: "[COMMAND|QUESTION]",
    about: "list the commands, or tell about a command or a saved question",
    run,
};

/// What the list of commands ends with.
const MORE: &str = "
Where to begin: `.queries` lists what can be asked, `.run who-rejects-what` asks it, and `.why 1` \
shows the words behind the first row. `.search WORDS` finds sentences, `.show NAME` and `.timeline NAME` \
tell about one, `.article` lists the articles, and `.compare ARTICLE ARTICLE` sets two side by side.

Anything else is SPARQL. It runs when its brackets are closed; an empty line or a semicolon ends it too. \
Alt-Enter begins a new line, Tab completes, Ctrl-C stops. A thing is called by its IRI: type two letters \
of its name or more, and Tab finds it.";

fn run(session: &mut Session, name: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if name.is_empty() {
        let width = COMMANDS.iter().map(|one| one.usage().chars().count()).max().unwrap_or(0);
        let mut page = Page::new(out, session.style, session.width);
        for command in COMMANDS {
            page.item(&format!("{:<width$}  ", command.usage()), command.about)?;
        }
        page.item("", MORE)?;
        return Ok(Next::Continue);
    }
    let dotted = format!(".{}", name.trim_start_matches('.'));
    let dotted = canonical(&dotted);
    if let Some(command) = COMMANDS.iter().find(|command| command.name == dotted) {
        writeln!(out, "{}", command.usage())?;
        writeln!(out, "    {}", command.about)?;
        return Ok(Next::Continue);
    }
    saved::describe(session, name, out)
}
