//! A connection: what its thread is at, and when that must be done.
//!
//! Each connection has a thread of its own, which reads, works and writes, and waits for
//! its client wherever it must. It cannot look at the clock meanwhile, nor see that the
//! client has left; the watch of all connections does that for it.

use std::io;
use std::net::{Shutdown, TcpStream};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::store::CancellationToken;

/// How long a client may take to send the head of a request, or the next one.
const HEAD: Duration = Duration::from_secs(30);

/// How long a client may go on taking an answer whose time is up.
const LATE: Duration = Duration::from_secs(2);

/// A connection, as its thread and the watch share it.
pub(super) struct Connection {
    pub(super) socket: TcpStream,
    /// How long an answer may take.
    limit: Duration,
    state: Mutex<State>,
}

struct State {
    doing: Doing,
    /// When the request must have come, its body included.
    read_by: Instant,
    /// When the answer must have gone.
    answer_by: Instant,
    /// Cancels the work on the answer.
    token: CancellationToken,
    /// No further request is read.
    is_last: bool,
}

/// What the thread of a connection is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Reading,
    Working,
    Writing,
}

impl Connection {
    /// Returns a connection whose answers may take so long.
    pub(super) fn new(socket: TcpStream, limit: Duration) -> Self {
        let now = Instant::now();
        let state = State {
            doing: Doing::Writing,
            read_by: now + HEAD,
            answer_by: now + limit,
            token: CancellationToken::new(),
            is_last: false,
        };
        Self { socket, limit, state: Mutex::new(state) }
    }

    /// Reads what the client sends, and waits for it; `is_new` where a new request is to come.
    ///
    /// # Errors
    ///
    /// Where the connection breaks.
    pub(super) fn read(&self, bytes: &mut [u8], is_new: bool) -> io::Result<usize> {
        let mut state = self.state();
        state.doing = Doing::Reading;
        if is_new {
            state.read_by = Instant::now() + HEAD;
        }
        drop(state);
        let read = io::Read::read(&mut &self.socket, bytes);
        let mut state = self.state();
        state.doing = Doing::Writing;
        state.answer_by = Instant::now() + self.limit;
        read
    }

    /// Gives the body of a request the time that an answer has.
    pub(super) fn await_body(&self) {
        self.state().read_by = Instant::now() + self.limit;
    }

    /// Begins to work on an answer, or goes on with it; `token` is cancelled as soon as nobody wants it.
    pub(super) fn work(&self, token: &CancellationToken) -> Working<'_> {
        let mut state = self.state();
        state.doing = Doing::Working;
        state.token = token.clone();
        Working(self)
    }

    /// Ends what should be done by `now`, and work for a client that has left.
    pub(super) fn look_after(&self, now: Instant) {
        // While it is held, the thread does not begin to read or to write.
        let state = self.state();
        let is_late = now >= state.answer_by;
        match state.doing {
            Doing::Reading if now >= state.read_by => self.shut(Shutdown::Read),
            Doing::Working if is_late || !state.is_last && self.has_left() => state.token.cancel(),
            Doing::Writing if now >= state.answer_by + LATE => self.shut(Shutdown::Both),
            Doing::Writing if is_late => state.token.cancel(),
            Doing::Reading | Doing::Working | Doing::Writing => {}
        }
    }

    /// Reads no further request; the one that is being answered gets its answer.
    pub(super) fn stop(&self) {
        self.state().is_last = true;
        self.shut(Shutdown::Read);
    }

    /// Tells whether the client has closed the connection; only while nothing is read or written.
    fn has_left(&self) -> bool {
        let looked = self.socket.set_nonblocking(true).and_then(|()| self.socket.peek(&mut [0]));
        let blocks = self.socket.set_nonblocking(false);
        match looked {
            Ok(read) => read == 0 || blocks.is_err(),
            Err(error) => error.kind() != io::ErrorKind::WouldBlock,
        }
    }

    fn shut(&self, what: Shutdown) {
        // Where the client has shut it already, there is nothing to do.
        let _shut = self.socket.shutdown(what);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Work on an answer that goes on until the value is dropped.
pub(super) struct Working<'a>(&'a Connection);

impl Drop for Working<'_> {
    fn drop(&mut self) {
        self.0.state().doing = Doing::Writing;
    }
}
