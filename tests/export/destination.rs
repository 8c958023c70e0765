//! Where exports are written: what is there already, full disks, readers that leave, what killed programs left.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use expectrl::{Eof, Expect, Session};

use super::{RIVER, export, told};

#[test]
fn a_file_that_is_there_is_replaced_only_by_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("graph.nt");
    let to = path.to_str().unwrap();
    fs::write(&path, "mine").unwrap();
    let refused = export(&["ntriples", "-g", RIVER, "-o", to]);
    let expected = format!("nuncio: {to} is there already\n  hint: --force replaces it\n");
    assert_eq!(told(&refused), (Some(2), expected));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    let told = told(&export(&["ntriples", "-g", RIVER, "-o", to, "--force"]));
    assert_eq!(told, (Some(0), format!("{to}: 296 triples\n")));
    assert!(
        fs::read_to_string(&path).unwrap().contains("<https://w3id.org/nuncio/id/claim-dams> ")
    );
}

/// At the terminal the program asks, and takes nothing but a yes for one.
#[cfg(unix)]
#[test]
fn at_the_terminal_it_is_asked_whether_a_file_may_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("graph.nt");
    let told = format!("{} is there already; replace it? [y/N] ", path.display());
    for (answer, is_replaced) in [("", false), ("no", false), ("maybe", false), ("Yes", true)] {
        fs::write(&path, "mine").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_nuncio"));
        command.args(["export", "ntriples", "-g", RIVER, "-o"]).arg(&path);
        let mut terminal = Session::spawn(command).unwrap();
        terminal.set_expect_timeout(Some(Duration::from_secs(60)));
        terminal.expect(&*told).unwrap();
        terminal.send_line(answer).unwrap();
        terminal.expect(Eof).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap() != "mine", is_replaced, "{answer:?}");
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_str().unwrap();
    let (code, told) = told(&export(&["turtle", "-g", RIVER, "-o", to]));
    let file = folder.path().join("export.ttl");
    let expected = format!(
        "nuncio: {to} is a folder; turtle is one file\n  hint: name a file, such as {}\n",
        file.display()
    );
    assert_eq!((code, told), (Some(2), expected));
}

