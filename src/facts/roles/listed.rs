//! Offices that follow names with "as", wherever the tree hangs them: "named Anna Smith, a judge, as
//! minister", "appointed A as chairman, B as secretary and C as director".

use super::super::{Reading, Status};
use super::apposition::{office_at, roles};
use super::predicate::status;
use super::verbs::{Held, given_by};
use super::{Holding, Source, person};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::ChainId;

/// Returns the offices behind "as" whose names stand right before it.
pub(super) fn find(reading: Reading<'_>) -> Vec<Holding> {
    let document = reading.document;
    let words = document.ids().filter(|id| document.word(*id) == "as");
    words.flat_map(|at| holdings(reading, at)).collect()
}

fn holdings(reading: Reading<'_>, at: TokenId) -> Vec<Holding> {
    let document = reading.document;
    let found = || {
        let office = office_at(document, noun_behind(document, at)?)?;
        let (name, person) = name_before(reading, at)?;
        let sentence = document.sentence_of(at).tokens;
        let mut verbs = (sentence.start.0..name.0).rev().map(TokenId);
        let verb = verbs.find(|id| document[*id].pos == Pos::Verb)?;
        Some((office, person, verb, given_by(document, verb)?))
    };
    let Some((office, person, verb, held)) = found() else { return accompanied(reading, at) };
    let clause = reading.clauses.at(verb).map(|id| &reading.clauses[id]);
    let status = match clause {
        Some(clause) => status(clause, held),
        None if held == Held::No => Status::Planned,
        None => Status::Asserted,
    };
    let roles = roles(reading, office).into_iter().map(|mut role| {
        role.former |= held == Held::Former;
        role
    });
    roles.map(|role| Holding { person, role, status, rule: Source::Predicate }).collect()
}

/// Reads "a government with Anna Smith as minister": who is with a body in an office holds it.
fn accompanied(reading: Reading<'_>, at: TokenId) -> Vec<Holding> {
    let document = reading.document;
    let found = || {
        let office = office_at(document, noun_behind(document, at)?)?;
        let (name, person) = name_before(reading, at)?;
        let with = TokenId(name.0.checked_sub(1)?);
        (document.word(with) == "with").then_some((office, person))
    };
    let Some((office, person)) = found() else { return Vec::new() };
    let (status, rule) = (Status::Asserted, Source::Predicate);
    let roles = roles(reading, office).into_iter();
    roles.map(|role| Holding { person, role, status, rule }).collect()
}

/// Returns the noun behind "as", which "to replace" makes a subject: "as minister to replace".
fn noun_behind(document: &Document, at: TokenId) -> Option<TokenId> {
    let subject = || {
        let verb = document.head(at).filter(|_| document[at].dep == Dep::Mark)?;
        document.children_as(verb, Dep::Nsubj).find(|noun| *noun > at)
    };
    document.child(at, Dep::Pobj).or_else(subject)
}

/// Returns the person whose name ends right before "as", or before an apposition between commas.
fn name_before(reading: Reading<'_>, at: TokenId) -> Option<(TokenId, ChainId)> {
    let document = reading.document;
    let sentence = document[at].sentence;
    let mut mentions = reading.mentions.mentions.iter().rev();
    mentions.find_map(|mention| {
        let name = mention
            .name
            .filter(|name| name.end <= at && document[name.start].sentence == sentence)?;
        let between = TokenRange { start: name.end, end: at };
        let comma = |id: Option<TokenId>| id.is_some_and(|id| document[id].tag == Tag::Comma);
        let aside = between.len() <= 12
            && comma(between.iter().next())
            && comma(between.last())
            && between.iter().all(|id| !matches!(document[id].pos, Pos::Verb | Pos::Aux));
        let person = person(reading, mention.head)?;
        (between.is_empty() || aside && between.len() > 1).then_some((name.start, person))
    })
}
