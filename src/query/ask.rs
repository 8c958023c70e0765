//! Runs a query on a thread of its own, so that it can be stopped at once.
//!
//! ```text
//! Store + text ──ask──▶ Running ──next_event──▶ Event, Event, …
//! ```
//!
//! Rows come as they are found, a bounded number ahead of who reads them, so
//! that memory does not grow with the answer. A query that is being stopped may
//! still sort for seconds: its thread is then left to end by itself.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use oxigraph::model::{Term, Triple};
use oxigraph::sparql::QueryResults;

use super::plan::Plan;
use super::prefixes::Prefixes;
use super::problem::{self, Problem};
use super::scan;
use super::warnings::warnings;
use crate::store::{CancellationToken, Store, StoreError};

/// A piece of an answer.
#[derive(Debug)]
pub enum Event {
    /// The answer is a table; these are its columns. Rows follow.
    Columns(Vec<String>),
    /// A row: a term for each column, or none where the column has no value.
    Row(Vec<Option<Term>>),
    /// A triple of an answer that is a graph.
    Triple(Triple),
    /// The answer is yes or no.
    Boolean(bool),
    /// How the query was answered, where it was asked for.
    Plan(Plan),
    /// Nothing yet: it comes some times a second while an answer is awaited.
    Waiting,
    /// The graph was changed: how many quads it held before and holds now.
    Updated {
        /// Before.
        before: usize,
        /// Now.
        after: usize,
    },
}

/// Why a query gives no answer, or no more of it.
#[derive(Debug)]
pub enum AskError {
    /// The query is not right.
    Problem {
        /// What is wrong, and where in the text.
        problem: Problem,
        /// The query, as it was asked.
        text: String,
    },
    /// It took longer than it was allowed to.
    Timeout(Duration),
    /// The user interrupted it.
    Interrupted,
    /// It cannot be run, or the graph cannot be read; in words.
    Failed(String),
}

impl AskError {
    /// Puts what the store says of a query into words, with the place in its text.
    #[must_use]
    pub fn of(error: StoreError, text: &str, prefixes: &Prefixes) -> Self {
        match error {
            StoreError::Syntax { message, .. } => {
                let problem = problem::explain(text, prefixes, &message);
                Self::Problem { problem, text: text.to_owned() }
            }
            StoreError::Cancelled => Self::Interrupted,
            error => Self::Failed(error.to_string()),
        }
    }
}

/// Says that the user wants the running query to stop; may be shared with a signal handler.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Asks the running query to stop.
    pub fn raise(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Tells whether a stop was asked for, and forgets it.
    #[must_use]
    pub fn take(&self) -> bool {
        self.0.swap(false, Ordering::SeqCst)
    }
}

/// A query that is being answered.
pub struct Running {
    events: Receiver<Result<Told, StoreError>>,
    token: CancellationToken,
    interrupt: Interrupt,
    limit: Option<(Instant, Duration)>,
    text: String,
    prefixes: Prefixes,
    began: Instant,
    warnings: Vec<Problem>,
}

/// What a query's thread tells.
enum Told {
    /// A piece of the answer.
    Event(Event),
    /// What is probably not meant.
    Warnings(Vec<Problem>),
}

/// Events that may wait to be read.
const AHEAD: usize = 256;

/// Parsing and evaluating recurse over the query: its thread gets this much stack, in bytes.
pub const STACK: usize = 256 << 20;

/// Begins to answer `text`, a query or an update.
///
/// The prefixes of `prefixes` need no declaration. The answer ends with an error
/// when `interrupt` is raised or `timeout` has passed.
///
/// # Errors
///
/// Where the brackets of the query go too deep to be parsed.
pub fn ask(
    store: &Arc<Store>,
    text: &str,
    prefixes: &Prefixes,
    interrupt: &Interrupt,
    timeout: Option<Duration>,
) -> Result<Running, AskError> {
    let task = if is_update(text) { Task::Change } else { Task::Answer };
    start(store, text, prefixes, interrupt, timeout, task)
}

/// Begins to answer a query only to see how it is done: the answer is a [`Plan`].
///
/// # Errors
///
/// As [`ask`], and where the text is an update.
pub fn explain(
    store: &Arc<Store>,
    text: &str,
    prefixes: &Prefixes,
    interrupt: &Interrupt,
    timeout: Option<Duration>,
) -> Result<Running, AskError> {
    if is_update(text) {
        return Err(AskError::Failed("only a query can be explained, no update".to_owned()));
    }
    start(store, text, prefixes, interrupt, timeout, Task::Explain)
}

/// What is to be done with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Answer,
    Change,
    Explain,
}

fn start(
    store: &Arc<Store>,
    text: &str,
    prefixes: &Prefixes,
    interrupt: &Interrupt,
    timeout: Option<Duration>,
    task: Task,
) -> Result<Running, AskError> {
    if let Some(problem) = problem::refuse(text) {
        return Err(AskError::Problem { problem, text: text.to_owned() });
    }
    let (sender, events) = mpsc::sync_channel(AHEAD);
    let token = CancellationToken::new();
    let worker = Worker {
        store: Arc::clone(store),
        text: declared(text, prefixes),
        asked: text.to_owned(),
        prefixes: prefixes.clone(),
        task,
        token: token.clone(),
        sender,
    };
    let _forgotten = interrupt.take();
    thread::Builder::new()
        .name("query".to_owned())
        .stack_size(STACK)
        .spawn(move || worker.run())
        .map_err(|error| AskError::Failed(format!("no thread for the query: {error}")))?;
    Ok(Running {
        events,
        token,
        interrupt: interrupt.clone(),
        limit: timeout.map(|timeout| (Instant::now() + timeout, timeout)),
        text: text.to_owned(),
        prefixes: prefixes.clone(),
        began: Instant::now(),
        warnings: Vec::new(),
    })
}

