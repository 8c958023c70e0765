//! Tells whether two names may be one's: as they are spelt, shortened, ordered.
//!
//! ```text
//! kind, name, name ──likeness──▶ Likeness, the weakest reason that is needed
//! ```
//!
//! Two names are *folded* alike when they differ only in case, accents and
//! punctuation. Two words have one *skeleton* when they differ only as
//! transliterations do (Sergei, Sergey); the table of those is
//! `data/gazetteer/spellings.csv`. The merging asks for more than likeness.

mod fold;
mod organisation;
mod person;
mod spelling;
mod words;

pub(crate) use fold::fold;
pub(super) use organisation::{Company, is_acronym};
pub(super) use person::{PersonName, are_of_two_genders, middles_agree};
pub(super) use spelling::{skeleton, skeleton_of};
pub(super) use words::given_name_groups;

use super::world::Kind;

/// Why two names may be one's, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Likeness {
    /// They differ at most in case, accents, punctuation and words of courtesy.
    Same,
    /// They are spelt or transliterated differently.
    Spelling,
    /// A company's legal form is left out or shortened.
    LegalForm,
    /// Words are left out, such as a middle name.
    LeftOut,
    /// The given names are forms of one.
    GivenName,
    /// The family name stands first in one of them.
    Order,
    /// A given name is but its first letter.
    Initial,
    /// One is made of the other's first letters.
    Acronym,
    /// One is a single word of the other.
    Part,
    /// A few letters differ, as slips do.
    Slip,
}

impl Likeness {
    /// Returns the likeness in words, for the ledger.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Same => "same name",
            Self::Spelling => "spelling of the name",
            Self::LegalForm => "legal form",
            Self::LeftOut => "a name left out",
            Self::GivenName => "form of the given name",
            Self::Order => "order of the names",
            Self::Initial => "initial",
            Self::Acronym => "acronym",
            Self::Part => "part of the name",
            Self::Slip => "slip in the name",
        }
    }
}

/// Returns the folded name by which a thing of its kind is looked up: a person's initials stand apart.
pub(super) fn folded(kind: Kind, name: &str) -> String {
    if kind == Kind::Person { fold(&person::apart(name)) } else { fold(name) }
}

/// Tells whether, and why, two names may be one's.
///
/// Only the names are looked at: who they are of, nobody can tell from them alone.
#[must_use]
pub fn likeness(kind: Kind, a: &str, b: &str) -> Option<Likeness> {
    match kind {
        Kind::Person => person::likeness(&PersonName::read(a), &PersonName::read(b)),
        Kind::Organisation => organisation::likeness(a, b),
        _ => {
            let (a, b) = (fold(a), fold(b));
            let spelt = || spelling::skeleton_of(&a) == spelling::skeleton_of(&b);
            if a == b {
                return Some(Likeness::Same);
            }
            (kind == Kind::Place && spelt()).then_some(Likeness::Spelling)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares names of persons.
    fn persons(a: &str, b: &str) -> Option<Likeness> {
        let found = likeness(Kind::Person, a, b);
        assert_eq!(found, likeness(Kind::Person, b, a), "{a} {b}");
        found
    }

    #[test]
    fn persons_may_be_one_for_many_reasons() {
        for (a, b, why) in [
            ("Mr. José Pérez", "Jose Perez", Likeness::Same),
            ("Diaz, Rosa", "Rosa Diaz", Likeness::Same),
            ("Sergei Ivanov", "Sergey Ivanov", Likeness::Spelling),
            ("Karim al-Haddad", "Karim El Haddad", Likeness::Same),
            ("Anna Petrovna Orlova", "Anna Orlova", Likeness::LeftOut),
            ("Dan Hill", "Daniel Hill", Likeness::GivenName),
            ("Orlov Viktor", "Viktor Orlov", Likeness::Order),
            ("R. Diaz", "Rosa Diaz", Likeness::Initial),
            ("J.K. Holm", "J K Holm", Likeness::Same),
            ("Diaz", "Rosa Diaz", Likeness::Part),
            ("Margarethe Lindqvist", "Margarethe Lindqist", Likeness::Slip),
        ] {
            assert_eq!(persons(a, b), Some(why), "{a} {b}");
        }
    }

    #[test]
    fn other_persons_may_not() {
        for (a, b) in [
            ("Daniel Hill", "Danielle Hill"),
            ("Anna Petrovna Orlova", "Anna Ivanovna Orlova"),
            ("Paul Holm", "Peter Holm"),
            ("Karim bin Omar", "Omar bin Karim"),
            ("John Holm Jr.", "John Holm Sr."),
        ] {
            assert_eq!(persons(a, b), None, "{a} {b}");
        }
    }

    #[test]
    fn organisations_may_be_one_without_their_legal_form() {
        for (a, b, why) in [
            ("Nordfisk AG", "Nordfisk Aktiengesellschaft", Some(Likeness::Same)),
            ("Nordfisk AG", "Nordfisk", Some(Likeness::LegalForm)),
            ("Nordfisk AG", "Nordfisk GmbH", None),
            ("Fisheries Organisation", "Fisheries Organization", Some(Likeness::Spelling)),
            ("Northern Fishing Board", "NFB", Some(Likeness::Acronym)),
            ("Herring Fund IV", "Herring Fund V", None),
            ("Bank of Norway", "Bank of Chile", None),
        ] {
            assert_eq!(likeness(Kind::Organisation, a, b), why, "{a} {b}");
        }
    }
}
