//! The requests of the W3C's tests of the SPARQL 1.1 Protocol, by their names there.
//!
//! The list is that of the manifest `data-sparql11/protocol`. Its graphs are put in
//! by updates first, as there.

use super::client::{Server, escaped};

const FORM: &str = "Content-Type: application/x-www-form-urlencoded";
const QUERY: &str = "Content-Type: application/sparql-query";
const UPDATE: &str = "Content-Type: application/sparql-update";

/// The graphs that queries name.
const ONE: &str = "http://kasei.us/2009/09/sparql/data/data1.rdf";
const TWO: &str = "http://kasei.us/2009/09/sparql/data/data2.rdf";
const THREE: &str = "http://kasei.us/2009/09/sparql/data/data3.rdf";

fn server(folder: &tempfile::TempDir) -> Server {
    let path = folder.path().join("protocol.trig");
    let graph = |name: &str, number: u8| {
        format!("<{name}> {{ <http://example.org/s{number}> <http://example.org/p> <{name}> }}\n")
    };
    std::fs::write(&path, [graph(ONE, 1), graph(TWO, 2), graph(THREE, 3)].concat()).unwrap();
    Server::start(&format!("-g {} --allow-updates", path.display()))
}

#[test]
fn requests_that_the_protocol_does_not_know_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(&folder);
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let conflict = format!(
        "POST /sparql?using-named-graph-uri={}\n{UPDATE}",
        escaped("http://example.org/protocol-update-dataset-test/")
    );
    let using = "INSERT { GRAPH <http://example.org/x/> { ?s ?p ?o } } \
                 USING <http://example.org/y/> WHERE { ?s ?p ?o }";
    for (name, head, body, status) in [
        ("bad_query_method", "PUT /sparql?query=ASK%20%7B%7D", vec![], 405),
        (
            "bad_multiple_queries",
            "GET /sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D",
            vec![],
            400,
        ),
        (
            "bad_query_wrong_media_type",
            "POST /sparql\nContent-Type: text/plain",
            b"ASK {}".to_vec(),
            415,
        ),
        ("bad_query_missing_form_type", "POST /sparql", b"query=ASK%20%7B%7D".to_vec(), 415),
        ("bad_query_missing_direct_type", "POST /sparql", b"ASK {}".to_vec(), 415),
        (
            "bad_query_non_utf8",
            "POST /sparql\nContent-Type: application/sparql-query; charset=UTF-16",
            utf16("ASK {}"),
            415,
        ),
        (
            "bad_query_non_utf8, unannounced",
            &format!("POST /sparql\n{QUERY}"),
            vec![b'A', b'S', b'K', b' ', b'{', 0xff, b'}'],
            400,
        ),
        (
            "bad_query_syntax",
            "GET /sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%3Ffoo%20%7D",
            vec![],
            400,
        ),
        ("bad_update_get", "GET /sparql?update=CLEAR%20ALL", vec![], 400),
        (
            "bad_multiple_updates",
            &format!("POST /sparql\n{FORM}"),
            b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT".to_vec(),
            400,
        ),
        (
            "bad_update_wrong_media_type",
            "POST /sparql\nContent-Type: text/plain",
            b"CLEAR NAMED".to_vec(),
            415,
        ),
        ("bad_update_missing_form_type", "POST /sparql", b"update=CLEAR%20NAMED".to_vec(), 415),
        (
            "bad_update_non_utf8",
            "POST /sparql\nContent-Type: application/sparql-update; charset=UTF-16",
            utf16("CLEAR NAMED"),
            415,
        ),
        (
            "bad_update_syntax",
            &format!("POST /sparql\n{FORM}"),
            b"update=CLEAR%20XYZ".to_vec(),
            400,
        ),
        ("bad_update_dataset_conflict", &conflict, using.as_bytes().to_vec(), 400),
        ("neither query nor update", &format!("POST /sparql\n{FORM}"), b"x=1".to_vec(), 400),
        (
            "both query and update",
            &format!("POST /sparql\n{FORM}"),
            b"query=ASK%7B%7D&update=CLEAR%20ALL".to_vec(),
            400,
        ),
        (
            "a graph that is no IRI",
            "GET /sparql?query=ASK%7B%7D&default-graph-uri=data1.rdf",
            vec![],
            400,
        ),
    ] {
        let answer = server.send(head, &body);
        assert_eq!(answer.status, status, "{name}: {}", answer.body);
    }
    let put = server.ask("PUT /sparql?query=ASK%20%7B%7D", "");
    assert_eq!(put.header("allow"), "GET,HEAD,POST");
    assert_eq!(put.body, "PUT does nothing here; the header Allow says what does\n");
}

