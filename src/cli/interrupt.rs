//! What Ctrl-C does: it stops the running query, or the program where none runs.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::failure::Failure;
use crate::query::Interrupt;

/// The exit code of an interrupted program, as shells count it.
const INTERRUPTED: i32 = 130;

/// Decides what an interrupt means at the moment.
#[derive(Debug, Clone, Default)]
pub(super) struct Interrupts {
    /// Stops a running query.
    pub(super) query: Interrupt,
    stops_query: Arc<AtomicBool>,
}

impl Interrupts {
    /// Begins to listen for Ctrl-C: until [`Self::stop_queries_only`], it ends the program.
    ///
    /// # Errors
    ///
    /// Where the system does not let the program listen.
    pub(super) fn listen() -> Result<Self, Failure> {
        let interrupts = Self::default();
        let heard = interrupts.clone();
        ctrlc::set_handler(move || {
            if !heard.stops_query.load(Ordering::SeqCst) {
                process::exit(INTERRUPTED);
            }
            heard.query.raise();
        })
        .map_err(|error| Failure::failed(format!("cannot listen for Ctrl-C: {error}")))?;
        Ok(interrupts)
    }

    /// Makes Ctrl-C stop the running query and leave the program running.
    pub(super) fn stop_queries_only(&self) {
        self.stops_query.store(true, Ordering::SeqCst);
    }
}
