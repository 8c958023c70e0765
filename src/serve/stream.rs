//! Does work and sends what it writes: whole where that is little, else piece by piece.
//!
//! ```text
//! work ──writes──▶ Sheet ──all of it────────────▶ client
//!   ▲                    ──chunks──▶ AnswerBody ──▶ client
//!   └── more, once a chunk has gone ─────┘
//! ```
//!
//! Until the first chunk is full nothing has been sent, so that what goes wrong by
//! then is told with its status. Behind that, an answer that fails is cut: the
//! transfer ends without its end mark, which every client takes for a failure.

use std::cell::RefCell;
use std::io::{self, Write};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hyper::body::{Bytes, Frame};
use send_wrapper::SendWrapper;

use super::Service;
use super::connection::Connection;
use super::formats::content_type;
use super::metrics::Running;
use super::refusal::Refusal;
use super::slots::Slot;
use crate::store::CancellationToken;

/// The size of a chunk, in bytes; what is shorter is sent whole.
const CHUNK: usize = 64 << 10;

/// Room for what is written last into a chunk, as a rule.
const LAST: usize = 4 << 10;

/// What an answer is written on.
#[derive(Clone)]
pub(super) struct Sheet(Rc<RefCell<Vec<u8>>>);

impl Sheet {
    fn with_room(bytes: usize) -> Self {
        Self(Rc::new(RefCell::new(Vec::with_capacity(bytes))))
    }

    fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    fn take(&self) -> Bytes {
        self.0.take().into()
    }
}

impl Write for Sheet {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    // Serializers write few bytes at a time; that of JSON writes texts letter by letter.
    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut written = self.0.borrow_mut();
        match bytes {
            [byte] => written.push(*byte),
            bytes => written.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes some more of an answer, such as a row, and tells whether more may follow.
type More = Box<dyn FnMut() -> Result<bool, Refusal>>;

/// An answer that is being written.
pub(super) struct Writing {
    media_type: &'static str,
    more: More,
}

impl Writing {
    /// Returns an answer that is written already.
    pub(super) fn done(media_type: &'static str) -> Self {
        Self::by(media_type, || Ok(false))
    }

    /// Returns an answer that `more` writes, which is called until it returns false.
    pub(super) fn by(
        media_type: &'static str,
        more: impl FnMut() -> Result<bool, Refusal> + 'static,
    ) -> Self {
        Self { media_type, more: Box::new(more) }
    }

    /// Fills a chunk, and tells whether more may follow.
    fn fill(&mut self, sheet: &Sheet, token: &CancellationToken) -> Result<bool, Refusal> {
        while sheet.0.borrow().len() < CHUNK {
            if !(self.more)()? {
                return Ok(false);
            }
        }
        if token.is_cancelled() { Err(Refusal::fault("nobody waits for it")) } else { Ok(true) }
    }
}

/// Does `work` as soon as there is a slot for it, and returns what it writes.
///
/// # Errors
///
/// Where the work fails before it has written a chunk, or no slot or no chunk comes in time.
pub(super) fn written_by(
    service: &Service,
    connection: &Arc<Connection>,
    work: impl FnOnce(&CancellationToken, &mut Sheet) -> Result<Writing, Refusal>,
) -> Result<Response, Refusal> {
    let limit = service.settings.timeout;
    let token = CancellationToken::new();
    let working = connection.work(&token);
    let slot = service.slots.take(&token)?;
    let running = service.metrics.running();
    let mut sheet = Sheet::with_room(LAST);
    let begun = work(&token, &mut sheet).and_then(|mut writing| {
        let goes_on = writing.fill(&sheet, &token)?;
        Ok((writing, goes_on))
    });
    let (writing, goes_on) = begun.map_err(|refusal| told(refusal, &token, limit))?;
    drop(working);
    let head = [(header::CONTENT_TYPE, content_type(writing.media_type))];
    if !goes_on {
        return Ok((head, sheet.take()).into_response());
    }
    let body = AnswerBody {
        connection: Arc::clone(connection),
        token,
        limit,
        written: SendWrapper::new((sheet, writing)),
        goes_on,
        is_flushed: false,
        _held: (running, slot),
    };
    Ok((head, Body::new(body)).into_response())
}

/// Returns why an answer ends: that its time is up, where its work was cancelled.
fn told(refusal: Refusal, token: &CancellationToken, limit: Duration) -> Refusal {
    if token.is_cancelled() { Refusal::too_long(limit) } else { refusal }
}

/// The body of an answer that is still being written; the thread that sends it writes it.
struct AnswerBody {
    connection: Arc<Connection>,
    token: CancellationToken,
    limit: Duration,
    /// It never leaves its thread.
    written: SendWrapper<(Sheet, Writing)>,
    goes_on: bool,
    /// Whether hyper had the occasion to send what it was given.
    is_flushed: bool,
    _held: (Running, Slot),
}

impl AnswerBody {
    /// Writes another chunk.
    fn write(&mut self) -> Result<(), Refusal> {
        let _working = self.connection.work(&self.token);
        let (sheet, writing) = &mut *self.written;
        sheet.0.borrow_mut().reserve(CHUNK + LAST);
        let filled = writing.fill(sheet, &self.token);
        self.goes_on = filled.map_err(|refusal| told(refusal, &self.token, self.limit))?;
        Ok(())
    }
}

impl hyper::body::Body for AnswerBody {
    type Data = Bytes;
    type Error = Refusal;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Refusal>>> {
        if self.written.0.is_empty() && self.goes_on {
            if !std::mem::replace(&mut self.is_flushed, true) {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            self.is_flushed = false;
            if let Err(refusal) = self.write() {
                return Poll::Ready(Some(Err(refusal)));
            }
        }
        let bytes = self.written.0.take();
        Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.written.0.is_empty() && !self.goes_on
    }
}