/// Returns the text with the prefixes that only this session knows, declared before it.
///
/// They stand in the first line, so that no line of the text moves.
fn declared(text: &str, prefixes: &Prefixes) -> String {
    let known: Prefixes = crate::ontology::prefixes().iter().copied().collect();
    let mut whole = String::new();
    for (prefix, namespace) in prefixes.iter() {
        if known.namespace(prefix) != Some(namespace) {
            let _ = write!(whole, "PREFIX {prefix}: <{namespace}> ");
        }
    }
    whole + text
}

/// Tells whether a text changes the graph: by its first word behind the prologue.
#[must_use]
pub fn is_update(text: &str) -> bool {
    let words =
        ["INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"];
    let queries = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
    let tokens = scan::scan(text);
    let is_one_of =
        |words: &[&str], token: &scan::Token| words.iter().any(|word| token.is_word(text, word));
    let first = tokens.iter().find(|token| is_one_of(&words, token) || is_one_of(&queries, token));
    first.is_some_and(|token| is_one_of(&words, token))
}

impl Running {
    /// Returns how long ago the question was asked.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    /// Takes out what the query probably does not mean, as far as that is known by now.
    pub fn take_warnings(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.warnings)
    }

    /// Returns the next piece of the answer; none when it is complete.
    ///
    /// # Errors
    ///
    /// Where the query is wrong, fails, is interrupted, or takes too long.
    pub fn next_event(&mut self) -> Result<Option<Event>, AskError> {
        loop {
            if let Some(stopped) = self.stopped() {
                self.token.cancel();
                return Err(stopped);
            }
            match self.events.recv_timeout(Duration::from_millis(25)) {
                Ok(Ok(Told::Event(event))) => return Ok(Some(event)),
                Ok(Ok(Told::Warnings(warnings))) => self.warnings.extend(warnings),
                Ok(Err(error)) => return Err(AskError::of(error, &self.text, &self.prefixes)),
                Err(RecvTimeoutError::Timeout) => return Ok(Some(Event::Waiting)),
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            }
        }
    }

    fn stopped(&self) -> Option<AskError> {
        if self.interrupt.take() {
            return Some(AskError::Interrupted);
        }
        let (end, timeout) = self.limit?;
        (Instant::now() >= end).then_some(AskError::Timeout(timeout))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.token.cancel();
    }
}

struct Worker {
    store: Arc<Store>,
    /// With the session's prefixes.
    text: String,
    /// As the user wrote it.
    asked: String,
    prefixes: Prefixes,
    task: Task,
    token: CancellationToken,
    sender: SyncSender<Result<Told, StoreError>>,
}

impl Worker {
    /// Sends the whole answer; nobody listening any more is a reason to end quietly.
    fn run(self) {
        let sent = match self.task {
            Task::Answer => self.answer(),
            Task::Change => self.change(),
            Task::Explain => self.explain(),
        };
        if let Err(error) = sent {
            drop(self.sender.send(Err(error)));
        }
    }

    /// Tells what the text probably does not mean.
    fn warn(&self) {
        let warnings = warnings(&self.store, &self.prefixes, &self.asked);
        if !warnings.is_empty() {
            drop(self.sender.send(Ok(Told::Warnings(warnings))));
        }
    }

    fn change(&self) -> Result<(), StoreError> {
        self.warn();
        let before = self.store.len()?;
        self.store.update(&self.text, &self.token)?;
        let after = self.store.len()?;
        self.send(Event::Updated { before, after });
        Ok(())
    }

    fn explain(&self) -> Result<(), StoreError> {
        let json = self.store.explain(&self.text, &self.token)?;
        if let Some(plan) = Plan::read(&json, &self.prefixes) {
            self.send(Event::Plan(plan));
        }
        Ok(())
    }

    fn answer(&self) -> Result<(), StoreError> {
        self.warn();
        match self.store.query(&self.text, &self.token)? {
            QueryResults::Boolean(answer) => {
                self.send(Event::Boolean(answer));
            }
            QueryResults::Solutions(solutions) => {
                let columns: Vec<String> =
                    solutions.variables().iter().map(|one| one.as_str().to_owned()).collect();
                let order = column_order(&self.text, &columns);
                let ordered = order.iter().map(|at| columns[*at].clone()).collect();
                self.send(Event::Columns(ordered));
                for solution in solutions {
                    let solution = solution?;
                    let values = solution.values();
                    if !self.send(Event::Row(order.iter().map(|at| values[*at].clone()).collect()))
                    {
                        break;
                    }
                }
            }
            QueryResults::Graph(triples) => {
                for triple in triples {
                    if !self.send(Event::Triple(triple?)) {
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    fn send(&self, event: Event) -> bool {
        self.sender.send(Ok(Told::Event(event))).is_ok()
    }
}

/// Returns the order that columns are shown in.
///
/// Those of `SELECT *` come in no order that a reader would know, so they are put
/// in the order that the query first names them.
#[must_use]
pub fn column_order(text: &str, columns: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    let tokens = scan::scan(text);
    let select = tokens.iter().position(|token| token.is_word(text, "SELECT"));
    let first = select
        .and_then(|at| tokens[at + 1..].iter().find(|token| token.kind != scan::TokenKind::Word));
    if first.is_some_and(|token| token.of(text) == "*") {
        order.sort_by_key(|at| {
            tokens.iter().position(|token| {
                token.kind == scan::TokenKind::Variable && token.of(text)[1..] == columns[*at]
            })
        });
    }
    order
}
