//! Golden articles: what every stage makes of them, from tokens to facts.
//!
//! The snapshots in `tests/articles` of articles of the sample corpus are what `nuncio explain`
//! prints. Beside them is an article for each kind of mistake that was mended
//! (`tests/articles/KIND.txt`), with the facts of each sentence. A change that moves a snapshot is
//! looked at, then taken over with `INSTA_UPDATE=always cargo test --test stages`.

#![cfg(test)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value};

/// Articles of the sample corpus that between them hold most traps of the genre.
const GOLDEN: &[&str] = &["brussels-objects", "kupiansk-claim", "moscow-waits"];

#[test]
fn each_stage_makes_of_the_golden_articles_what_it_made_before() {
    for name in GOLDEN {
        let stages = nuncio(&["explain", &format!("data/articles/{name}.txt")]);
        insta::with_settings!({ snapshot_path => "articles", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(*name, stages);
        });
    }
}

#[test]
fn mistakes_that_were_mended_stay_mended() {
    let mut kinds: Vec<_> = fs::read_dir("tests/articles")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    kinds.sort();
    for path in kinds {
        let kind = path.file_stem().unwrap().to_str().unwrap();
        insta::with_settings!({ snapshot_path => "articles", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(kind, facts(&path));
        });
    }
}

/// Each sentence that states something, and under it what it states.
fn facts(path: &Path) -> String {
    let found = nuncio(&["extract", path.to_str().unwrap(), "--format", "jsonl"]);
    let mut sentences: BTreeMap<u64, (String, String)> = BTreeMap::new();
    for line in found.lines() {
        let fact: Map<String, Value> = serde_json::from_str(line).unwrap();
        let (_, facts) = sentences
            .entry(fact["start"].as_u64().unwrap())
            .or_insert_with(|| (fact["evidence"].as_str().unwrap().to_owned(), String::new()));
        writeln!(facts, "  {}", summary(&fact)).unwrap();
    }
    sentences
        .into_values()
        .flat_map(|(sentence, facts)| [sentence, "\n".to_owned(), facts])
        .collect()
}

/// A fact without its place, and without what is as usual.
fn summary(fact: &Map<String, Value>) -> String {
    const PLACE: &[&str] = &["type", "article", "evidence", "start", "end", "confidence", "rule"];
    let mut line = fact["type"].as_str().unwrap().to_owned();
    for (name, value) in fact {
        let usual = value.is_null()
            || *value == false
            || *value == "fact"
            || *value == Value::Array(Vec::new());
        if !PLACE.contains(&name.as_str()) && !name.ends_with("_span") && !usual {
            write!(line, " · {name}: {value}").unwrap();
        }
    }
    line
}

/// What the program prints.
fn nuncio(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_nuncio")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
