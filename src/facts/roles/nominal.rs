//! Offices that a noun gives: "her appointment as governor", "the resignation of X as mayor".

use std::sync::LazyLock;

use serde::Deserialize;

use super::super::{Reading, Status};
use super::apposition::{office_at, roles};
use super::office::OfficeKind;
use super::phrase::Role;
use super::verbs::Held;
use super::{Holding, Source, person};
use crate::clauses::Slot;
use crate::language::{Dep, Document, TokenId, TokenRange};
use crate::mentions::ChainId;
use crate::resources;

/// A noun for the getting, having or losing of an office: a row of `data/lexicon/role_nouns.csv`.
#[derive(Debug, Deserialize)]
struct RoleNoun {
    noun: String,
    held: Held,
    /// The verbs whose subject's office it is: "announced resignation as", "won election as".
    verbs: String,
}

static NOUNS: LazyLock<Vec<RoleNoun>> = LazyLock::new(|| resources::lexicon("role_nouns.csv"));

/// A noun for the time or state of holding an office: a row of `data/lexicon/office_terms.csv`.
#[derive(Debug, Deserialize)]
struct OfficeTerm {
    term: String,
    office: String,
}

static TERMS: LazyLock<Vec<OfficeTerm>> = LazyLock::new(|| resources::lexicon("office_terms.csv"));

/// Returns the offices that stand behind "as" and hang on such a noun, and those in "X's presidency".
pub(super) fn find(reading: Reading<'_>) -> Vec<Holding> {
    let mut found = behind_as(reading);
    found.extend(reading.document.ids().filter_map(|noun| term(reading, noun)));
    found
}

/// Reads "X's presidency": who has one is president, or was.
fn term(reading: Reading<'_>, noun: TokenId) -> Option<Holding> {
    let document = reading.document;
    let row = TERMS.iter().find(|row| row.term == document.lemma(noun).to_lowercase())?;
    let owner = document.child(noun, Dep::Poss)?;
    let named = reading.mentions.at(owner).and_then(|at| reading.mentions[at].name);
    let person = person(reading, owner).filter(|_| named.is_some())?;
    let words = TokenRange::one(noun);
    let role = Role {
        text: row.office.clone(),
        organisation: None,
        former: false,
        bare: true,
        words,
        kind: OfficeKind::National,
    };
    Some(Holding { person, role, status: Status::Asserted, rule: Source::Predicate })
}

fn behind_as(reading: Reading<'_>) -> Vec<Holding> {
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
        Some((office, row, holder(reading, noun, row)?))
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

/// Returns whose office it is: "her appointment", "the appointment of X", "X won election".
fn holder(reading: Reading<'_>, noun: TokenId, row: &RoleNoun) -> Option<ChainId> {
    let document = reading.document;
    let of = document.children_as(noun, Dep::Prep).find(|of| document.word(*of) == "of");
    if let Some(owner) = document.child(noun, Dep::Poss) {
        return person(reading, owner);
    }
    if let Some(of) = of {
        return person(reading, document.child(of, Dep::Pobj)?);
    }
    let verb = document.head(noun).filter(|_| document[noun].dep == Dep::Dobj)?;
    let own = row.verbs.split(" | ").any(|own| own == document.lemma(verb));
    let clause = reading.clauses.at(verb).map(|id| &reading.clauses[id]).filter(|_| own)?;
    let done = !clause.negated && Status::from(clause.modality) == Status::Asserted;
    person(reading, clause.first(Slot::Agent).filter(|_| done)?.head)
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
    fn who_has_a_presidency_is_president() {
        assert_eq!(
            roles("Dan Moss was jailed in Luis Soto's presidency."),
            ["Luis Soto | president | -"]
        );
        assert_eq!(roles("Dan Moss welcomed Norway's presidency of the bloc."), [""; 0]);
    }

    #[test]
    fn who_wins_or_announces_it_holds_the_office() {
        assert_eq!(
            roles("Dan Moss won election as mayor of Bergen."),
            ["Dan Moss | mayor | Bergen"]
        );
        assert_eq!(
            roles("Dan Moss announced resignation as mayor of Bergen on Monday."),
            ["Dan Moss | mayor | Bergen | former"]
        );
        assert_eq!(roles("Dan Moss did not win election as mayor of Bergen."), [""; 0]);
        assert_eq!(roles("Dan Moss welcomed the appointment as mayor."), [""; 0]);
    }

    #[test]
    fn a_nomination_gives_no_office_yet() {
        assert_eq!(roles("Dan Moss's nomination as ambassador to Peru failed."), [""; 0]);
    }
}
