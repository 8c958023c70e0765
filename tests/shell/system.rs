//! What the system does to the program: signals, disks that cannot be written, dumb terminals.

#![cfg(unix)]

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use expectrl::{ControlCode, Eof, Expect, Session};

use super::{PROGRAM, SHELL, run};

#[test]
fn an_interrupted_question_ends_with_130() {
    let mut child = Command::new(PROGRAM)
        .args(["query", "-", "-g", "tests/shell/river.ttl", "-f", "csv"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let query = b"SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    child.stdin.take().unwrap().write_all(query).unwrap();
    let mut output = child.stdout.take().unwrap();
    // Once rows come, the program listens.
    output.read_exact(&mut [0]).unwrap();
    let process = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &process]).status().unwrap().success());
    output.read_to_end(&mut Vec::new()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(130));
    let errors = String::from_utf8(done.stderr).unwrap();
    assert!(errors.ends_with("nuncio: stdin:1: stopped\n"), "{errors}");
}

#[test]
fn a_program_that_is_ended_while_it_writes_leaves_nothing() {
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let folder = tempfile::tempdir().unwrap();
        let files = || folder.path().read_dir().unwrap().count();
        let mut child = Command::new(PROGRAM)
            .args(["extract", "-", "-o"])
            .arg(folder.path().join("facts.jsonl"))
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        // It waits for the article, and has begun its file.
        let begun = (0..2000).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            files() == 1
        });
        assert!(begun);
        let process = child.id().to_string();
        assert!(Command::new("kill").args([signal, &process]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(code));
        assert_eq!(files(), 0, "{signal}");
    }
}

/// A script's head: the folder of its first argument becomes a disk that holds a graph and cannot be written.
const READ_ONLY_DISK: &str = "mount -t tmpfs tmpfs \"$1\" && mkdir \"$1/nuncio\" \
    && echo '<http://a/x> <http://a/p> \"1\" .' > \"$1/g.nt\" \
    && echo '#V2' > \"$1/nuncio/history\" && mount -o remount,ro \"$1\"";

/// Returns a command that runs the program in a mount of its own; none where the system allows no such thing.
fn on_a_read_only_disk(folder: &str, arguments: &str) -> Option<Command> {
    let command = |rest: &str| {
        let mut command = Command::new("unshare");
        let script = format!("{READ_ONLY_DISK} && {rest}");
        command.args(["-rm", "sh", "-c", &script, "sh", folder, PROGRAM]);
        command
    };
    let allowed = command("true").output().is_ok_and(|done| done.status.success());
    if !allowed {
        eprintln!("skipped: no read-only disk can be mounted here");
        return None;
    }
    Some(command(&format!("exec \"$2\" {arguments}")))
}

#[test]
fn on_a_disk_that_cannot_be_written_the_graph_is_asked_and_the_change_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let shell = "shell -g \"$1/g.nt\" --read-only";
    let Some(mut command) = on_a_read_only_disk(path, shell) else { return };
    let mut child = command
        .env("XDG_STATE_HOME", path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let script = format!(
        "ASK {{ ?s ?p ?o }}\n.output {path}/answer.csv\n.bookmark one http://a/x\nASK {{}}\n"
    );
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (out, errors) = (text(done.stdout), text(done.stderr));
    assert_eq!((done.status.code(), out.as_str()), (Some(1), "yes\nyes\n"), "{errors}");
    assert!(errors.contains("stdin:2: ") && errors.contains("answer.csv: Read-only"), "{errors}");
    assert!(errors.contains("stdin:3: ") && errors.contains("bookmarks: Read-only"), "{errors}");
}

#[test]
fn a_prompt_on_a_disk_that_cannot_be_written_keeps_its_history_while_it_lasts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let shell = "shell -g \"$1/g.nt\" --read-only";
    let Some(mut command) = on_a_read_only_disk(path, shell) else { return };
    command
        .env("XDG_STATE_HOME", path)
        .env("XDG_CONFIG_HOME", path)
        .env("TERM", "xterm")
        .env("NO_COLOR", "1");
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    session.expect("nuncio>").unwrap();
    session.send("ASK { ?s <http://a/p> ?o }\r").unwrap();
    session.expect("yes").unwrap();
    session.expect("nuncio>").unwrap();
    session.send("\u{1b}[A").unwrap();
    session.expect("http://a/p").unwrap();
    session.send("\r").unwrap();
    session.expect("yes").unwrap();
    session.expect("nuncio>").unwrap();
    session.send(ControlCode::EndOfTransmission).unwrap();
    session.expect(Eof).unwrap();
}

#[test]
fn a_graph_on_a_disk_that_cannot_be_written_is_not_opened_to_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let Some(mut command) = on_a_read_only_disk(path, "shell -g \"$1/g.nt\"") else { return };
    let done = command.stdin(Stdio::null()).output().unwrap();
    let errors = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1), "{errors}");
    assert!(errors.contains("g.nt") && errors.contains("--read-only"), "{errors}");
}

#[test]
fn a_dumb_terminal_gets_lines_and_nothing_that_steers_it() {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(PROGRAM);
    command
        .args(["shell", "--graph", "tests/shell/river.ttl", "--read-only"])
        .env("XDG_STATE_HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path())
        .env_remove("NO_COLOR")
        .env("TERM", "dumb");
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    let mut told = Vec::new();
    let mut expect = |session: &mut expectrl::session::OsSession, words: &str| {
        let found = session.expect(words).unwrap();
        told.extend_from_slice(found.as_bytes());
    };
    expect(&mut session, "nuncio>");
    session.send("SELECT ?who {\n?who nun:rejects ?what }\n").unwrap();
    expect(&mut session, "id:country-norland");
    expect(&mut session, "nuncio>");
    session.send("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }\n").unwrap();
    std::thread::sleep(Duration::from_secs(1));
    session.send(ControlCode::EndOfText).unwrap();
    expect(&mut session, "stopped");
    expect(&mut session, "nuncio>");
    session.send("SELCT\n").unwrap();
    expect(&mut session, "did you mean");
    expect(&mut session, "nuncio>");
    let told = String::from_utf8_lossy(&told);
    assert!(!told.contains('\u{1b}'), "{told:?}");
    session.send(ControlCode::EndOfTransmission).unwrap();
    session.expect(Eof).unwrap();
}

#[test]
fn a_path_may_be_quoted_and_have_backslashes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    std::fs::write(folder.path().join("my questions.rq"), "ASK {}\n").unwrap();
    let script = format!(
        ".read \"{path}/my questions.rq\"\n.read {path}/my questions.rq\n\
         .output {path}/back\\slash.csv\nASK {{}}\n.output\n.read C:\\stories\\all of them.rq\n"
    );
    let (code, out, errors) = run(SHELL, script.as_bytes());
    assert_eq!((code, out.as_str()), (1, "yes\nyes\n"));
    assert_eq!(errors, "stdin:6: C:\\stories\\all of them.rq: no such file\n");
    assert_eq!(std::fs::read_to_string(folder.path().join("back\\slash.csv")).unwrap(), "yes\n");
}
