//! `nuncio export` as it is used: what it writes, and what it says when it cannot.
#![cfg(test)]

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

mod destination;

/// A small graph that Nuncio could have made.
const RIVER: &str = "tests/shell/river.ttl";

/// Runs `nuncio export` with nobody at a terminal.
fn export(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nuncio"));
    command.arg("export").args(arguments).stdin(Stdio::null()).output().unwrap()
}

/// Returns the exit code and what was told.
fn told(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn an_unknown_format_is_answered_with_the_nearest() {
    let (code, told) = told(&export(&["turtel", "-g", RIVER]));
    assert_eq!(code, Some(2));
    assert!(told.contains("tip: a similar value exists: 'turtle'"), "{told}");
}

#[test]
fn options_of_networks_are_refused_where_triples_are_written() {
    let expected = "nuncio: --types is for networks; turtle writes triples\n  \
        hint: --query with a CONSTRUCT query chooses triples\n";
    let refused = export(&["turtle", "-g", RIVER, "--types", "person"]);
    assert_eq!(told(&refused), (Some(2), expected.to_owned()));
}

#[test]
fn a_query_chooses_triples() {
    let query = "CONSTRUCT { ?who nun:rejects ?what } WHERE { ?who nun:rejects ?what }";
    let output = export(&["ntriples", "-g", RIVER, "--query", query]);
    let expected = "<https://w3id.org/nuncio/id/country-norland> <https://w3id.org/nuncio#rejects> \
        <https://w3id.org/nuncio/id/point-cap> .\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
}

#[test]
fn a_query_that_is_none_is_told() {
    let query = |text: &str| told(&export(&["ntriples", "-g", RIVER, "--query", text]));
    let table = "nuncio: only a CONSTRUCT or DESCRIBE query makes triples\n  \
        hint: for a table there is `nuncio query`\n";
    assert_eq!(query("SELECT * { ?s ?p ?o }"), (Some(2), table.to_owned()));
    let update = "nuncio: --query: this changes the graph\n  \
        hint: write CONSTRUCT { … }, or SELECT ?source ?relation ?target\n";
    assert_eq!(query("INSERT DATA { <x:a> <x:b> <x:c> }"), (Some(2), update.to_owned()));
    let missing = "nuncio: disputed-claim: no saved question and no file\n  \
        hint: did you mean disputed-claims?\n";
    assert_eq!(query("disputed-claim"), (Some(2), missing.to_owned()));
    let (code, told) = query("CONSTRUCT { ?a ?b ?c } WHRE { ?a ?b ?c }");
    assert_eq!(code, Some(1));
    assert!(told.starts_with("nuncio: --query:1:"), "{told}");
}

/// Returns an export of a network as JSON.
fn network(options: &[&str]) -> serde_json::Value {
    let output = export(&[&["json", "-g", RIVER], options].concat());
    assert_eq!(told(&output), (Some(0), String::new()));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Returns the ends and relations of the edges of a network.
fn links(network: &serde_json::Value) -> Vec<String> {
    let words = |link: &serde_json::Value, name: &str| link[name].as_str().unwrap().to_owned();
    let line = |link| ["source", "relation", "target"].map(|name| words(link, name)).join(" ");
    network["links"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn options_choose_what_a_network_shows() {
    let around = network(&["--entity", "brandt", "--relations", "meets,disputes"]);
    let expected =
        ["person-ida-holm meets person-otto-brandt", "person-otto-brandt disputes claim-dams"];
    assert_eq!(links(&around), expected);
    let early = network(&["--until", "2031-03-02", "--types", "country,point"]);
    let expected = [
        "country-norland rejects point-cap",
        "country-sutherland proposes point-cap",
        "point-cap binds country-norland",
    ];
    assert_eq!(links(&early), expected);
    let sure = network(&["--articles", "courier,notes", "--min-confidence", "0.9"]);
    let expected = [
        "person-ida-holm says claim-vote",
        "person-ida-holm meets person-otto-brandt",
        "person-otto-brandt holdsRole role-president",
    ];
    assert_eq!(links(&sure), expected);
}

#[test]
fn a_query_may_be_a_file_a_saved_question_or_its_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("met.rq");
    let text = "SELECT ?source (\"met\" AS ?relation) ?target { ?source nun:meets ?target } ORDER BY ?source LIMIT 1";
    fs::write(&file, text).unwrap();
    let expected = ["person-ida-holm met person-otto-brandt"];
    assert_eq!(links(&network(&["--query", text])), expected);
    assert_eq!(links(&network(&["--query", file.to_str().unwrap()])), expected);
    let made = network(&["--query", "CONSTRUCT WHERE { ?point nun:binds ?whom }"]);
    assert_eq!(links(&made), ["point-cap binds country-norland"]);
    let raw = network(&["--raw", "--relations", "meets"]);
    let expected =
        ["person-ida-holm meets person-otto-brandt", "person-otto-brandt meets person-ida-holm"];
    assert_eq!(links(&raw), expected);
}

#[test]
fn names_that_are_not_there_are_answered_with_near_ones() {
    let cases: [(&[&str], &str); 6] = [
        (
            &["--relations", "reject"],
            "there is no relation `reject`\n  hint: did you mean rejects?",
        ),
        (&["--articles", "curier"], "there is no article `curier`\n  hint: did you mean courier?"),
        (&["--articles", "x"], "there is no article `x`\n  hint: there are courier, herald, notes"),
        (
            &["--entity", "Ida Hol"],
            "nothing in the graph is called `Ida Hol`; did you mean Ida Holm?",
        ),
        (
            &["--since", "2031-03-04", "--until", "2031-03-03"],
            "--since 2031-03-04 is after --until 2031-03-03",
        ),
        (
            &["--query", "SELECT ?source ?whom { ?source nun:meets ?whom }"],
            "the query has no column ?target; it has ?source ?whom\n  \
             hint: write CONSTRUCT { … }, or SELECT ?source ?relation ?target",
        ),
    ];
    for (options, expected) in cases {
        let output = export(&[&["json", "-g", RIVER], options].concat());
        assert_eq!(told(&output), (Some(2), format!("nuncio: {expected}\n")));
        assert_eq!(output.stdout, b"");
    }
    let (code, told) = told(&export(&["json", "-g", RIVER, "--types", "persn"]));
    assert!(code == Some(2) && told.contains("a similar value exists: 'person'"), "{told}");
}

#[test]
fn an_empty_selection_is_told_and_is_a_valid_file() {
    let output = export(&["json", "-g", RIVER, "--since", "2040-01-01"]);
    let expected = "nuncio: nothing in the graph is what you chose: the network has no edges\n";
    assert_eq!(told(&output), (Some(0), expected.to_owned()));
    let network: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(network["nodes"], serde_json::json!([]));
}

#[test]
fn statements_may_name_their_triples_in_rdf_1_2() {
    let output = export(&["turtle", "-g", RIVER, "--rdf12"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let expected = "\trdf:reifies <<( id:group-fishers nun:supports id:point-cap )>> ;";
    assert_eq!(text.lines().filter(|line| *line == expected).count(), 1);
    let refused = told(&export(&["gexf", "-g", RIVER, "--rdf12"]));
    let expected = "nuncio: gexf cannot be written with --rdf12\n  \
        hint: turtle, trig, nquads and ntriples can\n";
    assert_eq!(refused, (Some(2), expected.to_owned()));
}

/// Returns the blocks of a text in Markdown that show a format, which stands second behind the fence.
fn excerpts(text: &str) -> Vec<(&str, Vec<&str>)> {
    let blocks = text.split("\n```").skip(1).step_by(2);
    let named = blocks.filter_map(|block| {
        let (fence, lines) = block.split_once('\n')?;
        Some((fence.split_once(' ')?.1, lines.split(['…', '\n']).collect()))
    });
    named.collect()
}

#[test]
fn the_excerpts_in_the_manual_are_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let excerpts = excerpts(include_str!("../../docs/EXPORT.md"));
    let shown: Vec<&str> = excerpts.iter().map(|(name, _)| *name).collect();
    let expected = [
        "gexf",
        "csv/edges.csv",
        "graphml",
        "cx2",
        "json",
        "cypher",
        "neo4j/relationships.csv",
        "turtle",
    ];
    assert_eq!(shown, expected);
    for (name, pieces) in excerpts {
        let (format, file) = name.split_once('/').unwrap_or((name, ""));
        let to = folder.path().join(format);
        assert!(export(&[format, "-g", RIVER, "-o", to.to_str().unwrap()]).status.success());
        let written = fs::read_to_string(to.join(file)).or_else(|_| fs::read_to_string(&to));
        let written = written.unwrap();
        let mut rest = written.as_str();
        for piece in pieces.into_iter().map(str::trim) {
            let found = rest.find(piece);
            assert!(found.is_some(), "{name}: {piece}");
            rest = &rest[found.unwrap() + piece.len()..];
        }
    }
}

#[test]
fn reifiers_of_rdf_12_are_read_again() {
    let folder = tempfile::tempdir().unwrap();
    for (format, ending) in [("turtle", "ttl"), ("trig", "trig"), ("nquads", "nq")] {
        let path = folder.path().join(format!("first.{ending}"));
        let first = path.to_str().unwrap();
        assert!(export(&[format, "-g", RIVER, "--rdf12", "-o", first]).status.success());
        let again = export(&[format, "-g", first, "--rdf12"]);
        assert_eq!(told(&again), (Some(0), String::new()));
        assert!(fs::read(&path).unwrap() == again.stdout, "{format} differs");
        let query = "SELECT ?what { ?st rdf:reifies <<( id:country-norland nun:rejects ?what )>> }";
        let mut command = Command::new(env!("CARGO_BIN_EXE_nuncio"));
        command.args(["query", "-", "-g", first, "-f", "csv"]).stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(query.as_bytes()).unwrap();
        let answer = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
        assert_eq!(answer.replace("\r\n", "\n"), "what\nhttps://w3id.org/nuncio/id/point-cap\n");
    }
}

#[test]
fn stances_tell_how_much_of_a_network_they_draw() {
    let folder = tempfile::tempdir().unwrap();
    let to = |format: &str| folder.path().join(format).to_str().unwrap().to_owned();
    let size = |format: &str| {
        let (_, told) = told(&export(&[format, "-g", RIVER, "-o", &to(format)]));
        told.rsplit_once(": ").unwrap().1.to_owned()
    };
    assert_eq!(size("dot"), "13 nodes and 14 edges\n");
    assert_eq!(size("stances"), "8 nodes and 7 edges\n");
}
