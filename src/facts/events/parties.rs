//! The words for who does something, and for whom it is done to.

use std::iter;

use super::super::Reading;
use super::super::arguments::{actor, document_kind};
use super::super::frames::Frame;
use super::super::roles::country;
use crate::clauses::{Argument, Clause, Slot};
use crate::language::{Dep, TokenId};
use crate::mentions::{ChainId, MentionKind};
use crate::text::Span;

/// Returns who does it: the actor of the frame, else who acts in the clauses above.
///
/// A passive without "by" names nobody; a paper speaks for those who issue it.
pub(super) fn source(reading: Reading<'_>, clause: &Clause, frame: &Frame) -> Option<TokenId> {
    let own = frame.actors(reading, clause);
    let heads = || own.iter().map(|argument| argument.head);
    let acts = |head: &TokenId| actor(reading, *head).is_some();
    let speaks = |head: &TokenId| document_kind(reading, *head).is_none();
    let passive = reading.document.child(clause.predicate, Dep::Nsubjpass).is_some();
    let above = || {
        let parents = iter::successors(clause.parent, |(id, _)| reading.clauses[*id].parent);
        let mut agents = parents.filter_map(|(id, _)| reading.clauses[id].first(Slot::Agent));
        agents.find(|agent| acts(&agent.head)).filter(|_| !passive).map(|agent| agent.head)
    };
    heads().find(acts).or_else(|| heads().find(speaks)).or_else(above).or_else(|| heads().next())
}

/// Returns the words of an actor; those of a pronoun are what it stands for in the sentence.
pub(super) fn words(reading: Reading<'_>, head: TokenId) -> Span {
    let document = reading.document;
    let Some(mention) = reading.mentions.at(head) else {
        return document.span(document.subtree(head));
    };
    let mention = &reading.mentions[mention];
    let sentence = document[head].sentence;
    let mut others =
        reading.mentions[mention.chain].mentions.iter().map(|id| &reading.mentions[*id]);
    let named = others.find(|other| {
        other.kind != MentionKind::Pronoun && document[other.head].sentence == sentence
    });
    named.filter(|_| mention.kind == MentionKind::Pronoun).unwrap_or(mention).span
}

/// Returns the words for whom it is done to: the first party, other than the source, that is
/// named where the frame has its target, then elsewhere in the clause.
pub(super) fn target(
    reading: Reading<'_>,
    clause: &Clause,
    frame: &Frame,
    source: Option<ChainId>,
    source_head: Option<TokenId>,
) -> Option<Span> {
    let mut places: Vec<Argument> = frame.bound(reading, clause).into_iter().collect();
    places.extend(frame.targets(reading, clause));
    for slot in [Slot::Patient, Slot::Recipient, Slot::Oblique, Slot::Complement] {
        places.extend(clause.all(slot).cloned());
    }
    let doer = source_head.map(|head| reading.document.span(reading.document.subtree(head)));
    let party = |head: TokenId| {
        let token = reading.document[head];
        let chain = reading.mentions.chain_at(head);
        let own = chain.is_some() && chain == source
            || doer.is_some_and(|doer| doer.contains(token.span));
        let acts = actor(reading, head).is_some();
        let state = country::named(reading.document.word(head)).is_some();
        (!own && (acts || state)).then(|| if acts { words(reading, head) } else { token.span })
    };
    places
        .iter()
        .find_map(|place| party(place.head).or_else(|| place.tokens.iter().find_map(party)))
}
