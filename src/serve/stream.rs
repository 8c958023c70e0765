//! Does work and sends on what it writes: whole where that is little, else piece by piece.
//!
//! ```text
//! work ──writes──▶ Sheet ──all of it─────────────▶ client
//!                        ──chunks──▶ AnswerBody ──▶ client
//! ```
//!
//! Until the first chunk is full nothing has been sent, so that what goes wrong by
//! then is told with its status. Behind that, an answer that fails is cut: the
//! transfer ends without its end mark, which every client takes for a failure.

use std::io::{self, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hyper::body::{Bytes, Frame};
use tokio::sync::{mpsc, oneshot};
use tokio::task::block_in_place;
use tokio::time::{Instant, Sleep, sleep_until, timeout_at};

use super::Service;
use super::formats::content_type;
use super::refusal::Refusal;
use crate::store::CancellationToken;

/// The size of the first chunk, in bytes; what is shorter is sent whole.
const FIRST: usize = 64 << 10;

/// The size of the others: each wakes the thread that sends it.
const CHUNK: usize = 256 << 10;

/// Room for what is written last into a chunk, as a rule.
const LAST: usize = 4 << 10;

/// Chunks that may wait to be sent; work pauses while there are more, in its slot, which others want.
const AHEAD: usize = 8;

/// A piece of an answer, and whether the answer ends with it.
type Piece = Result<(Bytes, bool), Refusal>;

/// How an answer begins.
struct Beginning {
    media_type: &'static str,
    bytes: Bytes,
    /// What follows; none where that was all.
    rest: Option<mpsc::Receiver<Piece>>,
}

/// What an answer is written on; it is sent as it fills up.
pub(super) struct Sheet {
    media_type: &'static str,
    written: Vec<u8>,
    /// How many bytes are sent together.
    chunk: usize,
    beginning: Option<oneshot::Sender<Result<Beginning, Refusal>>>,
    rest: Option<Rest>,
}

/// Where the pieces go that follow the first.
struct Rest {
    pieces: mpsc::Sender<Piece>,
    /// The end has a place of its own, so that no slot is kept by a client that is slow to take it.
    end: mpsc::OwnedPermit<Piece>,
}

impl Sheet {
    fn new(beginning: oneshot::Sender<Result<Beginning, Refusal>>) -> Self {
        let written = Vec::with_capacity(LAST);
        Self { media_type: "", written, chunk: FIRST, beginning: Some(beginning), rest: None }
    }

    /// Sets the media type; before anything is written.
    pub(super) fn begin(&mut self, media_type: &'static str) {
        self.media_type = media_type;
    }

    /// Sends what is written, and waits while the client is slow to take it.
    fn send(&mut self) -> io::Result<()> {
        self.chunk = CHUNK;
        let bytes = std::mem::replace(&mut self.written, Vec::with_capacity(CHUNK + LAST)).into();
        // What is sent is work for other threads, which this one would keep for itself.
        let sent = block_in_place(|| match self.beginning.take() {
            Some(beginning) => self.send_first(beginning, bytes),
            None => self.rest.as_ref()?.pieces.blocking_send(Ok((bytes, false))).ok(),
        });
        sent.ok_or(io::ErrorKind::BrokenPipe.into())
    }

    /// Sends the first chunk, and opens the way for the rest; none where the client has left.
    fn send_first(
        &mut self,
        to: oneshot::Sender<Result<Beginning, Refusal>>,
        bytes: Bytes,
    ) -> Option<()> {
        let (pieces, rest) = mpsc::channel(AHEAD + 1);
        let end = pieces.clone().try_reserve_owned().ok()?;
        self.rest = Some(Rest { pieces, end });
        to.send(Ok(Beginning { media_type: self.media_type, bytes, rest: Some(rest) })).ok()
    }

    /// Sends what is still to be sent, or why there is no more.
    fn end(self, outcome: Result<(), Refusal>) {
        let bytes = self.written.into();
        if let Some(beginning) = self.beginning {
            let whole = Beginning { media_type: self.media_type, bytes, rest: None };
            // Where the client has left, nobody asks.
            let _left = beginning.send(outcome.map(|()| whole));
        } else if let Some(rest) = self.rest {
            rest.end.send(outcome.map(|()| (bytes, true)));
        }
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
        if self.written.len() >= self.chunk { self.send() } else { Ok(()) }
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
/// It is a task of its own, which the same thread does next: meanwhile others may send
/// what is written, or find that the client has left.
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
    let slot = service.slots.take(end).await?;
    let token = CancellationToken::new();
    let cancelling = Cancelling(token.clone());
    let (sender, beginning) = oneshot::channel();
    let shared = Arc::clone(service);
    tokio::spawn(async move {
        let mut sheet = Sheet::new(sender);
        let running = shared.metrics.running();
        let outcome = work(&token, &mut sheet);
        drop((running, slot));
        sheet.end(outcome);
    });
    let beginning = timeout_at(end, beginning).await.map_err(|_| Refusal::too_long(limit))?;
    let Beginning { media_type, bytes, rest } =
        beginning.unwrap_or_else(|_| Err(Refusal::fault("the work broke off")))?;
    let head = [(header::CONTENT_TYPE, content_type(media_type))];
    let Some(rest) = rest else { return Ok((head, bytes).into_response()) };
    let body = AnswerBody {
        first: Some(bytes),
        ended: false,
        rest,
        limit,
        end: Box::pin(sleep_until(end)),
        _cancelling: cancelling,
    };
    Ok((head, Body::new(body)).into_response())
}

/// The body of an answer that is still being written.
struct AnswerBody {
    first: Option<Bytes>,
    ended: bool,
    rest: mpsc::Receiver<Piece>,
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
        let piece = ready!(self.rest.poll_recv(context));
        let piece = piece.unwrap_or_else(|| Err(Refusal::fault("the work broke off")));
        Poll::Ready(Some(piece.map(|(bytes, last)| {
            self.ended = last;
            Frame::data(bytes)
        })))
    }

    fn is_end_stream(&self) -> bool {
        self.first.is_none() && self.ended
    }
}
