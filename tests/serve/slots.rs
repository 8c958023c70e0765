//! How much the server works at a time: who has a slot, who waits for one, and what frees it.

use std::thread;
use std::time::{Duration, Instant};

use super::client::{Answer, Server, escaped};
use super::limits::endless;
use super::{HARBOUR, get};

#[test]
fn who_waits_too_long_for_a_slot_is_told() {
    let server = Server::start(&format!("{HARBOUR} --max-queries 1 --timeout 1"));
    let head = format!("GET /sparql?query={}", escaped(&endless()));
    let first = server.begin(&head, b"");
    thread::sleep(Duration::from_millis(100));
    let second = server.begin(&head, b"");
    let third = server.begin(&head, b"");
    let statuses = [first, second, third].map(|stream| Answer::read(stream).status);
    assert_eq!(statuses, [503, 503, 503]);
    assert_eq!(get(&server, "ASK {}", "*/*").status, 200);
}

#[test]
fn the_server_goes_on_while_all_slots_are_taken() {
    for most in [1, 2] {
        let server = Server::start(&format!("{HARBOUR} --max-queries {most} --timeout 50"));
        let head = format!("GET /sparql?query={}", escaped(&endless()));
        let _running: Vec<_> = (0..most).map(|_| server.begin(&head, b"")).collect();
        thread::sleep(Duration::from_millis(200));
        let began = Instant::now();
        for _ in 0..20 {
            let health = server.ask("GET /health", "");
            let taken = format!("{{\"most\":{most},\"running\":{most}}}");
            assert!(health.body.contains(&taken), "{}", health.body);
        }
        assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    }
}

#[test]
fn a_client_that_takes_nothing_does_not_keep_a_slot() {
    let server = Server::start(&format!("{HARBOUR} --max-queries 1 --timeout 2"));
    let rows = endless().replace("(COUNT(*) AS ?n)", "*");
    let _stalled = server.begin(&format!("GET /sparql?query={}", escaped(&rows)), b"");
    let until = |what: &str, holds: &dyn Fn() -> bool| {
        let began = Instant::now();
        while !holds() {
            assert!(began.elapsed() < Duration::from_secs(60), "{what}");
            thread::sleep(Duration::from_millis(20));
        }
    };
    let running = |number: usize| {
        let told = server.ask("GET /metrics", "").body;
        told.lines().any(|line| line == format!("nuncio_queries_running {number}"))
    };
    until("it has the slot", &|| running(1));
    // It never ends by itself, and its client stays: the slot is taken from it.
    until("the slot was not free", &|| running(0));
    assert_eq!(get(&server, "ASK {}", "*/*").status, 200);
}

#[test]
fn who_leaves_while_waiting_takes_no_slot() {
    let server = Server::start(&format!("{HARBOUR} --max-queries 1 --timeout 50"));
    let head = format!("GET /sparql?query={}", escaped(&endless()));
    let first = server.begin(&head, b"");
    thread::sleep(Duration::from_millis(100));
    drop(server.begin(&head, b""));
    thread::sleep(Duration::from_millis(500));
    drop(first);
    let began = Instant::now();
    assert_eq!(get(&server, "ASK {}", "*/*").status, 200);
    assert!(began.elapsed() < Duration::from_secs(10), "the slot was not free");
}
