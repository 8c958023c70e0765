//! How the terms of triples and tables are called where they are drawn.

use oxigraph::model::Term;
use sha2::{Digest, Sha256};

use super::index::{last_part, short};
use crate::entities::hex;
use crate::ontology;

/// Returns the id of the node that a term is: what no IRI has is a hash, for a literal may be the text of an article.
pub(super) fn id(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => short(node.as_str()).to_owned(),
        Term::BlankNode(node) => node.to_string(),
        Term::Literal(_) | Term::Triple(_) => {
            let hash = Sha256::digest(term.to_string().as_bytes());
            format!("literal-{}", hex(&hash[..8]))
        }
    }
}

/// Returns how a relation is called: as Nuncio calls its own, else by a known prefix, else by its IRI.
pub(super) fn name(iri: &str) -> String {
    let own = iri.strip_prefix(ontology::namespace("nun")).filter(|rest| !rest.is_empty());
    own.map(str::to_owned).or_else(|| ontology::shorten(iri)).unwrap_or_else(|| iri.to_owned())
}

/// Returns what the node of a term is called where nothing else is known of it.
pub(super) fn label(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => {
            let iri = node.as_str();
            ontology::shorten(iri).unwrap_or_else(|| last_part(iri).to_owned())
        }
        Term::BlankNode(node) => node.to_string(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::Triple(triple) => {
            let parts = [triple.subject.clone().into(), triple.predicate.clone().into()];
            let [subject, predicate] = parts.map(|part: Term| label(&part));
            format!("{subject} {predicate} {}", label(&triple.object))
        }
    }
}

/// Returns the words of a literal, or the name of what is none.
pub(super) fn words(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::BlankNode(_) | Term::Triple(_) => term.to_string(),
        Term::Literal(literal) => literal.value().to_owned(),
    }
}

/// Returns a number without what stands behind its point.
pub(super) fn whole(term: &Term) -> Option<usize> {
    let Term::Literal(literal) = term else { return None };
    literal.value().split('.').next()?.parse().ok()
}
