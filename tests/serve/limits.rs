//! What the server refuses or ends: what is too long, too large, too slow, or no longer wanted.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::client::{Answer, Server, escaped};
use super::{HARBOUR, get};

/// Eight triples to the power of forty: patterns that no variable joins.
pub(super) fn endless() -> String {
    let row = |at: usize| format!("?s{at} ?p{at} ?o{at} . ");
    format!("SELECT (COUNT(*) AS ?n) {{ {} }}", (0..40).map(row).collect::<String>())
}

/// Eight triples to the power of five: 32,768 rows.
const LONG: &str = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }";

#[test]
fn a_query_that_takes_too_long_is_ended() {
    let server = Server::start(&format!("{HARBOUR} --timeout 0.2"));
    let answer = get(&server, &endless(), "*/*");
    assert_eq!(answer.status, 503);
    assert_eq!(
        answer.body,
        "stopped: the answer took longer than 0.2 s, the time limit of this server; ask for less \
         (LIMIT, a narrower pattern), or let its owner raise --timeout\n"
    );
    assert_eq!(answer.header("retry-after"), "5");
}

#[test]
fn an_answer_that_takes_too_long_is_cut_so_that_the_client_knows() {
    let server = Server::start(&format!("{HARBOUR} --timeout 0.5"));
    let rows = LONG.replace('}', ". ?p ?q ?r . ?s ?t ?u . ?v ?w ?x . ?y ?z ?z1 }");
    let answer = get(&server, &rows, "text/csv");
    assert_eq!((answer.status, answer.whole), (200, false));
    assert!(answer.body.starts_with("a,b,c,d,e,f,"), "{}", &answer.body[..40]);
}

#[test]
fn an_update_that_takes_too_long_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("g.trig");
    fs::copy("tests/serve/harbour.trig", &path).unwrap();
    let arguments = format!("-g {} --allow-updates --timeout 0.2", path.display());
    let server = Server::start(&arguments);
    let endless = endless();
    let pattern = endless.split_once('{').unwrap().1;
    let update = format!("INSERT {{ ?s0 nun:x ?s1 }} WHERE {{ {pattern}");
    let answer = server.ask("POST /sparql\nContent-Type: application/sparql-update", &update);
    assert_eq!(answer.status, 503, "{}", answer.body);
    let left = get(&server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv");
    assert_eq!(left.body, "n\r\n8\r\n");
}

#[test]
fn a_query_ends_when_its_client_leaves() {
    let server = Server::start(&format!("{HARBOUR} --max-queries 1 --timeout 50"));
    let head = format!("GET /sparql?query={}", escaped(&endless()));
    let connection = server.begin(&head, b"");
    thread::sleep(Duration::from_millis(300));
    drop(connection);
    let began = Instant::now();
    assert_eq!(get(&server, "ASK {}", "*/*").status, 200);
    assert!(began.elapsed() < Duration::from_secs(10), "the slot was not free");
}

#[test]
fn a_short_answer_is_sent_whole_and_a_long_one_as_it_is_found() {
    let server = Server::start(&format!("{HARBOUR} --timeout 50"));
    let short = get(&server, "ASK {}", "*/*");
    assert_eq!((short.header("content-length"), short.body.len()), ("26", 26));
    // Without end, but the first rows are there at once.
    let rows = endless().replace("(COUNT(*) AS ?n)", "*");
    let mut running = server.begin(&format!("GET /sparql?query={}", escaped(&rows)), b"");
    let mut bytes = vec![0; 200_000];
    let began = Instant::now();
    running.read_exact(&mut bytes).unwrap();
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    let head = String::from_utf8_lossy(&bytes[..1000]).to_lowercase();
    assert!(head.contains("transfer-encoding: chunked"), "{head}");
}

#[test]
fn a_long_answer_ends_when_its_client_leaves() {
    let server = Server::start(&format!("{HARBOUR} --max-queries 1 --timeout 50"));
    let rows = endless().replace("(COUNT(*) AS ?n)", "*");
    let mut running = server.begin(&format!("GET /sparql?query={}", escaped(&rows)), b"");
    running.read_exact(&mut vec![0; 200_000]).unwrap();
    drop(running);
    let began = Instant::now();
    assert_eq!(get(&server, "ASK {}", "*/*").status, 200);
    assert!(began.elapsed() < Duration::from_secs(10), "the slot was not free");
}

#[test]
fn a_body_that_comes_too_slowly_is_refused() {
    let server = Server::start(&format!("{HARBOUR} --timeout 0.3"));
    let head = "POST /sparql\nContent-Type: application/sparql-query\nContent-Length: 100";
    let answer = server.ask(head, "ASK {}");
    assert_eq!((answer.status, answer.body.as_str()), (408, "the body came too slowly\n"));
}

