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
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use oxigraph::model::{Term, Triple};

use super::plan::Plan;
use super::prefixes::Prefixes;
use super::problem::{self, Problem};
use super::scan;
pub use super::worker::column_order;
use super::worker::{Task, Told, Worker};
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
