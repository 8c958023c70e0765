//! `.edit`: the last query, or a saved one, in the user's editor, and back to the prompt.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::process;

use super::Command;
use crate::shell::saved;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::words;

pub(super) const COMMAND: Command = Command {
    name: ".edit",
    argument: "[QUESTION]",
    about: "change the last query, or a saved question, in the editor that EDITOR names",
    run,
};

fn run(session: &mut Session, question: &str, _: &mut dyn Write) -> Result<Next, Trouble> {
    if !session.at_prompt {
        return Err(Trouble::Message("`.edit` needs a terminal".to_owned()));
    }
    let text = if question.is_empty() {
        session.last_query.clone().unwrap_or_default()
    } else {
        saved::find(session, question)?.text.clone()
    };
    session.draft = Some(edited(&text).map_err(Trouble::Message)?);
    Ok(Next::Continue)
}

/// Opens a text in the editor, and returns what it is then.
fn edited(text: &str) -> Result<String, String> {
    let failed = |error: io::Error| error.to_string();
    let file = tempfile::Builder::new().prefix("nuncio-").suffix(".rq").tempfile();
    // The file is closed, so that an editor may put another in its place.
    let path = file.map_err(failed)?.into_temp_path();
    fs::write(&path, text).map_err(failed)?;
    let chosen = ["VISUAL", "EDITOR"].iter().find_map(|name| env::var(name).ok());
    let line = chosen.unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned());
    let mut words = words(&line).into_iter();
    let program = words.next().ok_or("EDITOR is empty; it names the editor to use")?;
    let status = process::Command::new(&program).args(words).arg(&path).status();
    let status = status.map_err(|error| format!("{program}: {error}; EDITOR names another"))?;
    if !status.success() {
        return Err(format!("{program} failed; nothing was changed"));
    }
    let text = fs::read_to_string(&path).map_err(|error| format!("{program}: {error}"))?;
    Ok(text.trim_end().to_owned())
}
