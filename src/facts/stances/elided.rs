//! What a stand is about that names no object: "asked Kenya for help. Kenya refused".

use super::super::frames::{self, Relation};
use super::super::lexicon::{self, Noun};
use super::super::{Reading, arguments};
use crate::clauses::{Argument, Clause, Slot};
use crate::language::{Dep, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};

/// How many sentences before a stand that names no object its object may stand.
const DISTANCE: u32 = 2;

/// Returns what the text before a clause speaks of: what was asked of those who take the stand, or a
/// plan, whichever is nearer.
pub(super) fn target(
    reading: Reading<'_>,
    clause: &Clause,
    actors: &[ChainId],
) -> Option<Argument> {
    let asked = asked_before(reading, clause, actors);
    asked.into_iter().chain(plan_before(reading, clause)).max_by_key(|target| target.head)
}

/// Returns the plan whose fate a clause tells, with whose stand on it: "*the bill* passed with
/// support from the Greens", "despite opposition from farmers".
pub(super) fn beside(reading: Reading<'_>, stand: &Clause) -> Option<Argument> {
    let document = reading.document;
    let with = document.head(stand.predicate).filter(|with| {
        let words = ["with", "despite", "amid", "over", "against", "following", "after"];
        words.contains(&document.word(*with).to_lowercase().as_str())
    })?;
    let clause = &reading.clauses[reading.clauses.at(document.head(with)?)?];
    let mut parties = clause.all(Slot::Patient).chain(clause.all(Slot::Agent));
    let kinds = [Noun::Plan, Noun::Agreement, Noun::Law, Noun::Order, Noun::Decision, Noun::Part];
    let decided = |argument: &&Argument| {
        arguments::document_kind(reading, argument.head).is_some_and(|kind| kinds.contains(&kind))
    };
    parties.find(decided).cloned()
}

/// Returns the plan in "sent the wardens *a plan* for the parade, which they rejected", where the
/// parser hangs the clause on the last noun, and to whom it was sent. Behind a place, it is whatever
/// stands there: "wants *a wall* to be built in Kenya, which they reject".
pub(super) fn plan_around(
    reading: Reading<'_>,
    clause: &Clause,
    target: &Argument,
) -> Option<(Argument, Vec<Argument>)> {
    let document = reading.document;
    let aside = document[clause.predicate].dep == Dep::Relcl
        && document.head(clause.predicate) == Some(target.head)
        && arguments::document_kind(reading, target.head).is_none();
    let comma = TokenId(document.subtree(clause.predicate).start.0.checked_sub(1)?);
    let preposition = document.head(target.head).filter(|_| aside)?;
    let chain = reading.chain(target.head).map(|chain| &reading.mentions[chain]);
    let place = chain.is_some_and(|it| matches!(it.kind, EntityKind::Place | EntityKind::Country));
    let undergoes = |verb| {
        let object = document.child(verb, Dep::Dobj).filter(|object| *object < preposition);
        document.child(verb, Dep::Nsubjpass).or(object)
    };
    let mut things = document.ancestors(preposition).filter_map(|above| {
        Some(above).filter(|it| document[*it].pos == Pos::Noun).or_else(|| undergoes(above))
    });
    let plan = if place { things.next()? } else { document.head(preposition)? };
    let whole = document[target.head].dep == Dep::Pobj
        && document.word(comma) == ","
        && (place || arguments::document_kind(reading, plan) == Some(Noun::Plan));
    let sent = document.head(plan).and_then(|verb| reading.clauses.at(verb));
    let receivers = sent.map(|sent| reading.clauses[sent].all(Slot::Recipient).cloned().collect());
    let tokens = TokenRange { start: document.subtree(plan).start, end: comma };
    let (slot, head) = (Slot::Patient, plan);
    let plan = Argument { slot, preposition: None, head, tokens, clause: None };
    whole.then(|| (plan, receivers.unwrap_or_default()))
}

/// Returns what was asked of one of `actors`.
fn asked_before(reading: Reading<'_>, clause: &Clause, actors: &[ChainId]) -> Option<Argument> {
    let document = reading.document;
    let here = document[clause.predicate].sentence.0;
    let clauses = &reading.clauses.clauses;
    let end = clauses.partition_point(|other| other.predicate < clause.predicate);
    let near = |other: &&Clause| document[other.predicate].sentence.0 + DISTANCE >= here;
    clauses[..end].iter().rev().take_while(near).find_map(|other| {
        let demands =
            frames::of(reading, other).filter(|frame| frame.relation == Relation::Demands);
        demands.into_iter().find_map(|frame| {
            let bound = frame.bound(reading, other)?;
            let asked = arguments::actor(reading, bound.head)?;
            frame.targets(reading, other).into_iter().next().filter(|_| actors.contains(&asked))
        })
    })
}

