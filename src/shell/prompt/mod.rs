//! The prompt: lines are edited, completed and coloured, and kept from one session to the next.

mod arguments;
mod candidates;
mod census;
mod complete;
mod helper;
mod highlight;
mod history;
mod names;
mod scope;
mod vocabulary;

use std::io::{self, Write};

use rustyline::config::Configurer;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{Cmd, CompletionType, Config, EditMode, Editor, KeyCode, KeyEvent, Modifiers};

use super::answer::{Paint, Style};
use super::page::Page;
use super::pager::Pager;
use super::session::{Keys, Next, Session, Trouble};
use super::statement;
use super::words::counted;
use helper::ShellHelper;
use history::History;
use vocabulary::SharedVocabulary;

const PROMPT: &str = "nuncio> ";

/// Lines that are remembered.
const REMEMBERED: usize = 10_000;

type LineEditor = Editor<ShellHelper, FileHistory>;

/// Reads statements from the terminal and answers them, until the user leaves.
///
/// # Errors
///
/// Where the terminal cannot be read or written.
pub fn run_prompt(session: &mut Session) -> io::Result<()> {
    session.at_prompt = true;
    let vocabulary = SharedVocabulary::default();
    vocabulary.refresh(&session.store, &session.prefixes, &session.library);
    let mut editor = editor(session.style).map_err(io::Error::other)?;
    let history = History::open(&mut editor);
    greet(session)?;
    loop {
        editor.set_helper(Some(ShellHelper::new(session, &vocabulary)));
        editor.set_edit_mode(match session.keys {
            Keys::Emacs => EditMode::Emacs,
            Keys::Vi => EditMode::Vi,
        });
        let draft = session.draft.take().unwrap_or_default();
        match editor.readline_with_initial(PROMPT, (&draft, "")) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => {
                history.add(&mut editor, text.trim_end());
                session.width = super::terminal_width();
                let changes = statement::is_command(&text) || crate::query::ask::is_update(&text);
                if execute(session, statement::trimmed(&text))? == Next::Quit {
                    return Ok(());
                }
                if changes {
                    vocabulary.refresh(&session.store, &session.prefixes, &session.library);
                }
            }
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => return Ok(()),
            Err(ReadlineError::Io(error)) if error.kind() == io::ErrorKind::InvalidData => {
                let message = "what was typed is not UTF-8; the line is dropped";
                tell(message, Paint::Error, session)?;
            }
            Err(ReadlineError::Io(error)) => return Err(error),
            Err(error) => return Err(io::Error::other(error)),
        }
    }
}

/// Tells what there is to ask, and how to find out more.
fn greet(session: &Session) -> io::Result<()> {
    let triples = session.store.len().map_err(io::Error::other)?;
    let version = env!("CARGO_PKG_VERSION");
    let line = format!(
        "Nuncio {version}: {}, {}. `.queries` lists what they answer, `.help` the commands.",
        counted(triples, "triple"),
        counted(session.library.iter().count(), "saved question"),
    );
    Page::new(&mut io::stdout().lock(), session.style, session.width).faint("", &line)
}

/// Runs one statement; what is wrong with it is told, and the session goes on.
fn execute(session: &mut Session, text: &str) -> io::Result<Next> {
    let height = super::terminal_height().filter(|_| session.pages);
    let mut out = Pager::new(height, &session.paging);
    let result = session.run(text, &mut out);
    let finished = out.finish();
    let next = match result.and_then(|next| finished.map(|()| next).map_err(Trouble::Output)) {
        Ok(next) => next,
        Err(Trouble::Output(_)) if out.is_left() => Next::Continue,
        // Standard output is the terminal: where it is gone, so is the user.
        Err(Trouble::Output(error)) => return Err(error),
        Err(trouble) => {
            tell(&session.explain(&trouble, None), Paint::Error, session)?;
            Next::Continue
        }
    };
    for warning in session.take_warnings(None) {
        tell(&warning, Paint::Warning, session)?;
    }
    Ok(next)
}

/// Tells what is wrong: the first line in a colour, below it the place and the hint.
///
/// Words break to fit the terminal, but not the query, in which a caret shows the place.
fn tell(message: &str, paint: Paint, session: &Session) -> io::Result<()> {
    let (first, rest) = message.split_once('\n').unwrap_or((message, ""));
    let mut errors = io::stderr().lock();
    Page::new(&mut errors, session.style, session.width).painted("", paint, first)?;
    for line in rest.lines() {
        match line.split_once(" = ").filter(|(margin, _)| margin.trim().is_empty()) {
            Some((margin, hint)) => Page::new(&mut errors, session.style, session.width)
                .item(&format!("{margin} = "), hint)?,
            None => writeln!(errors, "{line}")?,
        }
    }
    Ok(())
}

fn editor(style: Style) -> rustyline::Result<LineEditor> {
    let config = Config::builder()
        .max_history_size(REMEMBERED)?
        .history_ignore_dups(true)?
        .history_ignore_space(true)
        .completion_type(CompletionType::List)
        .completion_prompt_limit(MANY)
        .completion_show_all_if_ambiguous(true)
        .color_mode(if style.is_coloured() {
            rustyline::ColorMode::Enabled
        } else {
            rustyline::ColorMode::Disabled
        })
        .build();
    let mut editor = Editor::with_config(config)?;
    for modifiers in [Modifiers::ALT, Modifiers::SHIFT] {
        editor.bind_sequence(KeyEvent(KeyCode::Enter, modifiers), Cmd::Newline);
    }
    Ok(editor)
}

/// Completions that are listed without asking first.
const MANY: usize = 100;
