//! The shell: reads statements, at a prompt or from a script, and shows their answers.
//!
//! ```text
//! lines ──▶ statements ──Session──▶ answers, or what is wrong and where
//! ```
//!
//! A statement is SPARQL or a command, which begins with a dot. What the commands
//! are is the table [`COMMANDS`]; help, completion and the manual are made of it.

pub mod answer;
mod bookmarks;
mod changes;
mod commands;
mod ground;
mod outside;
mod own;
mod pager;
mod page;
pub mod places;
mod prompt;
mod saved;
mod script;
mod session;
mod settings;
mod splitter;
mod statement;
mod telling;
mod trouble;
mod waiting;
mod words;

pub use commands::{COMMANDS, Command};
pub use prompt::run_prompt;
pub use script::{run_first, run_script};
pub use session::{AddArticles, Export, ExportOption, OnError, Reason, Session, Trouble};
pub(crate) use words::counted;

/// Returns the columns of the terminal that the output goes to; none where it goes elsewhere.
///
/// `COLUMNS` says what they are where the system does not.
#[must_use]
pub fn terminal_width() -> Option<usize> {
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    let size = terminal_size::terminal_size_of(std::io::stdout());
    size.map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0).or_else(columns)
}

/// Tells whether the terminal is a dumb one, which can't move its cursor.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Returns the lines of the terminal that the output goes to; none where it goes elsewhere,
/// and of a dumb terminal.
fn terminal_height() -> Option<usize> {
    if is_dumb() {
        return None;
    }
    let size = terminal_size::terminal_size_of(std::io::stdout());
    size.map(|(_, height)| usize::from(height.0)).filter(|height| *height > 0)
}
