//! Turns of an interview: paragraphs that begin with who speaks, "REED: We will dredge it."

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Reading, Status};
use super::Attribution;
use super::speaker::Speaker;
use crate::language::{Document, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};
use crate::text::Span;

pub(super) const TURN: &str = "attribution:turn";

/// How many words a name before a colon may have.
const NAME: usize = 4;

/// Returns what is said in turns, where at least two speak or one does so twice; questions are no
/// statements.
pub(super) fn find(reading: Reading<'_>) -> Vec<Attribution> {
    let document = reading.document;
    let bearers = bearers(reading);
    let mut last = None;
    let mut openings = Vec::new();
    for sentence in document.sentences() {
        if last != Some(sentence.block) {
            openings.push((sentence.block, sentence.tokens));
            last = Some(sentence.block);
        }
    }
    let turns: Vec<(u32, TokenId, Option<ChainId>)> = openings
        .into_iter()
        .filter_map(|(block, first)| {
            let (colon, speaker) = label(document, &bearers, first)?;
            Some((block, colon, speaker))
        })
        .collect();
    let speakers: BTreeSet<ChainId> = turns.iter().filter_map(|(_, _, speaker)| *speaker).collect();
    if turns.len() < 2 || speakers.is_empty() {
        return Vec::new();
    }
    let said = turns.into_iter().filter_map(|(block, colon, speaker)| {
        let content = content(reading, block, colon)?;
        Some(Attribution {
            speakers: vec![Speaker { chain: speaker?, span: None }],
            cue: TokenRange::one(colon),
            anchor: colon,
            act: "say".to_owned(),
            content: vec![content],
            status: Status::Asserted,
            rule: TURN,
            quotes: false,
        })
    });
    said.collect()
}

/// Reads "REED:" at the beginning of a paragraph: the colon, and who is called so, if the article
/// tells.
fn label(
    document: &Document,
    bearers: &BTreeMap<String, Option<ChainId>>,
    first: TokenRange,
) -> Option<(TokenId, Option<ChainId>)> {
    let colon = first.iter().take(NAME + 1).find(|token| document.word(*token) == ":")?;
    let words = TokenRange { start: first.start, end: colon };
    let capital = |token: TokenId| document.word(token).starts_with(char::is_uppercase);
    if words.is_empty() || !words.iter().all(capital) {
        return None;
    }
    let surname = document.word(TokenId(colon.0 - 1)).to_lowercase();
    Some((colon, bearers.get(&surname).copied().flatten()))
}

/// Returns the persons of the article by surname; two of one surname are none.
fn bearers(reading: Reading<'_>) -> BTreeMap<String, Option<ChainId>> {
    let mut bearers = BTreeMap::new();
    for (at, chain) in (0..).zip(&reading.mentions.chains) {
        let Some((_, surname)) = chain.name.rsplit_once(' ') else { continue };
        if chain.named && chain.kind == EntityKind::Person {
            let bearer = bearers.entry(surname.to_lowercase());
            bearer.and_modify(|bearer| *bearer = None).or_insert(Some(ChainId(at)));
        }
    }
    bearers
}

/// Returns what is said in the paragraph `block` behind the colon, unless it is a question or
/// stands between quotation marks, which has its own rule.
fn content(reading: Reading<'_>, block: u32, colon: TokenId) -> Option<Span> {
    let document = reading.document;
    let text = document.text();
    let start = document[colon].span.end;
    let own = document.sentences().partition_point(|sentence| sentence.block <= block);
    let end = document.sentences()[own.checked_sub(1)?].span.end;
    let content = Span::new(start, end.max(start)).trim_matches(text, char::is_whitespace);
    let words = content.of(text);
    let is_statement = words.contains(' ') && !words.ends_with('?');
    (is_statement && !words.starts_with(['“', '"', '‘', '\''])).then_some(content)
}
