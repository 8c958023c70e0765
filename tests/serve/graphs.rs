//! Whole graphs, the service description, and how the server fares.

use super::client::Server;
use super::{HARBOUR, get};

/// Returns lines in order; a graph has none of its own.
fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

#[test]
fn a_graph_is_read_whole() {
    let server = Server::start(HARBOUR);
    let triples =
        |address: &str| server.ask(&format!("GET {address}\nAccept: application/n-triples"), "");
    let default = triples("/store?default");
    assert_eq!((default.status, default.body.lines().count()), (200, 8));
    let east = "<https://w3id.org/nuncio/id/mayor> <http://www.w3.org/2000/01/rdf-schema#comment> \
                \"lives in the east\"";
    let named = triples("/store?graph=https%3A%2F%2Fharbour.example%2Feast");
    assert_eq!((named.status, named.body), (200, format!("{east} .\n")));
    let whole = server.ask("GET /store", "");
    assert_eq!(whole.header("content-type"), "application/n-quads");
    assert_eq!(whole.body.lines().count(), 10);
    assert!(whole.body.contains(&format!("{east} <https://harbour.example/east> .\n")));
    let missing = triples("/store?graph=https%3A%2F%2Fharbour.example%2Fnorth");
    assert_eq!(missing.status, 404);
    assert_eq!(missing.body, "there is no graph <https://harbour.example/north>\n");
}

#[test]
fn what_is_no_graph_is_refused() {
    let server = Server::start(HARBOUR);
    for (head, status) in [
        ("GET /store?default&graph=https%3A%2F%2Fharbour.example%2Feast", 400),
        ("GET /store?graph=east", 400),
        ("GET /store?default\nAccept: image/png", 406),
        ("GET /store\nAccept: text/turtle", 406),
        ("PUT /store?default", 405),
        ("DELETE /store?default", 405),
    ] {
        let answer = server.ask(head, "");
        assert_eq!(answer.status, status, "{head}: {}", answer.body);
    }
    assert_eq!(server.ask("PUT /store?default", "").header("allow"), "GET,HEAD");
}

#[test]
fn a_head_request_has_no_body() {
    let server = Server::start(HARBOUR);
    for address in ["/store?default", "/sparql?query=ASK%7B%7D"] {
        let answer = server.ask(&format!("HEAD {address}"), "");
        assert_eq!((answer.status, answer.body.as_str()), (200, ""), "{address}");
        assert!(!answer.header("content-type").is_empty(), "{address}");
    }
}

#[test]
fn the_endpoint_describes_itself() {
    let described = |arguments: &str| {
        let server = Server::start(arguments);
        let answer = server.ask("GET /sparql\nAccept: application/n-triples\nHost: localhost", "");
        let sd = "http://www.w3.org/ns/sparql-service-description#";
        let body = answer.body.replace(sd, "sd:").replace("http://localhost/sparql", "");
        let body = body.replace("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "a");
        body.replace("^^<http://www.w3.org/2001/XMLSchema#integer>", "")
    };
    let read_only = described(HARBOUR);
    let mut lines = sorted(&read_only);
    lines.retain(|line| !line.contains("resultFormat"));
    assert_eq!(
        lines,
        [
            "<#dataset> <a> <sd:Dataset> .",
            "<#dataset> <sd:defaultGraph> <#default> .",
            "<#dataset> <sd:namedGraph> <https://harbour.example/east> .",
            "<#dataset> <sd:namedGraph> <https://harbour.example/west> .",
            "<#default> <a> <sd:Graph> .",
            "<#default> <http://rdfs.org/ns/void#triples> \"8\" .",
            "<> <a> <sd:Service> .",
            "<> <sd:defaultDataset> <#dataset> .",
            "<> <sd:endpoint> <> .",
            "<> <sd:extensionFunction> <https://w3id.org/nuncio#likeness> .",
            "<> <sd:propertyFeature> <https://w3id.org/nuncio#search> .",
            "<> <sd:supportedLanguage> <sd:SPARQL11Query> .",
            "<https://harbour.example/east> <a> <sd:NamedGraph> .",
            "<https://harbour.example/east> <sd:name> <https://harbour.example/east> .",
            "<https://harbour.example/west> <a> <sd:NamedGraph> .",
            "<https://harbour.example/west> <sd:name> <https://harbour.example/west> .",
        ]
    );
    assert_eq!(read_only.matches("<sd:resultFormat>").count(), 11);
    assert!(!read_only.contains("SPARQL11Update"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("g.nq");
    let changeable = described(&format!("-g {} --allow-updates", path.display()));
    assert!(changeable.contains("<> <sd:supportedLanguage> <sd:SPARQL11Update> .\n"));
}

#[test]
fn how_the_server_fares_is_told() {
    let server = Server::start(&format!("{HARBOUR} --max-queries 3"));
    let health = server.ask("GET /health", "");
    assert_eq!(health.body, r#"{"queries":{"most":3,"running":0},"status":"ok"}"#);
    get(&server, "ASK {}", "*/*");
    get(&server, "SELCT", "*/*");
    server.ask("GET /nowhere", "");
    let metrics = server.ask("GET /metrics", "");
    assert_eq!(
        metrics.header("content-type"),
        "application/openmetrics-text; version=1.0.0; charset=utf-8"
    );
    for line in [
        "nuncio_requests_total{route=\"/sparql\",status=\"200\"} 1",
        "nuncio_requests_total{route=\"/sparql\",status=\"400\"} 1",
        "nuncio_requests_total{route=\"other\",status=\"404\"} 1",
        "nuncio_request_duration_seconds_count{route=\"/sparql\"} 2",
        "nuncio_request_duration_seconds_bucket{le=\"+Inf\",route=\"/sparql\"} 2",
        "nuncio_queries_running 0",
        "nuncio_triples 10",
        "# EOF",
    ] {
        assert!(metrics.body.lines().any(|one| one == line), "{line}\n{}", metrics.body);
    }
}
