//! The office of whom somebody follows: "X replaced Foreign Minister Y" makes X foreign minister.

use super::super::Reading;
use super::office::{self, OfficeKind};
use super::predicate::status;
use super::verbs::{Held, held_by, names_office};
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
    let document = reading.document;
    // "replaces former minister Y as leader": the clause says itself what X gets.
    if held_by(document, clause.predicate) != Some(Held::Heir)
        || names_office(document, clause.predicate)
    {
        return None;
    }
    let one = |slot: Slot| -> Option<ChainId> {
        let mut persons = clause.all(slot).filter_map(|who| person(reading, who.head));
        let first = persons.next()?;
        persons.next().is_none().then_some(first)
    };
    let (heir, other) = (one(Slot::Agent)?, one(Slot::Patient)?);
    let sentence = document[clause.predicate].sentence;
    let held = found.iter().find(|holding| {
        let kind = holding.role.kind;
        // "who is moving to become director": where the other goes stays his.
        let own = holding.rule == Source::Predicate && !holding.role.former;
        holding.person == other
            && document[holding.role.words.start].sentence == sentence
            && !own
            && !matches!(kind, OfficeKind::Occupation | OfficeKind::Relation | OfficeKind::Rank)
            && !office::is_seat(document, holding.role.words)
    })?;
    let mut role = held.role.clone();
    role.former = false;
    let status = status(clause, Held::Heir);
    (heir != other && !holds(found, heir, &role.text)).then_some(Holding {
        person: heir,
        role,
        status,
        rule: Source::Predicate,
    })
}

/// Tells whether a person is known to hold an office: "X succeeded Y as mayor" says so itself.
fn holds(found: &[Holding], person: ChainId, office: &str) -> bool {
    found
        .iter()
        .any(|holding| holding.person == person && holding.role.text.eq_ignore_ascii_case(office))
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn nobody_takes_over_a_seat_or_where_the_other_goes() {
        assert_eq!(
            roles("Treasurer Anna Reed replaced Senator Dan Moss."),
            ["Anna Reed | Treasurer | -", "Dan Moss | Senator | Senate"]
        );
        assert_eq!(
            roles("Anna Reed is replacing Dan Moss, who is moving to become director of Acme."),
            ["Dan Moss | director | Acme"]
        );
    }

    #[test]
    fn an_heir_holds_what_the_other_held() {
        assert_eq!(
            roles("Anna Smith succeeded Dan Miller as mayor of Bergen."),
            ["Anna Smith | mayor | Bergen", "Dan Miller | mayor | Bergen | former"]
        );
        assert_eq!(
            roles("Anna Smith, who heads the Nordic Seed Bank, agreed."),
            ["Anna Smith | head | Nordic Seed Bank"]
        );
    }

    #[test]
    fn an_heir_with_an_office_of_their_own_has_no_other() {
        assert_eq!(
            roles(
                "Anna Smith replaces former Prime Minister Dan Miller as leader of the Green Party."
            ),
            [
                "Dan Miller | Prime Minister | - | former",
                "Anna Smith | leader | Green Party",
                "Dan Miller | leader | Green Party | former"
            ]
        );
    }
}
