//! Changes of a graph whose file is gone, cannot be written, or is changed by another program.

use std::fs;
use std::path::Path;

use nuncio::query::Library;
use nuncio::shell::{Session, run_script};
use nuncio::store::Store;

/// Runs statements in a session, and returns output and errors.
fn told(session: &mut Session, statements: &str) -> (String, String) {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    run_script(session, "stdin", statements.as_bytes(), &mut out, &mut errors).unwrap();
    (String::from_utf8(out).unwrap(), String::from_utf8(errors).unwrap())
}

/// A session on a graph of one triple, in a folder that is made for it.
fn session(folder: &Path, read_only: bool) -> Session {
    fs::create_dir_all(folder).unwrap();
    let graph = folder.join("g.nt");
    fs::write(&graph, "<http://a/x> <http://a/p> \"1\" .\n").unwrap();
    let store = if read_only { Store::read(&graph) } else { Store::open(&graph) };
    let mut session = Session::new(store.unwrap(), Library::default());
    session.read_only = read_only;
    session
}

#[test]
fn a_change_that_cannot_be_saved_is_told_and_can_be_undone() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("gone");
    let mut session = session(&folder, false);
    fs::remove_dir_all(&folder).unwrap();
    let (out, errors) = told(&mut session, "DELETE WHERE { ?s ?p ?o };\nASK { ?s ?p ?o };\n");
    assert_eq!(out, "no\n");
    assert!(
        errors.ends_with("the change is not saved and lasts only until you leave\n"),
        "{errors}"
    );
    fs::create_dir(&folder).unwrap();
    let (out, errors) = told(&mut session, ".undo\nASK { ?s ?p ?o };\n");
    assert!(out.ends_with("1 triple added; the graph holds 1 triple\nyes\n"), "{out}{errors}");
    assert!(folder.join("g.nt").exists());
}

#[test]
fn a_watch_sees_what_another_program_changes_and_outlives_the_file() {
    let home = tempfile::tempdir().unwrap();
    let mut session = session(home.path(), true);
    let count = ".watch 0 1 SELECT (COUNT(*) AS ?n) { ?s ?p ?o }\n";
    assert_eq!(told(&mut session, count).0, "── 1\n n\n───\n 1\n");
    let graph = home.path().join("g.nt");
    let later =
        fs::metadata(&graph).unwrap().modified().unwrap() + std::time::Duration::from_secs(9);
    fs::write(&graph, "").unwrap();
    fs::File::options().append(true).open(&graph).unwrap().set_modified(later).unwrap();
    assert_eq!(told(&mut session, count).0, "── 1\n n\n───\n 0\n");
    fs::remove_file(&graph).unwrap();
    let (out, errors) = told(&mut session, count);
    assert!(out.contains("no such graph") && out.ends_with(" 0\n"), "{out}");
    assert_eq!(errors, "");
}
