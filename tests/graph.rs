//! The graph of the sample corpus: complete, closed, and the same whichever way it is made.
#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use nuncio::entities::{self, Digest};
use nuncio::export::{FORMATS, Writer, rdf};
use nuncio::language::Analyser;
use nuncio::ontology::{self, Term};
use nuncio::store::{CancellationToken, Store};
use nuncio::{graph, ingest};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNode, Quad, Term as Object};

static CORPUS: LazyLock<Vec<Digest>> = LazyLock::new(|| {
    let analyser = Analyser::english();
    let read = |path| entities::digest(entities::read(&analyser, ingest::read_file(path).unwrap()));
    articles().iter().map(|path| read(path)).collect()
});

static GRAPH: LazyLock<Vec<Quad>> =
    LazyLock::new(|| graph::build(&entities::merge(CORPUS.clone())));

fn articles() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir("data/articles").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths
}

fn subjects_with(term: Term) -> BTreeSet<String> {
    let with = GRAPH.iter().filter(|quad| quad.predicate == term.iri());
    with.map(|quad| quad.subject.to_string()).collect()
}

fn instances(class: Term) -> BTreeSet<String> {
    let of = GRAPH.iter().filter(|quad| quad.object == Object::from(class.iri()));
    of.map(|quad| quad.subject.to_string()).collect()
}

fn declared() -> BTreeSet<NamedNode> {
    let label = ontology::LABEL.iri();
    let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(ontology::ONTOLOGY);
    let labelled = quads.map(Result::unwrap).filter(|quad| quad.predicate == label);
    labelled.filter_map(|quad| NamedNode::try_from(Object::from(quad.subject)).ok()).collect()
}

/// Runs `nuncio add` and returns what it told.
fn add(paths: &[PathBuf], graph: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nuncio"));
    let output = command.arg("add").args(paths).arg("-g").arg(graph).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    told
}

#[test]
fn every_statement_has_its_sentence_and_every_sentence_its_article() {
    let statements = instances(ontology::STATEMENT);
    assert!(statements.len() > 50, "{} statements", statements.len());
    for needed in [
        ontology::DERIVED_FROM,
        ontology::STATUS,
        ontology::ABOUT,
        ontology::SENTENCE_WORDS,
        ontology::SOURCE,
        ontology::WHAT,
        ontology::RULE,
    ] {
        let lacking: Vec<_> = statements.difference(&subjects_with(needed)).cloned().collect();
        assert_eq!(lacking, Vec::<String>::new(), "{}", needed.name());
    }
    let sentences = instances(ontology::SENTENCE);
    for needed in [ontology::ANCHOR_OF, ontology::REFERENCE_CONTEXT, ontology::IS_PART_OF] {
        assert!(sentences.is_subset(&subjects_with(needed)), "{}", needed.name());
    }
}

/// What is shown of a page that was saved badly has no tags; its evidence is what the file has.
#[test]
fn sentences_are_shown_mended_and_kept_as_the_file_has_them() {
    let saved = "<p>Norway&rsquo;s cabinet <b>rejected</b> the plan to lower quotas.</p>";
    let analyser = Analyser::english();
    let article = ingest::article("saved", saved.to_owned()).unwrap();
    let digest = entities::digest(entities::read(&analyser, article));
    let graph = graph::build(&entities::merge(vec![digest]));
    let texts = |term: Term| -> BTreeSet<String> {
        let with = graph.iter().filter(|quad| quad.predicate == term.iri());
        with.map(|quad| quad.object.to_string()).collect()
    };
    let shown = "\"Norway’s cabinet rejected the plan to lower quotas.\"";
    assert_eq!(texts(ontology::SENTENCE_WORDS), BTreeSet::from([shown.to_owned()]));
    assert!(texts(ontology::LABEL).contains(shown));
    assert_eq!(texts(ontology::TRIGGER), BTreeSet::from(["\"rejected\"".to_owned()]));
    let of_file = "\"Norway&rsquo;s cabinet <b>rejected</b> the plan to lower quotas.\"";
    assert_eq!(texts(ontology::ANCHOR_OF), BTreeSet::from([of_file.to_owned()]));
}

