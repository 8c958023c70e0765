//! Holds the quality of extraction on the sample corpus.
//!
//! `tests/gold/NAME.jsonl` lists the facts that a careful reader finds in
//! `data/articles/NAME.txt`. Precision and recall of each kind may not fall below
//! the floors in `tests/gold/floors.csv`; a rise is followed by raising a floor.
//! A line of gold may be `optional` (neither hit nor miss) or of type `not_fact`
//! (a trap: to state it is an error).

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use nuncio::entities;
use nuncio::export::jsonl;
use nuncio::ingest;
use nuncio::language::Analyser;
use serde_json::Value;

/// Field names that hold who a fact is about, and what it says, by type.
const FIELDS: &[(&str, &[&str], &[&str])] = &[
    ("role", &["person"], &["role"]),
    ("proposes", &["actor", "plan"], &["content"]),
    ("rejects", &["actor"], &["target"]),
    ("accepts", &["actor"], &["target"]),
    ("supports", &["actor"], &["target"]),
    ("disputes", &["actor"], &["target"]),
    ("claim", &["speaker"], &["content"]),
    ("meets", &["actors"], &[]),
    ("quantity", &[], &["value"]),
];

/// Words that say nothing of what a phrase is about.
const STOP: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "by", "with", "from", "and", "or",
    "that", "this", "its", "his", "her", "their", "would", "will", "is", "was", "be", "had", "has",
    "have", "any",
];

#[derive(Default, Clone, Copy)]
struct Count {
    hit: usize,
    found: usize,
    gold: usize,
}

impl Count {
    fn precision(self) -> f64 {
        ratio(self.hit, self.found)
    }

    fn recall(self) -> f64 {
        ratio(self.hit, self.gold)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
    }
}

#[test]
fn extraction_holds_its_floors_on_the_sample_corpus() {
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut report = String::new();
    let analyser = Analyser::english();
    for path in articles() {
        let gold = lines(&fs::read_to_string(gold_of(&path)).unwrap());
        let found = extract(&analyser, &path);
        for (kind, ..) in FIELDS {
            let count = counts.entry(kind).or_default();
            compare(kind, &gold, &found, count, &mut report);
        }
        let stem = path.file_stem().unwrap().to_string_lossy();
        for trap in gold.iter().filter(|line| line["type"] == "not_fact") {
            if found.iter().any(|fact| springs(fact, trap)) {
                let _ = writeln!(report, "TRAP {stem}: {trap}");
                counts.entry("traps").or_default().found += 1;
            }
        }
    }
    let failures = below_floors(&counts);
    assert!(failures.is_empty(), "{report}\n{}\n{failures}", table(&counts));
}

#[test]
fn every_fact_of_the_sample_corpus_quotes_its_article() {
    let analyser = Analyser::english();
    for path in articles() {
        let text: Vec<char> = fs::read_to_string(&path).unwrap().chars().collect();
        for fact in extract(&analyser, &path) {
            let at = |key: &str| usize::try_from(fact[key].as_u64().unwrap()).unwrap();
            let words: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(fact["evidence"], words.as_str(), "{fact}");
        }
    }
}

fn articles() -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir("data/articles").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn gold_of(article: &Path) -> PathBuf {
    Path::new("tests/gold").join(article.with_extension("jsonl").file_name().unwrap())
}

