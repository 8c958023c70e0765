//! Who speaks.

use super::super::Reading;
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
    agents.filter_map(|agent| at(reading, agent.head, strict)).collect()
}

/// Returns the speaker whose mention hangs on `head`, if it is one who can speak.
///
/// `strict` asks for a person, organisation, country, group or document; without
/// it, anything goes that the article makes the subject of a verb of saying.
pub(super) fn at(reading: Reading<'_>, head: TokenId, strict: bool) -> Option<Speaker> {
    let mention = reading.mentions.at(head)?;
    let mention = &reading.mentions[mention];
    let chain = &reading.mentions[mention.chain];
    let speaks = match chain.kind {
        EntityKind::Person
        | EntityKind::Organisation
        | EntityKind::Country
        | EntityKind::Group
        | EntityKind::Document => true,
        EntityKind::Place => chain.named && !strict,
        EntityKind::Event => false,
        // A pronoun that leads nowhere ("it is said", "this shows") is nobody.
        EntityKind::Other => !strict && mention.kind != MentionKind::Pronoun,
    };
    let expletive = reading.document[head].dep == Dep::Expl;
    let bare_pronoun = reading.document[head].pos == Pos::Pron
        && reading.document.lemma(head) == "it"
        && chain.mentions.len() == 1;
    (speaks && !expletive && !bare_pronoun)
        .then_some(Speaker { chain: mention.chain, span: Some(mention.span) })
}

/// Tells whether `token` stands between quotation marks.
pub(super) fn is_quoted(reading: Reading<'_>, token: TokenId) -> bool {
    let word = reading.document[token].span;
    reading.clauses.quotes.iter().any(|quote| quote.outer.contains(word))
}
