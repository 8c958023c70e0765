//! Phrases that attribute a whole sentence: "according to", "as reported by", "IMF: …".

use super::super::cues::{self, Cue};
use super::super::{Reading, Status};
use super::content::{around, fit};
use super::speaker::{self, Speaker};
use super::{Attribution, Found};
use crate::ingest::BlockKind;
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};

const MARKER: Found = Found { rule: "attribution:marker", confidence: 0.92 };
const CITED: Found = Found { rule: "attribution:citing", confidence: 0.65 };
const HEADLINE: Found = Found { rule: "attribution:headline", confidence: 0.7 };

/// Returns the statements that a marker or a headline's colon attributes.
pub(super) fn find(reading: Reading<'_>) -> Vec<Attribution> {
    let marked = reading.document.ids().filter_map(|token| marked(reading, token));
    let cited = reading.document.ids().filter_map(|token| cited(reading, token));
    let sentences = reading.document.sentences().iter();
    marked
        .chain(cited)
        .chain(sentences.filter_map(|sentence| headline(reading, sentence.tokens)))
        .collect()
}

/// Returns the attribution of the marker that begins at `first`.
fn marked(reading: Reading<'_>, first: TokenId) -> Option<Attribution> {
    let document = reading.document;
    let (cue, words) = marker_at(document, first)?;
    let speakers = speakers_behind(reading, words);
    if speakers.is_empty() {
        return None;
    }
    let host = host(document, first, words)?;
    let mut phrase = phrase(document, host, first);
    if words.last().is_some_and(|last| document.child(last, Dep::Pobj).is_none())
        && let Some(head) = next_mention(reading, words)
        && let Some(mention) = reading.mentions.at(head)
    {
        phrase.end = phrase.end.max(reading.mentions[mention].tokens.end);
    }
    let content = around(document, document.subtree(host), phrase);
    Some(Attribution {
        speakers,
        cue: words,
        anchor: first,
        act: cue.act.clone(),
        content: fit(reading, content, first),
        status: Status::Asserted,
        rule: &MARKER,
        quotes: false,
    })
}

fn marker_at(document: &Document, first: TokenId) -> Option<(&'static Cue, TokenRange)> {
    let matches = |cue: &&Cue| {
        cue.words.split(' ').enumerate().all(|(at, word)| {
            let token = first.index() + at;
            token < document.tokens().len()
                && document
                    .word(TokenId(first.0 + u32::try_from(at).unwrap_or(0)))
                    .eq_ignore_ascii_case(word)
        })
    };
    let cue = cues::markers().find(matches)?;
    let length = u32::try_from(cue.words.split(' ').count()).unwrap_or(1);
    Some((cue, TokenRange::new(first.0, first.0 + length)))
}

/// Returns the speakers behind the marker: its last word's object and what is joined to it.
fn speakers_behind(reading: Reading<'_>, words: TokenRange) -> Vec<Speaker> {
    let document = reading.document;
    let Some(last) = words.last() else { return Vec::new() };
    let object = document.child(last, Dep::Pobj).or_else(|| next_mention(reading, words));
    let conjuncts = std::iter::successors(object, |head| document.child(*head, Dep::Conj));
    conjuncts.flat_map(|head| speaker::of(reading, head, false)).collect()
}

/// Returns the mention right behind the marker, where the analysis has torn it off.
fn next_mention(reading: Reading<'_>, words: TokenRange) -> Option<TokenId> {
    let mentions = reading.mentions.mentions.iter();
    mentions.filter(|mention| mention.tokens.start == words.end).map(|mention| mention.head).next()
}

/// Returns the statement of whom "citing two officials" names, about what the clause around it says.
fn cited(reading: Reading<'_>, verb: TokenId) -> Option<Attribution> {
    let document = reading.document;
    let cue = cues::source(document.lemma(verb)).filter(|_| document[verb].tag == Tag::Vbg)?;
    let object = document.child(verb, Dep::Dobj)?;
    let is_paper = |chain: ChainId| reading.mentions[chain].kind == EntityKind::Document;
    if reading.chain(object).is_some_and(is_paper) {
        return None;
    }
    let speakers = speaker::of(reading, object, true);
    let head = document.head(verb).filter(|_| !speakers.is_empty())?;
    // "NBC, citing an official, reported that …": the source says what NBC reports.
    let said = super::wordings::complement(document, head)
        .filter(|_| super::verbs::cue_at(document, head).is_some());
    let content = match said {
        Some(clause) => {
            vec![document.span(super::content::without_complementiser(document, clause))]
        }
        // "This was reported by Axios, citing officials" says nothing itself.
        None if super::verbs::cue_at(document, head).is_some() => return None,
        None => around(
            document,
            document.subtree(host(document, verb, TokenRange::one(verb))?),
            document.subtree(verb),
        ),
    };
    Some(Attribution {
        speakers,
        cue: TokenRange::one(verb),
        anchor: verb,
        act: cue.act.clone(),
        content: fit(reading, content, verb),
        status: Status::Asserted,
        rule: &CITED,
        quotes: false,
    })
}

/// Returns the word whose subtree the marker attributes: the verb above it.
fn host(document: &Document, first: TokenId, words: TokenRange) -> Option<TokenId> {
    document
        .ancestors(first)
        .take(document.sentence_of(first).tokens.len())
        .find(|above| {
            !words.contains(*above) && matches!(document[*above].pos, Pos::Verb | Pos::Aux)
        })
        .or_else(|| document.root(document[first].sentence).filter(|root| !words.contains(*root)))
}

/// Returns the words of the attributing phrase: what hangs on `host` and holds the marker.
fn phrase(document: &Document, host: TokenId, first: TokenId) -> TokenRange {
    let path = std::iter::once(first).chain(document.ancestors(first));
    let top = path.take_while(|above| *above != host).filter(|above| *above >= first).last();
    document.subtree(top.unwrap_or(first))
}

/// Returns the statement of a headline "IMF: Greece needs relief".
fn headline(reading: Reading<'_>, sentence: TokenRange) -> Option<Attribution> {
    let document = reading.document;
    let block = document.sentence_of(sentence.start).block;
    let kind = reading.article.blocks.get(block as usize)?.kind;
    if kind == BlockKind::Paragraph {
        return None;
    }
    let colon = sentence.iter().find(|token| document.word(*token) == ":")?;
    let before = TokenRange { start: sentence.start, end: colon };
    let mention = reading.mentions.mentions.iter().find(|mention| {
        before.contains(mention.head)
            && mention.tokens.last().map(|last| last.0 + 1) == Some(colon.0)
    })?;
    let content = TokenRange { start: TokenId(colon.0 + 1), end: sentence.end };
    if mention.tokens.start != sentence.start || content.len() < 3 {
        return None;
    }
    Some(Attribution {
        speakers: vec![speaker::at(reading, mention.head, true)?],
        cue: TokenRange::one(colon),
        anchor: colon,
        act: "say".to_owned(),
        content: fit(reading, vec![document.span(content)], colon),
        status: Status::Asserted,
        rule: &HEADLINE,
        quotes: false,
    })
}