#[test]
fn every_node_has_a_label_and_a_class_and_no_link_dangles() {
    let (labelled, typed) = (subjects_with(ontology::LABEL), subjects_with(ontology::TYPE));
    let declared = declared();
    for quad in GRAPH.iter() {
        let subject = quad.subject.to_string();
        assert!(labelled.contains(&subject) && typed.contains(&subject), "{subject}");
        if let Object::NamedNode(object) = &quad.object {
            let known = typed.contains(&object.to_string()) || declared.contains(object);
            assert!(known, "{quad}");
        }
    }
}

#[test]
fn every_property_and_class_is_one_of_the_ontology() {
    let declared = declared();
    for quad in GRAPH.iter() {
        assert!(declared.contains(&quad.predicate), "{}", quad.predicate);
        if let (true, Object::NamedNode(class)) =
            (quad.predicate == ontology::TYPE.iri(), &quad.object)
        {
            assert!(declared.contains(class), "{class}");
        }
    }
}

#[test]
fn what_is_denied_in_a_sentence_is_denied_once() {
    let denials = instances(ontology::DENIAL);
    let labels = GRAPH.iter().filter(|quad| {
        quad.predicate == ontology::LABEL.iri() && denials.contains(&quad.subject.to_string())
    });
    let of_points = labels.filter(|quad| quad.object.to_string().contains("any of its points"));
    assert_eq!(
        of_points.map(|quad| quad.object.to_string()).collect::<Vec<_>>(),
        ["\"Rustem Umerov denies: he had approved any of its points\""]
    );
}

#[test]
fn the_order_of_articles_does_not_matter() {
    let mut reversed = CORPUS.clone();
    reversed.reverse();
    assert_eq!(graph::build(&entities::merge(reversed)), *GRAPH);
    let twice: Vec<Digest> = CORPUS.iter().chain(CORPUS.iter()).cloned().collect();
    assert_eq!(graph::build(&entities::merge(twice)), *GRAPH);
}

#[test]
fn a_store_gives_back_the_very_quads_that_it_took() {
    let store = Store::in_memory().unwrap();
    store.insert(GRAPH.iter().cloned()).unwrap();
    let lines = |quads: &[Quad]| quads.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    assert_eq!(lines(&store.quads().unwrap()), lines(&GRAPH));
}

#[test]
fn every_export_holds_the_same_triples() {
    let triples = |quads: &[Quad]| quads.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    let store = Store::in_memory().unwrap();
    store.insert(GRAPH.iter().cloned()).unwrap();
    for format in FORMATS {
        let Writer::Rdf(syntax) = format.writer else { continue };
        let bytes = rdf::write(&store, &[], syntax, Vec::new()).unwrap();
        assert_eq!(RdfFormat::from_extension(format.extension), Some(syntax));
        let read: Vec<Quad> =
            RdfParser::from_format(syntax).for_slice(&bytes).map(Result::unwrap).collect();
        assert!(triples(&read) == triples(&GRAPH), "{}", format.name);
    }
}

#[test]
fn articles_added_in_several_runs_give_the_bytes_of_one() {
    let folder = tempfile::tempdir().unwrap();
    let (one, many) = (folder.path().join("one.nq"), folder.path().join("many.nq"));
    let articles: Vec<PathBuf> = articles().into_iter().take(4).collect();
    let told = add(&articles, &one);
    assert!(told.contains("4 new, 4 articles"), "{told}");
    add(&articles[2..], &many);
    add(&articles[..2], &many);
    let bytes = fs::read(&one).unwrap();
    assert!(bytes == fs::read(&many).unwrap(), "the graphs differ");
    let told = add(&articles[1..2], &one);
    assert!(told.contains("0 new, 4 articles"), "{told}");
    assert!(bytes == fs::read(&one).unwrap(), "an article that was there changed the graph");
}

#[test]
fn what_a_user_adds_to_a_graph_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("g.ttl");
    let articles = articles();
    add(&articles[..1], &path);
    let ask = "ASK { ?article a nun:Article ; rdfs:seeAlso <http://example.org/> . <http://example.org/note> rdfs:label 'n' }";
    let store = Store::open(&path).unwrap();
    let update = "INSERT { ?article rdfs:seeAlso <http://example.org/> . <http://example.org/note> rdfs:label 'n' } \
                  WHERE { ?article a nun:Article }";
    store.update(update, &CancellationToken::new()).unwrap();
    store.save().unwrap();
    drop(store);
    add(&articles[1..2], &path);
    let store = Store::read(&path).unwrap();
    let answer = store.query(ask, &CancellationToken::new()).unwrap();
    assert!(matches!(answer, oxigraph::sparql::QueryResults::Boolean(true)));
}
