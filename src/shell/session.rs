//! A session: the graph, how answers are shown, and what the last answer was.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use oxigraph::model::NamedNode;

use super::answer::{self, Format, Kind, Layout, Paint, Shown, Style, View, Wording};
use super::changes::Changes;
use super::commands;
pub use super::outside::{AddArticles, Export, ExportOption};
pub use super::settings::OnError;
pub(super) use super::settings::{Keys, Output};
use super::statement;
use super::telling::label;
pub use super::trouble::{Reason, Trouble};
use super::waiting::Waiting;
use crate::ontology;
use crate::query::values::ValueError;
use crate::query::variables::Variables;
use crate::query::{
    Interrupt, Library, Prefixes, Problem, SavedQuestion, ask, prefixes, scan, variables,
};
use crate::store::Store;

/// What a shell works on and how it shows answers.
pub struct Session {
    /// The graph.
    pub store: Arc<Store>,
    /// The saved questions.
    pub library: Library,
    /// The format of answers.
    pub format: Format,
    /// Colours of the output.
    pub style: Style,
    /// The columns of the terminal; none where the output is no terminal.
    pub width: Option<usize>,
    /// Whether a person sits at a prompt: rows are then numbered, and times told.
    pub at_prompt: bool,
    /// Whether the graph must stay as it is.
    pub read_only: bool,
    /// How long a query may take.
    pub timeout: Option<Duration>,
    /// Stops the running query.
    pub interrupt: Interrupt,
    /// What a script does behind a statement that fails.
    pub on_error: OnError,
    /// Reads articles into the graph; what is read from articles is none of the shell's business.
    pub add_articles: Option<AddArticles>,
    /// Writes the graph for other programs, as the command line does.
    pub export: Option<Export>,
    variables: Variables,
    /// The prefixes that need no declaration.
    pub prefixes: Prefixes,
    /// Where answers go instead of the terminal.
    pub(super) output: Option<Output>,
    /// Which keys edit what is typed.
    pub(super) keys: Keys,
    /// Whether what is longer than the screen goes through a pager.
    pub(super) pages: bool,
    /// Whether a pager has the screen at the moment.
    pub(super) paging: Rc<Cell<bool>>,
    pub(super) last: Option<Shown>,
    /// The query that was run last, whatever came of it.
    pub(super) last_query: Option<String>,
    /// What stands at the prompt next, to be changed or run.
    pub(super) draft: Option<String>,
    /// What queries that were run probably did not mean, with their texts.
    pub(super) warnings: Vec<(Problem, String)>,
    pub(super) reading: usize,
    pub(super) changes: Changes,
    /// When the graph's file was last written, as far as it has been read by now.
    read_at: Option<SystemTime>,
}

/// What follows a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Another statement.
    Continue,
    /// The end of the session.
    Quit,
}

impl Session {
    /// Returns a session on a graph, with a plain table for answers.
    #[must_use]
    pub fn new(store: Store, library: Library) -> Self {
        let path = store.path();
        let read_at = path.and_then(|path| std::fs::metadata(path).ok()?.modified().ok());
        Self {
            read_at,
            store: Arc::new(store),
            library,
            format: Format::Table,
            style: Style::plain(),
            width: None,
            at_prompt: false,
            read_only: false,
            on_error: OnError::Continue,
            variables: Variables::new(),
            timeout: None,
            interrupt: Interrupt::default(),
            prefixes: ontology::prefixes().iter().copied().collect(),
            output: None,
            keys: Keys::default(),
            pages: true,
            paging: Rc::default(),
            last: None,
            last_query: None,
            draft: None,
            warnings: Vec::new(),
            add_articles: None,
            export: None,
            reading: 0,
            changes: Changes::default(),
        }
    }

    /// Runs a statement: a command, a declaration of prefixes, a query or an update.
    pub(super) fn run(&mut self, text: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
        if statement::is_command(text) {
            return commands::run(self, text.trim(), out);
        }
        self.refuse_words(text)?;
        if self.declare(text) {
            return Ok(Next::Continue);
        }
        self.last_query = Some(text.to_owned());
        self.answer(&variables::bind(text, &self.variables), out)?;
        Ok(Next::Continue)
    }

    /// Refuses what is no SPARQL: the name of a command without its dot, that of a saved question.
    fn refuse_words(&self, text: &str) -> Result<(), Trouble> {
        if let Some(name) = commands::meant(text) {
            let message = format!("`{}` is no SPARQL; the command is `{name}`", &name[1..]);
            return Err(Trouble::Message(message));
        }
        let word = text.split_whitespace().next().unwrap_or_default();
        if self.library.get(word).is_some() {
            let message = format!("`{word}` is a saved question; `.run {word}` asks it");
            return Err(Trouble::Message(message));
        }
        Ok(())
    }

