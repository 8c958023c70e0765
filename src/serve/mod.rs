//! Serves a graph over HTTP: SPARQL's protocol, saved questions, whole graphs, pages for people.
//!
//! ```text
//! request ──router──▶ work in a slot ──all of it, or chunks──▶ answer
//!    └─────────── the thread of its connection ──────────────────┘
//! ```
//!
//! Knows neither articles nor the command line. Each connection has a thread, which
//! reads its requests, answers them and waits for its client. A *slot* is the right to
//! work on the graph: there are few, and who has none waits, so that many requests cost
//! time and no memory. Work ends with its time limit or when its client has left,
//! and what it writes is sent on in chunks, never held as a whole.
//!
//! What a client sends is never part of a page: answers are data, with headers
//! that keep a browser from running any of it.

mod answer;
mod connection;
mod follow;
mod formats;
mod graphs;
mod guard;
mod listen;
mod metrics;
mod negotiate;
mod openapi;
mod pages;
mod protocol;
mod questions;
mod refusal;
mod router;
mod slots;
mod sparql;
mod stream;
mod thread;
mod views;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use metrics::Metrics;
use slots::Slots;

use crate::ontology;
use crate::query::{Library, Prefixes};
use crate::store::{Store, StoreError};

/// How a graph is served.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How long a request may take, its answer included.
    pub timeout: Duration,
    /// How many rows or triples an answer to a query has at most; what comes behind them is left out.
    pub max_rows: Option<usize>,
    /// How many bytes the body of a request has at most.
    pub max_body: usize,
    /// How many requests work on the graph at a time.
    pub max_queries: usize,
    /// Whether the graph may be changed.
    pub allow_updates: bool,
    /// The sites whose pages may read answers, as `https://example.org`; `*` is every site.
    pub origins: Vec<String>,
    /// Whether the graph's file is read anew when another program has changed it.
    pub follow: bool,
    /// The names that the server is called by; where there is none, it takes any, or, on loopback, that of this machine.
    pub hosts: Vec<String>,
}

/// What a server has to tell who runs it.
#[derive(Debug)]
pub enum News {
    /// Requests and signals are heard from now on.
    Ready {
        /// Where it listens.
        address: SocketAddr,
        /// How many triples the graph has.
        triples: usize,
    },
    /// The graph's file has changed; it now has so many triples.
    Reread(usize),
    /// The graph's file has changed and cannot be read; the graph stays as it was.
    Unreadable(StoreError),
}

/// What every request shares.
struct Service {
    /// The graph as it is now; it is another one once its file was read anew.
    store: RwLock<Arc<Store>>,
    library: Library,
    prefixes: Prefixes,
    settings: Settings,
    /// Where it listens.
    address: SocketAddr,
    metrics: Metrics,
    slots: Arc<Slots>,
    /// Held while the graph is changed and saved, so that its file is never older than an answer said.
    changing: Mutex<()>,
}

impl Service {
    /// Returns the graph as it is now.
    fn store(&self) -> Arc<Store> {
        Arc::clone(&self.store.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Serves another graph from now on.
    fn replace_store(&self, store: Store, triples: usize) {
        *self.store.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(store);
        self.metrics.set_triples(triples);
    }
}

/// Serves a graph to who connects to `listener`, until the program is asked to stop.
///
/// Ctrl-C and the signal TERM ask it to: no more connections are taken, and the
/// requests that came before get a few seconds to end. What happens meanwhile is told.
///
/// # Errors
///
/// Where the system gives no threads, or the address cannot be listened to.
pub fn serve(
    listener: TcpListener,
    store: Store,
    library: Library,
    settings: Settings,
    tell: impl Fn(News) + Clone + Send + 'static,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    let triples = store.len().map_err(io::Error::other)?;
    let followed = store.path().filter(|_| settings.follow).map(Path::to_owned);
    let limit = settings.timeout;
    let service = Arc::new(Service {
        metrics: Metrics::new(triples),
        slots: Slots::new(settings.max_queries),
        address,
        library,
        store: RwLock::new(Arc::new(store)),
        prefixes: ontology::prefixes().iter().copied().collect(),
        changing: Mutex::new(()),
        settings,
    });
    if let Some(path) = followed {
        follow::follow(&service, path, tell.clone())?;
    }
    let ready = || tell(News::Ready { address, triples });
    listen::until_stopped(listener, router::router(service), limit, ready)
}
