//! Statements that layout attributes: "IMF: Greece needs relief", "Dam at risk: experts", "Dam 'at
//! risk' - experts", "Talks to resume, envoy tells press", and a paragraph "Smith: “We are ready.”".
//!
//! Headlines leave out verbs and write capitals, which misleads the parser: they are read by
//! their marks and by the words beside them.

use super::super::cues::{self, Content};
use super::super::{Reading, Status};
use super::Attribution;
use super::content::fit;
use super::speaker::{self, Speaker};
use crate::ingest::BlockKind;
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::EntityKind;

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
        .or_else(|| signed(reading, sentence))
        .or_else(|| is_heading.then(|| behind_colon(reading, sentence))?)
        .or_else(|| is_heading.then(|| behind_quotation(reading, sentence))?)
        .or_else(|| is_heading.then(|| behind_dash(reading, sentence))?)
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
    let content = TokenRange { start: colon.next(), end: sentence.end };
    let is_quoted =
        content.iter().next().is_some_and(|first| document[first].tag == Tag::OpenQuote);
    let is_said = is_quoted || is_heading && is_statement(document, content);
    if content.len() < 3 || !is_said {
        return None;
    }
    let words = TokenRange { start: sentence.start, end: colon };
    let head = name_within(reading, words)
        .or_else(|| is_quoted.then(|| name_apposed(reading, words))?)?;
    // "Study: tea is good" says what was found, "Opinion: tea is good" what sort of text it is.
    let word = document.lemma(head);
    if cues::is_message(word) && !cues::is_finding(word) {
        return None;
    }
    Some((TokenRange::one(colon), speaker::at(reading, head, true)?, content))
}

/// Tells whether the words behind a name are no mere label: "A life in politics", "What it means".
fn is_statement(document: &Document, words: TokenRange) -> bool {
    let asks =
        |first: TokenId| matches!(document[first].tag, Tag::Wp | Tag::Wrb | Tag::Wdt | Tag::WpPoss);
    let predicates = |token: TokenId| match document[token].pos {
        Pos::Verb | Pos::Aux => !matches!(document[token].dep, Dep::Relcl | Dep::Acl | Dep::Amod),
        Pos::Adj => document[token].dep != Dep::Amod,
        _ => false,
    };
    !words.iter().next().is_some_and(asks) && words.iter().any(predicates)
}

/// Reads "'We will stay': Smith defies critics".
fn behind_quotation(reading: Reading<'_>, sentence: TokenRange) -> Option<Parts> {
    let document = reading.document;
    let colon = sentence.iter().find(|token| document.word(*token) == ":")?;
    let quote = reading.clauses.quotes.iter().find(|quote| {
        let outer = document.tokens_in(quote.outer);
        outer.start == sentence.start && outer.end == colon
    })?;
    let next = colon.next();
    let mention = reading.mentions.mentions.iter().find(|mention| mention.tokens.start == next)?;
    let acts = sentence.contains(mention.tokens.end)
        && matches!(document[mention.tokens.end].tag, Tag::Vbz | Tag::Vbp);
    let speaker = speaker::at(reading, mention.head, true).filter(|_| acts)?;
    Some((TokenRange::one(colon), speaker, quote.tokens))
}

/// Reads “We will stay.” — Ann Smith, mayor, also with the name on a line of its own.
fn signed(reading: Reading<'_>, sentence: TokenRange) -> Option<Parts> {
    let document = reading.document;
    let text = document.text();
    let is_dash = |token: &TokenId| matches!(document.word(*token), "-" | "–" | "—" | "―");
    let dash = sentence.iter().find(is_dash)?;
    let end = text[..document[dash].span.start as usize].trim_end().len();
    let quotes = &reading.clauses.quotes;
    let first = quotes.partition_point(|quote| (quote.outer.end as usize) < end);
    let quote = quotes[first..].iter().find(|quote| quote.outer.end as usize == end)?;
    let before = text[..quote.outer.start as usize].trim_end_matches(' ');
    let alone = before.is_empty() || before.ends_with(['\n', '.', '”', '"']);
    let name = dash.next();
    let mention = reading.mentions.mentions.iter().find(|mention| mention.tokens.start == name)?;
    let rest = TokenRange { start: name, end: sentence.end };
    let is_bare = rest.iter().all(|token| !matches!(document[token].pos, Pos::Verb | Pos::Aux));
    let speaker = speaker::at(reading, mention.head, true);
    let speaker = speaker.filter(|_| alone && is_bare && quote.tokens.len() >= 3)?;
    Some((TokenRange::one(dash), speaker, quote.tokens))
}