#[test]
fn queries_see_the_graphs_that_a_request_names() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(&folder);
    let (one, two, three) = (escaped(ONE), escaped(TWO), escaped(THREE));
    let default =
        escaped("ASK { <http://example.org/s1> ?p ?o . <http://example.org/s2> ?p2 ?o2 }");
    let named = escaped(
        "ASK { GRAPH ?a { <http://example.org/s1> ?p ?o } GRAPH ?b { <http://example.org/s2> ?p2 ?o2 } }",
    );
    let full = escaped(
        "ASK { <http://example.org/s3> ?x ?y GRAPH ?a { <http://example.org/s1> ?p ?o } GRAPH ?b { <http://example.org/s2> ?p2 ?o2 } }",
    );
    let two_defaults = format!("default-graph-uri={one}&default-graph-uri={two}");
    let two_named = format!("named-graph-uri={one}&named-graph-uri={two}");
    let three_graphs = format!("default-graph-uri={three}&{two_named}");
    let from = escaped(&format!("ASK FROM <{THREE}> {{ <http://example.org/s1> ?p ?o }}"));
    let get =
        |query: &str, graphs: &str| (format!("GET /sparql?query={query}&{graphs}"), String::new());
    let post = |query: &str, graphs: &str| {
        (format!("POST /sparql\n{FORM}"), format!("query={query}&{graphs}"))
    };
    for (name, (head, body), yes) in [
        ("query_post_form", post("ASK%20%7B%7D", ""), true),
        ("query_get", get("ASK%20%7B%7D", ""), true),
        ("query_dataset_default_graphs_get", get(&default, &two_defaults), true),
        ("query_dataset_default_graphs_post", post(&default, &two_defaults), true),
        ("query_dataset_named_graphs_get", get(&named, &two_named), true),
        ("query_dataset_named_graphs_post", post(&named, &two_named), true),
        ("query_dataset_full", get(&full, &three_graphs), true),
        ("query_multiple_dataset", get(&from, &format!("default-graph-uri={one}")), true),
        (
            "a graph that is not named is not seen",
            get(&default, &format!("default-graph-uri={one}")),
            false,
        ),
        ("no graph but the named ones", get("ASK%7B%3Fs%20%3Fp%20%3Fo%7D", &two_named), false),
        (
            "a graph that is not there is empty",
            get("ASK%7B%3Fs%20%3Fp%20%3Fo%7D", "default-graph-uri=http%3A%2F%2Fno.example%2F"),
            false,
        ),
    ] {
        let answer = server.ask(&head, &body);
        assert_eq!(answer.status, 200, "{name}: {}", answer.body);
        assert_eq!(answer.body, format!("{{\"head\":{{}},\"boolean\":{yes}}}"), "{name}");
    }
    let direct = server.ask(
        &format!("POST /sparql?{two_defaults}\n{QUERY}"),
        "ASK { <http://example.org/s2> ?p ?o }",
    );
    assert_eq!(direct.body, r#"{"head":{},"boolean":true}"#, "query_post_direct");
}

