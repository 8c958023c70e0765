//! The terms that the graph is made of, as `ontology/nuncio.ttl` defines them.
//!
//! Namespaces live in that file alone: its prefixes are those of every query and
//! every export. Terms are written here as prefixed names; a test holds each one
//! against the file.

use std::sync::LazyLock;

use oxigraph::model::NamedNode;

/// The text of `ontology/nuncio.ttl`.
pub const ONTOLOGY: &str = include_str!("../ontology/nuncio.ttl");

/// The text of `ontology/shapes.ttl`: what a graph must hold, in SHACL.
pub const SHAPES: &str = include_str!("../ontology/shapes.ttl");

static PREFIXES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = ONTOLOGY.lines().filter_map(|line| line.strip_prefix("@prefix "));
    lines
        .filter_map(|line| {
            let (prefix, rest) = line.split_once(": <")?;
            Some((prefix, rest.split_once('>')?.0))
        })
        .collect()
});

/// Returns the known prefixes with their namespaces, sorted by prefix.
#[must_use]
pub fn prefixes() -> &'static [(&'static str, &'static str)] {
    &PREFIXES
}

/// Returns the namespace of a known prefix; the empty string for an unknown one.
#[must_use]
pub fn namespace(prefix: &str) -> &'static str {
    let found = PREFIXES.iter().find(|(known, _)| *known == prefix);
    found.map_or("", |(_, namespace)| namespace)
}

/// Returns an IRI as a prefixed name, where a known prefix leads to one that Turtle can write.
#[must_use]
pub fn shorten(iri: &str) -> Option<String> {
    PREFIXES.iter().find_map(|(prefix, namespace)| {
        let local = iri.strip_prefix(namespace)?;
        let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let short = !local.is_empty() && !local.starts_with('-') && local.chars().all(plain);
        short.then(|| format!("{prefix}:{local}"))
    })
}

/// A term by its prefixed name, such as `nun:rejects`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(&'static str);

impl Term {
    /// Returns the prefixed name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }

    /// Returns the IRI.
    #[must_use]
    pub fn iri(self) -> NamedNode {
        let (prefix, local) = self.0.split_once(':').unwrap_or(("", self.0));
        NamedNode::new_unchecked(format!("{}{local}", namespace(prefix)))
    }
}

