//! Offices that one person holds together: "the bank's president and chief executive".

use super::super::Reading;
use super::office::OfficeKind;
use super::phrase::Role;
use super::{Holding, company};
use crate::language::{Document, Pos, Tag, TokenRange};

/// How many words may stand between two offices that are joined, the conjunction among them.
const REACH: usize = 4;

/// Gives offices that are joined to another of the same person what is known of that one.
pub(super) fn complete(reading: Reading<'_>, found: &mut [Holding]) {
    let document = reading.document;
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), rest.first_mut()) else { continue };
        let joined = are_joined(document, first.role.words, second.role.words);
        if first.person == second.person && joined {
            preside(document, &mut first.role, &second.role);
            preside(document, &mut second.role, &first.role);
            share(document, &first.role, &mut second.role);
        }
    }
}

/// Tells whether nothing but "and" and modifiers stands between two offices.
fn are_joined(document: &Document, first: TokenRange, second: TokenRange) -> bool {
    let between = TokenRange { start: first.end, end: second.start };
    let mut words = between.iter();
    first.end < second.start
        && between.len() <= REACH
        && words.next().is_some_and(|and| matches!(document[and].tag, Tag::Cc | Tag::Comma))
        && words.all(|word| matches!(document[word].pos, Pos::Adj | Pos::Noun | Pos::Propn))
}

/// Makes a president who has a company's office too one of a body, not of a state.
fn preside(document: &Document, role: &mut Role, other: &Role) {
    let of_company = company::is_office(document, other.words);
    let elsewhere = other.organisation.is_some() && other.organisation != role.organisation;
    if role.kind == OfficeKind::National && of_company && !elsewhere {
        role.kind = OfficeKind::Office;
    }
}

/// Gives the second of two offices of a kind the organisation that stands before the first.
fn share(document: &Document, first: &Role, second: &mut Role) {
    let alike = first.kind == second.kind || first.kind.is_of_state() && second.kind.is_of_state();
    let works = second.kind.is_of_state() || second.kind == OfficeKind::Office;
    let plain = second.text.eq_ignore_ascii_case(document.words(second.words));
    let one = second.words.start.0 == first.words.end.0 + 1;
    if second.organisation.is_none() && alike && works && plain && one {
        second.organisation.clone_from(&first.organisation);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn offices_that_one_person_holds_together_share_their_body() {
        assert_eq!(
            roles("Erika Olsen, the Bank of Norway's chairman and chief executive, resigned."),
            [
                "Erika Olsen | chairman | Bank of Norway",
                "Erika Olsen | chief executive | Bank of Norway"
            ]
        );
        // Norway has no president who is a chief executive officer too.
        assert_eq!(
            roles(
                "Norway watched. In Norway, Erika Olsen became president and chief executive officer."
            ),
            ["Erika Olsen | president | -", "Erika Olsen | chief executive officer | -"]
        );
    }
}
