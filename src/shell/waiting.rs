//! Tells a person who waits for an answer how long it has taken so far.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_millis(500);

/// A line on standard error, rewritten while an answer is awaited and then removed.
pub(super) struct Waiting {
    shown: Arc<AtomicBool>,
}

impl Waiting {
    /// Returns one that nothing has been shown of, and what to call while waiting.
    pub(super) fn new() -> (Self, impl FnMut(Duration) + 'static) {
        let shown = Arc::new(AtomicBool::new(false));
        let is_terminal = io::stderr().is_terminal();
        let waiting = Self { shown: Arc::clone(&shown) };
        let tell = move |elapsed: Duration| {
            if is_terminal && elapsed >= PATIENCE {
                shown.store(true, Ordering::Relaxed);
                let seconds = elapsed.as_secs_f64();
                let mut line = io::stderr().lock();
                drop(write!(line, "\r… {seconds:.1} s (Ctrl-C stops)").and_then(|()| line.flush()));
            }
        };
        (waiting, tell)
    }

    /// Returns a writer that removes the line before it writes.
    pub(super) fn over<'a>(&'a self, out: &'a mut dyn Write) -> impl Write + 'a {
        Clearing { waiting: self, out }
    }

    /// Removes the line.
    pub(super) fn clear(&self) {
        if self.shown.swap(false, Ordering::Relaxed) {
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