    /// Takes over the prefixes of a text that does nothing but declare some; tells whether it does.
    fn declare(&mut self, text: &str) -> bool {
        let mut tokens = scan::scan(text);
        tokens.retain(|token| token.kind != scan::TokenKind::Comment);
        let found: Vec<(&str, &str)> = prefixes::declared(text, &tokens).collect();
        // Each declaration is three tokens; where there are others, it is a query.
        let nothing_else = !found.is_empty() && found.len() * 3 == tokens.len();
        if nothing_else {
            for (prefix, namespace) in found {
                self.prefixes.insert(prefix, namespace);
            }
        }
        nothing_else
    }

    /// Asks a query or runs an update, and shows what comes of it.
    ///
    /// Returns how many rows or triples there were.
    pub(super) fn answer(&mut self, text: &str, out: &mut dyn Write) -> Result<usize, Trouble> {
        let changes = crate::query::ask::is_update(text);
        let before = if changes { Some(self.before_change()?) } else { None };
        let began = Instant::now();
        let mut running = ask(&self.store, text, &self.prefixes, &self.interrupt, self.timeout)?;
        let find_label = |node: &NamedNode| label(&self.store, node);
        let mut wording = Wording::new(&self.prefixes, Box::new(find_label));
        let mut output = self.output.take();
        let waiting = Waiting::new(self.at_prompt, output.is_some(), &self.paging);
        let mut shown = Shown::default();
        let answered = if let Some(output) = &mut output {
            let layout = Layout { width: None, numbered: false, style: Style::plain() };
            let view = View { format: self.format, layout, waiting: &waiting };
            let file = &mut output.file;
            answer::show(&mut running, view, &mut wording, &mut shown, file)
                .and_then(|()| Ok(file.flush()?))
                .map_err(|error| output.trouble(error))
        } else {
            let layout = Layout { width: self.width, numbered: self.at_prompt, style: self.style };
            let view = View { format: self.format, layout, waiting: &waiting };
            let mut out = waiting.over(out);
            answer::show(&mut running, view, &mut wording, &mut shown, &mut out)
                .map_err(Trouble::from)
        };
        waiting.clear();
        self.output = output;
        let warnings = running.take_warnings().into_iter();
        self.warnings.extend(warnings.map(|problem| (problem, text.to_owned())));
        drop((running, wording));
        let told = answered.and_then(|()| {
            if let Some(before) = before {
                self.changed(text, before)?;
            }
            Ok(self.tell(&shown, began.elapsed(), out)?)
        });
        let count = shown.count;
        // Also of an answer that was stopped, a row may be asked about.
        if shown.kind == Kind::Table && !shown.columns.is_empty() {
            self.last = Some(shown);
        }
        told.map(|()| count)
    }

    /// Refuses to change a graph that must stay as it is.
    pub(super) fn may_change(&self) -> Result<(), Trouble> {
        if !self.read_only {
            return Ok(());
        }
        Err(Trouble::Message("this graph is open for reading only".to_owned()))
    }

    /// Saves the graph where it has a home.
    pub(super) fn save(&self) -> Result<(), Trouble> {
        if self.store.path().is_none() || self.read_only {
            return Ok(());
        }
        self.store.save().map_err(|error| Trouble::Message(error.to_string()))
    }

    /// Reads the graph's file anew where only this session may not change it: another may have.
    ///
    /// A file that is gone, or cannot be read, is told, and the graph stays as it was.
    pub(super) fn reload(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let Some(path) = self.store.path().filter(|_| self.read_only) else { return Ok(()) };
        let written = std::fs::metadata(path).and_then(|file| file.modified()).ok();
        if written.is_some() && written == self.read_at {
            return Ok(());
        }
        match Store::read(path) {
            Ok(store) => (self.store, self.read_at) = (Arc::new(store), written),
            Err(error) => writeln!(out, "{}", self.style.paint(Paint::Error, &error.to_string()))?,
        }
        Ok(())
    }

    /// Asks a saved question with values for its parameters, by name; returns how many rows it has.
    ///
    /// # Errors
    ///
    /// Where a value does not fit, the question fails or the output does.
    pub fn ask_saved(
        &mut self,
        question: &SavedQuestion,
        values: &BTreeMap<String, String>,
        out: &mut dyn Write,
    ) -> Result<usize, Trouble> {
        let text = question.fill(values, &self.prefixes, &self.store);
        let text = text.map_err(|error| Trouble::Message(format!("{}: {error}", question.name)))?;
        self.last_query = Some(text.clone());
        self.answer(&variables::bind(&text, &self.variables), out)
    }

    /// Gives a variable a value in all queries that follow.
    ///
    /// # Errors
    ///
    /// Where the value is the name of no entity, or of several.
    pub fn set_variable(&mut self, name: &str, value: &str) -> Result<(), ValueError> {
        let written = variables::written(value, &self.prefixes, &self.store)?;
        self.variables.insert(name.to_owned(), written);
        Ok(())
    }
}
