//! Requests a second of `nuncio serve`, beside other servers of SPARQL on the same graph:
//! `cargo bench --bench endpoint -- GRAPH [NAME=ADDRESS[=PROCESS] …]`.
//!
//! `ADDRESS` is the endpoint of a server that holds the same graph already, as
//! `oxigraph=127.0.0.1:7900/query`. The servers take turns, round after round, so that a
//! busy machine is busy for all. The queries are saved questions and whole graphs.
//!
//! Where Linux tells it, the processor's time that the server itself takes for a request is
//! shown; it depends less on what else the machine does. For other servers it needs the
//! number of their process.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nuncio::{ontology, resources};

/// What is asked beside saved questions.
const ASKED: &[(&str, &str)] = &[
    ("yes or no", "ASK {}"),
    ("a page of triples", "SELECT * { ?s ?p ?o } LIMIT 100"),
    ("every triple", "SELECT * { ?s ?p ?o }"),
];

/// Saved questions that are asked.
const QUESTIONS: &[&str] =
    &["articles", "who-rejects-what", "disputed-claims", "points-of-plans", "who-met-whom"];

/// Connections at a time.
const CLIENTS: usize = 8;

/// Rounds, and how long a server is asked one query in each.
const ROUNDS: usize = 3;
const TURN: Duration = Duration::from_secs(1);

/// A server that is asked.
struct Server {
    name: String,
    /// Its endpoint, as `HOST:PORT/PATH`.
    address: String,
    process: Option<u32>,
}

/// What a server did in all turns of a query.
#[derive(Default)]
struct Fared {
    /// How long each answer took, in seconds.
    times: Vec<f64>,
    /// What it took of the processor, in seconds.
    processor: f64,
}

type Failure = Box<dyn Error + Send + Sync>;

/// A server that this program ends.
struct Own(Child);

impl Drop for Own {
    fn drop(&mut self) {
        let _ended = self.0.kill();
        let _gone = self.0.wait();
    }
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let Some((graph, others)) = arguments.split_first() else {
        println!("give a graph: cargo bench --bench endpoint -- GRAPH [NAME=ADDRESS …]");
        return Ok(());
    };
    let (_own, server) = start(graph)?;
    let mut servers = vec![server];
    for other in others {
        let mut parts = other.split('=').map(str::to_owned);
        let (name, address) = parts.next().zip(parts.next()).ok_or("NAME=ADDRESS")?;
        let process = parts.next().map(|process| process.parse()).transpose()?;
        servers.push(Server { name, address, process });
    }
    println!(
        "{:<20} {:<10} {:>10} {:>9} {:>9} {:>9}",
        "query", "server", "requests/s", "p50 ms", "p99 ms", "CPU µs"
    );
    for (name, query) in queries() {
        let mut all: Vec<Fared> = servers.iter().map(|_| Fared::default()).collect();
        for _ in 0..ROUNDS {
            for (server, fared) in servers.iter().zip(&mut all) {
                let before = processor_time(server.process);
                fared.times.extend(asked_by_all(&server.address, &query)?);
                fared.processor += processor_time(server.process) - before;
            }
        }
        for (server, fared) in servers.iter().zip(&mut all) {
            show(&name, &server.name, fared)?;
        }
    }
    Ok(())
}

fn show(query: &str, server: &str, fared: &mut Fared) -> Result<(), Failure> {
    let times = &mut fared.times;
    times.sort_by(f64::total_cmp);
    let [p50, p99] = [50, 99].map(|share| times[(times.len() - 1) * share / 100] * 1000.0);
    let count = f64::from(u32::try_from(times.len())?);
    let rate = count / (TURN * u32::try_from(ROUNDS)?).as_secs_f64();
    let processor = fared.processor / count * 1e6;
    println!("{query:<20} {server:<10} {rate:>10.0} {p50:>9.2} {p99:>9.2} {processor:>9.1}");
    Ok(())
}

/// Returns what a process has taken of the processor, in seconds; 0 where that cannot be known.
///
/// The fields are those of [proc(5)](https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html),
/// in hundredths of a second.
fn processor_time(process: Option<u32>) -> f64 {
    let stat = process.and_then(|one| fs::read_to_string(format!("/proc/{one}/stat")).ok());
    let stat = stat.unwrap_or_default();
    let behind_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = behind_name.split_whitespace().skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Starts our own server.
fn start(graph: &str) -> Result<(Own, Server), Failure> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nuncio"))
        .args(["serve", "-g", graph, "--bind", "0"])
        .stderr(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    BufReader::new(child.stderr.take().ok_or("no output")?).read_line(&mut line)?;
    let process = Some(child.id());
    let own = Own(child);
    let address = line.split_once("http://").and_then(|(_, rest)| rest.split('/').next());
    let address = format!("{}/sparql", address.ok_or(line.clone())?);
    Ok((own, Server { name: "nuncio".to_owned(), address, process }))
}

/// Returns the queries with their names; with all prefixes, which other servers need.
fn queries() -> Vec<(String, String)> {
    let mut prologue = String::new();
    for (prefix, namespace) in ontology::prefixes() {
        let _ = writeln!(prologue, "PREFIX {prefix}: <{namespace}>");
    }
    let saved = resources::queries().filter(|(name, _)| QUESTIONS.contains(name));
    let all = ASKED.iter().copied().chain(saved);
    all.map(|(name, text)| (name.to_owned(), format!("{prologue}{text}"))).collect()
}

/// Asks a query over several connections for a turn; returns how long each answer took, in seconds.
fn asked_by_all(address: &str, query: &str) -> Result<Vec<f64>, Failure> {
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (address, query) = (address.to_owned(), query.to_owned());
            thread::spawn(move || asked(&address, &query))
        })
        .collect();
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.join().map_err(|_| "a client broke off")??);
    }
    Ok(times)
}

fn asked(address: &str, query: &str) -> Result<Vec<f64>, Failure> {
    let (host, path) = address.split_once('/').ok_or("an address is HOST:PORT/PATH")?;
    let stream = TcpStream::connect(host)?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::with_capacity(1 << 16, stream.try_clone()?);
    let mut writer = stream;
    let request = format!(
        "POST /{path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/sparql-query\r\n\
         Accept: application/sparql-results+json\r\nContent-Length: {}\r\n\r\n{query}",
        query.len()
    );
    let mut times = Vec::new();
    let end = Instant::now() + TURN;
    while Instant::now() < end {
        let began = Instant::now();
        writer.write_all(request.as_bytes())?;
        read_answer(&mut reader)?;
        times.push(began.elapsed().as_secs_f64());
    }
    Ok(times)
}

/// Reads an answer to its end and forgets it.
fn read_answer(reader: &mut impl BufRead) -> Result<(), Failure> {
    let mut length = None;
    let mut line = String::new();
    reader.read_line(&mut line)?;
    if !line.contains(" 200 ") {
        return Err(line.into());
    }
    while line != "\r\n" {
        line.clear();
        reader.read_line(&mut line)?;
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = Some(value.trim().parse::<u64>()?);
        }
    }
    if let Some(length) = length {
        std::io::copy(&mut reader.take(length), &mut std::io::sink())?;
        return Ok(());
    }
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let chunk = u64::from_str_radix(line.trim(), 16)?;
        std::io::copy(&mut reader.take(chunk + 2), &mut std::io::sink())?;
        if chunk == 0 {
            return Ok(());
        }
    }
}
