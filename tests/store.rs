//! The store from outside: homes, formats, locks, errors with their places.
#![cfg(test)]

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use nuncio::store::{CancellationToken, Store, StoreError};
use oxigraph::sparql::QueryResults;

const ROW: &str = "<https://w3id.org/nuncio/id/a> <https://w3id.org/nuncio#rejects> \
                   <https://w3id.org/nuncio/id/b> .\n";

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn ask(store: &Store, query: &str) -> bool {
    match store.query(query, &CancellationToken::new()).unwrap() {
        QueryResults::Boolean(answer) => answer,
        _ => panic!("not a yes or no"),
    }
}

fn insert(store: &Store) {
    store.update("INSERT DATA { id:a nun:rejects id:b }", &CancellationToken::new()).unwrap();
}

fn fails(result: Result<Store, StoreError>) -> String {
    match result {
        Ok(_) => panic!("no error"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_graph_lives_in_a_file_of_any_format_and_packing() {
    let folder = folder();
    for name in ["g.nq", "g.trig", "g.ttl", "g.nt", "g.rdf", "g.jsonld", "g.nq.gz", "g.ttl.zst"] {
        let path = folder.path().join(name);
        let store = Store::open(&path).unwrap();
        insert(&store);
        store.save().unwrap();
        drop(store);
        let again = Store::read(&path).unwrap();
        assert!(ask(&again, "ASK { ?who nun:rejects id:b }"), "{name}");
        assert_eq!(again.len().unwrap(), 1, "{name}");
    }
}

#[test]
fn a_graph_saved_twice_has_the_same_bytes() {
    let folder = folder();
    let path = folder.path().join("g.nq");
    fs::write(&path, format!("_:b <https://w3id.org/nuncio#by> \"x\" .\n{ROW}")).unwrap();
    let save = || {
        Store::open(&path).unwrap().save().unwrap();
        fs::read_to_string(&path).unwrap()
    };
    let once = save();
    assert_eq!(once, save());
    assert!(once.contains(ROW) && once.contains("_:b "), "{once}");
}

#[test]
fn a_graph_that_one_program_changes_is_closed_to_others_that_would() {
    let folder = folder();
    let path = folder.path().join("g.nq");
    let store = Store::open(&path).unwrap();
    store.save().unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::Locked { .. })));
    assert!(Store::read(&path).is_ok());
    drop(store);
    assert!(Store::open(&path).is_ok());
    let left: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["g.nq"], "the lock goes with who held it");
}

/// Where many open a graph and let it go, one holds it at a time, and nothing but the graph is left.
#[test]
fn a_lock_that_goes_is_never_held_twice() {
    let folder = folder();
    let path = folder.path().join("g.nq");
    fs::write(&path, ROW).unwrap();
    let (holders, opened) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..100 {
                    match Store::open(&path) {
                        Ok(store) => {
                            assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                            opened.fetch_add(1, Ordering::SeqCst);
                            holders.fetch_sub(1, Ordering::SeqCst);
                            drop(store);
                        }
                        Err(error) => {
                            assert!(matches!(error, StoreError::Locked { .. }), "{error}");
                        }
                    }
                }
            });
        }
    });
    assert!(opened.into_inner() > 4);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_graph_opened_for_reading_is_not_saved() {
    let folder = folder();
    let path = folder.path().join("g.nq");
    fs::write(&path, ROW).unwrap();
    let store = Store::read(&path).unwrap();
    assert!(matches!(store.save(), Err(StoreError::ReadOnly { .. })));
}

#[test]
fn a_malformed_file_is_reported_with_its_line() {
    let folder = folder();
    let path = folder.path().join("g.nq");
    fs::write(&path, format!("{ROW}{ROW}oops\n")).unwrap();
    let message = fails(Store::open(&path));
    assert!(message.contains("g.nq:3: "), "{message}");
}

#[test]
fn a_name_that_tells_no_format_is_refused_with_those_that_do() {
    let message = fails(Store::open(Path::new("graph.txt")));
    assert!(message.contains("graph.txt: unknown format") && message.contains(".nq"), "{message}");
}

#[test]
fn a_graph_that_is_not_there_cannot_be_asked() {
    let message = fails(Store::read(Path::new("nowhere/g.nq")));
    assert!(message.contains("no such graph"), "{message}");
}

#[cfg(not(feature = "rocksdb"))]
#[test]
fn a_folder_tells_how_to_get_rocksdb() {
    let folder = folder();
    let message = fails(Store::open(folder.path()));
    assert!(message.contains("--features rocksdb"), "{message}");
}