fn extract(analyser: &Analyser, path: &Path) -> Vec<Value> {
    let article = ingest::read_file(path).unwrap();
    let mut out = Vec::new();
    jsonl::write(&entities::read(analyser, article), &mut out).unwrap();
    lines(&String::from_utf8(out).unwrap())
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Pairs the facts of one kind greedily, each gold line with the first fact that states it.
fn compare(kind: &str, gold: &[Value], found: &[Value], count: &mut Count, report: &mut String) {
    let of_kind = |line: &&Value| line["type"] == kind;
    let asserted: Vec<_> =
        found.iter().filter(of_kind).filter(|fact| fact["status"] == "fact").collect();
    let mut taken = vec![false; asserted.len()];
    let mut excused = vec![false; asserted.len()];
    for line in gold.iter().filter(of_kind) {
        let matching: Vec<_> =
            (0..asserted.len()).filter(|at| states(kind, asserted[*at], line)).collect();
        for at in &matching {
            excused[*at] = true;
        }
        if line["optional"] == true {
            continue;
        }
        count.gold += 1;
        if let Some(at) = matching.iter().find(|at| !taken[**at]) {
            taken[*at] = true;
            count.hit += 1;
        } else {
            let _ = writeln!(report, "MISSED {line}");
        }
    }
    for (at, fact) in asserted.iter().enumerate() {
        count.found += usize::from(taken[at] || !excused[at]);
        if !excused[at] {
            let _ = writeln!(report, "EXTRA {fact}");
        }
    }
}

fn states(kind: &str, fact: &Value, gold: &Value) -> bool {
    let (_, who, what) = FIELDS.iter().find(|(name, ..)| *name == kind).unwrap();
    let who_agrees = match gold[*who.first().unwrap_or(&"")].clone() {
        Value::Null => true,
        Value::Array(names) => {
            let shared = names.iter().filter(|name| {
                fact["actors"]
                    .as_array()
                    .is_some_and(|found| found.iter().any(|one| same_name(one, name)))
            });
            shared.count() >= 2.min(names.len())
        }
        name => who.iter().any(|field| same_name(&fact[*field], &name)),
    };
    // "Denied the claim" and what was claimed are one target, so that the sentence decides.
    let same_sentence = kind == "disputes" && fact["evidence"] == gold["evidence"];
    who_agrees
        && (same_sentence || what.iter().all(|field| same_content(&fact[*field], &gold[*field])))
}

fn springs(fact: &Value, trap: &Value) -> bool {
    let actor =
        ["actor", "speaker", "person"].iter().map(|key| &fact[*key]).find(|name| name.is_string());
    fact["type"] == trap["would_be"]
        && fact["status"] == "fact"
        && fact["evidence"] == trap["evidence"]
        && actor.is_some_and(|name| same_name(name, &trap["actor"]))
}

fn same_name(a: &Value, b: &Value) -> bool {
    let (a, b) = (words(a), words(b));
    let inside = a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word));
    !a.is_empty() && !b.is_empty() && inside
}

fn same_content(a: &Value, b: &Value) -> bool {
    if let (Some(a), Some(b)) = (a.as_f64(), b.as_f64()) {
        return (a - b).abs() < 1e-6;
    }
    let (a, b) = (words(a), words(b));
    let shared = a.intersection(&b).count();
    2 * shared >= (a.len() + b.len()).div_ceil(2) && shared > 0
}

/// Returns the words of a value without accents, case and stop words.
fn words(value: &Value) -> BTreeSet<String> {
    let text =
        value.as_str().unwrap_or_default().replace("’s", "").replace("'s", "").to_lowercase();
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !STOP.contains(word))
        .map(|word| word.strip_suffix('s').unwrap_or(word).replace("ukrainian", "ukraine"))
        .collect()
}

/// Returns a line for each kind whose precision or recall fell below its floor.
fn below_floors(counts: &BTreeMap<&str, Count>) -> String {
    let mut failures = String::new();
    let mut reader = csv::Reader::from_path("tests/gold/floors.csv").unwrap();
    for row in reader.deserialize::<(String, f64, f64)>() {
        let (kind, precision, recall) = row.unwrap();
        let count = counts.get(kind.as_str()).copied().unwrap_or_default();
        if kind == "traps" {
            if f64::from(u32::try_from(count.found).unwrap()) > precision {
                let _ = writeln!(failures, "traps sprung: {} (at most {precision})", count.found);
            }
        } else if count.precision() < precision || count.recall() < recall {
            let _ = writeln!(
                failures,
                "{kind} fell below its floor ({precision} precision, {recall} recall)"
            );
        }
    }
    failures
}

fn table(counts: &BTreeMap<&str, Count>) -> String {
    let row = |(kind, count): (&&str, &Count)| {
        let Count { hit, found, gold } = *count;
        format!(
            "{kind:<10} P {:.2} R {:.2} (hit {hit}, found {found}, gold {gold})",
            count.precision(),
            count.recall()
        )
    };
    counts.iter().map(row).collect::<Vec<_>>().join("\n")
}
