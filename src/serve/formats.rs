//! The formats of answers, each with the media types that ask for it; the first is that of who does not mind.

use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use oxigraph::sparql::results::QueryResultsFormat;

use super::negotiate::Offer;

/// What `SELECT` and `ASK` are answered in.
pub(super) const RESULTS: &[Offer<QueryResultsFormat>] = &[
    Offer { media_type: "application/sparql-results+json", format: QueryResultsFormat::Json },
    Offer { media_type: "application/sparql-results+xml", format: QueryResultsFormat::Xml },
    Offer { media_type: "text/csv", format: QueryResultsFormat::Csv },
    Offer { media_type: "text/tab-separated-values", format: QueryResultsFormat::Tsv },
    Offer { media_type: "application/json", format: QueryResultsFormat::Json },
    Offer { media_type: "application/xml", format: QueryResultsFormat::Xml },
    Offer { media_type: "text/xml", format: QueryResultsFormat::Xml },
];

/// What `CONSTRUCT` and `DESCRIBE` are answered in, and graphs are written in.
pub(super) const GRAPHS: &[Offer<RdfFormat>] = &[
    Offer { media_type: "text/turtle", format: RdfFormat::Turtle },
    Offer { media_type: "application/n-triples", format: RdfFormat::NTriples },
    Offer { media_type: "application/rdf+xml", format: RdfFormat::RdfXml },
    Offer { media_type: "application/ld+json", format: JSON_LD },
    Offer { media_type: "application/trig", format: RdfFormat::TriG },
    Offer { media_type: "application/n-quads", format: RdfFormat::NQuads },
    Offer { media_type: "text/n3", format: RdfFormat::N3 },
    Offer { media_type: "application/xml", format: RdfFormat::RdfXml },
    Offer { media_type: "text/xml", format: RdfFormat::RdfXml },
    Offer { media_type: "application/json", format: JSON_LD },
    Offer { media_type: "text/plain", format: RdfFormat::NTriples },
];

/// What whole datasets are written in.
pub(super) const DATASETS: &[Offer<RdfFormat>] = &[
    Offer { media_type: "application/n-quads", format: RdfFormat::NQuads },
    Offer { media_type: "application/trig", format: RdfFormat::TriG },
    Offer { media_type: "application/ld+json", format: JSON_LD },
    Offer { media_type: "application/json", format: JSON_LD },
];

const JSON_LD: RdfFormat = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };

/// The endings of addresses that choose a media type, whatever the client accepts.
pub(super) const ENDINGS: &[(&str, &str)] = &[
    ("csv", "text/csv"),
    ("tsv", "text/tab-separated-values"),
    ("json", "application/json"),
    ("xml", "application/xml"),
    ("ttl", "text/turtle"),
    ("nt", "application/n-triples"),
];

/// Returns the value of `Content-Type` for a media type.
pub(super) fn content_type(media_type: &str) -> String {
    if media_type.starts_with("text/") {
        format!("{media_type}; charset=utf-8")
    } else {
        media_type.to_owned()
    }
}

/// Returns the media types of offers, for who accepts none of them.
pub(super) fn listed<T>(offers: &[Offer<T>]) -> String {
    offers.iter().map(|offer| offer.media_type).collect::<Vec<_>>().join(", ")
}
