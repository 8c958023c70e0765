//! Finds in a graph the articles that it was made of, and what of it is Nuncio's own.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};

use crate::ingest::{self, Article};
use crate::ontology;

/// Returns the articles whose texts are in a graph, sorted by their nodes.
///
/// An article is read anew from its text; what only the graph knows of it (a
/// headline or a date that came from elsewhere) is filled in.
#[must_use]
pub fn articles(quads: &[Quad]) -> Vec<Article> {
    let text = ontology::IS_STRING.iri();
    let texts: BTreeMap<&str, &str> = quads
        .iter()
        .filter(|quad| quad.predicate == text && is_in_data(quad))
        .filter_map(|quad| Some((subject(quad)?, words(quad)?)))
        .collect();
    let mut facts: BTreeMap<&str, Known<'_>> = BTreeMap::new();
    for quad in quads {
        if let (Some(subject), Some(words)) = (subject(quad), words(quad))
            && texts.contains_key(subject)
        {
            facts.entry(subject).or_default().insert(quad.predicate.as_str(), words);
        }
    }
    let articles = texts.into_iter().filter_map(|(node, text)| {
        let known = facts.get(node)?;
        let of = |term: ontology::Term| known.get(term.iri().as_str()).map(|it| (*it).to_owned());
        let id = of(ontology::IDENTIFIER).unwrap_or_else(|| node.to_owned());
        let article = ingest::article(id, text.to_owned()).ok()?;
        Some(Article {
            title: article.title.or_else(|| of(ontology::HEADLINE)),
            date: article.date.or_else(|| of(ontology::DATE_PUBLISHED)?.parse().ok()),
            url: article.url.or_else(|| of(ontology::URL)),
            publisher: article.publisher.or_else(|| of(ontology::PUBLISHER)),
            ..article
        })
    });
    articles.collect()
}

/// What a graph says of one article, by predicate.
type Known<'a> = BTreeMap<&'a str, &'a str>;

static PREDICATES: LazyLock<HashSet<String>> =
    LazyLock::new(|| ontology::TERMS.iter().map(|term| term.iri().into_string()).collect());

/// Tells whether a quad is one that Nuncio writes: about one of its nodes, with one of its properties.
///
/// Everything else in a graph (a link to another data set, a note, whole files that
/// were loaded) is the user's and stays when articles are added.
#[must_use]
pub fn is_own(quad: &Quad) -> bool {
    is_in_data(quad) && PREDICATES.contains(quad.predicate.as_str())
}

fn is_in_data(quad: &Quad) -> bool {
    quad.graph_name == GraphName::DefaultGraph
        && subject(quad).is_some_and(|node| node.starts_with(ontology::namespace("id")))
}

fn subject(quad: &Quad) -> Option<&str> {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => Some(node.as_str()),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}

fn words(quad: &Quad) -> Option<&str> {
    match &quad.object {
        Term::Literal(literal) => Some(literal.value()),
        Term::NamedNode(_) | Term::BlankNode(_) | Term::Triple(_) => None,
    }
}
