//! The commands of the shell: a file each, and its line in [`COMMANDS`].
//!
//! Help, completion and the manual are made of that table.

mod add;
mod edit;
mod explain;
mod export;
mod article;
mod bookmark;
mod compare;
mod config;
mod diff;
mod format;
mod help;
mod keys;
mod load;
mod output;
mod pager;
mod prefixes;
mod profile;
mod queries;
mod quit;
mod read;
mod run;
mod save;
mod schema;
mod search;
mod show;
mod stats;
mod timeline;
mod timeout;
mod undo;
mod watch;
mod why;

use std::io::Write;

use super::session::{Next, Session, Trouble};
use crate::query::grammar;

/// A command of the shell.
pub struct Command {
    /// What is typed, with its dot.
    pub name: &'static str,
    /// What follows it; empty where nothing does.
    ///
    /// Help shows it and completion reads it: ENTITY, CLASS, QUERY, QUESTION, COMMAND,
    /// FORMAT, AS (a format of exports), TAG, FILE and PATH are completed as such, and words in small letters as they are.
    pub argument: &'static str,
    /// What it does, in one line.
    pub about: &'static str,
    run: fn(&mut Session, &str, &mut dyn Write) -> Result<Next, Trouble>,
}

impl Command {
    /// Returns the command with what follows it.
    #[must_use]
    pub fn usage(&self) -> String {
        format!("{} {}", self.name, self.argument).trim_end().to_owned()
    }
}

/// Every command, in the order that `.help` lists them.
pub const COMMANDS: &[Command] = &[
    help::COMMAND,
    queries::COMMAND,
    run::COMMAND,
    save::COMMAND,
    search::COMMAND,
    why::COMMAND,
    show::COMMAND,
    article::COMMAND,
    timeline::COMMAND,
    compare::COMMAND,
    bookmark::COMMAND,
    schema::COMMAND,
    stats::COMMAND,
    prefixes::COMMAND,
    format::COMMAND,
    output::COMMAND,
    export::COMMAND,
    pager::COMMAND,
    explain::COMMAND,
    edit::COMMAND,
    timeout::COMMAND,
    keys::COMMAND,
    config::COMMAND,
    watch::COMMAND,
    profile::COMMAND,
    add::COMMAND,
    load::COMMAND,
    read::COMMAND,
    diff::COMMAND,
    undo::COMMAND,
    quit::COMMAND,
];

/// Names that mean the same as another command.
const ALIASES: &[(&str, &str)] = &[(".exit", ".quit"), (".q", ".quit"), (".h", ".help")];

/// Runs a command line.
pub(super) fn run(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let (name, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let name = name.to_lowercase();
    let name = canonical(&name);
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        let near = Session::did_you_mean(name, COMMANDS.iter().map(|command| command.name));
        return Err(Trouble::Message(format!("there is no command `{name}`{near}")));
    };
    let argument = argument.trim().trim_end_matches(';').trim_end();
    if command.argument.is_empty() && !argument.is_empty() {
        return Err(Trouble::Message(format!("`{name}` takes nothing after it")));
    }
    (command.run)(session, argument, out).map_err(|trouble| trouble.within(line))
}

/// Tells whether a line begins with the name of a command.
pub(super) fn is_known(line: &str) -> bool {
    let name = canonical(line.split_whitespace().next().unwrap_or_default());
    COMMANDS.iter().any(|command| command.name == name)
}

/// Returns the command that a text without a dot begins with, where it is no SPARQL.
pub(super) fn meant(text: &str) -> Option<&'static str> {
    let word = text.split_whitespace().next().filter(|word| !grammar::may_begin(word))?;
    let dotted = format!(".{}", word.to_lowercase());
    COMMANDS.iter().map(|command| command.name).find(|name| *name == canonical(&dotted))
}

fn canonical(name: &str) -> &str {
    ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, meant)| meant)
}
