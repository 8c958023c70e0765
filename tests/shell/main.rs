//! The shell and `nuncio query`, from outside: transcripts, run through the program itself.
//!
//! A transcript is a file in `tests/shell/transcripts`: the command line, what is
//! piped in, and then, literally, what comes out. With `NUNCIO_WRITE_TRANSCRIPTS`
//! set the test writes what comes out instead of comparing it.

#![cfg(test)]

mod changes;
mod large;
mod manual;
mod paths;
mod prompt;
mod sample;
mod screens;
mod system;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_nuncio");

/// What a transcript says: how the program is called, and what it reads.
struct Transcript {
    arguments: String,
    input: String,
}

impl Transcript {
    fn read(text: &str) -> Self {
        let (arguments, rest) = text.split_once('\n').unwrap_or((text, ""));
        let input = rest.strip_prefix("--- input\n").unwrap_or("");
        let input = input.split("--- output\n").next().unwrap_or("");
        Self { arguments: arguments.to_owned(), input: input.to_owned() }
    }

    /// Runs the program, and returns the transcript of what it did.
    ///
    /// HOME stands for a folder of its own, where its settings and files are.
    fn run(&self) -> String {
        let home = tempfile::tempdir().unwrap();
        let home = home.path().to_str().unwrap();
        let words = words(&self.arguments.replace("HOME", home));
        let mut child = Command::new(PROGRAM)
            .args(&words[1..])
            .env_remove("COLUMNS")
            .env_remove("NUNCIO_GRAPH")
            .env("XDG_CONFIG_HOME", home)
            .env("XDG_STATE_HOME", home)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that refuses its arguments does not read its input.
        drop(child.stdin.take().unwrap().write_all(self.input.replace("HOME", home).as_bytes()));
        let output = child.wait_with_output().unwrap();
        let told = |bytes| String::from_utf8(bytes).unwrap().replace(home, "HOME");
        let mut text = format!("{}\n", self.arguments);
        if !self.input.is_empty() {
            let _ = write!(text, "--- input\n{}", self.input);
        }
        let _ = write!(text, "--- output\n{}", told(output.stdout));
        if !output.stderr.is_empty() {
            let _ = write!(text, "--- errors\n{}", told(output.stderr));
        }
        let _ = writeln!(text, "--- exit {}", output.status.code().unwrap());
        text
    }
}

/// Cuts a command line at blanks; quotation marks keep words together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

