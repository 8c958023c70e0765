//! The right to work on the graph: so many have it at a time, others wait.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::refusal::Refusal;
use crate::store::CancellationToken;

/// How often who waits looks whether it still should.
const PAUSE: Duration = Duration::from_millis(100);

/// The slots of a server.
pub(super) struct Slots {
    state: Mutex<State>,
    freed: Condvar,
}

struct State {
    free: usize,
    /// How many wait; where nobody does, the system need not be asked to wake anyone.
    waiting: usize,
}

/// A slot that is taken, until the value is dropped.
pub(super) struct Slot(Arc<Slots>);

impl Slots {
    /// Returns so many slots.
    pub(super) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::new(State { free: most, waiting: 0 }),
            freed: Condvar::new(),
        })
    }

    /// Waits for a slot, behind those who wait already.
    ///
    /// # Errors
    ///
    /// Where `token` is cancelled before one is free.
    pub(super) fn take(self: &Arc<Self>, token: &CancellationToken) -> Result<Slot, Refusal> {
        let mut state = self.state();
        let mut has_waited = false;
        while state.free == 0 || (state.waiting > 0 && !has_waited) {
            if token.is_cancelled() {
                return Err(Refusal::busy());
            }
            state.waiting += 1;
            let waited = self.freed.wait_timeout(state, PAUSE);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            state.waiting -= 1;
            has_waited = true;
        }
        state.free -= 1;
        self.wake(&state);
        Ok(Slot(Arc::clone(self)))
    }

    /// Wakes who waits longest, where there is a slot.
    fn wake(&self, state: &State) {
        if state.free > 0 && state.waiting > 0 {
            self.freed.notify_one();
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.free += 1;
        self.0.wake(&state);
    }
}
