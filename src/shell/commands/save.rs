//! `.save`: keeps the last query as a saved question of one's own.

use std::io::Write;

use super::Command;
use crate::query::SavedQuestion;
use crate::shell::places;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".save",
    argument: "NAME [WHAT IT ASKS]",
    about: "keep the last query as a saved question of your own",
    run,
};

fn run(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let (name, summary) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || !name.chars().all(is_word) {
        let message = "save it as what? give a name of letters, digits and hyphens";
        return Err(Trouble::Message(message.to_owned()));
    }
    let Some(query) = session.last_query.clone() else {
        return Err(Trouble::Message("there is no query yet to save".to_owned()));
    };
    let folder = places::questions()
        .ok_or_else(|| Trouble::Message("this system has no folder for them".to_owned()))?;
    let path = folder.join(format!("{name}.rq"));
    if path.exists() {
        let message =
            format!("{} is there already; take another name, or remove it", path.display());
        return Err(Trouble::Message(message));
    }
    let body: Vec<&str> = query.lines().filter(|line| !line.starts_with("#+")).collect();
    // The words are a text in YAML, whatever they hold.
    let summary = serde_json::to_string(summary.trim()).unwrap_or_default();
    let text = format!("#+ summary: {summary}\n\n{}\n", body.join("\n").trim());
    let question = SavedQuestion::read(name, &text);
    let question = question.map_err(|error| Trouble::Message(error.to_string()))?;
    places::write(&path, &text)?;
    session.library.add(question);
    writeln!(out, "saved in {}", path.display())?;
    Ok(Next::Continue)
}
