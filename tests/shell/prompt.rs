//! The prompt, through a pseudo-terminal: editing over lines, completion, stopping a query, leaving.

use std::process::Command;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{ControlCode, Eof, Expect, Session};

use super::PROGRAM;

/// Opens the prompt on the river graph, with a history of its own.
fn prompt() -> (OsSession, tempfile::TempDir) {
    prompt_of(tempfile::tempdir().unwrap())
}

/// As [`prompt`], of a user whose files are in a folder.
fn prompt_of(home: tempfile::TempDir) -> (OsSession, tempfile::TempDir) {
    let mut command = Command::new(PROGRAM);
    command
        .args(["shell", "--graph", "tests/shell/river.ttl", "--read-only"])
        .env("XDG_STATE_HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path())
        .env("TERM", "xterm")
        .env("NO_COLOR", "1");
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    session.expect("nuncio>").unwrap();
    (session, home)
}

/// Types, and waits for an answer and for the next prompt: what is typed before it may be lost.
fn ask(session: &mut OsSession, typed: &str, answer: &str) {
    session.send(typed).unwrap();
    session.expect(answer).unwrap();
    session.expect("nuncio>").unwrap();
}

/// Types, and presses Tab until it completes: the data are read beside the prompt.
fn complete(session: &mut OsSession, typed: &str, completed: &str) {
    session.send(typed).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(1)));
    let is_done = (0..20).any(|_| {
        session.send("\t").unwrap();
        session.expect(completed).is_ok()
    });
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    assert!(is_done, "{typed:?} never became {completed:?}");
}

fn leave(mut session: OsSession) {
    session.send(ControlCode::EndOfTransmission).unwrap();
    session.expect(Eof).unwrap();
}

#[test]
fn a_query_goes_on_until_its_brackets_close() {
    let (mut session, home) = prompt();
    session.send("SELECT ?who {\r").unwrap();
    session.send("?who nun:rejects ?what\r").unwrap();
    session.send("}\r").unwrap();
    session.expect("id:country-norland").unwrap();
    session.expect("1 row (").unwrap();
    session.expect("nuncio>").unwrap();
    leave(session);
    let history = std::fs::read_to_string(home.path().join("nuncio/history")).unwrap();
    assert!(history.contains("?who nun:rejects ?what"), "{history}");
}

#[test]
fn control_c_stops_the_query_and_not_the_shell() {
    let (mut session, _home) = prompt();
    session.send("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c\r").unwrap();
    session.expect("Ctrl-C stops").unwrap();
    session.send(ControlCode::EndOfText).unwrap();
    session.expect("stopped").unwrap();
    session.expect("nuncio>").unwrap();
    ask(&mut session, "ASK {}\r", "yes");
    leave(session);
}

#[test]
fn tab_completes_and_control_c_clears_the_line() {
    let (mut session, _home) = prompt();
    complete(&mut session, "ASK { ?who nun:reje", "nun:rejects");
    ask(&mut session, " ?what }\r", "yes");
    session.send("ASK { never mind").unwrap();
    session.expect("mind").unwrap();
    session.send(ControlCode::EndOfText).unwrap();
    session.expect("nuncio>").unwrap();
    ask(&mut session, ".run who-rejects-what\r", "1 row (");
    ask(&mut session, ".why 1\r", "frames:accept");
    leave(session);
}

#[test]
fn tab_puts_in_what_a_name_calls() {
    let (mut session, _home) = prompt();
    complete(&mut session, "ASK { ?s nun:by \"ida hlom", "id:person-ida-holm");
    ask(&mut session, " }\r", "yes");
    leave(session);
}

#[test]
fn control_r_finds_what_was_typed_before() {
    let (mut session, _home) = prompt();
    ask(&mut session, "ASK { ?who nun:rejects ?what }\r", "yes");
    ask(&mut session, "ASK { ?who nun:whoo ?what }\r", "did you mean");
    session.send("\u{12}rejects").unwrap();
    session.expect("ASK { ?who nun:rejects ?what }").unwrap();
    session.send("\r").unwrap();
    session.expect("yes").unwrap();
    session.expect("nuncio>").unwrap();
    leave(session);
}

#[test]
fn below_an_answer_stands_what_was_probably_not_meant() {
    let (mut session, _home) = prompt();
    session.send("SELECT ?who { ?s nun:whoo ?who }\r").unwrap();
    session.expect("0 rows (").unwrap();
    session.expect("did you mean `nun:who`?").unwrap();
    session.expect("nuncio>").unwrap();
    leave(session);
}

/// Opens the prompt in a terminal of 80 columns and a few lines, with variables of the environment.
fn small_prompt(variables: &[(&str, &str)]) -> (OsSession, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(PROGRAM);
    command
        .args(["shell", "--graph", "tests/shell/river.ttl", "--read-only"])
        .env("XDG_STATE_HOME", home.path())
        .env("TERM", "xterm")
        .env("NO_COLOR", "1")
        .envs(variables.iter().copied());
    let mut session = Session::spawn(command).unwrap();
    session.get_process_mut().set_window_size(80, 12).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    session.expect("nuncio>").unwrap();
    (session, home)
}

#[test]
fn what_is_longer_than_the_screen_goes_through_the_pager() {
    let (mut session, _home) = small_prompt(&[("PAGER", "sed -e s/^/paged:/")]);
    ask(&mut session, "ASK {}\r", "yes");
    ask(&mut session, "SELECT * { ?s ?p ?o }\r", "paged: ");
    ask(&mut session, ".pager off\r", "\n");
    session.send("SELECT * { ?s ?p ?o } LIMIT 40\r").unwrap();
    let found = session.expect("40 rows (").unwrap();
    assert!(!String::from_utf8_lossy(found.before()).contains("paged:"));
    session.expect("nuncio>").unwrap();
    leave(session);
}