/// What a killed program was writing lies there until the next export into the folder, once it is surely nobody's.
#[cfg(unix)]
#[test]
fn what_a_killed_program_left_goes_with_the_next_export() {
    let folder = tempfile::tempdir().unwrap();
    let files = || {
        let entries = folder.path().read_dir().unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let mut writer = Command::new(env!("CARGO_BIN_EXE_nuncio"))
        .args(["extract", "-", "-o"])
        .arg(folder.path().join("facts.jsonl"))
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    // It waits for the article, and has begun its file.
    let begun = (0..2000).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        files().len() == 1
    });
    assert!(begun);
    writer.kill().unwrap();
    writer.wait().unwrap();
    let [left] = &files()[..] else { panic!("{:?}", files()) };
    assert!(left.to_str().unwrap().starts_with(".nuncio-"), "{left:?}");
    let page = folder.path().join("river.gexf");
    let write = || {
        let output = export(&["gexf", "-g", RIVER, "--force", "-o", page.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    };
    write();
    assert_eq!(files().len(), 2, "it may be another's that has just begun");
    let hour = SystemTime::now() - Duration::from_secs(3600);
    File::open(folder.path().join(left)).unwrap().set_modified(hour).unwrap();
    write();
    assert_eq!(files(), ["river.gexf"]);
}

/// An export that is killed while it writes leaves the old file or folder as it was: half a one is never taken for whole.
#[cfg(unix)]
#[test]
fn an_export_that_is_killed_leaves_what_was_there() {
    let home = tempfile::tempdir().unwrap();
    let graph = home.path().join("graph.nt");
    let line = |at: usize| {
        format!(
            "<https://w3id.org/nuncio/id/a{at}> <https://w3id.org/nuncio#meets> <https://w3id.org/nuncio/id/b{}> .\n",
            at % 97
        )
    };
    fs::write(&graph, (0..20_000).map(line).collect::<String>()).unwrap();
    let source = ["-g", graph.to_str().unwrap(), "--raw", "--force", "-o"];
    for (format, name, file) in [("json", "out.json", ""), ("csv", "tables", "nodes.csv")] {
        let folder = home.path().join(format);
        fs::create_dir(&folder).unwrap();
        let target = folder.join(name);
        let to = target.to_str().unwrap();
        assert_eq!(told(&export(&[format, "-g", RIVER, "-o", to])).0, Some(0));
        let old = fs::read(part_of(&target, file)).unwrap();
        let begun = kill_in_mid_write(&[&[format][..], &source, &[to]].concat(), &folder, file);
        assert_eq!(fs::read(part_of(&target, file)).unwrap(), old, "{format}");
        assert_eq!(told(&export(&[&[format][..], &source, &[to]].concat())).0, Some(0));
        let whole = fs::read(part_of(&target, file)).unwrap();
        assert!(whole.starts_with(&begun) && begun.len() < whole.len(), "{format}");
    }
}

/// Returns the file of an export that is watched: itself, or one in its folder.
#[cfg(unix)]
fn part_of(export: &Path, file: &str) -> PathBuf {
    if file.is_empty() { export.to_owned() } else { export.join(file) }
}

/// Ends an export once it has written something, and returns what that is; its file, or folder with `file`, is hidden in `folder`.
#[cfg(unix)]
fn kill_in_mid_write(arguments: &[&str], folder: &Path, file: &str) -> Vec<u8> {
    let hidden = || {
        let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
        entries.into_iter().find(|path| path.to_str().unwrap().contains(".nuncio-"))
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_nuncio"));
    let mut writer = command.arg("export").args(arguments).stderr(Stdio::null()).spawn().unwrap();
    loop {
        assert!(writer.try_wait().unwrap().is_none(), "it was done before it could be ended");
        let written = hidden().and_then(|path| fs::metadata(part_of(&path, file)).ok());
        if written.is_some_and(|written| written.is_file() && written.len() > 0) {
            break;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    writer.kill().unwrap();
    writer.wait().unwrap();
    fs::read(part_of(&hidden().unwrap(), file)).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let (code, told) = told(&export(&["ntriples", "-g", RIVER, "-o", "/dev/full"]));
    assert_eq!((code, told.as_str()), (Some(1), "nuncio: /dev/full: the disk is full\n"));
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nuncio"));
    command.args(["export", "ntriples", "-g", RIVER]).stdin(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(told(&child.wait_with_output().unwrap()), (Some(0), String::new()));
}

#[test]
fn a_folder_needs_a_name_and_is_replaced_only_by_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tables");
    let to = path.to_str().unwrap();
    let expected = "nuncio: csv is a folder of files: standard output cannot take it\n  hint: --output FOLDER\n";
    assert_eq!(told(&export(&["csv", "-g", RIVER])), (Some(2), expected.to_owned()));
    let size = format!("{to}: 13 nodes and 14 edges\n");
    assert_eq!(told(&export(&["csv", "-g", RIVER, "-o", to])), (Some(0), size.clone()));
    let expected = format!("nuncio: {to} is there already\n  hint: --force replaces it\n");
    assert_eq!(told(&export(&["csv", "-g", RIVER, "-o", to])), (Some(2), expected));
    assert_eq!(told(&export(&["csv", "-g", RIVER, "-o", to, "--force"])), (Some(0), size));
    let expected = format!(
        "nuncio: {}: it holds files that no export wrote; name another folder\n",
        folder.path().display()
    );
    fs::write(folder.path().join("mine.txt"), "").unwrap();
    let to = folder.path().to_str().unwrap();
    assert_eq!(told(&export(&["csv", "-g", RIVER, "-o", to, "--force"])), (Some(1), expected));
    let is_left = |name: &str| name == "tables" || name == "mine.txt";
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(
        names.into_iter().all(|name| is_left(name.to_str().unwrap())),
        "something is left over"
    );
}
