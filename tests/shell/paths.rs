//! What becomes of paths that are missing, empty, or hold what is no article.

use std::fs;

use super::run;

/// A folder with a good article and some that cannot be read.
fn mixed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("good.txt", b"Norland rejected the river plan on Monday.\n");
    write("half.txt", b"The caf\xc3 was closed.\n");
    write("notes.md", b"No article.\n");
    write("nothing.txt", b"");
    folder
}

#[test]
fn one_bad_file_does_not_keep_the_others_out() {
    let folder = mixed();
    let path = folder.path().to_str().unwrap();
    let (code, out, errors) = run(
        &["shell", path],
        b".format csv\nSELECT ?who ?id { ?s a nun:Rejection ; nun:who ?who . ?s prov:wasDerivedFrom/schema:isPartOf ?a . ?a schema:identifier ?id }\n",
    );
    assert_eq!(code, 1, "a file that was left out must show in the exit code");
    assert_eq!(out, "who,id\r\nNorland,good\r\n");
    let expected = format!(
        "nuncio: {path}/half.txt: byte 7 is not UTF-8\n\
         nuncio: {path}/nothing.txt: warning: no paragraph of text in it\n"
    );
    assert_eq!(errors, expected);
}

#[test]
fn an_article_in_another_language_is_read_with_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fleuve.txt");
    let text = "Le ministre a dit lundi que le plan du fleuve ne serait pas retenu.\n".repeat(5);
    fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let (code, _, errors) = run(&["extract", path], b"");
    let warning = "warning: it does not look English, the language that Nuncio reads";
    assert_eq!((code, errors), (0, format!("nuncio: {path}: {warning}\n")));
}

#[test]
fn a_missing_path_and_an_empty_folder_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let (code, _, errors) = run(&["shell", path], b"ASK {}\n");
    assert_eq!((code, errors), (1, format!("nuncio: {path}: no .txt file in it\n")));
    let (code, _, errors) = run(&["shell", &format!("{path}/gone")], b"ASK {}\n");
    assert_eq!(code, 1);
    assert!(
        errors.starts_with(&format!("nuncio: {path}/gone: no such file or folder\n")),
        "{errors}"
    );
}

#[test]
fn a_graph_is_kept_and_opened_again_and_added_to_once() {
    let folder = mixed();
    for name in ["half.txt", "nothing.txt"] {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    let articles = folder.path().to_str().unwrap();
    let graph = folder.path().join("kept.nq");
    let path = graph.to_str().unwrap();
    let count = b"SELECT (COUNT(*) AS ?n) { ?s a nun:Rejection }\n";
    let (code, first, errors) = run(&["shell", articles, "-g", path], count);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(run(&["shell", "-g", path], count).1, first);
    let bytes = fs::read(&graph).unwrap();
    let (code, out, errors) = run(&["add", articles, "-g", path], b"");
    assert_eq!(code, 0, "{errors}");
    assert!(format!("{out}{errors}").contains("0 new, 1 articles"), "{out}{errors}");
    assert!(bytes == fs::read(&graph).unwrap(), "what was there already changed the graph");
}

#[test]
fn an_output_is_written_whole_or_not_at_all() {
    let folder = mixed();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("facts.jsonl"), "old\n").unwrap();
    let (code, out, _) = run(&["extract", &path("half.txt"), "-o", &path("facts.jsonl")], b"");
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(fs::read_to_string(path("facts.jsonl")).unwrap(), "old\n");
    let (code, _, errors) = run(&["extract", &path("good.txt"), "-o", &path("facts.jsonl")], b"");
    assert_eq!(code, 0, "{errors}");
    let (_, facts, _) = run(&["extract", &path("good.txt")], b"");
    assert_eq!(fs::read_to_string(path("facts.jsonl")).unwrap(), facts);
    assert!(facts.contains("Norland"), "{facts}");
}
