//! What the signals do: Ctrl-C stops the running query, or the program where none runs; TERM ends it.
//!
//! What the program was writing meanwhile is removed before it ends.

use std::io;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use super::failure::Failure;
use crate::query::Interrupt;
use crate::store::remove_temporary;

/// The exit code of an interrupted program, as shells count it.
const INTERRUPTED: i32 = 130;

/// The exit code of a program that was asked to end, as shells count it.
#[cfg(unix)]
const TERMINATED: i32 = 143;

/// Decides what a signal means at the moment.
#[derive(Debug, Clone, Default)]
pub(super) struct Interrupts {
    /// Stops a running query.
    pub(super) query: Interrupt,
    stops_query: Arc<AtomicBool>,
    left_alone: Arc<AtomicBool>,
}

impl Interrupts {
    /// Begins to listen: until [`Self::stop_queries_only`], Ctrl-C ends the program.
    ///
    /// # Errors
    ///
    /// Where the system does not let the program listen.
    pub(super) fn listen() -> Result<Self, Failure> {
        let interrupts = Self::default();
        let heard = interrupts.clone();
        let (ready, begun) = mpsc::channel();
        let cannot = |error| Failure::failed(format!("cannot listen for Ctrl-C: {error}"));
        let hear = move || {
            if let Err(error) = heard.hear(&ready) {
                // Nobody waits any more once it has begun to listen.
                let _begun = ready.send(Err(error));
            }
        };
        thread::Builder::new().name("signals".to_owned()).spawn(hear).map_err(cannot)?;
        begun.recv().unwrap_or(Ok(())).map_err(cannot)?;
        Ok(interrupts)
    }

    /// Makes Ctrl-C stop the running query and leave the program running.
    pub(super) fn stop_queries_only(&self) {
        self.stops_query.store(true, Ordering::SeqCst);
    }

    /// Leaves the signals to others, who end the program.
    pub(super) fn leave_alone(&self) {
        self.left_alone.store(true, Ordering::SeqCst);
    }

    /// Hears signals as long as the program runs.
    fn hear(&self, ready: &mpsc::Sender<io::Result<()>>) -> io::Result<()> {
        tokio::runtime::Builder::new_current_thread().enable_io().build()?.block_on(async {
            let mut signals = Signals::listen()?;
            let _waiting = ready.send(Ok(()));
            loop {
                match signals.next().await {
                    INTERRUPTED if self.stops_query.load(Ordering::SeqCst) => self.query.raise(),
                    code => self.end(code),
                }
            }
        })
    }

    fn end(&self, code: i32) {
        if !self.left_alone.load(Ordering::SeqCst) {
            remove_temporary();
            process::exit(code);
        }
    }
}

/// The signals that end a program, each with the exit code that tells of it.
#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

/// The signal that ends a program.
#[cfg(not(unix))]
struct Signals;

#[cfg(unix)]
impl Signals {
    fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self { interrupt, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits for the next signal, and returns its exit code.
    async fn next(&mut self) -> i32 {
        tokio::select! {
            _ = self.interrupt.recv() => INTERRUPTED,
            _ = self.terminate.recv() => TERMINATED,
        }
    }
}

#[cfg(not(unix))]
impl Signals {
    fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    /// Waits for the next signal, and returns its exit code.
    async fn next(&mut self) -> i32 {
        if tokio::signal::ctrl_c().await.is_err() {
            // Nobody can ask: it goes on.
            std::future::pending::<()>().await;
        }
        INTERRUPTED
    }
}
