//! Puts headlines in title case or capitals into sentence case, and a colon for a hyphen between
//! spaces, for the model's eyes only.
//!
//! ```text
//! &Article ──sentence_case──▶ Article of the same length, if a headline needs it
//! ```
//!
//! The model was trained on sentences: of "Premier Rejects Peace Plan" it makes
//! one long name. Which words of a headline are names, the body tells: a word
//! that stands there in lower case is none. Offsets stay, for only ASCII
//! letters change.

use std::collections::HashMap;

use crate::ingest::{Article, BlockKind};
use crate::text::Span;

/// The share of a headline's longer words that begin with a capital, from which it is in title case.
const TITLE_CASE: f64 = 0.75;
/// The fewest longer words that tell how a headline is cased.
const TELLING: usize = 3;

/// Returns the article with its headlines in sentence case; none if they are already.
pub(super) fn sentence_case(article: &Article) -> Option<Article> {
    let headings = article.blocks.iter().filter(|block| block.kind != BlockKind::Paragraph);
    let headings = headings.map(|block| block.span);
    let (titles, dashes): (Vec<Span>, Vec<usize>) = (
        headings.clone().filter(|span| is_title_case(span.of(&article.text))).collect(),
        headings.flat_map(|span| dashes(&article.text, span)).collect(),
    );
    if titles.is_empty() && dashes.is_empty() {
        return None;
    }
    let body = Body::of(article, &titles);
    let mut text = article.text.clone().into_bytes();
    for title in titles {
        let mut sentence_start = true;
        for (start, word) in words(title.of(&article.text)) {
            let start = title.start as usize + start;
            let cased = body.case(word, sentence_start);
            if cased.len() == word.len() {
                text[start..start + word.len()].copy_from_slice(cased.as_bytes());
            }
            let rest = &article.text[start + word.len()..title.end as usize];
            sentence_start = rest.starts_with([':', '.', '?', '!']);
        }
    }
    for dash in dashes {
        text[dash] = b':';
    }
    let text = String::from_utf8(text).ok()?;
    Some(Article { text, ..article.clone() })
}

/// Returns where hyphens stand for dashes in a headline: to the model they join words ("Dam 'at
/// risk' - experts").
fn dashes(text: &str, title: Span) -> impl Iterator<Item = usize> {
    let start = title.start as usize;
    title.of(text).match_indices(" - ").map(move |(at, _)| start + at + 1)
}

/// Tells whether most of a headline's longer words begin with a capital.
fn is_title_case(title: &str) -> bool {
    let longer: Vec<&str> =
        words(title).map(|(_, word)| word).filter(|word| word.len() > 3).collect();
    let capitals = longer.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let share = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    longer.len() >= TELLING && share(capitals) >= TITLE_CASE * share(longer.len())
}

/// Returns the words of a text with where each begins; a word is letters, digits and what joins them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(char::is_alphanumeric)?;
        let joins = |c: char| !(c.is_alphanumeric() || c == '.' || c == '&');
        let length = text[start..].find(joins).unwrap_or(text.len() - start);
        from = start + length;
        let word = text[start..from].trim_end_matches('.');
        let is_initials = word.contains('.');
        Some((start, if is_initials { &text[start..from] } else { word }))
    })
}

/// How often the body has a headline's words, by their lower-case form.
struct Body<'a> {
    forms: HashMap<String, Forms<'a>>,
}

#[derive(Default)]
struct Forms<'a> {
    lower: usize,
    /// A form with a capital, and how often one stands there.
    capital: Option<(&'a str, usize)>,
}

impl<'a> Body<'a> {
    fn of(article: &'a Article, titles: &[Span]) -> Self {
        let mut forms: HashMap<String, Forms<'a>> = HashMap::new();
        for title in titles {
            for (_, word) in words(title.of(&article.text)) {
                forms.entry(word.to_lowercase()).or_default();
            }
        }
        let body = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
        for block in body {
            for (_, word) in words(block.span.of(&article.text)) {
                let Some(found) = forms.get_mut(&word.to_lowercase()) else { continue };
                if word.starts_with(char::is_lowercase) {
                    found.lower += 1;
                } else {
                    let count = found.capital.map_or(0, |(_, count)| count);
                    found.capital = Some((word, count + 1));
                }
            }
        }
        Self { forms }
    }

    /// Returns a headline's word as a sentence would have it.
    fn case(&self, word: &'a str, sentence_start: bool) -> String {
        let shouted = word.len() > 1 && !word.chars().any(char::is_lowercase);
        let forms = self.forms.get(&word.to_lowercase());
        let (lower, capital) = forms.map_or((0, None), |forms| (forms.lower, forms.capital));
        match capital {
            Some((form, count)) if count > lower => return form.to_owned(),
            _ => {}
        }
        // Initials, acronyms and figures that the body lacks stay as they are.
        if (shouted && lower == 0 && word.len() < 6) || !word.starts_with(char::is_uppercase) {
            return word.to_owned();
        }
        if sentence_start && !shouted {
            return word.to_owned();
        }
        word.to_ascii_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Block;

    /// Checks how the first line of a text reads in sentence case, the rest being its body.
    fn check(text: &str, expected: &str) {
        let end = text.find('\n').unwrap();
        let block = |range, kind| Block { span: Span::from_range(range), kind };
        let article = Article {
            source: crate::ingest::Source::default(),
            id: String::new(),
            text: text.to_owned(),
            title: None,
            date: None,
            url: None,
            publisher: None,
            blocks: vec![
                block(0..end, BlockKind::Title),
                block(end + 1..text.len(), BlockKind::Paragraph),
            ],
        };
        let cased = sentence_case(&article).unwrap_or(article);
        assert_eq!(&cased.text[..end], expected);
        assert_eq!(&cased.text[end..], &text[end..]);
    }

    #[test]
    fn title_case_becomes_sentence_case() {
        check(
            "Premier Rejects Kenya Peace Plan Ahead Of Deadline\nIn Oslo, Kenya saw its peace plan fail.",
            "Premier rejects Kenya peace plan ahead of deadline",
        );
        check(
            "EU And U.S. Agree: Tariffs Will Fall\nTariffs of the EU and the U.S. agree.",
            "EU and U.S. agree: Tariffs will fall",
        );
    }

    #[test]
    fn sentence_case_stays() {
        check(
            "Premier rejects Kenyan peace plan\nThe plan failed.",
            "Premier rejects Kenyan peace plan",
        );
    }

    #[test]
    fn a_hyphen_between_spaces_becomes_a_colon() {
        check("Dam 'at risk' - ex-minister\nThe dam stands.", "Dam 'at risk' : ex-minister");
    }

    #[test]
    fn capitals_become_words() {
        check(
            "KENYA REJECTS EU PEACE OFFER\nThe EU made Kenya an offer of peace.",
            "Kenya rejects EU peace offer",
        );
    }
}