/// Returns the plan that the text speaks of, for opposition that names no object of its own.
fn plan_before(reading: Reading<'_>, clause: &Clause) -> Option<Argument> {
    let kinds = [Noun::Plan, Noun::Agreement, Noun::Demand];
    last_before(reading, clause.predicate, |token| {
        lexicon::noun(reading.document.lemma(token)).is_some_and(|kind| kinds.contains(&kind))
    })
}

/// Returns the plan that "it" or "they" stands for in what is turned down or taken, where the chains
/// have led the pronoun to somebody: the members are not rejected, their proposals are.
pub(super) fn thing(reading: Reading<'_>, target: &Argument) -> Option<Argument> {
    let document = reading.document;
    let plural = match document.lemma(target.head) {
        "it" | "this" | "that" => false,
        "they" | "these" | "those" => true,
        _ => return None,
    };
    let chain = arguments::named_somehow(reading, target.head);
    let representative =
        chain.map(|chain| reading.mentions[reading.mentions[chain].representative].head);
    let somebody = arguments::actor(reading, target.head).is_some();
    let time = representative.is_some_and(|head| arguments::is_time(reading, head));
    let nothing = matches!(document.lemma(target.head), "these" | "those");
    if document[target.head].pos != Pos::Pron || !(somebody || time || nothing) {
        return None;
    }
    let kinds = [Noun::Plan, Noun::Agreement, Noun::Demand, Noun::Law, Noun::Order];
    last_before(reading, target.head, |token| {
        let kind = lexicon::noun(document.lemma(token));
        (document[token].tag == Tag::Nns) == plural
            && kind.is_some_and(|kind| kinds.contains(&kind))
    })
}

/// Returns the plan that "it" stands for where the chains led to a plan named within its words: "reached
/// *an accord* to curb the programme and vowed to fight for *it*".
pub(super) fn whole(reading: Reading<'_>, target: &Argument) -> Option<Argument> {
    let document = reading.document;
    let chain = reading.chain(target.head).filter(|_| document.lemma(target.head) == "it")?;
    let mentions = reading.mentions[chain].mentions.iter().map(|id| &reading.mentions[*id]);
    let before = mentions.filter(|mention| mention.head < target.head);
    let part = before.max_by_key(|mention| mention.head)?.head;
    let near = document[part].sentence == document[target.head].sentence;
    let inner = document.ancestors(part).take(4).take_while(|_| near);
    let whole = inner.filter(|above| {
        *above != part && document[*above].pos == Pos::Noun && document[*above].dep == Dep::Dobj
    });
    let head = whole
        .into_iter()
        .find(|above| arguments::document_kind(reading, *above) == Some(Noun::Agreement))?;
    let mention = &reading.mentions[reading.mentions.at(head)?];
    let (slot, tokens) = (Slot::Patient, mention.tokens);
    Some(Argument { slot, preposition: None, head, tokens, clause: None })
}

/// Returns the last noun phrase a little before a word whose head is `wanted`.
fn last_before(
    reading: Reading<'_>,
    word: TokenId,
    wanted: impl Fn(TokenId) -> bool,
) -> Option<Argument> {
    let document = reading.document;
    let at = document[word].sentence.0;
    // "No deal" is none that a stand could be taken on.
    let none = |token: TokenId| {
        document.children_as(token, Dep::Det).any(|word| document.lemma(word) == "no")
    };
    let plan = |token: &TokenId| {
        document[*token].pos == Pos::Noun
            && wanted(*token)
            && !none(*token)
            && reading.mentions.at(*token).is_some()
    };
    let before = TokenRange::new(0, word.0);
    let near = |token: &TokenId| document[*token].sentence.0 + DISTANCE >= at;
    let head = before.iter().rev().take_while(near).find(plan)?;
    let mention = &reading.mentions[reading.mentions.at(head)?];
    let (slot, tokens) = (Slot::Patient, mention.tokens);
    Some(Argument { slot, preposition: None, head, tokens, clause: None })
}
