//! Quotations without a cue, behind a sentence that brings on who speaks: "The mayor shook her head.
//! “Never.”", "Smith took to the radio: “Stay calm.”".

use super::super::{Reading, Status};
use super::speaker::{self, Speaker};
use super::{Attribution, complements};
use crate::clauses::{Quote, Slot};
use crate::language::{Dep, Pos, TokenId, TokenRange};
use crate::mentions::{EntityKind, Number};
use crate::text::Span;

const INTRODUCED: &str = "attribution:quote-introduced";

/// Returns the statement that the subject of the sentence right before a quotation makes by it, if
/// that is one person and the sentence attributes nothing itself.
pub(super) fn find(
    reading: Reading<'_>,
    quote: &Quote,
    content: Span,
    cues: &[Attribution],
) -> Option<Attribution> {
    let document = reading.document;
    let before = document.tokens_in(quote.outer).start.0.checked_sub(1).map(TokenId)?;
    let sentence = document.sentence_of(before);
    if sentence.block != document.sentence_of(quote.tokens.start).block {
        return None;
    }
    let cue = main_verb(reading, before)?;
    let first = cues.partition_point(|cue| cue.cue.start < sentence.tokens.start);
    let attributes = cues[first..]
        .iter()
        .take_while(|cue| cue.cue.start < quote.tokens.start)
        .any(|cue| !cue.content.is_empty());
    let speaker = subject(reading, cue).filter(|_| !attributes)?;
    Some(Attribution {
        speakers: vec![speaker],
        cue: TokenRange::one(cue),
        anchor: cue,
        act: "say".to_owned(),
        content: vec![content],
        status: Status::Asserted,
        rule: INTRODUCED,
        quotes: false,
    })
}

/// Returns the main verb of the sentence that ends with `last`, outside of quotations.
fn main_verb(reading: Reading<'_>, last: TokenId) -> Option<TokenId> {
    let document = reading.document;
    let root = document.root(document[last].sentence)?;
    // What stands behind a colon may have become the main clause.
    let verb = if root <= last { root } else { complements::complement(document, root)? };
    let is_verb = matches!(document[verb].pos, Pos::Verb | Pos::Aux);
    (is_verb && verb < last && !speaker::is_quoted(reading, verb)).then_some(verb)
}

/// Returns the one person who is the subject of `verb`.
fn subject(reading: Reading<'_>, verb: TokenId) -> Option<Speaker> {
    // "The mayor was blunt": the clause is that of the adjective.
    let document = reading.document;
    let predicate = [Dep::Acomp, Dep::Attr].into_iter().find_map(|dep| document.child(verb, dep));
    let clause = reading.clauses.at(verb).or_else(|| reading.clauses.at(predicate?))?;
    let clause = &reading.clauses[clause];
    let mut agents = clause.all(Slot::Agent);
    let only = agents.next().filter(|_| agents.next().is_none())?;
    let speaker = speaker::at(reading, only.head, true)?;
    let chain = &reading.mentions[speaker.chain];
    let is_person = chain.kind == EntityKind::Person && chain.number == Number::Singular;
    is_person.then_some(speaker)
}
