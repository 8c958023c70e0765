//! Analyses an article as the later stages need it.

use super::analyser::Analyser;
use super::document::Document;
use super::headlines::sentence_case;
use super::mend::mend;
use crate::ingest::Article;

/// Returns the analysis of an article, with its headlines read as sentences and its trees mended.
///
/// Square brackets, which mark an editor's words in a quotation, are no words of it: "We \[the
/// union\] stay". The model, which has seen few, ends sentences there.
/// [`Analyser::analyse`] gives what the model itself says.
#[must_use]
pub fn read(analyser: &Analyser, article: &Article) -> Document {
    let is_bracket = |word: &str| matches!(word, "[" | "]");
    let document = match sentence_case(article) {
        Some(cased) => analyser.analyse_without(&cased, is_bracket),
        None => analyser.analyse_without(article, is_bracket),
    };
    mend(&document, article.text.clone())
}
