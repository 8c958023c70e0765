//! Who speaks.
//!
//! A *message* is a noun for words that somebody puts out ("statement", "tweet"):
//! it speaks for its author, where the text names one, and else for itself.

use super::super::{Reading, appositions, cues, lexicon};
use crate::clauses::{ClauseId, Slot};
use crate::language::{Dep, TokenId};
use crate::mentions::{ChainId, EntityKind, Gender, MentionKind};
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
    let document = reading.document;
    let mention = &reading.mentions[reading.mentions.at(head)?];
    let named = appositions::late_name(reading, head).and_then(|name| reading.chain(name));
    let chain = named.unwrap_or(mention.chain);
    let it = &reading.mentions[chain];
    let lemma = document.lemma(head);
    let pronoun = mention.kind == MentionKind::Pronoun;
    let speaks = match it.kind {
        EntityKind::Person | EntityKind::Organisation | EntityKind::Country | EntityKind::Group => {
            true
        }
        EntityKind::Document => !is_plan(reading, chain),
        EntityKind::Place => it.named && !strict,
        EntityKind::Event => cues::is_body(lemma),
        EntityKind::Other if pronoun => personal(reading, head, it.gender),
        EntityKind::Other => cues::is_message(lemma) || cues::is_body(lemma) || !strict,
    };
    let expletive = document[head].dep == Dep::Expl;
    let alone = pronoun && lemma == "it" && it.mentions.len() == 1;
    (speaks && !expletive && !alone).then_some(Speaker { chain, span: Some(mention.span) })
}

/// Tells whether a pronoun that leads nowhere is somebody: "he", "some", but not "this".
fn personal(reading: Reading<'_>, head: TokenId, gender: Gender) -> bool {
    matches!(gender, Gender::Male | Gender::Female)
        || matches!(
            reading.document.lemma(head),
            "they" | "who" | "we" | "I" | "everyone" | "someone"
        )
        || cues::is_body(reading.document.lemma(head))
}

/// Tells whether a chain is a plan: what a plan says is its points, not a claim.
fn is_plan(reading: Reading<'_>, chain: ChainId) -> bool {
    reading.mentions[chain].mentions.iter().any(|mention| {
        let head = reading.mentions[*mention].head;
        lexicon::noun(reading.document.lemma(head)) == Some(lexicon::Noun::Plan)
    })
}

/// Tells whether `token` stands between quotation marks.
pub(super) fn is_quoted(reading: Reading<'_>, token: TokenId) -> bool {
    let word = reading.document[token].span;
    reading.clauses.quotes.iter().any(|quote| quote.outer.contains(word))
}
