//! The formats of networks on a small network, and on one whose every text is hostile.

use std::io::{self, Write};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

use super::testing::{HOSTILE, files, hostile, network, written};
use super::{cx2, cyjs, cypher, dot, gexf, graphml, neo4j, node_link, tables, vault};
use crate::export::network::{Folder, Network};
use crate::export::{FORMATS, Writer};

type WriteOne = fn(&Network, &mut dyn Write) -> io::Result<()>;
type WriteMany = fn(&Network, &mut dyn Folder) -> io::Result<()>;

/// Returns what a file tells of a network: of a page, which is mostly the program's own, the data.
fn told(file: &str) -> String {
    let data = file
        .split_once("type=\"application/json\">")
        .and_then(|(_, rest)| rest.split_once("</script>"));
    data.map_or(file, |(data, _)| data).to_owned()
}

#[test]
fn every_format_writes_the_small_network() {
    let mut count = 0;
    for format in FORMATS {
        let text = match format.writer {
            Writer::Rdf(_) => continue,
            Writer::File(write) => told(&written(&network(), write)),
            Writer::Folder(write) => {
                let files = files(&network(), write);
                let listed = files.iter().map(|(name, text)| format!("==> {name}\n{text}"));
                listed.collect::<Vec<_>>().join("\n")
            }
        };
        insta::assert_snapshot!(format.name, text);
        count += 1;
    }
    assert_eq!(count, 13);
}

#[test]
fn every_format_writes_an_empty_network() {
    let empty = Network::default();
    let mut all = Vec::new();
    for format in FORMATS {
        match format.writer {
            Writer::Rdf(_) => {}
            Writer::File(write) => {
                all.push(format!("==> {}\n{}", format.name, told(&written(&empty, write))));
            }
            Writer::Folder(write) => assert!(!files(&empty, write).is_empty(), "{}", format.name),
        }
    }
    insta::assert_snapshot!("empty", all.concat());
}

/// Returns the values of the attributes named `name` of elements named `element`, as a reader of XML sees them.
fn attributes(xml: &str, element: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut values = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == element.as_bytes() => {
                let value = tag.try_get_attribute(name).unwrap();
                values.extend(value.map(|value| value.unescape_value().unwrap().into_owned()));
            }
            Event::Eof => return values,
            _ => {}
        }
    }
}

#[test]
fn hostile_names_are_text_in_xml() {
    let labels = [
        "<script>alert(1)</script>&]]>",
        "=HYPERLINK(\"http://x.test\",\"a;b\")",
        "two lines and \u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD} controls",
        HOSTILE[3],
        HOSTILE[4],
        HOSTILE[5],
        HOSTILE[6],
        HOSTILE[7],
    ];
    let xml = written(&hostile(), gexf::write);
    assert_eq!(attributes(&xml, "node", "label"), labels);
    let xml = written(&hostile(), graphml::write);
    let ids = attributes(&xml, "node", "id");
    assert_eq!(ids.len(), labels.len());
    assert_eq!(ids[6], "id_x0020_.._x002F_.._x002F_con");
    let written: Vec<_> = xml.split(r#"<data key="label">"#).skip(1).collect();
    let written: Vec<_> = written.iter().filter_map(|rest| rest.split('<').next()).collect();
    let read: Vec<_> = written.iter().map(|text| unescape(text).unwrap()).collect();
    assert_eq!(read, labels);
}

#[test]
fn hostile_names_are_kept_in_json() {
    let json: serde_json::Value =
        serde_json::from_str(&written(&hostile(), node_link::write_links)).unwrap();
    let labels: Vec<_> =
        json["nodes"].as_array().unwrap().iter().map(|node| &node["label"]).collect();
    assert_eq!(labels, HOSTILE);
    for write in [cx2::write as WriteOne, cyjs::write] {
        serde_json::from_str::<serde_json::Value>(&written(&hostile(), write)).unwrap();
    }
}

#[test]
fn no_cell_is_a_formula() {
    for write in [tables::write as WriteMany, neo4j::write] {
        for (name, text) in files(&hostile(), write) {
            let mut table =
                csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let mut rows = 0;
            for record in table.records() {
                rows += 1;
                for cell in &record.unwrap() {
                    assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {cell}");
                    assert!(!cell.contains('\n'), "{name}: {cell}");
                }
            }
            assert_eq!(rows, HOSTILE.len() + 1, "{name}");
        }
    }
}

#[test]
fn a_list_of_neo4j_is_parted_only_between_its_items() {
    let text = &files(&network(), neo4j::write)["nodes.csv"];
    assert!(text.contains("\"Diaz;R. Diaz； the \"\"Net\"\"\""), "{text}");
}

/// Returns what is left of Cypher without its strings, which end at the first quote that no backslash precedes.
fn outside_strings(cypher: &str) -> String {
    let mut outside = String::new();
    let mut chars = cypher.chars();
    let mut inside = false;
    while let Some(c) = chars.next() {
        match c {
            '\'' => inside = !inside,
            '\\' if inside => drop(chars.next()),
            _ if !inside => outside.push(c),
            _ => {}
        }
    }
    assert!(!inside, "a string does not end");
    outside
}

#[test]
fn no_name_ends_a_string_of_cypher() {
    let script = written(&hostile(), cypher::write);
    assert!(script.contains(r"back\\slash \\N \\\u00750027 `tick` \'quote\' \\'"), "{script}");
    // Neo4j may replace escapes of code points before it looks for strings.
    for script in [script.replace("\\u0075", "u"), script] {
        let outside = outside_strings(&script);
        assert!(!outside.contains("alert"), "{outside}");
        assert_eq!(outside.lines().count(), 1 + 2 * HOSTILE.len());
    }
}

#[test]
fn links_of_dot_lead_to_pages_only() {
    let text = written(&hostile(), dot::write);
    assert!(!text.contains("URL="), "{text}");
    assert!(
        written(&network(), dot::write).contains("URL=\"https://herring.test/nets?a=1&amp;b=2\"")
    );
}

#[test]
fn notes_of_hostile_names_are_files_and_run_nothing() {
    for (path, text) in files(&hostile(), vault::write) {
        let name = path.rsplit('/').next().unwrap();
        assert!(!path.contains("..") && !path.starts_with('/'), "{path}");
        assert!(
            !name.contains([':', '*', '?', '"', '<', '>', '|', '#', '^', '[', ']', '\\']),
            "{path}"
        );
        let body = text.splitn(3, "---\n").last().unwrap();
        let escaped = body.replace("\\\\", "").replace("\\<", "").replace("\\[", "");
        assert!(!escaped.contains('<') && !escaped.contains("![["), "{body}");
    }
}
