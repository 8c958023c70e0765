//! The right to work on the graph, and the threads that work.
//!
//! Work is done on the thread that read its request, so that a small answer costs no
//! switch of threads. There is one thread more than there are slots: however long
//! work takes, one is left that reads and writes for all connections.

use std::io;
use std::sync::Arc;
use std::thread::{self, Thread};
use std::time::Duration;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use super::refusal::Refusal;
use crate::query::ask::STACK;

/// How long a thread may work before another one is told to read and write in its place.
const PAUSE: Duration = Duration::from_millis(5);

/// The slots of a server.
pub(super) struct Slots {
    free: Arc<Semaphore>,
    /// Looks after work that takes long; it sleeps while there is none.
    watch: Thread,
}

/// A slot that is taken, until the value is dropped.
pub(super) struct Slot {
    _taken: OwnedSemaphorePermit,
}

impl Slots {
    /// Returns so many slots, and the threads to work in them.
    ///
    /// # Errors
    ///
    /// Where the system gives no threads.
    pub(super) fn with_threads(most: usize) -> io::Result<(Self, Runtime)> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(most + 1)
            .thread_name("serve")
            .thread_stack_size(STACK)
            .enable_all()
            .build()?;
        let free = Arc::new(Semaphore::new(most));
        let (watched, handle) = (Arc::clone(&free), runtime.handle().clone());
        let watch = thread::Builder::new().name("watch".to_owned());
        let watch = watch.spawn(move || watch_over(&watched, most, &handle))?;
        Ok((Self { free, watch: watch.thread().clone() }, runtime))
    }

    /// Waits for a slot.
    ///
    /// # Errors
    ///
    /// Where none is free by `end`.
    pub(super) async fn take(&self, end: Instant) -> Result<Slot, Refusal> {
        let taken = timeout_at(end, Arc::clone(&self.free).acquire_owned()).await;
        let taken = taken.map_err(|_| Refusal::busy())?.map_err(Refusal::fault)?;
        self.watch.unpark();
        Ok(Slot { _taken: taken })
    }
}

/// Wakes a thread while others work, so that it reads and writes for all connections.
///
/// The runtime's threads take turns in waiting for the network; whose turn it is may be
/// at work, and the runtime does not know for how long.
fn watch_over(free: &Semaphore, most: usize, runtime: &Handle) {
    loop {
        if free.available_permits() == most {
            thread::park();
        }
        thread::sleep(PAUSE);
        if free.available_permits() < most {
            runtime.spawn(async {});
        }
    }
}
