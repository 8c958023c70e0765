//! Keeps the house tidy: imports point upstream, no file is forgotten, none grows without end.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of `lib.rs`, upstream first.
const PIPELINE: &[&str] = &[
    "text",
    "resources",
    "ontology",
    "ingest",
    "language",
    "mentions",
    "clauses",
    "facts",
    "entities",
    "graph",
    "store",
    "query",
    "export",
    "shell",
    "serve",
    "cli",
];

/// The files and folders of `src` that may touch files, the clock and the terminal.
///
/// `language/package` is there because a pipeline's package is a folder or a wheel.
const DOORS: &[&str] =
    &["ingest/", "language/package", "store/", "query", "shell/", "serve/", "cli/", "main.rs"];

/// The longest that a source file may be, tests included.
const LINES: usize = 450;

#[test]
fn the_library_lists_its_modules_upstream_first() {
    let library = fs::read_to_string("src/lib.rs").unwrap();
    let modules: Vec<_> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(modules, PIPELINE);
}

#[test]
fn imports_point_upstream() {
    let mut failures = Vec::new();
    for (path, code) in sources() {
        let Some(rank) = PIPELINE.iter().position(|module| *module == module_of(&path)) else {
            continue;
        };
        for used in code.split("crate::").skip(1).map(first_word) {
            if let Some(place) = PIPELINE.iter().position(|module| *module == used)
                && place > rank
            {
                failures.push(format!("{} uses {used}, which comes after it", path.display()));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn only_the_doors_touch_the_world() {
    let mut failures = Vec::new();
    for (path, code) in sources() {
        let place = path.strip_prefix("src").unwrap().to_string_lossy().into_owned();
        if DOORS.iter().any(|door| place.starts_with(door)) {
            continue;
        }
        for touch in [
            "std::fs",
            "std::env",
            "std::process",
            "SystemTime",
            "Instant::now",
            "println!",
            "stdin()",
        ] {
            if code.contains(touch) {
                failures.push(format!("{} uses {touch}", path.display()));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_source_file_belongs_to_a_module() {
    let all: String = sources().into_iter().map(|(_, code)| code).collect();
    let orphans: Vec<_> = sources()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| {
            let name = name_of(path);
            !["lib", "main", "mod"].contains(&name.as_str())
                && !all.contains(&format!("mod {name};"))
        })
        .collect();
    assert!(orphans.is_empty(), "no mod line names {orphans:?}");
}

#[test]
fn every_table_tells_where_it_is_from() {
    let told = fs::read_to_string("data/SOURCES.md").unwrap();
    let folders = ["data/lexicon", "data/gazetteer"].into_iter();
    let tables = folders.flat_map(|folder| fs::read_dir(folder).unwrap());
    let names = tables.map(|table| table.unwrap().file_name().into_string().unwrap());
    let untold: Vec<String> = names.filter(|name| !told.contains(&format!("{name}`"))).collect();
    assert!(untold.is_empty(), "not in data/SOURCES.md: {untold:?}");
}

#[test]
fn no_file_grows_without_end() {
    let long: Vec<_> = sources()
        .into_iter()
        .map(|(path, _)| (fs::read_to_string(&path).unwrap().lines().count(), path))
        .filter(|(lines, _)| *lines > LINES)
        .collect();
    assert!(long.is_empty(), "cut these by subject: {long:?}");
}

/// Returns every file under `src` but those of unit tests, with its code, tests and comments left out.
fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    files.sort();
    files
        .into_iter()
        .filter(|path| !is_test(path))
        .map(|path| {
            let code = code_of(&path);
            (path, code)
        })
        .collect()
}

/// Tells whether a file holds unit tests only: `tests.rs` or `testing.rs` of a module, or what is in its folder `tests`.
fn is_test(path: &Path) -> bool {
    path.iter().any(|part| ["tests.rs", "testing.rs", "tests"].iter().any(|name| part == *name))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Returns the module of `lib.rs` that a file belongs to: `clauses` for `src/clauses/types.rs`.
fn module_of(path: &Path) -> &str {
    let first = path.strip_prefix("src").unwrap().iter().next().unwrap().to_str().unwrap();
    first.strip_suffix(".rs").unwrap_or(first)
}

fn name_of(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn first_word(code: &str) -> &str {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}
