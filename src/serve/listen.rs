//! Takes connections until the program is asked to stop, and lets their requests end.

use std::io::{self, Write};
use std::net::TcpListener as BoundListener;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use axum::Router;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::time::{Interval, MissedTickBehavior, interval, sleep, timeout};

use super::connection::Connection;
use super::thread::serve;
use crate::query::ask::STACK;

/// Connections that are held at a time, each with its thread; more wait in the system's queue.
const CONNECTIONS: usize = 1024;

/// How often the connections are looked after.
const PAUSE: Duration = Duration::from_millis(100);

/// How long requests may go on once the server has been asked to stop.
const GRACE: Duration = Duration::from_secs(5);

/// What a client gets for whom the system has no thread.
const NO_THREAD: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\n\
    connection: close\r\ncontent-length: 32\r\n\r\ntoo many connections; try later\n";

/// Serves what `router` answers until Ctrl-C or the signal TERM; an answer may take as long as `limit`.
///
/// `ready` is called once requests are taken and the signals are listened for.
pub(super) fn until_stopped(
    listener: BoundListener,
    router: Router,
    limit: Duration,
    ready: impl FnOnce(),
) -> io::Result<()> {
    // It only takes connections and looks after them.
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let mut stop = Stop::listen()?;
        let listener = TcpListener::from_std(listener)?;
        ready();
        let mut held = Held { router, limit, connections: Vec::new(), watch: interval(PAUSE) };
        held.watch.set_missed_tick_behavior(MissedTickBehavior::Delay);
        tokio::select! {
            () = held.accept(&listener) => {}
            () = stop.asked() => {}
        }
        drop(listener);
        tokio::select! {
            _ = timeout(GRACE, held.end()) => {}
            () = stop.asked() => {}
        }
        Ok(())
    })
}

/// The connections that are held.
struct Held {
    router: Router,
    limit: Duration,
    connections: Vec<Arc<Connection>>,
    watch: Interval,
}

impl Held {
    /// Takes connections, as long as there is room, and looks after them.
    async fn accept(&mut self, listener: &TcpListener) {
        loop {
            if self.connections.len() >= CONNECTIONS {
                self.forget_ended();
            }
            tokio::select! {
                accepted = listener.accept(), if self.connections.len() < CONNECTIONS => {
                    match accepted.and_then(|(stream, _)| self.connect(stream)) {
                        Ok(()) => {}
                        // Too many open files, or a client that has left already: others may fare better.
                        Err(_) => sleep(Duration::from_millis(50)).await,
                    }
                }
                _ = self.watch.tick(), if !self.connections.is_empty() => self.look_after(),
            }
        }
    }

    /// Serves a connection on a thread of its own.
    fn connect(&mut self, stream: TcpStream) -> io::Result<()> {
        let socket = stream.into_std()?;
        socket.set_nonblocking(false)?;
        // Small answers should not wait for more to come; without it they only come later.
        let _slower = socket.set_nodelay(true);
        let connection = Arc::new(Connection::new(socket, self.limit));
        let (served, router) = (Arc::clone(&connection), self.router.clone());
        let thread = thread::Builder::new().name("connection".to_owned()).stack_size(STACK);
        if let Err(error) = thread.spawn(move || serve(&served, &router)) {
            let _told = (&connection.socket).write_all(NO_THREAD);
            return Err(error);
        }
        self.connections.push(connection);
        Ok(())
    }

    fn look_after(&mut self) {
        self.forget_ended();
        let now = Instant::now();
        self.connections.iter().for_each(|connection| connection.look_after(now));
    }

    /// Waits until all connections have ended, each with the answer that it is at.
    async fn end(&mut self) {
        self.connections.iter().for_each(|connection| connection.stop());
        while !self.connections.is_empty() {
            self.watch.tick().await;
            self.look_after();
        }
    }

    /// Forgets the connections whose threads have ended.
    fn forget_ended(&mut self) {
        self.connections.retain(|connection| Arc::strong_count(connection) > 1);
    }
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
