//! Quotations without a cue, behind a sentence that brings on who speaks: "The mayor shook her head.
//! “Never.”", "Smith took to the radio: “Stay calm.”", "Her answer to them: “Never.”".

use super::super::{Reading, Status, cues};
use super::speaker::{self, Speaker};
use super::{Attribution, complements};
use crate::clauses::{Quote, Slot};
use crate::language::{Dep, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{EntityKind, Number};
use crate::text::Span;

const INTRODUCED: &str = "attribution:quote-introduced";

/// Returns the statement that the subject of the sentence right before a quotation makes by it, if
/// that is one person and the sentence attributes nothing itself; before a colon, also a body's and
/// that of whose words the sentence announces.
pub(super) fn find(
    reading: Reading<'_>,
    quote: &Quote,
    content: Span,
    cues: &[Attribution],
) -> Option<Attribution> {
    let document = reading.document;
    let before = document.tokens_in(quote.outer).start.previous()?;
    let sentence = document.sentence_of(before);
    let colon = document.word(before) == ":";
    if !colon && sentence.block != document.sentence_of(quote.tokens.start).block {
        return None;
    }
    let named = colon.then(|| announced(reading, before)).flatten();
    let verb = main_verb(reading, before);
    let (cue, speaker) = match named {
        Some(found) => found,
        None => (verb?, subject(reading, verb?, colon)?),
    };
    let first = cues.partition_point(|cue| cue.cue.start < sentence.tokens.start);
    let attributes = cues[first..]
        .iter()
        .take_while(|cue| cue.cue.start < quote.tokens.start)
        .any(|cue| !cue.content.is_empty());
    if attributes {
        return None;
    }
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

/// Returns who speaks where a sentence with a colon at `colon` says whose words come, and the word that
/// does: "*Roe's* answer:", "*Her* message to them was short:", "For *Roe*, it was clear:".
fn announced(reading: Reading<'_>, colon: TokenId) -> Option<(TokenId, Speaker)> {
    let document = reading.document;
    let words = TokenRange { start: document.sentence_of(colon).tokens.start, end: colon };
    let is_main = |token: &TokenId| {
        let head = document.head(*token);
        matches!(document[*token].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Root)
            || head.is_none_or(|head| !words.contains(head))
    };
    let first = words.start;
    if document.word(first).eq_ignore_ascii_case("for") {
        let who = document.child(first, Dep::Pobj)?;
        let set_off = document.tokens().get(document.subtree(who).end.index());
        let is_apart = set_off.is_some_and(|token| token.tag == Tag::Comma);
        return Some((first, speaker::at(reading, who, true).filter(|_| is_apart)?));
    }
    let mut nouns = words.iter().filter(|token| document[*token].pos == Pos::Noun);
    let noun = nouns.find(|noun| is_main(noun) && cues::is_message(document.lemma(*noun)))?;
    let owner = document.child(noun, Dep::Poss)?;
    Some((noun, speaker::at(reading, owner, true)?))
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

/// Returns the one person who is the subject of `verb`; before a colon it may be a body: "The union was
/// blunt:".
fn subject(reading: Reading<'_>, verb: TokenId, announces: bool) -> Option<Speaker> {
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
    (is_person || announces && speaker::is_somebody(reading, speaker)).then_some(speaker)
}
