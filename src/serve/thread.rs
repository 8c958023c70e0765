//! The thread of a connection: speaks HTTP and waits wherever it must.
//!
//! hyper and axum are written for threads that never wait. Here nothing is ever pending
//! but the client's next words: a write waits until it is done, an answer is worked out
//! where it is asked for. So when hyper has nothing left to do, it is time to read.

use std::cell::Cell;
use std::io::{self, IoSlice, Write as _};
use std::net::Shutdown;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use tower::Service;

use super::connection::Connection;

/// How much is read at a time, in bytes.
const READ: usize = 16 << 10;

/// Answers the requests of a connection until there are no more.
pub(super) fn serve(connection: &Arc<Connection>, router: &Router) {
    let woken = Arc::new(Woken(AtomicBool::new(false)));
    let waker = Waker::from(Arc::clone(&woken));
    let mut context = Context::from_waker(&waker);
    let may_wait = Rc::new(Cell::new(false));
    let socket = Socket {
        connection: Arc::clone(connection),
        may_wait: Rc::clone(&may_wait),
        is_new: true,
        read: vec![0; READ],
    };
    let answer = service_fn(|mut request: Request<Incoming>| {
        request.extensions_mut().insert(Arc::clone(connection));
        router.clone().call(request)
    });
    // Whether the client is still there is asked elsewhere.
    let http = http1::Builder::new().half_close(true).serve_connection(socket, answer);
    let mut http = pin!(http);
    while http.as_mut().poll(&mut context).is_pending() {
        // What neither goes on nor reads when it may has come to its end.
        if !woken.0.swap(false, Ordering::Relaxed) && may_wait.replace(true) {
            return;
        }
    }
}

/// Whether there is more to do without reading.
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// What hyper reads from and writes to.
struct Socket {
    connection: Arc<Connection>,
    /// Whether the next read may wait for the client; else it only says that it would.
    may_wait: Rc<Cell<bool>>,
    /// Whether the next bytes belong to a new request.
    is_new: bool,
    read: Vec<u8>,
}

impl Read for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        mut into: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.may_wait.replace(false) {
            return Poll::Pending;
        }
        let Self { connection, is_new, read, .. } = &mut *self;
        let most = into.remaining().min(read.len());
        let length = connection.read(&mut read[..most], std::mem::take(is_new))?;
        into.put_slice(&read[..length]);
        Poll::Ready(Ok(()))
    }
}

impl Write for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.is_new = true;
        Poll::Ready((&self.connection.socket).write(bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.is_new = true;
        Poll::Ready((&self.connection.socket).write_vectored(slices))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.connection.socket.shutdown(Shutdown::Write))
    }
}
