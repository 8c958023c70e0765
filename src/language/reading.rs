//! Analyses an article as the later stages need it.

use super::analyser::Analyser;
use super::document::Document;
use super::headlines::sentence_case;
use super::mend::mend;
use crate::ingest::Article;

/// Returns the analysis of an article, with its headlines read as sentences and its trees mended.
///
/// [`Analyser::analyse`] gives what the model itself says.
#[must_use]
pub fn read(analyser: &Analyser, article: &Article) -> Document {
    let document = match sentence_case(article) {
        Some(cased) => analyser.analyse(&cased),
        None => analyser.analyse(article),
    };
    mend(&document, article.text.clone())
}
