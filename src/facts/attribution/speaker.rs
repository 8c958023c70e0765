//! Who speaks.
//!
//! A *message* is a noun for words that somebody puts out ("statement", "tweet"):
//! it speaks for its author, where the text names one, and else for itself.

use super::super::Reading;
use super::super::cues;
use crate::clauses::{ClauseId, Slot};
use crate::language::{Dep, Pos, TokenId};
use crate::mentions::{ChainId, EntityKind, MentionKind};
use crate::text::Span;

/// A chain that speaks, and its mention beside the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Speaker {
    pub(super) chain: ChainId,
    pub(super) span: Option<Span>,
}

/// Returns the agents of a clause as speakers: each conjunct of "A and B said" is one.
pub(super) fn of_clause(reading: Reading<'_>, clause: ClauseId, strict: bool) -> Vec<Speaker> {
    let agents = reading.clauses[clause].all(Slot::Agent);
    agents.flat_map(|agent| of(reading, agent.head, strict)).collect()
}

/// Returns who speaks where the noun phrase of `head` does: its author, if it is a message.
pub(super) fn of(reading: Reading<'_>, head: TokenId, strict: bool) -> Vec<Speaker> {
    if cues::is_message(reading.document.lemma(head)) {
        let authors = authors(reading, head);
        if !authors.is_empty() {
            return authors;
        }
    }
    at(reading, head, strict).into_iter().collect()
}

/// Returns the authors of the message `noun`: its possessor, who it is by or from, who puts it out.
fn authors(reading: Reading<'_>, noun: TokenId) -> Vec<Speaker> {
    let document = reading.document;
    let owner = document.child(noun, Dep::Poss);
    let sources = document
        .children(noun)
        .iter()
        .filter(|child| matches!(document[**child].dep, Dep::Prep | Dep::Agent))
        .filter(|child| matches!(document.lemma(**child), "by" | "from"))
        .filter_map(|child| document.child(*child, Dep::Pobj));
    let joined = sources.flat_map(|head| {
        std::iter::successors(Some(head), |head| document.child(*head, Dep::Conj))
    });
    let named: Vec<Speaker> =
        owner.into_iter().chain(joined).filter_map(|head| at(reading, head, true)).collect();
    if !named.is_empty() {
        return named;
    }
    let verb = document.head(noun).filter(|_| document[noun].dep == Dep::Dobj);
    let clause = verb.and_then(|verb| reading.clauses.at(verb));
    let agents = clause.map(|clause| reading.clauses[clause].all(Slot::Agent));
    agents.into_iter().flatten().filter_map(|agent| at(reading, agent.head, true)).collect()
}

/// Returns the speaker whose mention hangs on `head`, if it is one who can speak.
///
/// `strict` asks for a person, organisation, country, group or document; without
/// it, anything goes that the article makes the subject of a verb of saying.
pub(super) fn at(reading: Reading<'_>, head: TokenId, strict: bool) -> Option<Speaker> {
    let mention = reading.mentions.at(head)?;
    let mention = &reading.mentions[mention];
    let chain = &reading.mentions[mention.chain];
    let message = cues::is_message(reading.document.lemma(head));
    let speaks = match chain.kind {
        EntityKind::Person
        | EntityKind::Organisation
        | EntityKind::Country
        | EntityKind::Group
        | EntityKind::Document => true,
        EntityKind::Place => chain.named && !strict,
        EntityKind::Event => false,
        // A pronoun that leads nowhere ("it is said", "this shows") is nobody.
        EntityKind::Other => message || !strict && mention.kind != MentionKind::Pronoun,
    };
    let expletive = reading.document[head].dep == Dep::Expl;
    let alone = reading.document[head].pos == Pos::Pron
        && reading.document.lemma(head) == "it"
        && chain.mentions.len() == 1;
    (speaks && !expletive && !alone)
        .then_some(Speaker { chain: mention.chain, span: Some(mention.span) })
}

/// Tells whether `token` stands between quotation marks.
pub(super) fn is_quoted(reading: Reading<'_>, token: TokenId) -> bool {
    let word = reading.document[token].span;
    reading.clauses.quotes.iter().any(|quote| quote.outer.contains(word))
}
