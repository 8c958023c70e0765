//! Runs work on a thread of the pool and sends on what it writes, piece by piece.
//!
//! ```text
//! work ──writes──▶ Sheet ──chunks──▶ AnswerBody ──▶ client
//! ```
//!
//! Until the first chunk is full nothing has been sent, so that what goes wrong by
//! then is told with its status. Behind that, an answer that fails is cut: the
//! transfer ends without its end mark, which every client takes for a failure.

use std::io::{self, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hyper::body::{Bytes, Frame};
use tokio::sync::mpsc;
use tokio::time::{Instant, Sleep, sleep_until, timeout_at};

use super::Service;
use super::formats::content_type;
use super::refusal::Refusal;
use crate::store::CancellationToken;

/// The size of a chunk, in bytes.
const CHUNK: usize = 64 << 10;

/// Room for a chunk and what is written last into it, as a rule.
const FULL: usize = CHUNK + (4 << 10);

/// Chunks that may wait to be sent; work pauses while there are more.
const AHEAD: usize = 4;

/// A piece of an answer.
struct Chunk {
    /// The media type of the whole.
    media_type: &'static str,
    bytes: Bytes,
    /// Whether the answer ends here.
    last: bool,
}

/// What an answer is written on; it is sent as it fills up.
pub(super) struct Sheet {
    media_type: &'static str,
    written: Vec<u8>,
    sender: mpsc::Sender<Result<Chunk, Refusal>>,
}

impl Sheet {
    /// Sets the media type; before anything is written.
    pub(super) fn begin(&mut self, media_type: &'static str) {
        self.media_type = media_type;
    }

    fn send(&mut self) -> io::Result<()> {
        let bytes = std::mem::replace(&mut self.written, Vec::with_capacity(FULL));
        let chunk = self.chunk(bytes, false);
        self.sender.blocking_send(Ok(chunk)).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    /// Returns what is still to be sent.
    fn last(mut self) -> Chunk {
        let bytes = std::mem::take(&mut self.written);
        self.chunk(bytes, true)
    }

    fn chunk(&self, bytes: Vec<u8>, last: bool) -> Chunk {
        Chunk { media_type: self.media_type, bytes: bytes.into(), last }
    }
}

impl Write for Sheet {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    // Serializers write few bytes at a time.
    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.written.extend_from_slice(bytes);
        if self.written.len() >= CHUNK { self.send() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Cancels the work when it is dropped: its client has left, or its time is up.
pub(super) struct Cancelling(pub(super) CancellationToken);

impl Drop for Cancelling {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// Does `work` as soon as there is a slot for it, and returns what it writes.
///
/// Slots are the threads of the pool; work for which there is none waits in its queue.
///
/// # Errors
///
/// Where the work fails before it has written a chunk, or no slot or no chunk comes in time.
pub(super) async fn written_by<W>(service: &Arc<Service>, work: W) -> Result<Response, Refusal>
where
    W: FnOnce(&CancellationToken, &mut Sheet) -> Result<(), Refusal> + Send + 'static,
{
    let limit = service.settings.timeout;
    let end = Instant::now() + limit;
    let token = CancellationToken::new();
    let cancelling = Cancelling(token.clone());
    let (sender, mut receiver) = mpsc::channel(AHEAD + 1);
    // The end has a place of its own, so that no slot is kept by a client that is slow to take it.
    let end_of_answer = sender.clone().try_reserve_owned().map_err(Refusal::fault)?;
    let has_slot = Arc::new(AtomicBool::new(false));
    let (shared, begun) = (Arc::clone(service), Arc::clone(&has_slot));
    tokio::task::spawn_blocking(move || {
        begun.store(true, Ordering::Relaxed);
        if sender.is_closed() {
            return;
        }
        let mut sheet = Sheet { media_type: "", written: Vec::new(), sender };
        let running = shared.metrics.running();
        let outcome = work(&token, &mut sheet);
        drop(running);
        end_of_answer.send(outcome.map(|()| sheet.last()));
    });
    let first = timeout_at(end, receiver.recv()).await;
    let first = first.map_err(|_| {
        if has_slot.load(Ordering::Relaxed) { Refusal::too_long(limit) } else { Refusal::busy() }
    })?;
    let first = first.unwrap_or_else(|| Err(Refusal::fault("the work broke off")))?;
    let head = [(header::CONTENT_TYPE, content_type(first.media_type))];
    if first.last {
        return Ok((head, first.bytes).into_response());
    }
    let rest = AnswerBody {
        first: Some(first.bytes),
        ended: false,
        receiver,
        limit,
        end: Box::pin(sleep_until(end)),
        _cancelling: cancelling,
    };
    Ok((head, Body::new(rest)).into_response())
}

/// The body of an answer that is still being written.
struct AnswerBody {
    first: Option<Bytes>,
    ended: bool,
    receiver: mpsc::Receiver<Result<Chunk, Refusal>>,
    limit: Duration,
    end: Pin<Box<Sleep>>,
    _cancelling: Cancelling,
}

impl hyper::body::Body for AnswerBody {
    type Data = Bytes;
    type Error = Refusal;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Refusal>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        if self.ended {
            return Poll::Ready(None);
        }
        if self.end.as_mut().poll(context).is_ready() {
            return Poll::Ready(Some(Err(Refusal::too_long(self.limit))));
        }
        let chunk = ready!(self.receiver.poll_recv(context));
        let chunk = chunk.unwrap_or_else(|| Err(Refusal::fault("the work broke off")));
        Poll::Ready(Some(chunk.map(|chunk| {
            self.ended = chunk.last;
            Frame::data(chunk.bytes)
        })))
    }

    fn is_end_stream(&self) -> bool {
        self.first.is_none() && self.ended
    }
}
