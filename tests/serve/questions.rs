//! Saved questions over HTTP, their description, and the page that asks them.

use super::client::Server;

/// The town, with two questions of its own.
const TOWN: &str = "-g tests/serve/town.ttl --queries tests/serve/queries";

#[test]
fn a_saved_question_is_asked_by_its_address() {
    let server = Server::start(TOWN);
    let iri = "https://w3id.org/nuncio/id/";
    let both = format!("what\r\n{iri}fence\r\n{iri}toll\r\n");
    for (address, accept, status, body) in [
        ("/q/town-rejects?who=Ines+Falk", "text/csv", 200, both.as_str()),
        ("/q/town-rejects?who=ines%20falk", "text/csv", 200, &both),
        ("/q/town-rejects?who=id%3Afalk&order=&most=", "text/csv", 200, &both),
        ("/q/town-rejects.csv?who=Falk&order=down", "*/*", 200, &both),
        (
            "/q/town-rejects.csv?who=Falk&most=1",
            "image/png",
            200,
            &format!("what\r\n{iri}fence\r\n"),
        ),
        ("/q/town-rejects.tsv?who=Falk&most=1", "*/*", 200, &format!("?what\n<{iri}fence>\n")),
        (
            "/q/town-graph.nt",
            "*/*",
            200,
            &format!("<{iri}falk> <https://w3id.org/nuncio#rejects> <{iri}fence> .\n"),
        ),
        ("/q/town-rejects?who=Falk", "image/png", 406, ""),
        ("/q/town-graph.csv", "*/*", 406, ""),
        ("/q/town-graph.rq", "*/*", 200, include_str!("queries/town-graph.rq")),
    ] {
        let answer = server.ask(&format!("GET {address}\nAccept: {accept}"), "");
        assert_eq!(answer.status, status, "{address}: {}", answer.body);
        if status == 200 {
            assert_eq!(answer.body, body, "{address}");
        }
    }
    let json = server.ask("GET /q/town-rejects?who=Brandt", "");
    assert_eq!(json.header("content-type"), "application/sparql-results+json");
    let limited = Server::start(&format!("{TOWN} --max-rows 1"));
    let answer = limited.ask("GET /q/town-rejects.csv?who=Falk", "");
    assert_eq!((answer.header("x-sparql-maxrows"), answer.body.lines().count()), ("1", 2));
}

#[test]
fn a_value_that_does_not_fit_is_told_in_json() {
    let server = Server::start(TOWN);
    for (address, status, body) in [
        (
            "/q/town-rejects?who=the+mayor",
            400,
            r#"{"candidates":[{"iri":"https://w3id.org/nuncio/id/brandt","label":"Nils Brandt","short":"id:brandt"},{"iri":"https://w3id.org/nuncio/id/falk","label":"Ines Falk","short":"id:falk"}],"detail":"town-rejects: who: `the mayor` may be Nils Brandt (id:brandt) or Ines Falk (id:falk); give the IRI","parameter":"who","status":400,"title":"Bad Request"}"#,
        ),
        (
            "/q/town-rejects?who=Ines+Falck",
            400,
            r#"{"detail":"town-rejects: who: nothing in the graph is called `Ines Falck`; did you mean Ines Falk?","near":["Ines Falk"],"parameter":"who","status":400,"title":"Bad Request"}"#,
        ),
        (
            "/q/town-rejects",
            400,
            r#"{"detail":"town-rejects: the parameter `who` is missing; give who=… (name or IRI)","parameter":"who","status":400,"takes":"name or IRI","title":"Bad Request"}"#,
        ),
        (
            "/q/town-rejects?who=Falk&order=left",
            400,
            r#"{"choices":["up","down"],"detail":"town-rejects: order: `left` is none of up, down","parameter":"order","status":400,"title":"Bad Request"}"#,
        ),
        (
            "/q/town-rejects?who=Falk&most=all",
            400,
            r#"{"detail":"town-rejects: most: `all` is no whole number","parameter":"most","status":400,"title":"Bad Request"}"#,
        ),
        (
            "/q/town-rejects?whom=Falk",
            400,
            r#"{"detail":"town-rejects: there is no parameter `whom`; this question has who, order, after, most","parameter":"whom","status":400,"title":"Bad Request"}"#,
        ),
        (
            "/q/town-rejects?who=Falk&who=Brandt",
            400,
            r#"{"detail":"`who` is given more than once","status":400,"title":"Bad Request"}"#,
        ),
        (
            "/q/town-reject?who=Falk",
            404,
            r#"{"detail":"there is no saved question `town-reject`; did you mean /q/town-rejects?","status":404,"title":"Not Found"}"#,
        ),
    ] {
        let answer = server.ask(&format!("GET {address}"), "");
        assert_eq!((answer.status, answer.body.as_str()), (status, body), "{address}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{address}");
    }
    // Whatever a value holds, it is a value.
    let hostile = "/q/town-rejects?who=%3Chttp%3A%2F%2Fx%3E%20%7D%20%3B%20DROP%20ALL%20%23";
    assert_eq!(server.ask(&format!("GET {hostile}"), "").status, 400);
    assert_eq!(server.ask("POST /q/town-rejects", "who=Falk").status, 405);
}

