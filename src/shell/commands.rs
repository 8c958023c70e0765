//! The commands of the shell: a row of [`COMMANDS`] and the function that it names.

use std::io::Write;
use std::time::Duration;

use super::answer::{FORMATS, Format};
use super::session::{Next, Session, Trouble};
use super::words::duration;
use super::{about, files, ground, saved};

/// A command of the shell.
pub struct Command {
    /// What is typed, with its dot.
    pub name: &'static str,
    /// What follows it; empty where nothing does.
    ///
    /// Help shows it and completion reads it: ENTITY, CLASS, QUERY, QUESTION, COMMAND,
    /// FORMAT, TAG, FILE and PATH are completed as such, and words in small letters as they are.
    pub argument: &'static str,
    /// What it does, in one line.
    pub about: &'static str,
    run: fn(&mut Session, &str, &mut dyn Write) -> Result<Next, Trouble>,
}

/// Every command, in the order that `.help` lists them.
pub const COMMANDS: &[Command] = &[
    Command {
        name: ".help",
        argument: "[COMMAND|QUESTION]",
        about: "list the commands, or tell about a command or a saved question",
        run: help,
    },
    Command {
        name: ".queries",
        argument: "[TAG]",
        about: "list the saved questions, all or those with a tag",
        run: saved::list,
    },
    Command {
        name: ".run",
        argument: "QUESTION [PARAMETER=VALUE …]",
        about: "ask a saved question",
        run: saved::run,
    },
    Command {
        name: ".why",
        argument: "ROW|ENTITY",
        about: "show the sentences behind a row of the last answer, or behind a thing",
        run: ground::why,
    },
    Command {
        name: ".show",
        argument: "ENTITY",
        about: "show everything that the graph says of a thing",
        run: about::show,
    },
    Command {
        name: ".schema",
        argument: "[CLASS]",
        about: "list the classes, or the properties of a class, with counts",
        run: about::schema,
    },
    Command {
        name: ".stats",
        argument: "",
        about: "count articles, sentences, statements and triples",
        run: about::stats,
    },
    Command {
        name: ".prefixes",
        argument: "",
        about: "list the prefixes that need no declaration",
        run: prefixes,
    },
    Command {
        name: ".format",
        argument: "[FORMAT]",
        about: "show or set the format of answers",
        run: format,
    },
    Command {
        name: ".timeout",
        argument: "[SECONDS|off]",
        about: "show or set how long a query may take",
        run: timeout,
    },
    Command {
        name: ".add",
        argument: "PATH …",
        about: "read articles into the graph",
        run: files::add,
    },
    Command {
        name: ".load",
        argument: "FILE",
        about: "add the triples of an RDF file",
        run: files::load,
    },
    Command {
        name: ".read",
        argument: "FILE",
        about: "run the statements of a file",
        run: files::read,
    },
    Command {
        name: ".quit",
        argument: "",
        about: "leave the shell (also .exit and Ctrl-D)",
        run: quit,
    },
];

/// Names that mean the same as another command.
const ALIASES: &[(&str, &str)] = &[(".exit", ".quit"), (".q", ".quit"), (".h", ".help")];

/// Runs a command line.
pub(super) fn run(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let (name, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let name = canonical(name);
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        let near = Session::did_you_mean(name, COMMANDS.iter().map(|command| command.name));
        return Err(Trouble::Message(format!("there is no command `{name}`{near}")));
    };
    let argument = argument.trim().trim_end_matches(';').trim_end();
    if command.argument.is_empty() && !argument.is_empty() {
        return Err(Trouble::Message(format!("`{name}` takes nothing after it")));
    }
    (command.run)(session, argument, out)
}

fn canonical(name: &str) -> &str {
    ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, meant)| meant)
}

#[expect(clippy::unnecessary_wraps, reason = "every command has this shape")]
fn quit(_: &mut Session, _: &str, _: &mut dyn Write) -> Result<Next, Trouble> {
    Ok(Next::Quit)
}

fn help(session: &mut Session, name: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if name.is_empty() {
        for command in COMMANDS {
            let usage = format!("{} {}", command.name, command.argument);
            writeln!(out, "{usage:<32} {}", command.about)?;
        }
        writeln!(out)?;
        writeln!(
            out,
            "Anything else is SPARQL. It runs when its brackets are closed; an empty line or a"
        )?;
        writeln!(
            out,
            "semicolon ends it too. Alt-Enter begins a new line, Tab completes, Ctrl-C stops."
        )?;
        return Ok(Next::Continue);
    }
    let dotted = format!(".{}", name.trim_start_matches('.'));
    let dotted = canonical(&dotted);
    if let Some(command) = COMMANDS.iter().find(|command| command.name == dotted) {
        writeln!(out, "{} {}", command.name, command.argument)?;
        writeln!(out, "    {}", command.about)?;
        return Ok(Next::Continue);
    }
    saved::describe(session, name, out)
}

fn prefixes(session: &mut Session, _: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let width = session.prefixes.iter().map(|(prefix, _)| prefix.len()).max().unwrap_or(0) + 1;
    for (prefix, namespace) in session.prefixes.iter() {
        writeln!(out, "{:<width$} {namespace}", format!("{prefix}:"))?;
    }
    Ok(Next::Continue)
}

fn format(session: &mut Session, name: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if name.is_empty() {
        for (known, format, about) in FORMATS {
            let mark = if *format == session.format { '*' } else { ' ' };
            writeln!(out, "{mark} {known:<9} {about}")?;
        }
        return Ok(Next::Continue);
    }
    let Some(format) = Format::named(name) else {
        let near = Session::did_you_mean(name, FORMATS.iter().map(|(known, ..)| *known));
        return Err(Trouble::Message(format!("there is no format `{name}`{near}")));
    };
    session.format = format;
    Ok(Next::Continue)
}

fn timeout(session: &mut Session, seconds: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
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
