//! `nuncio serve`: a graph over HTTP, for other programs and for browsers.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::num::NonZero;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use clap::Args;

use super::decisions::Decisions;
use super::failure::{Failure, Outcome, note};
use super::graph;
use super::interrupt::Interrupts;
use super::query::seconds;
use crate::serve::{self, News, Settings};

/// The port that servers of SPARQL are often found at.
const PORT: u16 = 7878;

/// Serve a graph over HTTP: a SPARQL endpoint, saved questions, a page to ask them
///
/// Only this machine can reach it, and it is read-only, unless told otherwise.
/// Ctrl-C, or the signal TERM, ends it: requests that are running get five seconds.
#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// Articles (.txt), or folders of them
    paths: Vec<PathBuf>,
    /// Graph to serve: a file (.nq, .trig, .ttl, also .gz and .zst) or a folder
    #[arg(short, long, env = "NUNCIO_GRAPH")]
    graph: Option<PathBuf>,
    /// Address to listen to, as 127.0.0.1:7878, a port or an IP address; port 0 takes a free one
    #[arg(short, long, value_name = "ADDRESS", default_value = "127.0.0.1:7878", value_parser = address)]
    bind: SocketAddr,
    /// Name that the server is called by, beside localhost; without one, it takes any, where other machines reach it
    #[arg(long = "host", value_name = "NAME")]
    hosts: Vec<String>,
    /// Site whose pages may read answers, as `https://example.org`, or * for all
    #[arg(long = "cors", value_name = "ORIGIN", value_parser = origin)]
    origins: Vec<String>,
    /// Let clients change the graph; it is saved after every update
    #[arg(long)]
    allow_updates: bool,
    /// Longest time that a request may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = limit)]
    timeout: Duration,
    /// Most rows, or triples, of an answer; the rest is left out
    #[arg(long, value_name = "N")]
    max_rows: Option<usize>,
    /// Most bytes of a request's body
    #[arg(long, value_name = "BYTES", default_value = "10485760")]
    max_body: usize,
    /// Most queries that run at a time; others wait. Four for each core of the machine
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    max_queries: Option<u16>,
    /// Folder of saved questions (*.rq), beside those that the program carries
    #[arg(long, value_name = "DIR")]
    queries: Vec<PathBuf>,
    #[command(flatten)]
    decisions: Decisions,
}

/// Reads a time limit: a number of seconds that is not 0.
fn limit(text: &str) -> Result<Duration, String> {
    match seconds(text)? {
        Duration::ZERO => Err("in no time, nothing can be answered".to_owned()),
        limit => Ok(limit),
    }
}

/// Reads an address, of which the IP address or the port may be left out.
fn address(text: &str) -> Result<SocketAddr, String> {
    let port = || Some(SocketAddr::from((Ipv4Addr::LOCALHOST, text.parse::<u16>().ok()?)));
    let host = || Some(SocketAddr::from((text.parse::<IpAddr>().ok()?, PORT)));
    let whole = text.replace("localhost:", "127.0.0.1:").parse().ok();
    let found = whole.or_else(port).or_else(host);
    found.ok_or_else(|| "neither IP:PORT, nor a port, nor an IP address".to_owned())
}

/// Reads a site as browsers name it in `Origin`: scheme, host and port, and nothing behind them.
fn origin(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_site = rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| "/?#@\"'".contains(c) || !c.is_ascii_graphic())
    });
    if text == "*" || is_site {
        return Ok(text.to_owned());
    }
    Err("not a site such as https://example.org, without a path, or *".to_owned())
}

pub(super) fn run(args: &ServeArgs, interrupts: Interrupts) -> Outcome {
    if args.paths.is_empty() && args.graph.is_none() {
        return Err(Failure::usage("give articles to read, or a graph to open with -g")
            .hint("nuncio serve data/articles"));
    }
    let overrides = args.decisions.read()?;
    let library = graph::library(&args.queries)?;
    let listener =
        TcpListener::bind(args.bind).map_err(|error| cannot_listen(args.bind, &error))?;
    let store = graph::open(args.graph.as_deref(), args.allow_updates)?;
    // Which articles could not be read has been told; it is no reason for a server to fail at its end.
    let _failed = graph::add(&store, &args.paths, &overrides)?;
    if !args.paths.is_empty() && args.allow_updates {
        store.save()?;
    }
    // More than there are cores, for a query may wait for its client.
    let most = || 4 * thread::available_parallelism().map_or(1, NonZero::get);
    let settings = Settings {
        timeout: args.timeout,
        max_rows: args.max_rows,
        max_body: args.max_body,
        max_queries: args.max_queries.map_or_else(most, usize::from),
        allow_updates: args.allow_updates,
        origins: args.origins.clone(),
        // What was read from articles is in no file.
        follow: args.paths.is_empty() && !args.allow_updates,
        hosts: args.hosts.clone(),
    };
    let told = move |news| {
        if matches!(news, News::Ready { .. }) {
            // From here on the server hears the signals itself.
            interrupts.leave_alone();
        }
        tell(news);
    };
    Ok(serve::serve(listener, store, library, settings, told)?)
}

fn tell(news: News) {
    match news {
        News::Ready { address, triples } => {
            let size = format!("{triples} triples");
            note(&format!(
                "Serving {size} at http://{address}/ (SPARQL at /sparql); Ctrl-C ends it"
            ));
            if !address.ip().is_loopback() {
                note(
                    "nuncio: warning: who can reach this address can read the graph; there is no \
                     password",
                );
            }
        }
        News::Reread(triples) => note(&format!("The graph's file has changed: {triples} triples")),
        News::Unreadable(error) => {
            note(&format!("nuncio: warning: {error}; the graph stays as it was"));
        }
    }
}

fn cannot_listen(address: SocketAddr, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            Failure::failed(format!("{address}: another program listens there"))
                .hint("choose another port with --bind, or a free one with --bind 0")
        }
        io::ErrorKind::PermissionDenied => {
            Failure::failed(format!("{address}: not allowed to listen there"))
                .hint("ports below 1024 are the system's; choose another with --bind")
        }
        io::ErrorKind::AddrNotAvailable => {
            Failure::failed(format!("{address}: this machine does not have that address"))
        }
        _ => Failure::failed(format!("{address}: {error}")),
    }
}
