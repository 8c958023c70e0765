//! Answers that are large: graphs that are not held, cells of a megabyte.

use super::{SHELL, run};

/// A query that makes 64,000 triples of one subject, out of nothing.
fn many_triples() -> String {
    let numbers = (0..40).map(|at| at.to_string()).collect::<Vec<_>>().join(" ");
    format!(
        "CONSTRUCT {{ id:x nun:by ?n }} {{ VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }} \
         VALUES ?c {{ {numbers} }} BIND(?a * 1600 + ?b * 40 + ?c AS ?n) }}\n"
    )
}

#[test]
fn a_large_graph_is_sorted_as_far_as_it_is_held_and_then_written_as_it_comes() {
    let query = format!(".format csv\n{}", many_triples());
    let (code, out, _) = run(SHELL, query.as_bytes());
    assert_eq!(code, 0);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 64_000);
    assert!(lines[..50_000].is_sorted(), "the first are sorted");
    let different: std::collections::HashSet<&str> = lines.iter().copied().collect();
    assert_eq!(different.len(), 64_000);
    let begin = "<https://w3id.org/nuncio/id/x> <https://w3id.org/nuncio#by> \"";
    assert!(lines.iter().all(|line| line.starts_with(begin)), "{}", lines[0]);
}

#[test]
fn a_large_graph_is_well_formed_in_every_format() {
    for (format, end) in [("table", " .\n"), ("xml", "</rdf:RDF>\n"), ("json", "]\n")] {
        let query = format!(".format {format}\n{}", many_triples());
        let (code, out, _) = run(SHELL, query.as_bytes());
        assert_eq!(code, 0);
        assert!(out.ends_with(end), "{format}: {}", &out[out.len() - 80..]);
        assert_eq!(out.matches("63999").count(), 1, "{format}");
    }
}

#[test]
fn a_cell_of_a_megabyte_is_cut_in_a_table_and_whole_for_programs() {
    let graph = tempfile::tempdir().unwrap();
    let graph = graph.path().join("long.nt");
    let text = "word ".repeat(200_000) + &"x".repeat(1 << 20);
    std::fs::write(&graph, format!("<http://a/x> <http://a/says> \"{text}\" .\n")).unwrap();
    let graph = graph.to_str().unwrap();
    let query = b"SELECT ?x ?says { ?x ?p ?says }";
    let ask = |format| run(&["query", "-", "-g", graph, "-f", format], query);
    let (code, out, errors) = ask("table");
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(out.len() < 20_000, "{} bytes", out.len());
    assert!(out.contains("… (2044576 more characters)"), "{}", &out[out.len() - 200..]);
    assert_eq!(ask("csv").1, format!("x,says\r\nhttp://a/x,{text}\r\n"));
}
