//! Takes connections until the program is asked to stop, and lets their requests end.

use std::io;
use std::net::TcpListener as BoundListener;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

/// Connections that are held at a time; more wait in the system's queue.
const CONNECTIONS: usize = 1024;

/// How long a client may take to send the head of a request.
const HEAD: Duration = Duration::from_secs(30);

/// How long requests may go on once the server has been asked to stop.
const GRACE: Duration = Duration::from_secs(5);

/// Serves what `router` answers, on the threads of `runtime`, until Ctrl-C or the signal TERM.
///
/// `ready` is called once requests are taken and the signals are listened for.
pub(super) fn until_stopped(
    listener: BoundListener,
    runtime: Runtime,
    router: Router,
    ready: impl FnOnce(),
) -> io::Result<()> {
    let served = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let stop = Stop::listen()?;
        let listener = TcpListener::from_std(listener)?;
        ready();
        accept(listener, stop, router).await
    });
    // A query that was cancelled may still sort for seconds: its thread ends with the program.
    runtime.shutdown_background();
    served
}

async fn accept(listener: TcpListener, mut stop: Stop, router: Router) -> io::Result<()> {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let connections = GracefulShutdown::new();
    loop {
        let accepted = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (place, listener.accept().await)
        };
        match tokio::select! { accepted = accepted => accepted, () = stop.asked() => break } {
            (Ok(place), Ok((stream, _))) => connect(stream, place, router.clone(), &connections),
            // Too many open files, or a client that has left already: others may fare better.
            _ => sleep(Duration::from_millis(50)).await,
        }
    }
    drop(listener);
    tokio::select! {
        _ = timeout(GRACE, connections.shutdown()) => {}
        () = stop.asked() => {}
    }
    Ok(())
}

/// Serves a connection in the background, in its place among those that are held.
fn connect(
    stream: TcpStream,
    place: OwnedSemaphorePermit,
    router: Router,
    connections: &GracefulShutdown,
) {
    // Small answers should not wait for more to come; without it they only come later.
    let _slower = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let connection = connections.watch(connection);
    tokio::spawn(async move {
        // A connection that breaks is its client's affair.
        let _broken = connection.await;
        drop(place);
    });
}

/// The signals that ask the program to stop.
#[cfg(unix)]
struct Stop {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

/// The signal that asks the program to stop.
#[cfg(not(unix))]
struct Stop;

#[cfg(unix)]
impl Stop {
    fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self { interrupt, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits until the program is asked to stop.
    async fn asked(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
impl Stop {
    fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    /// Waits until the program is asked to stop.
    async fn asked(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            // Nobody can ask: it goes on.
            std::future::pending::<()>().await;
        }
    }
}