#[test]
fn answers_have_a_content_type_that_fits() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(&folder);
    for (name, query, accept, media_type) in [
        (
            "query_content_type_select",
            "SELECT (1 AS ?value) {}",
            "application/sparql-results+xml",
            "application/sparql-results+xml",
        ),
        (
            "query_content_type_ask",
            "ASK {}",
            "application/sparql-results+json",
            "application/sparql-results+json",
        ),
        (
            "query_content_type_describe",
            "DESCRIBE <http://example.org/s1>",
            "application/rdf+xml",
            "application/rdf+xml",
        ),
        (
            "query_content_type_construct",
            "CONSTRUCT { <s> <p> 1 } WHERE {}",
            "text/turtle",
            "text/turtle; charset=utf-8",
        ),
    ] {
        let answer =
            server.ask(&format!("GET /sparql?query={}\nAccept: {accept}", escaped(query)), "");
        assert_eq!((answer.status, answer.header("content-type")), (200, media_type), "{name}");
    }
}

#[test]
fn updates_see_the_graphs_that_a_request_names() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(&folder);
    let (one, two) = (escaped(ONE), escaped(TWO));
    let copy = |into: &str, pattern: &str| {
        format!(
            "INSERT {{ GRAPH <http://example.org/{into}> {{ ?s ?p ?o }} }} WHERE {{ {pattern} }}"
        )
    };
    let plain = "?s ?p ?o";
    let graph = "GRAPH ?g { ?s ?p ?o }";
    let form = format!("POST /sparql\n{FORM}");
    let direct = |parameters: &str| format!("POST /sparql?{parameters}\n{UPDATE}");
    for (name, head, body, into, rows) in [
        ("update_dataset_default_graph", direct(&format!("using-graph-uri={one}")), copy("a", plain), "a", "1"),
        ("update_dataset_default_graphs", direct(&format!("using-graph-uri={one}&using-graph-uri={two}")), copy("b", plain), "b", "2"),
        ("update_dataset_named_graphs", direct(&format!("using-named-graph-uri={one}&using-named-graph-uri={two}")), copy("c", graph), "c", "2"),
        ("update_dataset_full", direct(&format!("using-graph-uri={one}&using-named-graph-uri={two}")), copy("d", &format!("{{ {plain} }} UNION {{ {graph} }}")), "d", "2"),
        ("update_post_form", form, format!("update={}", escaped("INSERT DATA { GRAPH <http://example.org/e> { <http://example.org/s> <http://example.org/p> 1 } }")), "e", "1"),
        ("update_post_direct", direct(""), "INSERT DATA { GRAPH <http://example.org/f> { <http://example.org/s> <http://example.org/p> 1 } }".to_owned(), "f", "1"),
    ] {
        let answer = server.ask(&head, &body);
        assert_eq!(answer.status, 204, "{name}: {}", answer.body);
        let count = format!("SELECT (COUNT(*) AS ?n) {{ GRAPH <http://example.org/{into}> {{ ?s ?p ?o }} }}");
        let count = server.ask(&format!("GET /sparql?query={}\nAccept: text/csv", escaped(&count)), "");
        assert_eq!(count.body, format!("n\r\n{rows}\r\n"), "{name}");
    }
}

#[test]
fn relative_iris_are_those_of_the_endpoint() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(&folder);
    let update = "CLEAR SILENT GRAPH <http://example.org/base/> ; \
                  INSERT DATA { GRAPH <http://example.org/base/> { <http://example.org/s> <http://example.org/p> <test> } }";
    assert_eq!(server.ask(&format!("POST /sparql\n{UPDATE}"), update).status, 204);
    let query = "SELECT ?o { GRAPH <http://example.org/base/> { ?s ?p ?o } }";
    let head =
        format!("GET /sparql?query={}\nAccept: text/csv\nHost: localhost:7878", escaped(query));
    let answer = server.ask(&head, "");
    assert_eq!(answer.body, format!("o\r\nhttp://{}/test\r\n", server.address), "update_base_uri");
}
