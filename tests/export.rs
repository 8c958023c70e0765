//! `nuncio export` as it is used: where it writes, and what it says when it cannot.
#![cfg(test)]

use std::fs;
use std::process::{Command, Output, Stdio};

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
fn a_file_that_is_there_is_replaced_only_by_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("graph.nt");
    let to = path.to_str().unwrap();
    fs::write(&path, "mine").unwrap();
    let refused = export(&["ntriples", "-g", RIVER, "-o", to]);
    let expected = format!("nuncio: {to} is there already\n  hint: --force replaces it\n");
    assert_eq!(told(&refused), (Some(2), expected));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(
        told(&export(&["ntriples", "-g", RIVER, "-o", to, "--force"])),
        (Some(0), String::new())
    );
    assert!(
        fs::read_to_string(&path).unwrap().contains("<https://w3id.org/nuncio/id/claim-dams> ")
    );
}

#[test]
fn a_folder_in_the_place_of_a_file_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_str().unwrap();
    let (code, told) = told(&export(&["turtle", "-g", RIVER, "-o", to]));
    let file = folder.path().join("export.ttl");
    let expected = format!(
        "nuncio: {to} is a folder; turtle is one file\n  hint: name a file, such as {}\n",
        file.display()
    );
    assert_eq!((code, told), (Some(2), expected));
}

#[test]
fn an_unknown_format_is_answered_with_the_nearest() {
    let (code, told) = told(&export(&["turtel", "-g", RIVER]));
    assert_eq!(code, Some(2));
    assert!(told.contains("tip: a similar value exists: 'turtle'"), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let (code, told) = told(&export(&["ntriples", "-g", RIVER, "-o", "/dev/full"]));
    assert_eq!((code, told.as_str()), (Some(1), "nuncio: /dev/full: the disk is full\n"));
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nuncio"));
    command.args(["export", "ntriples", "-g", RIVER]).stdin(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(told(&child.wait_with_output().unwrap()), (Some(0), String::new()));
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