#[test]
fn a_connection_is_kept_for_further_requests() {
    let server = Server::start(HARBOUR);
    let mut connection = TcpStream::connect(&server.address).unwrap();
    connection.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut heard = |request: &str, wanted: &str| {
        let request = request.replace('\n', "\r\n").replace("HOST", &server.address);
        connection.write_all(request.as_bytes()).unwrap();
        let mut answers = String::new();
        while !answers.ends_with(wanted) {
            let mut bytes = [0; 4096];
            let length = connection.read(&mut bytes).unwrap();
            assert!(length > 0, "{answers}");
            answers.push_str(std::str::from_utf8(&bytes[..length]).unwrap());
        }
        answers.matches("HTTP/1.1 200 OK").count()
    };
    let ask = "GET /sparql?query=ASK%7B%7D HTTP/1.1\nHost: HOST\n\n";
    let yes = r#"{"head":{},"boolean":true}"#;
    assert_eq!(heard(ask, yes), 1);
    // Two at once; both answers come, in whatever pieces.
    let last = "GET /sparql?query=ASK%7B%3Fa%20%3Fa%20%3Fa%7D HTTP/1.1\nHost: HOST\n\n";
    assert_eq!(heard(&format!("{ask}{last}"), r#""boolean":false}"#), 2);
    // A body that waits for leave, and comes byte by byte.
    let post = "POST /sparql HTTP/1.1\nHost: HOST\nContent-Type: application/sparql-query\n\
                Content-Length: 6\nExpect: 100-continue\n\n";
    assert_eq!(heard(post, "HTTP/1.1 100 Continue\r\n\r\n"), 0);
    for byte in ["A", "S", "K", " ", "{"] {
        assert_eq!(heard(byte, ""), 0);
    }
    assert_eq!(heard("}", yes), 1);
}

#[test]
fn an_answer_has_no_more_rows_than_it_may() {
    let server = Server::start(&format!("{HARBOUR} --max-rows 2"));
    let answer = get(&server, "SELECT ?p { ?s ?p ?o }", "text/csv");
    assert_eq!(answer.body.lines().count(), 3, "{}", answer.body);
    assert_eq!(answer.header("x-sparql-maxrows"), "2");
    let graph = get(&server, "CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples");
    assert_eq!(graph.body.lines().count(), 2, "{}", graph.body);
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let server = Server::start(&format!("{HARBOUR} --max-body 100"));
    let long = format!("ASK {{}} # {}", "x".repeat(200));
    let head = "POST /sparql\nContent-Type: application/sparql-query";
    let message = "the body has more than 100 bytes, the limit of this server\n";
    let announced = server.ask(head, &long);
    assert_eq!((announced.status, announced.body.as_str()), (413, message));
    let chunked = format!("{:x}\r\n{long}\r\n0\r\n\r\n", long.len());
    let unannounced = server.ask(&format!("{head}\nTransfer-Encoding: chunked"), &chunked);
    assert_eq!((unannounced.status, unannounced.body.as_str()), (413, message));
    assert_eq!(server.ask(head, "ASK {}").status, 200);
}

#[test]
fn brackets_that_go_too_deep_are_refused() {
    let server = Server::start(HARBOUR);
    let deep = format!("ASK {}{}", "{".repeat(20_000), "}".repeat(20_000));
    let answer = server.ask("POST /sparql\nContent-Type: application/sparql-query", &deep);
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("levels deep"), "{}", answer.body);
}

/// Linux tells how much memory a process has had at most.
#[cfg(target_os = "linux")]
#[test]
fn a_long_answer_takes_no_more_memory_than_a_short_one() {
    let server = Server::start(HARBOUR);
    let most = || -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", server.process())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    assert_eq!(get(&server, "ASK {}", "*/*").status, 200);
    let before = most();
    let head = format!("GET /sparql?query={}\nAccept: application/json", escaped(LONG));
    let mut connection = server.begin(&head, b"");
    let mut length = 0;
    let mut bytes = vec![0; 1 << 16];
    loop {
        match connection.read(&mut bytes).unwrap() {
            0 => break,
            read => length += read,
        }
    }
    assert!(length > 30_000_000, "{length} bytes");
    assert!(most() < before + 10_000, "{before} kB before, {} kB behind it", most());
}

#[cfg(unix)]
#[test]
fn a_server_that_is_asked_to_stop_ends_what_it_is_at() {
    let mut server = Server::start(&format!("{HARBOUR} --timeout 1"));
    let running = server.begin(&format!("GET /sparql?query={}", escaped(&endless())), b"");
    thread::sleep(Duration::from_millis(200));
    server.ask_to_stop();
    assert_eq!(Answer::read(running).status, 503);
    assert_eq!(server.ended().code(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_connection_without_requests_does_not_keep_a_server_from_stopping() {
    let mut server = Server::start(HARBOUR);
    let _idle = TcpStream::connect(&server.address).unwrap();
    assert_eq!(get(&server, "ASK {}", "*/*").status, 200);
    let began = Instant::now();
    server.ask_to_stop();
    assert_eq!(server.ended().code(), Some(0));
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

#[cfg(unix)]
#[test]
fn a_query_without_end_does_not_keep_a_server_from_stopping() {
    let mut server = Server::start(&format!("{HARBOUR} --timeout 600"));
    let _running = server.begin(&format!("GET /sparql?query={}", escaped(&endless())), b"");
    thread::sleep(Duration::from_millis(200));
    let began = Instant::now();
    server.ask_to_stop();
    assert_eq!(server.ended().code(), Some(0));
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
}

#[test]
fn an_address_that_is_taken_is_told() {
    let server = Server::start(HARBOUR);
    let second = Command::new(env!("CARGO_BIN_EXE_nuncio"))
        .args(["serve", "--bind", &server.address])
        .args(HARBOUR.split(' '))
        .output()
        .unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(second.stderr).unwrap(),
        format!(
            "nuncio: {}: another program listens there\n  hint: choose another port with --bind, \
             or a free one with --bind 0\n",
            server.address
        )
    );
}
