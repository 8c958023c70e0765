//! The office of whom somebody follows: "X replaced Foreign Minister Y" makes X foreign minister.

use super::super::Reading;
use super::office::OfficeKind;
use super::predicate::{Held, held_by, status};
use super::{Holding, Source, person};
use crate::clauses::{Clause, Slot};
use crate::mentions::ChainId;

/// Adds the offices of heirs where the clause itself names none.
pub(super) fn add(reading: Reading<'_>, found: &mut Vec<Holding>) {
    let heirs: Vec<Holding> =
        reading.clauses.clauses.iter().filter_map(|clause| heir(reading, clause, found)).collect();
    found.extend(heirs);
}

fn heir(reading: Reading<'_>, clause: &Clause, found: &[Holding]) -> Option<Holding> {
    if held_by(reading.document, clause.predicate) != Some(Held::Heir) {
        return None;
    }
    let one = |slot: Slot| -> Option<ChainId> {
        let mut persons = clause.all(slot).filter_map(|who| person(reading, who.head));
        let first = persons.next()?;
        persons.next().is_none().then_some(first)
    };
    let (heir, other) = (one(Slot::Agent)?, one(Slot::Patient)?);
    let sentence = reading.document[clause.predicate].sentence;
    let held = found.iter().find(|holding| {
        let kind = holding.role.kind;
        holding.person == other
            && reading.document[holding.role.words.start].sentence == sentence
            && !matches!(kind, OfficeKind::Occupation | OfficeKind::Relation | OfficeKind::Rank)
    })?;
    let mut role = held.role.clone();
    role.former = false;
    let status = status(clause, Held::Heir);
    (heir != other && !names_office(found, heir, &role.text)).then_some(Holding {
        person: heir,
        role,
        status,
        rule: Source::Predicate,
    })
}

/// Tells whether a person is known to hold an office: "X succeeded Y as mayor" says so itself.
fn names_office(found: &[Holding], person: ChainId, office: &str) -> bool {
    found
        .iter()
        .any(|holding| holding.person == person && holding.role.text.eq_ignore_ascii_case(office))
}