#[test]
fn a_format_without_named_graphs_loses_none_of_them() {
    let folder = folder();
    let path = folder.path().join("g.ttl");
    let store = Store::open(&path).unwrap();
    let update = "INSERT DATA { GRAPH id:g { id:a nun:rejects id:b } }";
    store.update(update, &CancellationToken::new()).unwrap();
    let message = store.save().unwrap_err().to_string();
    assert!(message.contains("named graphs"), "{message}");
    assert!(!path.exists());
}

#[test]
fn a_malformed_query_is_reported_with_its_place() {
    let store = Store::in_memory().unwrap();
    match store.query("SELECT *\nWHERE { ?s ?p }", &CancellationToken::new()) {
        Err(StoreError::Syntax { line: Some(2), column: Some(16), .. }) => {}
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("no error"),
    }
}

#[test]
fn a_cancelled_query_ends() {
    let store = Store::in_memory().unwrap();
    insert(&store);
    let token = CancellationToken::new();
    token.cancel();
    let ended = match store.query("SELECT * { ?s ?p ?o }", &token) {
        Ok(QueryResults::Solutions(mut solutions)) => solutions.next().unwrap().is_err(),
        Err(StoreError::Cancelled) => true,
        _ => false,
    };
    assert!(ended);
    let update = store.update("DELETE WHERE { ?s ?p ?o }", &token);
    assert!(matches!(update, Err(StoreError::Cancelled)), "{update:?}");
    assert_eq!(store.len().unwrap(), 1);
}

#[test]
fn an_update_changes_what_a_search_finds() {
    let store = Store::in_memory().unwrap();
    let token = CancellationToken::new();
    let data = "INSERT DATA { id:a rdfs:label 'frozen assets' . id:b rdfs:label 'a frozen lake' }";
    store.update(data, &token).unwrap();
    let mark = "INSERT { ?x nun:about ?rank } WHERE { (?x ?rank) nun:search '\"frozen assets\"' } ;
                DELETE { ?x rdfs:label ?label } WHERE { ?x nun:search 'lake' ; rdfs:label ?label }";
    store.update(mark, &token).unwrap();
    let ask = |query: &str| match store.query(query, &token).unwrap() {
        QueryResults::Boolean(answer) => answer,
        _ => panic!("{query} is no ASK"),
    };
    assert!(ask("ASK { id:a nun:about ?rank FILTER NOT EXISTS { id:b nun:about ?other } }"));
    assert!(!ask("ASK { ?x nun:search 'lake' }"), "it is found by words that are gone");
}

/// Patterns that no variable joins: twenty triples to the power of twelve.
fn product() -> String {
    (0..12).map(|at| format!("?s{at} ?p{at} ?o{at}")).collect::<Vec<_>>().join(" . ")
}

/// Does something with a store of twenty triples, cancelled behind a moment; returns what it gives.
fn cancelled<T: Send + 'static>(
    act: impl FnOnce(&Store, &CancellationToken) -> T + Send + 'static,
) -> T {
    let store = Store::in_memory().unwrap();
    let objects = (0..20).map(|at| at.to_string()).collect::<Vec<_>>().join(", ");
    store
        .update(&format!("INSERT DATA {{ id:a nun:by {objects} }}"), &CancellationToken::new())
        .unwrap();
    let token = CancellationToken::new();
    let (sender, receiver) = std::sync::mpsc::channel();
    let working = token.clone();
    std::thread::spawn(move || sender.send(act(&store, &working)));
    std::thread::sleep(std::time::Duration::from_millis(100));
    token.cancel();
    receiver.recv_timeout(std::time::Duration::from_secs(20)).expect("it goes on")
}

#[test]
fn a_product_ends_when_it_is_cancelled() {
    cancelled(|store, token| {
        let query = format!("SELECT (COUNT(*) AS ?n) {{ {} }}", product());
        if let Ok(QueryResults::Solutions(rows)) = store.query(&query, token) {
            assert!(rows.take_while(Result::is_ok).count() < 2);
        }
    });
    let (done, left) = cancelled(|store, token| {
        let update = format!("DELETE {{ ?s0 ?p0 ?o0 }} WHERE {{ {} }}", product());
        (store.update(&update, token), store.len().unwrap())
    });
    assert!(matches!(done, Err(StoreError::Cancelled)), "{done:?}");
    assert_eq!(left, 20);
}
