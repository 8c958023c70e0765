//! Turns of an interview: paragraphs that begin with who speaks, "REED: We will dredge it.",
//! "((Ann Reed)) We will.", "A: We will.", and quotations that answer a paragraph that asks.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Reading, Status};
use super::Attribution;
use super::speaker::Speaker;
use crate::language::{TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};
use crate::text::Span;

pub(super) const TURN: &str = "attribution:turn";

/// How many words a name before a colon may have.
const NAME: usize = 4;

/// The paragraphs of an interview and those who may speak in it.
struct Interview<'a> {
    reading: Reading<'a>,
    /// The extent of each paragraph.
    blocks: Vec<Span>,
    /// The persons of the article by surname and by initials; two of one name are none.
    bearers: BTreeMap<String, Option<ChainId>>,
    /// Who is interviewed, if no label tells.
    interviewee: Option<ChainId>,
}

/// Who speaks in a paragraph by its label, if the article tells, and what stands behind the label.
struct Turn {
    label: TokenId,
    speaker: Option<ChainId>,
    content: Span,
}

/// Returns what is said in turns, where at least two speak or one does so twice; questions are no
/// statements.
pub(super) fn find(reading: Reading<'_>) -> Vec<Attribution> {
    let blocks = blocks(reading);
    let interviewee = interviewee(reading, &blocks);
    let interview = Interview { reading, blocks, bearers: bearers(reading), interviewee };
    let turns: Vec<Turn> =
        interview.blocks.iter().filter_map(|block| interview.labelled(*block)).collect();
    let speakers: BTreeSet<ChainId> = turns.iter().filter_map(|turn| turn.speaker).collect();
    let are_turns = turns.len() >= 2 && !speakers.is_empty();
    let labelled = turns.into_iter().filter(|_| are_turns);
    let said = labelled.chain(interview.answers()).filter_map(|turn| {
        let words = turn.content.of(reading.document.text());
        let is_statement = words.contains(' ') && !words.ends_with('?');
        Some(Attribution {
            speakers: vec![Speaker { chain: turn.speaker.filter(|_| is_statement)?, span: None }],
            cue: TokenRange::one(turn.label),
            anchor: turn.label,
            act: "say".to_owned(),
            content: vec![turn.content],
            status: Status::Asserted,
            rule: TURN,
            quotes: false,
        })
    });
    said.collect()
}

impl Interview<'_> {
    /// Reads the label at the beginning of a paragraph. What stands between quotation marks behind it
    /// has its own rule.
    fn labelled(&self, block: Span) -> Option<Turn> {
        let text = self.reading.document.text();
        let words = block.of(text);
        let (name, length) = match words.strip_prefix("((") {
            Some(rest) => rest.find("))").map(|end| (&rest[..end], end + 4))?,
            None => words.find(':').map(|end| (&words[..end], end + 1))?,
        };
        let content = Span::from_range(block.start as usize + length..block.end as usize);
        let content = content.trim_matches(text, char::is_whitespace);
        let is_quoted = content.of(text).starts_with(['“', '"', '‘', '\'']);
        let is_name = name.split(' ').all(|word| word.starts_with(char::is_uppercase))
            && name.split(' ').count() <= NAME;
        if !is_name || is_quoted {
            return None;
        }
        let last = block.start as usize + length - 1;
        let label = self.reading.document.tokens_in(Span::from_range(last..last + 1));
        Some(Turn { label: label.iter().next()?, speaker: self.speaker(name), content })
    }

    /// Returns who is called `name` in the label of a paragraph.
    fn speaker(&self, name: &str) -> Option<ChainId> {
        match name {
            "Q" | "Question" => None,
            "A" | "Answer" => self.interviewee,
            _ => {
                let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
                self.bearers.get(&last).copied().flatten()
            }
        }
    }

    /// Returns the paragraphs that are all quotation behind one that asks, if there are two at least.
    fn answers(&self) -> Vec<Turn> {
        let text = self.reading.document.text();
        let quotes = &self.reading.clauses.quotes;
        let pairs = self.blocks.windows(2).filter(|pair| asks(pair[0].of(text)));
        let turns: Vec<Turn> = pairs
            .filter_map(|pair| {
                let at = quotes.partition_point(|quote| quote.outer.start < pair[1].start);
                let quote = quotes.get(at).filter(|quote| quote.outer == pair[1])?;
                let (label, content) = (quote.tokens.start, quote.inner);
                Some(Turn { label, speaker: self.interviewee, content })
            })
            .collect();
        if turns.len() < 2 { Vec::new() } else { turns }
    }
}

/// Returns whom the article is about before the first question: the person named most often, of two
/// the one who is brought on last ("the reporter Tom Doe spoke to Ann Reed").
fn interviewee(reading: Reading<'_>, blocks: &[Span]) -> Option<ChainId> {
    let text = reading.document.text();
    let is_question = |words: &str| asks(words) || words.starts_with("Q:");
    let first = blocks.iter().find(|block| is_question(block.of(text)))?.start;
    let mentions = &reading.mentions;
    let named = (0..).zip(&mentions.chains).filter_map(|(at, chain)| {
        let spans = chain.mentions.iter().map(|mention| mentions[*mention].span);
        let mut before = spans.filter(|span| span.end <= first);
        let start = before.next()?.start;
        let is_person = chain.named && chain.kind == EntityKind::Person;
        is_person.then_some((before.count(), start, ChainId(at)))
    });
    named.max().map(|(_, _, chain)| chain)
}

/// Tells whether the words of a paragraph ask, and quote nobody.
fn asks(words: &str) -> bool {
    words.ends_with('?') && !words.contains(['“', '"'])
}

/// Returns the extent of each paragraph.
fn blocks(reading: Reading<'_>) -> Vec<Span> {
    let mut blocks: Vec<(u32, Span)> = Vec::new();
    for sentence in reading.document.sentences() {
        match blocks.last_mut() {
            Some((block, span)) if *block == sentence.block => *span = span.cover(sentence.span),
            _ => blocks.push((sentence.block, sentence.span)),
        }
    }
    blocks.into_iter().map(|(_, span)| span).collect()
}

/// Returns the persons of the article by surname and by initials; two of one name are none.
fn bearers(reading: Reading<'_>) -> BTreeMap<String, Option<ChainId>> {
    let mut bearers = BTreeMap::new();
    for (at, chain) in (0..).zip(&reading.mentions.chains) {
        let Some((_, surname)) = chain.name.rsplit_once(' ') else { continue };
        let initials = chain.name.split(' ').filter_map(|word| word.chars().next());
        let initials: String = initials.filter(|letter| letter.is_uppercase()).collect();
        if chain.named && chain.kind == EntityKind::Person {
            for name in [surname.to_lowercase(), initials.to_lowercase()] {
                let bearer = bearers.entry(name);
                bearer.and_modify(|bearer| *bearer = None).or_insert(Some(ChainId(at)));
            }
        }
    }
    bearers
}
