//! Statements that layout attributes: "IMF: Greece needs relief", "Dam at risk: experts",
//! "Talks to resume, envoy says", and a paragraph "Smith: “We are ready.”".
//!
//! Headlines leave out verbs and write capitals, which misleads the parser: they are read by
//! their marks and by the words beside them.

use super::super::cues::{self, Content};
use super::super::{Reading, Status};
use super::Attribution;
use super::content::fit;
use super::speaker::{self, Speaker};
use crate::ingest::BlockKind;
use crate::language::{Document, Pos, Tag, TokenId, TokenRange};

const HEADLINE: &str = "attribution:headline";

/// How many words a speaker's name behind what is said may have.
const NAME: usize = 6;

/// Returns the statements that the layout of a headline or of a paragraph attributes, but for
/// those whose cue is found already.
pub(super) fn find(reading: Reading<'_>, found: &[Attribution]) -> Vec<Attribution> {
    let sentences = reading.document.sentences().iter().map(|sentence| sentence.tokens);
    let is_new = |attribution: &Attribution| {
        let sentence = reading.document[attribution.anchor].sentence;
        !found.iter().any(|other| {
            reading.document[other.anchor].sentence == sentence
                && !other.content.is_empty()
                && other.cue.start >= attribution.cue.start
        })
    };
    sentences.filter_map(|sentence| headline(reading, sentence)).filter(is_new).collect()
}

fn headline(reading: Reading<'_>, sentence: TokenRange) -> Option<Attribution> {
    let document = reading.document;
    let block = document.sentence_of(sentence.start).block;
    let is_heading = reading.article.blocks.get(block as usize)?.kind != BlockKind::Paragraph;
    let (cue, speaker, content) = before_colon(reading, sentence, is_heading)
        .or_else(|| is_heading.then(|| behind_colon(reading, sentence))?)
        .or_else(|| is_heading.then(|| behind_comma(reading, sentence))?)?;
    Some(Attribution {
        speakers: vec![speaker],
        cue,
        anchor: cue.start,
        act: "say".to_owned(),
        content: fit(reading, vec![document.span(content)], cue.start),
        status: Status::Asserted,
        rule: HEADLINE,
        quotes: false,
    })
}

type Parts = (TokenRange, Speaker, TokenRange);

/// Reads "IMF: Greece needs relief"; in running text, only a quotation behind the colon.
fn before_colon(reading: Reading<'_>, sentence: TokenRange, is_heading: bool) -> Option<Parts> {
    let document = reading.document;
    let colon = sentence.iter().find(|token| document.word(*token) == ":")?;
    let content = TokenRange { start: TokenId(colon.0 + 1), end: sentence.end };
    let is_quoted =
        content.iter().next().is_some_and(|first| document[first].tag == Tag::OpenQuote);
    if content.len() < 3 || !(is_heading || is_quoted) {
        return None;
    }
    let head = name_within(reading, TokenRange { start: sentence.start, end: colon })?;
    Some((TokenRange::one(colon), speaker::at(reading, head, true)?, content))
}

/// Reads "Dam at risk of collapse: experts".
fn behind_colon(reading: Reading<'_>, sentence: TokenRange) -> Option<Parts> {
    let document = reading.document;
    let colon = sentence.iter().rev().find(|token| document.word(*token) == ":")?;
    let name = TokenRange { start: TokenId(colon.0 + 1), end: sentence.end };
    let head = name_within(reading, name).filter(|_| name.len() <= NAME)?;
    let content = TokenRange { start: sentence.start, end: colon };
    // "Photo: the agency" credits a picture.
    if content.len() < 3 {
        return None;
    }
    Some((TokenRange::one(colon), speaker::at(reading, head, true)?, content))
}

/// Reads "Talks to resume, envoy says", "Talks to resume, says envoy".
fn behind_comma(reading: Reading<'_>, sentence: TokenRange) -> Option<Parts> {
    let document = reading.document;
    let comma = sentence.iter().rev().find(|token| document.word(*token) == ",")?;
    let rest = TokenRange { start: TokenId(comma.0 + 1), end: sentence.end };
    let (first, last) = (rest.iter().next()?, last_word(document, rest)?);
    let cue = [first, last].into_iter().find(|token| says(document, *token))?;
    let name = if cue == first {
        TokenRange { start: TokenId(first.0 + 1), end: rest.end }
    } else {
        TokenRange { start: first, end: last }
    };
    let head = name_within(reading, name).filter(|_| name.len() <= NAME)?;
    let content = TokenRange { start: sentence.start, end: comma };
    Some((TokenRange::one(cue), speaker::at(reading, head, true)?, content))
}

/// Tells whether a word is a verb of saying in the present, whatever it is tagged as.
fn says(document: &Document, token: TokenId) -> bool {
    let word = document.word(token).to_lowercase();
    [word.as_str(), word.trim_end_matches('s')]
        .into_iter()
        .filter_map(cues::verb)
        .any(|cue| cue.takes(Content::Speech))
}

/// Returns the head of the mention that `words` are, but for marks at their ends.
fn name_within(reading: Reading<'_>, words: TokenRange) -> Option<TokenId> {
    let last = last_word(reading.document, words)?;
    let start = words.iter().find(|token| !is_mark(reading.document, *token))?;
    let mentions = reading.mentions.mentions.iter();
    mentions
        .filter(|mention| mention.tokens.start == start && mention.tokens.last() == Some(last))
        .map(|mention| mention.head)
        .next()
}

fn last_word(document: &Document, words: TokenRange) -> Option<TokenId> {
    words.iter().rev().find(|token| !is_mark(document, *token))
}

fn is_mark(document: &Document, token: TokenId) -> bool {
    matches!(document[token].pos, Pos::Punct | Pos::Space)
}