/// Reads "Dam 'at risk' - experts", but not "Dam at risk - Daily News".
fn behind_dash(reading: Reading<'_>, sentence: TokenRange) -> Option<Parts> {
    let document = reading.document;
    let is_dash = |token: &TokenId| matches!(document.word(*token), "-" | "–" | "—");
    let dash = sentence.iter().rev().find(is_dash)?;
    let name = TokenRange { start: dash.next(), end: sentence.end };
    let content = TokenRange { start: sentence.start, end: dash };
    let head = name_within(reading, name).filter(|_| name.len() <= NAME && content.len() >= 3)?;
    let chain = &reading.mentions[reading.chain(head)?];
    let is_paper = chain.named && chain.kind != EntityKind::Person;
    let set_off = document.text()[document[dash].span.end as usize..].starts_with(' ');
    let speaker = speaker::at(reading, head, true).filter(|_| set_off && !is_paper)?;
    Some((TokenRange::one(dash), speaker, content))
}

/// Reads "Dam at risk of collapse: experts".
fn behind_colon(reading: Reading<'_>, sentence: TokenRange) -> Option<Parts> {
    let document = reading.document;
    let colon = sentence.iter().rev().find(|token| document.word(*token) == ":")?;
    let name = TokenRange { start: colon.next(), end: sentence.end };
    let head = name_within(reading, name).filter(|_| name.len() <= NAME)?;
    let content = TokenRange { start: sentence.start, end: colon };
    // "Photo: the agency" credits a picture.
    if content.len() < 3 {
        return None;
    }
    Some((TokenRange::one(colon), speaker::at(reading, head, true)?, content))
}

/// Reads "Talks to resume, envoy says", "Talks to resume, says envoy", "…, envoy tells press".
fn behind_comma(reading: Reading<'_>, sentence: TokenRange) -> Option<Parts> {
    let document = reading.document;
    let comma = sentence.iter().rev().find(|token| document.word(*token) == ",")?;
    let rest = TokenRange { start: comma.next(), end: sentence.end };
    let cue = rest.iter().find(|token| says(document, *token))?;
    let name = if cue == rest.start {
        TokenRange { start: cue.next(), end: rest.end }
    } else {
        TokenRange { start: rest.start, end: cue }
    };
    // Behind the cue, only who is told.
    let told = TokenRange { start: cue.next(), end: rest.end };
    let is_told = document.lemma(cue) == "tell" && told.len() <= NAME;
    if cue != rest.start && !is_told && last_word(document, rest) != Some(cue) {
        return None;
    }
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

/// Returns the head of the mention that begins `words`, where an apposition behind a comma is all that
/// follows: "Ann Roe, 54, a docker".
fn name_apposed(reading: Reading<'_>, words: TokenRange) -> Option<TokenId> {
    let document = reading.document;
    let mut mentions = reading.mentions.mentions.iter();
    let mention = mentions.find(|mention| mention.tokens.start == words.start)?;
    let predicates =
        |token: TokenId| matches!(document[token].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let apposed = words.iter().any(|token| document[token].tag == Tag::Comma);
    (apposed && !words.iter().any(predicates)).then_some(mention.head)
}

fn last_word(document: &Document, words: TokenRange) -> Option<TokenId> {
    words.iter().rev().find(|token| !is_mark(document, *token))
}

fn is_mark(document: &Document, token: TokenId) -> bool {
    matches!(document[token].pos, Pos::Punct | Pos::Space)
}