macro_rules! terms {
    ($($constant:ident = $name:literal),* $(,)?) => {
        $(#[doc = concat!("`", $name, "`.")] pub const $constant: Term = Term($name);)*

        /// Every term that the program writes.
        pub const TERMS: &[Term] = &[$($constant),*];
    };
}

terms! {
    TYPE = "rdf:type",
    LABEL = "rdfs:label",
    PREF_LABEL = "skos:prefLabel",
    ALT_LABEL = "skos:altLabel",
    // Articles and sentences.
    ARTICLE = "nun:Article",
    NEWS_ARTICLE = "schema:NewsArticle",
    CONTEXT = "nif:Context",
    HEADLINE = "schema:headline",
    DATE_PUBLISHED = "schema:datePublished",
    PUBLISHER = "schema:publisher",
    URL = "schema:url",
    IDENTIFIER = "schema:identifier",
    IS_STRING = "nif:isString",
    MENTIONS = "nun:mentions",
    SENTENCE = "nun:Sentence",
    NIF_SENTENCE = "nif:Sentence",
    ANCHOR_OF = "nif:anchorOf",
    BEGIN_INDEX = "nif:beginIndex",
    END_INDEX = "nif:endIndex",
    REFERENCE_CONTEXT = "nif:referenceContext",
    IS_PART_OF = "schema:isPartOf",
    // Entities.
    PERSON = "nun:Person",
    FOAF_PERSON = "foaf:Person",
    ORGANISATION = "nun:Organisation",
    ORG_ORGANIZATION = "org:Organization",
    COUNTRY = "nun:Country",
    SCHEMA_COUNTRY = "schema:Country",
    PLACE = "nun:Place",
    SCHEMA_PLACE = "schema:Place",
    GROUP = "nun:Group",
    PLAN = "nun:Plan",
    OCCASION = "nun:Occasion",
    SCHEMA_EVENT = "schema:Event",
    ANONYMOUS_SOURCE = "nun:AnonymousSource",
    THING = "nun:Thing",
    OF_COUNTRY = "nun:country",
    SEVERAL = "nun:several",
    // What statements are about.
    POINT = "nun:Point",
    CLAIM = "nun:Claim",
    SCHEMA_CLAIM = "schema:Claim",
    TEXT = "schema:text",
    APPEARANCE = "schema:appearance",
    OFFICE = "nun:Office",
    ORG_ROLE = "org:Role",
    OFFICE_OF = "nun:officeOf",
    TENURE = "nun:Tenure",
    ORG_MEMBERSHIP = "org:Membership",
    ORG_MEMBER = "org:member",
    ORG_ORGANIZATION_OF = "org:organization",
    ORG_ROLE_OF = "org:role",
    MEETING = "nun:Meeting",
    LOCATION = "schema:location",
    START_DATE = "schema:startDate",
    TEMPORAL = "schema:temporal",
    QUANTITY = "nun:Quantity",
    QUANTITATIVE_VALUE = "schema:QuantitativeValue",
    VALUE = "schema:value",
    MIN_VALUE = "schema:minValue",
    MAX_VALUE = "schema:maxValue",
    APPROXIMATE = "nun:approximate",
    UNIT_TEXT = "schema:unitText",
    // Statements.
    STATEMENT = "nun:Statement",
    ROLE_HOLDING = "nun:RoleHolding",
    PROPOSAL = "nun:Proposal",
    DEMAND = "nun:Demand",
    REJECTION = "nun:Rejection",
    ACCEPTANCE = "nun:Acceptance",
    SUPPORT = "nun:Support",
    ASSERTION = "nun:Assertion",
    DENIAL = "nun:Denial",
    MEETING_STATEMENT = "nun:MeetingStatement",
    QUANTITY_STATEMENT = "nun:QuantityStatement",
    BY = "nun:by",
    ABOUT = "nun:about",
    STATUS = "nun:status",
    REPORTED_BY = "nun:reportedBy",
    VIA = "nun:via",
    CONFIDENCE = "nun:confidence",
    RULE = "nun:rule",
    TRIGGER = "nun:trigger",
    MODE = "nun:mode",
    ACT = "nun:act",
    STATES_TENURE = "nun:tenure",
    FORMER = "nun:former",
    SUBJECT = "nun:subject",
    DERIVED_FROM = "prov:wasDerivedFrom",
    REVISION_OF = "prov:wasRevisionOf",
    QUOTED_FROM = "prov:wasQuotedFrom",
    WHO = "nun:who",
    WHAT = "nun:what",
    SENTENCE_WORDS = "nun:sentence",
    SOURCE = "nun:source",
    DATE = "nun:date",
    ASSERTED = "nun:Asserted",
    NEGATED = "nun:Negated",
    PLANNED = "nun:Planned",
    CONDITIONAL = "nun:Conditional",
    HYPOTHETICAL = "nun:Hypothetical",
    DIRECT = "nun:Direct",
    INDIRECT = "nun:Indirect",
    MIXED = "nun:Mixed",
    // Plain triples.
    HOLDS_ROLE = "nun:holdsRole",
    HELD_ROLE = "nun:heldRole",
    PROPOSES = "nun:proposes",
    DEMANDS = "nun:demands",
    REJECTS = "nun:rejects",
    ACCEPTS = "nun:accepts",
    SUPPORTS = "nun:supports",
    ASSERTED_BY = "nun:assertedBy",
    DISPUTED_BY = "nun:disputedBy",
    PROPOSED_BY = "nun:proposedBy",
    POINT_OF = "nun:pointOf",
    BINDS = "nun:binds",
    BENEFITS = "nun:benefits",
    HAS_QUANTITY = "nun:quantity",
    PARTICIPANT = "nun:participant",
    MEETS = "nun:meets",
    // No property of any graph: what a query searches with.
    SEARCH = "nun:search",
    // A function: how much two texts have in common.
    LIKENESS = "nun:likeness",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use oxigraph::io::{RdfFormat, RdfParser};
    use oxigraph::model::{NamedOrBlankNode, Quad, Term as Object};

    use super::*;

    fn quads(text: &str) -> Vec<Quad> {
        let parser = RdfParser::from_format(RdfFormat::Turtle);
        parser.for_slice(text).collect::<Result<_, _>>().unwrap()
    }

    fn subjects_with(predicate: Term) -> BTreeSet<NamedNode> {
        let with = quads(ONTOLOGY).into_iter().filter(|quad| quad.predicate == predicate.iri());
        with.filter_map(|quad| match quad.subject {
            NamedOrBlankNode::NamedNode(node) => Some(node),
            NamedOrBlankNode::BlankNode(_) => None,
        })
        .collect()
    }

    #[test]
    fn every_term_that_the_program_writes_is_labelled_in_the_ontology() {
        let labelled = subjects_with(LABEL);
        let missing: Vec<_> = TERMS.iter().filter(|term| !labelled.contains(&term.iri())).collect();
        assert_eq!(missing, Vec::<&Term>::new());
    }

    #[test]
    fn every_term_of_the_ontology_has_a_label_a_comment_and_a_home() {
        let comment = NamedNode::new_unchecked(format!("{}comment", namespace("rdfs")));
        let (labelled, typed) = (subjects_with(LABEL), subjects_with(TYPE));
        let commented: BTreeSet<_> = quads(ONTOLOGY)
            .into_iter()
            .filter(|quad| quad.predicate == comment)
            .map(|quad| quad.subject.to_string())
            .collect();
        for term in typed {
            let iri = term.as_str();
            assert!(labelled.contains(&term), "{iri} has no label");
            let whole = iri.ends_with("/nuncio");
            assert!(whole || commented.contains(&term.to_string()), "{iri} has no comment");
        }
    }

    #[test]
    fn the_ontology_leads_to_no_term_of_its_own_that_it_lacks() {
        let typed = subjects_with(TYPE);
        for text in [ONTOLOGY, SHAPES] {
            for quad in quads(text) {
                if let Object::NamedNode(node) = quad.object {
                    let own = node.as_str().starts_with(namespace("nun"));
                    let shape = node.as_str().ends_with("Shape");
                    assert!(!own || shape || typed.contains(&node), "{node} is not defined");
                }
            }
        }
    }

    #[test]
    fn an_iri_shortens_to_what_turtle_can_write() {
        assert_eq!(shorten(REJECTS.iri().as_str()).as_deref(), Some("nun:rejects"));
        assert_eq!(shorten("https://w3id.org/nuncio/id/a/b"), None);
        assert_eq!(shorten("http://example.org/x"), None);
    }
}
