//! Where exports are written: what is there already, full disks, readers that leave, what killed programs left.

use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

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
