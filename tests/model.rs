//! Packages become models, and what is wrong with one is said.
//!
//! The package is tiny and has random weights; `tests/parity/tiny_package.py`
//! writes it together with spaCy's analyses.
#![cfg(test)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{Cursor, Read};

use nuncio::ingest::{self, Article, Block, BlockKind};
use nuncio::language::model::Model;
use nuncio::language::package::{self, Files};
use nuncio::language::{Analyser, Document};
use nuncio::text::Span;

const WHEEL: &[u8] = include_bytes!("packages/en_tiny-1.0.0.whl");
const ROOT: &str = "en_tiny/en_tiny-1.0.0/";

/// Returns the files of the package, to be changed.
fn files() -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(WHEEL)).unwrap();
    let read = |at| {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().strip_prefix(ROOT).unwrap().to_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    (0..19).map(read).collect()
}

/// Returns what is said of the package after `change`.
fn problem(change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> String {
    let mut files = files();
    change(&mut files);
    package::read(&Files::new(files)).unwrap_err().to_string()
}

fn replace(files: &mut BTreeMap<String, Vec<u8>>, name: &str, from: &str, to: &str) {
    let file = files.get_mut(name).unwrap();
    let text = str::from_utf8(file).unwrap();
    assert!(text.contains(from), "{name} has no {from:?}");
    *file = text.replace(from, to).into_bytes();
}

fn model() -> Model {
    package::read(&Files::from_wheel(WHEEL).unwrap()).unwrap()
}

/// Analyses `texts` as the blocks of one article.
fn analyse(analyser: &Analyser, texts: &[String]) -> Document {
    let mut article: Article = ingest::article("a", String::new()).unwrap();
    for text in texts {
        let start = article.text.len();
        article.text.push_str(text);
        let span = Span::from_range(start..article.text.len());
        article.blocks.push(Block { span, kind: BlockKind::Paragraph });
        article.text.push_str("\n\n");
    }
    analyser.analyse(&article)
}

#[test]
fn a_package_analyses_as_spacy_does() {
    let expected = include_str!("packages/en_tiny-1.0.0.txt");
    let lines = expected.lines().filter_map(|line| line.strip_prefix("# "));
    let texts: Vec<String> = lines.map(|line| line.replace("\\n", "\n")).collect();
    let document = analyse(&Analyser::new(model()).unwrap(), &texts);
    assert_eq!(rendered(&document, &texts), expected);
}

/// Renders a document as `tiny_package.py` does: a line a token, heads counted in the block.
fn rendered(document: &Document, texts: &[String]) -> String {
    let mut lines = String::new();
    for (block, text) in (0..).zip(texts) {
        writeln!(lines, "# {}", text.replace('\n', "\\n")).unwrap();
        let in_block = document.sentences().iter().filter(|sentence| sentence.block == block);
        let ids: Vec<_> = in_block.flat_map(|sentence| sentence.tokens.iter()).collect();
        for id in &ids {
            let token = document[*id];
            let name = document.names().iter().find(|name| name.tokens.contains(*id));
            let name = name.map_or("-".to_owned(), |name| {
                format!("{}-{}", if name.tokens.start == *id { "B" } else { "I" }, name.label)
            });
            let starts = document.sentence_of(*id).tokens.start == *id;
            let fields = [
                document.word(*id),
                document.lemma(*id),
                token.tag.as_str(),
                token.pos.as_str(),
                &(token.head.0 - ids[0].0).to_string(),
                token.dep.as_str(),
                if starts { "sentence" } else { "-" },
                &name,
            ];
            writeln!(lines, "{}", fields.join("\t").replace('\n', "\\n")).unwrap();
        }
        lines.push('\n');
    }
    lines
}

#[test]
fn an_article_without_a_word_has_an_analysis() {
    let analyser = Analyser::new(model()).unwrap();
    assert!(analyse(&analyser, &[]).tokens().is_empty());
    assert!(analyse(&analyser, &[String::new(), String::new()]).tokens().is_empty());
}

#[test]
fn a_package_says_what_it_is() {
    let model = model();
    assert_eq!(model.manifest.name, "en_tiny");
    assert_eq!(model.manifest.licence, "CC0-1.0");
    assert_eq!(model.manifest.labels.names, ["GPE", "ORG", "PERSON"]);
}

#[test]
fn a_model_file_is_the_same_each_time_and_reads_back() {
    let bytes = model().to_bytes().unwrap();
    assert!(bytes == model().to_bytes().unwrap());
    assert!(bytes == Model::from_bytes(bytes.clone()).unwrap().to_bytes().unwrap());
    assert_eq!(Model::manifest_of(bytes).unwrap(), model().manifest);
}

#[test]
fn a_model_file_that_was_changed_is_refused() {
    let bytes = model().to_bytes().unwrap();
    for at in [60, bytes.len() / 2, bytes.len() - 1] {
        let mut bytes = bytes.clone();
        bytes[at] ^= 4;
        let error = Analyser::load(bytes).unwrap_err().to_string();
        assert!(error.starts_with("the model file is damaged: "), "{error}");
    }
    let error = Analyser::load(bytes[..bytes.len() / 2].to_vec()).unwrap_err().to_string();
    assert_eq!(
        error,
        "the model file is damaged: it ends too early; make it anew with `nuncio model import`"
    );
}

#[test]
fn a_missing_file_is_named() {
    for name in files().into_keys().filter(|name| *name != "tok2vec/cfg") {
        // Without vectors the map to their rows is not asked for.
        if name == "vocab/key2row" {
            continue;
        }
        assert_eq!(
            problem(|files| drop(files.remove(&name))),
            format!("{name} is missing from the package; install or download the package again"),
        );
    }
}

#[test]
fn another_architecture_is_refused_by_name() {
    let advice = "can be run; choose a CNN pipeline of spaCy 3, such as en_core_web_md";
    let with = |from: &str, to: &str| problem(|files| replace(files, "config.cfg", from, to));
    assert_eq!(
        with("spacy.MaxoutWindowEncoder.v2", "spacy.MishWindowEncoder.v2"),
        format!(
            "config.cfg: [components.tok2vec.model.encode] @architectures is \
             \"spacy.MishWindowEncoder.v2\", but only \"spacy.MaxoutWindowEncoder.v2\" {advice}"
        ),
    );
    assert_eq!(
        with("lang = \"en\"\npipeline", "lang = \"de\"\npipeline"),
        format!("config.cfg: [nlp] lang is \"de\", but only \"en\" {advice}"),
    );
    assert_eq!(
        with("use_upper = true", "use_upper = false"),
        format!("config.cfg: [components.parser.model] use_upper is false, but only true {advice}"),
    );
    assert_eq!(
        with(", \"ner\"]", "]"),
        format!(
            "config.cfg: [nlp] pipeline is tok2vec, tagger, parser, attribute_ruler, \
             lemmatizer, but only a pipeline with ner {advice}"
        ),
    );
    assert_eq!(
        with("depth = 2", "depth = 3"),
        "tok2vec/model: the network is extract_features>>list2ragged>>with_array(\
         ints-getitem>>hashembed|ints-getitem>>hashembed|ints-getitem>>hashembed|\
         ints-getitem>>hashembed|ints-getitem>>hashembed|ints-getitem>>hashembed)\
         >>with_array(maxout>>layernorm>>dropout)>>ragged2list>>with_array(\
         residual(expand_window>>maxout>>layernorm>>dropout)>>\
         residual(expand_window>>maxout>>layernorm>>dropout)), but only \
         extract_features>>list2ragged>>with_array(\
         ints-getitem>>hashembed|ints-getitem>>hashembed|ints-getitem>>hashembed|\
         ints-getitem>>hashembed|ints-getitem>>hashembed|ints-getitem>>hashembed)\
         >>with_array(maxout>>layernorm>>dropout)>>ragged2list>>with_array(\
         residual(expand_window>>maxout>>layernorm>>dropout)>>\
         residual(expand_window>>maxout>>layernorm>>dropout)>>\
         residual(expand_window>>maxout>>layernorm>>dropout)) can be run; \
         choose a CNN pipeline of spaCy 3, such as en_core_web_md",
    );
}

#[test]
fn a_label_of_another_scheme_is_refused() {
    assert_eq!(
        problem(|files| replace(files, "tagger/cfg", "\"VBD\"", "\"VVD\"")),
        "tagger/cfg: the label \"VVD\" is in no scheme that this program reads \
         (Penn Treebank tags, ClearNLP dependencies, OntoNotes names)",
    );
}

#[test]
fn a_truncated_file_is_named() {
    for name in ["tok2vec/model", "tagger/model", "parser/model", "parser/moves", "ner/model"] {
        for part in [0, 1, 3, 7] {
            let problem = problem(|files| {
                let file = files.get_mut(name).unwrap();
                file.truncate(file.len() * part / 8);
            });
            assert!(problem.starts_with(&format!("{name} is damaged: ")), "{problem}");
        }
    }
}

#[test]
fn no_changed_byte_makes_it_panic() {
    for (name, bytes) in files() {
        let step = (bytes.len() / 40).max(1);
        for (turn, at) in (0..bytes.len()).step_by(step).enumerate() {
            let mut files = files();
            files.get_mut(&name).unwrap()[at] ^= [1, 0x80, 0xff][turn % 3];
            // Many changes are to weights, and those make another model.
            drop(package::read(&Files::new(files)).map(Analyser::new));
        }
    }
}
