//! What the line editor asks while somebody types: is it finished, how is it coloured, what follows.

use std::borrow::Cow;
use std::sync::Arc;

use rustyline::completion::{Completer, Pair};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hint, Hinter, HistoryHinter};
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Helper};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::candidates::Candidate;
use super::complete::{self, Knowledge};
use super::highlight;
use super::vocabulary::{SharedVocabulary, Vocabulary};
use crate::query::{Library, Prefixes};
use crate::shell::answer::{Paint, Style};
use crate::shell::commands::COMMANDS;
use crate::shell::session::{ExportOption, Session};
use crate::shell::statement;
use crate::store::Store;

/// Knows the session, as it was when the prompt appeared.
pub(super) struct ShellHelper {
    vocabulary: SharedVocabulary,
    prefixes: Prefixes,
    library: Library,
    exports: Vec<ExportOption>,
    store: Arc<Store>,
    style: Style,
    history: HistoryHinter,
}

impl ShellHelper {
    pub(super) fn new(session: &Session, vocabulary: &SharedVocabulary) -> Self {
        Self {
            vocabulary: vocabulary.clone(),
            prefixes: session.prefixes.clone(),
            library: session.library.clone(),
            exports: session.export.as_ref().map(|one| one.options.clone()).unwrap_or_default(),
            store: Arc::clone(&session.store),
            style: session.style,
            history: HistoryHinter::new(),
        }
    }

    fn with_knowledge<T>(&self, use_it: impl FnOnce(&Knowledge<'_>) -> T) -> T {
        let vocabulary: Arc<Vocabulary> = self.vocabulary.get();
        use_it(&Knowledge {
            vocabulary: &vocabulary,
            prefixes: &self.prefixes,
            library: &self.library,
            exports: &self.exports,
            stands: &|name| self.prefixes.expand(name).is_some_and(|iri| self.store.mentions(&iri)),
        })
    }
}

impl Helper for ShellHelper {}

impl Validator for ShellHelper {
    fn validate(&self, ctx: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        Ok(if statement::is_finished(ctx.input()) {
            ValidationResult::Valid(None)
        } else {
            ValidationResult::Incomplete
        })
    }
}

impl Completer for ShellHelper {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        pos: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let width = crate::shell::terminal_width().unwrap_or(80);
        let (start, found) = self.with_knowledge(|known| complete::complete(line, pos, known));
        let listed = |one: &Candidate| {
            if one.listed.is_empty() { one.text.clone() } else { one.listed.clone() }
        };
        let column = found.iter().map(|one| listed(one).width()).max().unwrap_or(0).min(WIDEST);
        let display = |one: &Candidate| {
            let listed = cut(&listed(one), column);
            if one.about.is_empty() {
                return listed;
            }
            let gap = " ".repeat(column - listed.width() + 2);
            let line = cut(&format!("{listed}{gap}{}", one.about), width.saturating_sub(2));
            // What is told about a name is easily taken for the next name beside it.
            format!("{line:lone$}", lone = width / 2)
        };
        let pairs = found
            .into_iter()
            .map(|one| Pair { display: display(&one), replacement: one.text })
            .collect();
        Ok((start, pairs))
    }
}

/// The columns that are given to the names in a list.
const WIDEST: usize = 48;

/// Returns as much of a line as has room, with a sign where something is left out.
fn cut(line: &str, room: usize) -> String {
    if line.width() <= room {
        return line.to_owned();
    }
    let mut shown = String::new();
    for c in line.chars() {
        if shown.width() + c.width().unwrap_or(0) + 1 > room {
            break;
        }
        shown.push(c);
    }
    shown + "…"
}

/// What may follow, shown behind the cursor.
pub(super) struct Suggestion {
    text: String,
    can_be_taken: bool,
}

impl Hint for Suggestion {
    fn display(&self) -> &str {
        &self.text
    }

    fn completion(&self) -> Option<&str> {
        self.can_be_taken.then_some(self.text.as_str())
    }
}

impl Hinter for ShellHelper {
    type Hint = Suggestion;

    fn hint(&self, line: &str, pos: usize, ctx: &Context<'_>) -> Option<Suggestion> {
        if let Some(text) = self.history.hint(line, pos, ctx) {
            return (!text.contains('\n')).then_some(Suggestion { text, can_be_taken: true });
        }
        let name = line.trim_end();
        let command = COMMANDS.iter().find(|command| command.name == name)?;
        let gap = if line.ends_with(' ') { "" } else { " " };
        let text = format!("{gap}{}", command.argument);
        Some(Suggestion { text, can_be_taken: false })
    }
}

impl Highlighter for ShellHelper {
    fn highlight<'l>(&self, line: &'l str, pos: usize) -> Cow<'l, str> {
        if !self.style.is_coloured() {
            return Cow::Borrowed(line);
        }
        Cow::Owned(self.with_knowledge(|known| highlight::colour(line, pos, self.style, known)))
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _: bool) -> Cow<'b, str> {
        Cow::Owned(self.style.paint(Paint::Prompt, prompt))
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Cow::Owned(self.style.paint(Paint::Faint, hint))
    }

    fn highlight_char(&self, _: &str, _: usize, _: CmdKind) -> bool {
        self.style.is_coloured()
    }
}
