//! Events as JSON Lines, in the types of the PLOVER codebook.
//!
//! Source and target are offsets in Unicode code points of the sentence.

use std::io::{self, Write};

use serde_json::json;

use crate::entities::Findings;
use crate::facts;
use crate::text::{CodePoints, Span};

/// Writes the events that the sentences of one article report.
///
/// # Errors
///
/// Those of `out`.
pub fn write(found: &Findings, out: &mut impl Write) -> io::Result<()> {
    for event in facts::events(found.reading(), &found.facts) {
        let article = &found.article;
        let sentence = article.in_file(found.document[event.sentence].span);
        let text = sentence.of(article.file_text());
        let points = CodePoints::new(text);
        let within = |span: &Span| sentence.contains(*span);
        let offsets = |span: Option<Span>| {
            let span = span.map(|span| article.in_file(span)).filter(within)?;
            Some(points.of(Span::new(span.start - sentence.start, span.end - sentence.start)))
        };
        let line = json!({
            "article": article.id, "sentence": text, "event": event.kind,
            "source": offsets(event.source), "target": offsets(event.target),
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}
