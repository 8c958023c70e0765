//! What one is called by office, and the words that stand for an office or a class of bodies.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::resources;

#[derive(Deserialize)]
struct OfficeRow {
    office: String,
    kind: String,
}

#[derive(Deserialize)]
struct PortfolioRow {
    word: String,
    kind: String,
}

#[derive(Deserialize)]
struct CompanyRow {
    office: String,
}

#[derive(Deserialize)]
struct StaffRow {
    noun: String,
}

#[derive(Deserialize)]
struct RoleRow {
    word: String,
    stands_for: String,
}

#[derive(Deserialize)]
struct ClassRow {
    noun: String,
    names: Class,
}

/// Nouns for what one is by appointment, which no two persons are at once.
static OFFICES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let rows: Vec<OfficeRow> = resources::lexicon("offices.csv");
    rows.into_iter().filter(|row| row.kind != "occupation").map(|row| row.office).collect()
});

/// Words for a person, each with the roles that it may stand for: "premier" for "prime minister".
static STAND_INS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let rows: Vec<RoleRow> = resources::lexicon("role_words.csv");
    let roles = |cell: &str| cell.split(" | ").map(str::to_owned).collect();
    rows.into_iter().map(|row| (row.word, roles(&row.stands_for))).collect()
});

/// Nouns for things of a class.
static CLASSES: LazyLock<BTreeMap<String, Class>> = LazyLock::new(|| {
    let rows: Vec<ClassRow> = resources::lexicon("class_nouns.csv");
    rows.into_iter().map(|row| (row.noun, row.names)).collect()
});

/// Nouns for offices that are held for a place: "MP for", "governor of", "ambassador to".
static SEATS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let rows: Vec<OfficeRow> = resources::lexicon("offices.csv");
    let of_place = |row: &OfficeRow| matches!(row.kind.as_str(), "national" | "state" | "local");
    rows.into_iter().filter(of_place).map(|row| row.office).collect()
});

/// What offices are for: "finance", "health".
static PORTFOLIOS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let rows: Vec<PortfolioRow> = resources::lexicon("portfolios.csv");
    rows.into_iter()
        .filter(|row| matches!(row.kind.as_str(), "purpose" | "either"))
        .map(|row| row.word)
        .collect()
});

/// Nouns for those who run a body or work for one: "chairman", "analyst".
static EMPLOYED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let offices: Vec<CompanyRow> = resources::lexicon("company_offices.csv");
    let staff: Vec<StaffRow> = resources::lexicon("staff_nouns.csv");
    let offices = offices.into_iter().map(|row| row.office);
    offices.chain(staff.into_iter().map(|row| row.noun)).collect()
});

/// Tells whether who is called so runs a body or works for one.
pub(super) fn is_employed(noun: &str) -> bool {
    EMPLOYED.contains(noun)
}

/// Tells whether a noun is an office that is held for a place.
pub(super) fn is_seat(noun: &str) -> bool {
    SEATS.contains(&noun.to_lowercase())
}

/// Tells whether a word says what an office is for.
pub(super) fn is_portfolio(word: &str) -> bool {
    PORTFOLIOS.contains(&word.to_lowercase())
}

/// Tells whether a noun is an office that no two persons hold at once.
pub(super) fn is_office(noun: &str) -> bool {
    OFFICES.contains(noun)
}

/// Tells whether a noun may mean somebody of whom these roles are told.
pub(super) fn means(noun: &str, roles: &BTreeSet<String>) -> bool {
    let stands = || STAND_INS.get(noun).into_iter().flatten().any(|role| roles.contains(role));
    roles.contains(noun) || stands()
}

/// What a noun for a class of things may recall: "the company", "the group", "the accord".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Class {
    #[serde(rename = "company")]
    Companies,
    #[serde(rename = "body")]
    Bodies,
    #[serde(rename = "agreement")]
    Agreements,
}

/// Returns the class of things that a noun names.
pub(super) fn class(noun: &str) -> Option<Class> {
    CLASSES.get(noun).copied()
}

/// Tells whether a noun may stand for a body whatever its name says it is: "group", "company".
pub(crate) fn is_class_noun(noun: &str) -> bool {
    CLASSES.contains_key(noun)
}