#[test]
fn questions_are_listed_and_described() {
    let server = Server::start(TOWN);
    let list = server.ask("GET /q", "");
    assert_eq!(list.header("content-type"), "application/json");
    let listed = r#"{"description":"One row a thing, in order.","name":"town-rejects","parameters":[{"choices":null,"default":null,"entity":true,"name":"who","required":true,"takes":"name or IRI","values":"/q/town-rejects/who"},{"choices":["up","down"],"default":"up","entity":false,"name":"order","required":false,"takes":"text","values":null},{"choices":null,"default":null,"entity":false,"name":"after","required":false,"takes":"xsd:date","values":null},{"choices":null,"default":"10","entity":false,"name":"most","required":false,"takes":"whole number","values":null}],"path":"/q/town-rejects","summary":"What somebody of the town rejects","tags":["town"]}"#;
    assert!(list.body.contains(listed), "{}", list.body);
    let described = server.ask("GET /openapi.json", "");
    assert_eq!(described.header("content-type"), "application/json");
    let description: serde_json::Value = serde_json::from_str(&described.body).unwrap();
    let question = &description["paths"]["/q/town-rejects"]["get"];
    assert_eq!(question["summary"], "What somebody of the town rejects");
    assert_eq!(
        question["parameters"].to_string(),
        r#"[{"description":"name or IRI","in":"query","name":"who","required":true,"schema":{"type":"string"}},{"description":"text","in":"query","name":"order","required":false,"schema":{"default":"up","enum":["up","down"],"type":"string"}},{"description":"xsd:date","in":"query","name":"after","required":false,"schema":{"format":"date","type":"string"}},{"description":"whole number","in":"query","name":"most","required":false,"schema":{"default":10,"format":"int64","type":"integer"}}]"#
    );
    let kinds = |path: &str| {
        let content = &description["paths"][path]["get"]["responses"]["200"]["content"];
        (content.get("text/csv").is_some(), content.get("text/turtle").is_some())
    };
    assert_eq!((kinds("/q/town-rejects"), kinds("/q/town-graph")), ((true, false), (false, true)));
}

#[test]
fn what_a_parameter_may_be_in_the_graph_is_listed() {
    let server = Server::start(TOWN);
    let values = server.ask("GET /q/town-rejects/who", "");
    assert_eq!((values.status, values.header("content-type")), (200, "application/json"));
    assert_eq!(
        values.body,
        r#"[{"label":"Nils Brandt","value":"id:brandt"},{"label":"Ines Falk","value":"id:falk"}]"#
    );
    for path in ["/q/town-rejects/order", "/q/town-rejects/whom", "/q/town/who"] {
        let answer = server.ask(&format!("GET {path}"), "");
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
    }
}

#[test]
fn the_first_page_is_for_people_and_runs_nothing_from_elsewhere() {
    let server = Server::start(TOWN);
    let page = server.ask("GET /", "");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(
        page.header("content-security-policy"),
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    assert_eq!(page.header("cross-origin-resource-policy"), "same-origin");
    for line in page.body.lines() {
        assert!(!line.contains("://"), "something from elsewhere: {line}");
    }
    for (path, media_type) in [
        ("/explorer.js", "text/javascript; charset=utf-8"),
        ("/explorer.css", "text/css; charset=utf-8"),
        ("/vendor/codemirror/codemirror.js", "text/javascript; charset=utf-8"),
    ] {
        assert!(page.body.contains(&format!("\"{path}\"")), "{path}");
        let file = server.ask(&format!("GET {path}"), "");
        assert_eq!((file.status, file.header("content-type")), (200, media_type));
    }
    for path in [
        "/index.html/..",
        "/web/explorer/index.html",
        "/..%2fCargo.toml",
        "/%2e%2e/Cargo.toml",
        "//etc/passwd",
    ] {
        assert_eq!(server.ask(&format!("GET {path}"), "").status, 404, "{path}");
    }
    assert_eq!(server.ask("POST /", "").header("allow"), "GET,HEAD");
    let browser = server.ask("GET /sparql\nAccept: text/html,*/*;q=0.8", "");
    assert_eq!((browser.status, browser.header("location")), (303, "/"));
}

#[test]
fn the_network_and_the_brief_are_pages_with_a_policy_of_their_own() {
    let server = Server::start(TOWN);
    for (path, says) in [("/graph", "Content-Security-Policy"), ("/report", "Who stands where")] {
        let page = server.ask(&format!("GET {path}"), "");
        assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
        assert_eq!(page.header("content-security-policy"), "frame-ancestors 'none'");
        assert!(page.body.contains(says) && page.body.trim_end().ends_with("</html>"), "{path}");
    }
}

#[test]
fn the_editor_learns_prefixes_and_terms() {
    let server = Server::start(TOWN);
    let prefixes = server.ask("GET /prefixes.json", "");
    assert!(prefixes.body.contains(r#""nun":"https://w3id.org/nuncio#""#));
    let terms = server.ask("GET /terms.rq", "");
    assert_eq!((terms.status, terms.header("content-type")), (200, "text/plain; charset=utf-8"));
}
