//! `nuncio serve` from outside: the real server, and a client that hides nothing.
#![cfg(test)]

mod client;
mod graphs;
mod limits;
mod protocol;
mod questions;
mod slots;

use client::{Answer, Server, escaped};

/// The graph that is asked.
const HARBOUR: &str = "-g tests/serve/harbour.trig";

/// Sends a query by GET.
fn get(server: &Server, query: &str, accept: &str) -> Answer {
    let head = format!("GET /sparql?query={}\nAccept: {accept}", escaped(query));
    server.ask(&head, "")
}

#[test]
fn an_answer_comes_in_the_format_that_is_accepted() {
    let server = Server::start(HARBOUR);
    let select = "SELECT ?who ?what { ?who nun:rejects ?what }";
    let construct = "CONSTRUCT { ?what rdfs:label ?words } WHERE { ?what rdfs:label ?words }";
    let iri = "https://w3id.org/nuncio/id/";
    let words = r#""a toll <b>on</b> boats & \"ships\"""#;
    let label = "http://www.w3.org/2000/01/rdf-schema#label";
    for (query, accept, media_type, body) in [
        (
            "ASK { id:mayor nun:rejects id:toll }",
            "*/*",
            "application/sparql-results+json",
            r#"{"head":{},"boolean":true}"#.to_owned(),
        ),
        (
            select,
            "application/json",
            "application/json",
            format!(
                "{{\"head\":{{\"vars\":[\"who\",\"what\"]}},\"results\":{{\"bindings\":[\
                 {{\"who\":{{\"type\":\"uri\",\"value\":\"{iri}mayor\"}},\
                 \"what\":{{\"type\":\"uri\",\"value\":\"{iri}toll\"}}}}]}}}}"
            ),
        ),
        (
            select,
            "text/csv, application/json;q=0.5",
            "text/csv; charset=utf-8",
            format!("who,what\r\n{iri}mayor,{iri}toll\r\n"),
        ),
        (
            select,
            "text/tab-separated-values",
            "text/tab-separated-values; charset=utf-8",
            format!("?who\t?what\n<{iri}mayor>\t<{iri}toll>\n"),
        ),
        (
            select,
            "application/sparql-results+xml",
            "application/sparql-results+xml",
            format!(
                "<?xml version=\"1.0\"?><sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\
                 <head><variable name=\"who\"/><variable name=\"what\"/></head><results><result>\
                 <binding name=\"who\"><uri>{iri}mayor</uri></binding>\
                 <binding name=\"what\"><uri>{iri}toll</uri></binding></result></results></sparql>"
            ),
        ),
        (
            construct,
            "application/n-triples",
            "application/n-triples",
            format!("<{iri}toll> <{label}> {words} .\n"),
        ),
        (
            construct,
            "application/n-quads",
            "application/n-quads",
            format!("<{iri}toll> <{label}> {words} .\n"),
        ),
    ] {
        let answer = get(&server, query, accept);
        assert_eq!((answer.status, answer.body), (200, body), "{query} as {accept}");
        let given = answer.headers.iter().find(|(name, _)| name == "content-type");
        assert_eq!(given.unwrap().1, media_type, "{query} as {accept}");
    }
    for (accept, begins) in [
        ("text/turtle", "@prefix nif: "),
        ("application/rdf+xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF "),
        ("application/ld+json", "[{\"@id\":\"https://w3id.org/nuncio/id/toll\""),
        ("application/trig", "@prefix nif: "),
        ("text/n3", "@prefix nif: "),
    ] {
        let answer = get(&server, construct, accept);
        assert_eq!(
            (answer.status, answer.header("content-type").split(';').next()),
            (200, Some(accept))
        );
        assert!(answer.body.starts_with(begins), "{accept}: {}", answer.body);
    }
}

#[test]
fn what_is_wrong_with_a_query_is_told_with_its_place() {
    let server = Server::start(HARBOUR);
    let answer = get(&server, "SELECT ?who { ?who nnu:by ?x }", "*/*");
    assert_eq!(answer.status, 400);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(
        answer.body,
        "query:1:20: the prefix `nnu:` is not known\n \
         1 | SELECT ?who { ?who nnu:by ?x }\n   \
           |                    ^^^^\n   \
           = did you mean `nun:`?\n"
    );
    let answer = get(&server, "SELCT", "application/json");
    assert_eq!((answer.status, answer.header("content-type")), (400, "application/problem+json"));
    assert_eq!(
        answer.body,
        r#"{"column":1,"detail":"query:1:1: `SELCT` is no keyword of SPARQL\n 1 | SELCT\n   | ^^^^^\n   = did you mean `SELECT`?","hint":"did you mean `SELECT`?","line":1,"message":"`SELCT` is no keyword of SPARQL","status":400,"title":"Bad Request"}"#
    );
    for (query, message) in [
        (
            "CLEAR ALL",
            "this is an update, not a query; updates are sent by POST, as `update=…` or with the content type application/sparql-update\n",
        ),
        (
            "SELECT * { SERVICE <http://other.example/> { ?s ?p ?o } }",
            "SERVICE does not work here: this server sends no requests to others\n",
        ),
        (
            "SELECT (<http://x.example/f>(1) AS ?x) {}",
            "The custom function <http://x.example/f> is not supported\n",
        ),
    ] {
        let answer = get(&server, query, "*/*");
        assert_eq!((answer.status, answer.body.as_str()), (400, message), "{query}");
    }
    let answer = get(&server, "ASK {}", "image/png, text/html;q=0.5");
    assert_eq!(answer.status, 406);
    assert!(answer.body.contains("application/sparql-results+json, "), "{}", answer.body);
}