#[test]
fn leaving_the_pager_ends_the_answer_and_not_the_shell() {
    let (mut session, _home) = small_prompt(&[("PAGER", "head -n 3")]);
    session.send("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }\r").unwrap();
    session.expect("nuncio>").unwrap();
    ask(&mut session, "ASK {}\r", "yes");
    leave(session);
}

#[test]
fn a_query_is_changed_in_the_editor_and_comes_back_to_the_prompt() {
    let (mut session, _home) = small_prompt(&[("EDITOR", "sed -i -e s/ASK/SELECT*/")]);
    ask(&mut session, "ASK { ?who nun:rejects ?what }\r", "yes");
    session.send(".edit\r").unwrap();
    session.expect("SELECT* { ?who nun:rejects ?what }").unwrap();
    session.send("\r").unwrap();
    session.expect("1 row (").unwrap();
    session.expect("nuncio>").unwrap();
    leave(session);
}

#[test]
fn answers_go_to_a_file_until_they_are_called_back() {
    let (mut session, home) = small_prompt(&[]);
    let path = home.path().join("answer.csv");
    ask(&mut session, ".format csv\r", "\n");
    ask(&mut session, &format!(".output {}\r", path.display()), "\n");
    ask(&mut session, "SELECT ?what { ?who nun:rejects ?what }\r", "written to ");
    ask(&mut session, ".output\r", "\n");
    ask(&mut session, "SELECT ?who { ?who nun:rejects ?what }\r", "country-norland");
    assert_eq!(
        std::fs::read_to_string(path).unwrap(),
        "what\r\nhttps://w3id.org/nuncio/id/point-cap\r\n"
    );
    leave(session);
}

#[test]
fn the_keys_of_vi_edit_the_line_where_they_are_wanted() {
    let (mut session, _home) = small_prompt(&[]);
    ask(&mut session, ".keys vi\r", "\n");
    session.send("ASK }").unwrap();
    session.expect("ASK }").unwrap();
    session.send("\u{1b}").unwrap();
    std::thread::sleep(Duration::from_millis(700));
    session.send("i{ ").unwrap();
    session.expect("{ ").unwrap();
    session.send("\r").unwrap();
    session.expect("yes").unwrap();
    session.expect("nuncio>").unwrap();
    leave(session);
}

#[test]
fn the_plan_of_a_query_shows_the_rows_that_each_step_gave() {
    let (mut session, _home) = small_prompt(&[]);
    session.send(".explain SELECT * {\r").unwrap();
    session.send("?who nun:rejects ?what }\r").unwrap();
    session.expect("rows       time").unwrap();
    session.expect("QuadPattern").unwrap();
    session.expect("nuncio>").unwrap();
    leave(session);
}

#[test]
fn statements_of_the_users_own_run_before_the_first_prompt() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("nuncio");
    std::fs::create_dir_all(folder.join("queries")).unwrap();
    std::fs::write(folder.join("shellrc"), ".format csv\n.fromat md\n").unwrap();
    std::fs::write(folder.join("queries/mine.rq"), "ASK { ?s ?p ?o }\n").unwrap();
    std::fs::write(folder.join("queries/broken.rq"), "#+ tags: [a\nASK {}\n").unwrap();
    let (mut session, _home) = prompt_of(home);
    ask(
        &mut session,
        "SELECT ?who { ?who nun:rejects ?what }\r",
        "https://w3id.org/nuncio/id/country-norland",
    );
    ask(&mut session, ".run mine\r", "true");
    ask(&mut session, ".bookmark holm Ida Holm\r", "@holm is Ida Holm");
    complete(&mut session, ".show @ho", "@holm");
    ask(&mut session, "\r", "https://w3id.org/nuncio/id/person-otto-brandt");
    leave(session);
}

#[test]
fn half_a_character_drops_its_line_and_not_the_shell() {
    let (mut session, home) = small_prompt(&[]);
    ask(&mut session, "ASK { ?who nun:rejects ?what }\r", "yes");
    session.send(b"ASK { ?s ?p \"caf\xc3 ").unwrap();
    session.expect("not UTF-8").unwrap();
    session.expect("nuncio>").unwrap();
    ask(&mut session, "ASK {}\r", "yes");
    leave(session);
    let history = std::fs::read_to_string(home.path().join("nuncio/history")).unwrap();
    assert!(history.contains("nun:rejects"), "{history}");
}

#[test]
fn much_that_is_pasted_is_one_statement() {
    let (mut session, _home) = small_prompt(&[]);
    session.send("\u{1b}[200~").unwrap();
    session.send(format!("ASK {{ ?s ?p \"{}\"\n", "x".repeat(2_000))).unwrap();
    session.send("}\u{1b}[201~").unwrap();
    session.send("\r").unwrap();
    session.expect("\r\nno\r\n").unwrap();
    session.expect("nuncio>").unwrap();
    leave(session);
}

#[test]
fn a_folder_that_cannot_be_written_costs_the_history_of_the_file_alone() {
    let (mut session, _home) = small_prompt(&[("XDG_STATE_HOME", "/dev/null")]);
    ask(&mut session, "ASK { ?who nun:rejects ?what }\r", "yes");
    session.send("\u{1b}[A").unwrap();
    session.expect("nun:rejects").unwrap();
    session.send("\r").unwrap();
    session.expect("yes").unwrap();
    session.expect("nuncio>").unwrap();
    leave(session);
}
