//! Tells a person who waits for an answer how long it has taken, and how many rows there are.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;
use std::time::{Duration, Instant};

use super::words::counted;

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line is written anew.
const EVERY: Duration = Duration::from_millis(100);

/// A line on standard error, rewritten while an answer is awaited and then removed.
pub(super) struct Waiting {
    paging: Rc<Cell<bool>>,
    is_told: bool,
    goes_elsewhere: bool,
    shown: Cell<bool>,
    last: Cell<Option<Instant>>,
}

impl Waiting {
    /// Returns one that nothing has been shown of; where nobody waits, or the line could not be
    /// removed, nothing ever is.
    ///
    /// `goes_elsewhere` says that the answer is written to a file.
    /// While `paging`, the screen is another program's.
    pub(super) fn new(somebody_waits: bool, goes_elsewhere: bool, paging: &Rc<Cell<bool>>) -> Self {
        let is_told = somebody_waits && io::stderr().is_terminal() && !super::is_dumb();
        let paging = Rc::clone(paging);
        Self { paging, is_told, goes_elsewhere, shown: Cell::new(false), last: Cell::new(None) }
    }

    /// Tells how long it has taken and how many rows have come, where it is time to.
    pub(super) fn tell(&self, elapsed: Duration, rows: usize) {
        let is_time = self.last.get().is_none_or(|last| last.elapsed() >= EVERY);
        if !self.is_told || self.paging.get() || elapsed < PATIENCE || !is_time {
            return;
        }
        self.last.set(Some(Instant::now()));
        self.shown.set(true);
        let seconds = elapsed.as_secs_f64();
        let rows = if rows == 0 { String::new() } else { format!("{}, ", counted(rows, "row")) };
        let mut line = io::stderr().lock();
        let told = write!(line, "\r… {rows}{seconds:.1} s (Ctrl-C stops)");
        drop(told.and_then(|()| line.flush()));
    }

    /// Tells of rows that a person doesn't see come, because they go into a file.
    pub(super) fn count(&self, elapsed: Duration, rows: usize) {
        if self.goes_elsewhere {
            self.tell(elapsed, rows);
        }
    }

    /// Returns a writer that removes the line before it writes.
    pub(super) fn over<'a>(&'a self, out: &'a mut dyn Write) -> impl Write + 'a {
        Clearing { waiting: self, out }
    }

    /// Removes the line.
    pub(super) fn clear(&self) {
        if self.shown.replace(false) {
            let mut line = io::stderr().lock();
            drop(write!(line, "\r\x1b[K").and_then(|()| line.flush()));
        }
    }
}

struct Clearing<'a> {
    waiting: &'a Waiting,
    out: &'a mut dyn Write,
}

impl Write for Clearing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.clear();
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
