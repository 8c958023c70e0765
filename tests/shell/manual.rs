//! `docs/SHELL.md` and `docs/QUESTIONS.md`: their tables are made here, and the session is run.
//!
//! With `NUNCIO_WRITE_TRANSCRIPTS` set the pages are written anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::screens::screens;
use super::transcripts;
use nuncio::query::Library;
use nuncio::shell::{COMMANDS, Session, run_script};
use nuncio::store::Store;

const MANUAL: &str = "docs/SHELL.md";
const PROMPT: &str = "nuncio> ";

fn commands() -> String {
    let mut table = "| command | what it does |\n| --- | --- |\n".to_owned();
    for command in COMMANDS {
        let usage = command.usage().replace('|', "\\|");
        let _ = writeln!(table, "| `{usage}` | {} |", command.about);
    }
    table
}

fn questions() -> String {
    let mut table = "| question | what it asks | parameters |\n| --- | --- | --- |\n".to_owned();
    for question in Library::carried().unwrap().iter() {
        let names: Vec<&str> = question.parameters.iter().map(|one| one.name.as_str()).collect();
        let _ = writeln!(
            table,
            "| `{}` | {} | {} |",
            question.name,
            question.summary,
            names.join(", ")
        );
    }
    table
}

/// Runs the statements of the page's session, and returns the session with its answers.
fn session(block: &str) -> String {
    let store = Store::in_memory().unwrap();
    store.load_file(Path::new("tests/shell/river.ttl")).unwrap();
    let mut session = Session::new(store, Library::carried().unwrap());
    session.at_prompt = true;
    session.width = Some(100);
    let mut told = String::new();
    for statement in block.split(PROMPT).skip(1) {
        // A query goes on to the line that closes its brackets; all else is one line.
        let mut statement_lines = Vec::new();
        for line in statement.lines() {
            statement_lines.push(line);
            let text = statement_lines.join("\n");
            if text.matches('{').count() == text.matches('}').count() {
                break;
            }
        }
        let text = statement_lines.join("\n");
        let _ = writeln!(told, "{PROMPT}{text}");
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        run_script(&mut session, "stdin", text.as_bytes(), &mut out, &mut errors).unwrap();
        told.push_str(&timeless(&String::from_utf8(out).unwrap()));
        // At the prompt an error has no place before it.
        let errors = String::from_utf8(errors).unwrap();
        let places = ["stdin:1:1: ", "stdin:1: "];
        let bare = places.iter().find_map(|place| errors.strip_prefix(place));
        told.push_str(bare.unwrap_or(&errors));
    }
    told
}

/// Leaves out what differs from run to run: how long answers took.
fn timeless(text: &str) -> String {
    let ends_in_time = |line: &str| line.ends_with(" ms)") || line.ends_with(" s)");
    let line = |line: &str| match line.rsplit_once(" (") {
        Some((before, _)) if ends_in_time(line) => format!("{before} (1 ms)\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// Returns a page with the text between two marks made anew.
fn remade(page: &str, name: &str, make: &dyn Fn(&str) -> String) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let (before, rest) = page.split_once(&begin).unwrap_or_else(|| panic!("no {begin}"));
    let (old, after) = rest.split_once(&end).unwrap_or_else(|| panic!("no {end}"));
    format!("{before}{begin}{}{end}{after}", make(old))
}

#[test]
fn the_manual_says_what_the_shell_does() {
    let page = fs::read_to_string(MANUAL).unwrap();
    let made = remade(&page, "commands", &|_| commands());
    let made = remade(&made, "questions", &|_| questions());
    let made = remade(&made, "session", &|old| {
        format!("```text\n{}```\n", session(old.trim_end_matches("```\n")))
    });
    if std::env::var_os("NUNCIO_WRITE_TRANSCRIPTS").is_some() {
        fs::write(MANUAL, made).unwrap();
    } else {
        assert!(page == made, "docs/SHELL.md should say:\n{made}");
    }
}

#[test]
fn every_question_that_people_ask_has_a_saved_one() {
    let page = fs::read_to_string("docs/QUESTIONS.md").unwrap();
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    let numbers: Vec<&str> = rows.iter().map(|row| row.split('|').nth(1).unwrap().trim()).collect();
    assert_eq!(numbers, (1..=30).map(|n| n.to_string()).collect::<Vec<_>>());
    let library = Library::carried().unwrap();
    let named: BTreeSet<&str> = page.split('`').skip(1).step_by(2).collect();
    let unknown: Vec<&&str> = named
        .iter()
        .filter(|name| !name.starts_with(['.', 'n']) && library.get(name).is_none())
        .collect();
    assert!(unknown.is_empty(), "docs/QUESTIONS.md names {unknown:?}, which no file in queries is");
    for row in rows {
        let saved = row.split('`').skip(1).step_by(2).any(|name| library.get(name).is_some());
        assert!(saved, "{row} names no saved question");
    }
}

/// Every transcript that the table names is there, and it names every screen.
#[test]
fn each_feature_is_shown_by_a_transcript() {
    let page = fs::read_to_string(MANUAL).unwrap();
    let (_, table) = page.split_once("<!-- transcripts -->\n").unwrap();
    let (table, _) = table.split_once("<!-- end of transcripts -->").unwrap();
    let shown: BTreeSet<&str> = table
        .lines()
        .skip(2)
        .flat_map(|row| row.rsplit('|').nth(1).unwrap().split('`').skip(1).step_by(2))
        .collect();
    let names = |paths: Vec<std::path::PathBuf>| -> BTreeSet<String> {
        paths.iter().map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
    };
    let (screens, scripts) = (names(screens()), names(transcripts()));
    let missing: Vec<&&str> = shown
        .iter()
        .filter(|name| !screens.contains(**name) && !scripts.contains(**name))
        .collect();
    assert!(missing.is_empty(), "there are no transcripts {missing:?}");
    let forgotten: Vec<&String> =
        screens.iter().filter(|name| !shown.contains(name.as_str())).collect();
    assert!(forgotten.is_empty(), "{MANUAL} does not name {forgotten:?}");
}