#[test]
fn every_answer_keeps_a_browser_from_running_what_it_holds() {
    let server = Server::start(HARBOUR);
    let hostile = "<script>alert(1)</script>";
    for answer in [
        get(&server, "SELECT ?x { ?x rdfs:label ?y }", "application/xml"),
        get(&server, hostile, "text/html, */*"),
        server.ask(&format!("GET /{}", escaped(hostile)), ""),
        server.ask("GET /../../etc/passwd", ""),
        server.ask("DELETE /sparql", ""),
    ] {
        assert_eq!(
            answer.header("content-security-policy"),
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert!(!answer.header("content-type").contains("html"), "{answer:?}");
    }
    assert_eq!(server.ask("GET /../../etc/passwd", "").status, 404);
}

#[test]
fn only_who_calls_this_machine_by_its_name_is_answered() {
    let server = Server::start(HARBOUR);
    for (host, status) in [
        ("localhost:7878", 200),
        ("127.0.0.1", 200),
        ("[::1]:80", 200),
        ("rebound.example", 421),
        ("localhost.rebound.example", 421),
        ("", 421),
    ] {
        let answer = server.ask(&format!("GET /sparql?query=ASK%7B%7D\nHost: {host}"), "");
        assert_eq!(answer.status, status, "{host}");
    }
    let server = Server::start(&format!("{HARBOUR} --host graph.example"));
    let answer = server.ask("GET /sparql?query=ASK%7B%7D\nHost: graph.example", "");
    assert_eq!(answer.status, 200);
}

#[test]
fn pages_of_other_sites_read_only_where_they_may() {
    let from = |server: &Server, origin: &str| {
        let head = format!("GET /sparql?query=ASK%7B%7D\nOrigin: {origin}");
        server.ask(&head, "").header("access-control-allow-origin").to_owned()
    };
    let server = Server::start(HARBOUR);
    assert_eq!(from(&server, "https://a.example"), "");
    let server = Server::start(&format!("{HARBOUR} --cors https://a.example"));
    assert_eq!(from(&server, "https://a.example"), "https://a.example");
    assert_eq!(from(&server, "https://b.example"), "");
    let answer = server.ask(
        "OPTIONS /sparql\nOrigin: https://a.example\nAccess-Control-Request-Method: POST\n\
         Access-Control-Request-Headers: content-type",
        "",
    );
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-methods"), "GET,HEAD,POST");
    assert_eq!(answer.header("access-control-allow-headers"), "accept,content-type");
    let server = Server::start(&format!("{HARBOUR} --cors *"));
    assert_eq!(from(&server, "https://b.example"), "*");
}

#[test]
fn an_update_changes_the_file_where_updates_are_allowed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("g.nq");
    let arguments = format!("-g {} --allow-updates --cors https://a.example", path.display());
    let server = Server::start(&arguments);
    let post = |origin: &str, update: &str| {
        let head = format!("POST /sparql\nContent-Type: application/sparql-update\n{origin}");
        server.ask(&head, update)
    };
    let answer = post("", "INSERT DATA { id:mayor nun:rejects id:toll }");
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    let row = "<https://w3id.org/nuncio/id/mayor> <https://w3id.org/nuncio#rejects> \
               <https://w3id.org/nuncio/id/toll> .\n";
    assert_eq!(std::fs::read_to_string(&path).unwrap(), row);
    let wrong = post("", "INSERT DATE { id:a nun:by id:b }");
    assert_eq!(wrong.status, 400);
    assert!(
        wrong.body.starts_with("query:1:8: `DATE` is no keyword of SPARQL\n"),
        "{}",
        wrong.body
    );
    // A page that a user happens to look at must not change the graph.
    let answer = post("Origin: https://evil.example", "CLEAR ALL");
    assert_eq!(answer.status, 403);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), row);
    assert_eq!(post("Origin: https://a.example", "CLEAR ALL").status, 204);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "");
}

#[test]
fn a_graph_that_is_read_only_says_how_it_can_be_changed() {
    let server = Server::start(HARBOUR);
    let answer = server
        .ask("POST /sparql\nContent-Type: application/x-www-form-urlencoded", "update=CLEAR+ALL");
    assert_eq!(answer.status, 403);
    assert_eq!(
        answer.body,
        "the graph is served for reading only; `nuncio serve --allow-updates` lets clients change it\n"
    );
    let left = get(&server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv");
    assert_eq!(left.body, "n\r\n8\r\n");
}

#[test]
fn a_file_that_another_program_changes_is_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("g.nq");
    let triple = |name: &str| format!("<http://x.example/{name}> <http://x.example/p> \"1\" .\n");
    std::fs::write(&path, triple("a")).unwrap();
    let server = Server::start(&format!("-g {}", path.display()));
    let count = || get(&server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").body;
    let counts = |wanted: &str| {
        let wanted = format!("n\r\n{wanted}\r\n");
        (0..100).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(100));
            count() == wanted
        })
    };
    assert_eq!(count(), "n\r\n1\r\n");
    std::fs::write(&path, [triple("a"), triple("b")].concat()).unwrap();
    assert!(counts("2"), "{}", count());
    // What cannot be read leaves the graph as it was, until it can be.
    std::fs::write(&path, "no quads").unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(count(), "n\r\n2\r\n");
    std::fs::write(&path, [triple("a"), triple("b"), triple("c")].concat()).unwrap();
    assert!(counts("3"), "{}", count());
}
