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

/// Reads "a government with A as minister", "it includes A as minister and B as speaker": who is with a
/// body in an office holds it.
fn accompanied(reading: Reading<'_>, at: TokenId) -> Vec<Holding> {
    let document = reading.document;
    let found = || {
        let office = office_at(document, noun_behind(document, at)?)?;
        let (name, person) = name_before(reading, at)?;
        opens_row(document, name).then_some((office, person))
    };
    let Some((office, person)) = found() else { return Vec::new() };
    let (status, rule) = (Status::Asserted, Source::Predicate);
    let roles = roles(reading, office).into_iter();
    roles.map(|role| Holding { person, role, status, rule }).collect()
}

/// Tells whether "with" or "includes" stands before a name, or before the row that the name goes on with.
fn opens_row(document: &Document, name: TokenId) -> bool {
    let floor = document.sentence_of(name).tokens.start;
    let opens = |at: TokenId| {
        document.word(at) == "with" || matches!(document.lemma(at), "include" | "feature")
    };
    let mut before = (floor.0..name.0).rev().map(TokenId);
    match before.next() {
        Some(at) if opens(at) => true,
        Some(at) if matches!(document[at].tag, Tag::Comma | Tag::Cc) => {
            // Nothing but further names and offices stands between.
            let mut rest = before.skip_while(|at| {
                !opens(*at) && !matches!(document[*at].pos, Pos::Verb | Pos::Aux | Pos::Pron)
            });
            let row = TokenRange { start: floor, end: name };
            rest.next().is_some_and(opens) && row.iter().any(|at| document.word(at) == "as")
        }
        _ => false,
    }
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

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn a_cabinet_includes_each_name_in_its_own_office() {
        assert_eq!(
            roles(
                "It includes Anna Reed as foreign minister, Dan Moss as defence minister, and Rosa \
                 Diaz as interior minister."
            ),
            [
                "Anna Reed | foreign minister | -",
                "Dan Moss | defence minister | -",
                "Rosa Diaz | interior minister | -"
            ]
        );
    }
}
