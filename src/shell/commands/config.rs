//! `.config`: the settings of the session, and the files of the user's.

use std::io::Write;

use super::{COMMANDS, Command};
use crate::shell::page::Page;
use crate::shell::places;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".config",
    argument: "[save]",
    about: "show the settings and the files of your own, or keep the settings for later sessions",
    run,
};

/// What the file of statements that run first begins with, where `.config save` has made it.
const HEAD: &str = "# Statements that `nuncio shell` runs before its first prompt.";

fn run(session: &mut Session, argument: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    match argument {
        "" => show(session, out)?,
        "save" => save(session, out)?,
        other => {
            let message = format!(
                "`.config` takes nothing but save; set a thing by its own command, not {other}"
            );
            return Err(Trouble::Message(message));
        }
    }
    Ok(Next::Continue)
}

/// The settings as the commands that make them.
fn settings(session: &Session) -> Vec<String> {
    let timeout = session.timeout.map_or("off".to_owned(), |limit| limit.as_secs_f64().to_string());
    vec![
        format!(".format {}", session.format.name()),
        format!(".timeout {timeout}"),
        format!(".pager {}", if session.pages { "on" } else { "off" }),
        format!(".keys {}", session.keys.name()),
    ]
}

fn show(session: &Session, out: &mut dyn Write) -> Result<(), Trouble> {
    let mut page = Page::new(out, session.style, session.width);
    let mut line = |what: &str, told: &str| page.item(&format!("{what:<24} "), told);
    for setting in settings(session) {
        let name = setting.split(' ').next().unwrap_or_default();
        let about = COMMANDS.iter().find(|command| command.name == name);
        line(&setting, about.map_or("", |command| command.about))?;
    }
    let graph = session.store.path().map(|path| path.display().to_string());
    let access =
        if session.read_only { "open for reading only" } else { "saved after each change" };
    match graph {
        Some(graph) => line("graph", &format!("{graph}, {access}"))?,
        None => line("graph", "in memory, for this session only")?,
    }
    let files = [
        ("first statements", places::rc_file()),
        ("saved questions", places::questions()),
        ("bookmarks", places::bookmarks()),
        ("history", places::history()),
    ];
    for (what, path) in files {
        let Some(path) = path else { continue };
        let none = if path.exists() { "" } else { " (none yet)" };
        line(what, &format!("{}{none}", path.display()))?;
    }
    Ok(())
}

/// Writes the settings to the file that is run first; what else it holds stays.
fn save(session: &Session, out: &mut dyn Write) -> Result<(), Trouble> {
    let path = places::rc_file()
        .ok_or_else(|| Trouble::Message("this system has no folder for settings".to_owned()))?;
    let settings = settings(session);
    let name = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    let old = std::fs::read_to_string(&path).unwrap_or_else(|_| HEAD.to_owned());
    let kept = old.lines().filter(|line| !settings.iter().any(|one| name(one) == name(line)));
    let lines: Vec<&str> = kept.chain(settings.iter().map(String::as_str)).collect();
    let text = lines.join("\n") + "\n";
    places::write(&path, &text)?;
    writeln!(out, "saved in {}", path.display())?;
    Ok(())
}
