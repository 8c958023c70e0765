//! The saved questions, asked of the articles in `data/articles`.
//!
//! `tests/shell/sample/NAME.csv` holds what the question NAME answers: all of it, or,
//! where the first line is "...", rows that must be among the answers, of which one that ends in "…"
//! need only begin so: counts and confidences change with what is read out of sentences. With
//! `NUNCIO_WRITE_TRANSCRIPTS` set the whole answers are written anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::PROGRAM;

/// What questions with parameters are asked about.
const PARAMETERS: &[(&str, &str)] = &[
    ("fate-of-a-point", "words=army"),
    ("first-reports", "words=Kupiansk"),
    ("timeline-of-actor", "actor=Radosław Sikorski"),
    ("what-a-sentence-supports", "words=mean surrender"),
    ("what-is-rejected-by", "actor=Ukraine"),
    ("who-cites", "source=Axios"),
    ("who-says-what", "speaker=Kallas"),
    ("within-two-steps", "actor=Umerov"),
];

fn output(arguments: &[&str]) -> String {
    let output = Command::new(PROGRAM).args(arguments).output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n")
}

/// Asks a saved question of a graph.
fn ask(question: &str, graph: &str) -> String {
    let mut arguments = vec!["query", question, "-g", graph, "-f", "csv"];
    let parameters = PARAMETERS.iter().filter(|(name, _)| *name == question);
    arguments.extend(parameters.flat_map(|(_, value)| ["-p", value]));
    output(&arguments)
}

fn questions() -> Vec<String> {
    let paths = Path::new("queries").read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> =
        paths.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

/// Tells what is wrong with an answer, by the file that says what it should be.
fn compare(path: &Path, expected: &str, found: &str) -> Option<String> {
    let path = path.display();
    if let Some(rows) = expected.strip_prefix("...\n") {
        let is_found = |row: &&str| {
            let begin = row.strip_suffix('…');
            found.lines().any(|line| begin.map_or(line == *row, |begin| line.starts_with(begin)))
        };
        let missing: Vec<&str> = rows.lines().filter(|row| !is_found(row)).collect();
        return (!missing.is_empty())
            .then(|| format!("{path}: lacks {missing:#?}\nthe answer is:\n{found}"));
    }
    (found != expected).then(|| format!("{path} says:\n{expected}\nthe answer is:\n{found}"))
}

#[test]
fn the_saved_questions_find_what_the_sample_articles_say() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("sample.nq");
    let graph = graph.to_str().unwrap();
    output(&["add", "data/articles", "-g", graph]);
    let write = std::env::var_os("NUNCIO_WRITE_TRANSCRIPTS").is_some();
    let mut failures = Vec::new();
    for question in questions() {
        let found = ask(&question, graph);
        assert!(found.lines().count() > 1, "{question} has no rows");
        let path = PathBuf::from(format!("tests/shell/sample/{question}.csv"));
        let Ok(expected) = fs::read_to_string(&path) else {
            failures.push(format!("{} is missing; the answer is:\n{found}", path.display()));
            continue;
        };
        if write && !expected.starts_with("...") {
            fs::write(&path, &found).unwrap();
        } else {
            failures.extend(compare(&path, &expected, &found));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
