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

/// Facts are the same however badly a page was saved, and their sentences are those of the file.
#[test]
fn facts_do_not_depend_on_how_a_page_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    for name in GOLDEN {
        let text = fs::read_to_string(format!("data/articles/{name}.txt")).unwrap();
        let body = text.rfind("---\n").map_or(0, |at| at + "---\n".len());
        let (front_matter, text) = text.split_at(body);
        let damaged = damaged(text);
        for (number, (_, text)) in damaged.iter().enumerate() {
            fs::write(
                folder.path().join(format!("{number:02}.txt")),
                format!("{front_matter}{text}"),
            )
            .unwrap();
        }
        let stated = statements(folder.path());
        assert!(stated["00"].len() > 9, "{name}");
        for ((damage, _), found) in damaged.iter().zip(stated.values()) {
            assert_eq!(*found, stated["00"], "{name}: {damage}");
        }
    }
}

/// A text as bad pages have it.
fn damaged(text: &str) -> Vec<(&'static str, String)> {
    let paragraphs = || text.split("\n\n").map(str::trim);
    let in_tags = |paragraph| format!("<p class=\"x\"><span>{paragraph}</span></p>\n");
    let references = [("&", "&amp;"), ("“", "&ldquo;"), ("”", "&#8221;"), ("’", "&#x2019;")];
    let wrong_table = [("“", "â€œ"), ("”", "â€\u{9d}"), ("’", "â€™"), ("—", "â€”")];
    let replaced = |pairs: [(&str, &str); 4]| {
        pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
    };
    vec![
        ("none", text.to_owned()),
        ("no-break spaces", text.replace(' ', "\u{a0}")),
        ("two blanks", text.replace(' ', "  ")),
        ("ends of lines as on Windows", text.replace('\n', "\r\n")),
        ("wrapped lines", wrapped(text)),
        ("soft hyphens and joiners", text.replace("in", "i\u{ad}n").replace(". ", ".\u{200b} ")),
        ("tags", paragraphs().map(in_tags).collect()),
        ("character references", replaced(references)),
        ("UTF-8 taken for windows-1252", replaced(wrong_table)),
        ("marks of notes", text.replace(". ", ".[12] ").replace(", ", ",[3][4] ")),
        ("Markdown", text.replace("Kyiv", "[**Kyiv**](https://example.org/a_(b) \"Kyiv\")")),
    ]
}

/// What each article of a folder states, without its place; each sentence is checked to stand in the file where it is said to.
fn statements(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let mut stated: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in nuncio(&["extract", folder.to_str().unwrap(), "--format", "jsonl"]).lines() {
        let fact: Map<String, Value> = serde_json::from_str(line).unwrap();
        let article = fact["article"].as_str().unwrap();
        let file = fs::read_to_string(folder.join(article).with_extension("txt")).unwrap();
        let place = |key: &str| usize::try_from(fact[key].as_u64().unwrap()).unwrap();
        let (start, end) = (place("start"), place("end"));
        let words: String = file.chars().skip(start).take(end - start).collect();
        assert_eq!(fact["evidence"], words);
        stated.entry(article.to_owned()).or_default().push(summary(&fact));
    }
    stated
}

/// The text with its lines broken where they are longer than 60 bytes.
fn wrapped(text: &str) -> String {
    let mut length = 0;
    let mut wrapped = String::new();
    for word in text.split_inclusive([' ', '\n']) {
        if length + word.len() > 60 && wrapped.ends_with(' ') {
            wrapped.pop();
            wrapped.push('\n');
            length = 0;
        }
        wrapped.push_str(word);
        length = if word.ends_with('\n') { 0 } else { length + word.len() };
    }
    wrapped
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