fn transcripts() -> Vec<PathBuf> {
    let folder = Path::new("tests/shell/transcripts");
    let mut paths: Vec<PathBuf> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn the_program_does_what_the_transcripts_say() {
    let mut failures = Vec::new();
    for path in transcripts() {
        let expected = fs::read_to_string(&path).unwrap();
        let found = Transcript::read(&expected).run();
        if std::env::var_os("NUNCIO_WRITE_TRANSCRIPTS").is_some() {
            fs::write(&path, &found).unwrap();
        } else if found != expected {
            let path = path.display();
            failures.push(format!("{path} says:\n{expected}\nthe program did:\n{found}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_saved_question_has_a_transcript() {
    let asked: BTreeSet<String> = transcripts()
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .filter_map(|text| {
            text.strip_prefix("nuncio query ")?.split_whitespace().next().map(str::to_owned)
        })
        .collect();
    let questions = Path::new("queries").read_dir().unwrap().map(|entry| entry.unwrap().path());
    let forgotten: Vec<PathBuf> = questions
        .filter(|path| !asked.contains(path.file_stem().unwrap().to_str().unwrap()))
        .collect();
    assert!(forgotten.is_empty(), "no transcript asks {forgotten:?}");
}

#[test]
fn the_manual_names_every_format() {
    let manual = fs::read_to_string("docs/SHELL.md").unwrap();
    let formats = nuncio::shell::answer::FORMATS.iter().map(|(name, ..)| *name);
    let missing: Vec<&str> = formats.filter(|word| !manual.contains(word)).collect();
    assert!(missing.is_empty(), "docs/SHELL.md lacks {missing:?}");
}

/// Runs the program on bytes, and returns exit code, output and errors.
fn run(arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut child = Command::new(PROGRAM)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdin.take().unwrap().write_all(input));
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const SHELL: &[&str] = &["shell", "--graph", "tests/shell/river.ttl", "--read-only"];

#[test]
fn half_a_character_fails_its_statement_alone() {
    let (code, out, errors) = run(SHELL, b"ASK { ?s ?p \"caf\xc3\" }\nASK {}\n");
    assert_eq!(code, 1);
    assert_eq!(out, "yes\n");
    assert_eq!(errors, "stdin:1: byte 17 of the line is not UTF-8\n");
}

#[test]
fn ten_thousand_braces_are_refused_at_their_place() {
    let text = format!("SELECT * {}{}\n", "{".repeat(10_000), "}".repeat(10_000));
    let (code, _, errors) = run(SHELL, text.as_bytes());
    assert_eq!(code, 1);
    assert!(errors.starts_with("stdin:1:138: brackets go more than 128 levels deep\n"), "{errors}");
}

#[test]
fn a_line_of_a_megabyte_is_answered() {
    let text = format!("ASK {{ ?s ?p \"{}\" }}\n", "x".repeat(1 << 20));
    let (code, out, errors) = run(SHELL, text.as_bytes());
    assert_eq!((code, out.as_str(), errors.as_str()), (0, "no\n", ""));
}

#[test]
fn a_sum_of_many_terms_overflows_no_stack() {
    let text = format!("ASK {{ FILTER (0{} > 1) }}\n", " + 1".repeat(2_000));
    let (code, out, errors) = run(SHELL, text.as_bytes());
    assert_eq!((code, out.as_str(), errors.as_str()), (0, "yes\n", ""));
}

#[test]
fn a_question_that_takes_too_long_ends_with_its_own_code() {
    let query = b"SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a";
    let graph = "tests/shell/river.ttl";
    let (code, _, errors) = run(&["query", "-", "-g", graph, "--timeout", "0.2"], query);
    assert_eq!(code, 3);
    assert!(errors.starts_with("stdin:1:23: warning: nothing joins `?d` and"), "{errors}");
    assert!(errors.ends_with("nuncio: stdin:1: stopped: it took longer than 200 ms\n"), "{errors}");
}

#[test]
fn an_update_is_kept_in_the_graph_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("river.nq");
    let graph = graph.to_str().unwrap();
    let update = b"INSERT DATA { id:x a nun:Person . id:y a nun:Person } ;\nDELETE DATA { id:x a nun:Person }\n";
    let (code, out, errors) = run(&["shell", "-g", graph], update);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(
        out,
        "2 triples added; the graph holds 2 triples\n1 triple removed; the graph holds 1 triple\n"
    );
    let (_, out, _) =
        run(&["query", "-", "-g", graph, "-f", "csv"], b"SELECT ?s { ?s a nun:Person }");
    assert_eq!(out, "s\r\nhttps://w3id.org/nuncio/id/y\r\n");
}

#[test]
fn the_user_s_own_shell_can_complete_and_the_manual_has_every_option() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, out, errors) = run(&["completions", shell], b"");
        assert_eq!((code, errors.as_str()), (0, ""), "{shell}");
        assert!(out.contains("stop-on-error") && out.contains("merges"), "{shell}");
    }
    let (code, out, _) = run(&["man"], b"");
    assert_eq!(code, 0);
    assert!(out.contains(".SH \"EXIT CODES\"") || out.contains("130 interrupted"), "{out}");
    let folder = tempfile::tempdir().unwrap();
    let (code, _, errors) = run(&["man", "-o", folder.path().to_str().unwrap()], b"");
    assert_eq!((code, errors.as_str()), (0, ""));
    let page = fs::read_to_string(folder.path().join("nuncio-query.1")).unwrap();
    assert!(page.contains("stop\\-on\\-error"), "{page}");
}
