//! Offices that a noun gives: "her appointment as governor", "the resignation of X as mayor".

use std::sync::LazyLock;

use serde::Deserialize;

use super::super::{Reading, Status};
use super::apposition::{office_at, roles};
use super::verbs::Held;
use super::{Holding, Source, person};
use crate::language::{Dep, Document, TokenId};
use crate::mentions::ChainId;
use crate::resources;

/// A noun for the getting, having or losing of an office: a row of `data/lexicon/role_nouns.csv`.
#[derive(Debug, Deserialize)]
struct RoleNoun {
    noun: String,
    held: Held,
}

static NOUNS: LazyLock<Vec<RoleNoun>> = LazyLock::new(|| resources::lexicon("role_nouns.csv"));

/// Returns the offices that stand behind "as" and hang on such a noun.
pub(super) fn find(reading: Reading<'_>) -> Vec<Holding> {
    let document = reading.document;
    let phrases = document.ids().filter(|id| {
        document[*id].dep == Dep::Prep && document.word(*id).eq_ignore_ascii_case("as")
    });
    phrases.flat_map(|preposition| holdings(reading, preposition)).collect()
}

fn holdings(reading: Reading<'_>, preposition: TokenId) -> Vec<Holding> {
    let document = reading.document;
    let found = || {
        let office = office_at(document, document.child(preposition, Dep::Pobj)?)?;
        let (noun, row) = above(document, preposition)?;
        Some((office, row, holder(reading, noun)?))
    };
    let Some((office, row, person)) = found() else { return Vec::new() };
    let status = if row.held == Held::No { Status::Planned } else { Status::Asserted };
    let roles = roles(reading, office).into_iter().map(|mut role| {
        role.former |= row.held == Held::Former;
        role
    });
    roles.map(|role| Holding { person, role, status, rule: Source::Predicate }).collect()
}

/// Returns the noun that "as" belongs to: the one that it hangs on, or that the name before it does.
fn above(document: &Document, preposition: TokenId) -> Option<(TokenId, &'static RoleNoun)> {
    let row = |noun: TokenId| NOUNS.iter().find(|row| row.noun == document.lemma(noun));
    let mut nouns = document.ancestors(preposition).take(3);
    nouns.find_map(|noun| Some((noun, row(noun)?)))
}

/// Returns whose office it is: "her appointment", "the appointment of X".
fn holder(reading: Reading<'_>, noun: TokenId) -> Option<ChainId> {
    let document = reading.document;
    let of = || document.children_as(noun, Dep::Prep).find(|of| document.word(*of) == "of");
    let whose = document.child(noun, Dep::Poss).and_then(|owner| person(reading, owner));
    whose.or_else(|| person(reading, document.child(of()?, Dep::Pobj)?))
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn a_noun_gives_the_office_behind_as() {
        assert_eq!(
            roles("Anna Reed's appointment as governor of the Bank of Norway was welcomed."),
            ["Anna Reed | governor | Bank of Norway"]
        );
    }

    #[test]
    fn who_resigned_held_the_office_before() {
        assert_eq!(
            roles("The resignation of Dan Moss as mayor of Bergen surprised many."),
            ["Dan Moss | mayor | Bergen | former"]
        );
    }

    #[test]
    fn a_nomination_gives_no_office_yet() {
        assert_eq!(roles("Dan Moss's nomination as ambassador to Peru failed."), [""; 0]);
    }
}
