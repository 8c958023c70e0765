//! The tables of the lexicon, read once from `data/gazetteer` and `data/lexicon`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Entry, GivenName, Noun, Pronoun, key};
use crate::mentions::{EntityKind, Gender, Number};
use crate::resources;

/// The tables, each by the key of its words.
pub(super) struct Tables {
    pub(super) entries: HashMap<String, Entry>,
    pub(super) nationalities: HashMap<String, String>,
    pub(super) peoples: HashMap<String, String>,
    pub(super) given_names: HashMap<String, GivenName>,
    pub(super) nouns: HashMap<String, Noun>,
    pub(super) pronouns: HashMap<String, Pronoun>,
    pub(super) calendar: HashSet<String>,
    pub(super) legal_forms: HashSet<String>,
}

pub(super) static TABLES: LazyLock<Tables> = LazyLock::new(Tables::load);

#[derive(Deserialize)]
struct CountryRow {
    name: String,
    aliases: String,
    adjectives: String,
    demonyms: String,
    plural_demonyms: String,
    capitals: String,
}

#[derive(Deserialize)]
struct PlaceRow {
    name: String,
    aliases: String,
    country: String,
}

#[derive(Deserialize)]
struct OrganisationRow {
    name: String,
    acronyms: String,
    aliases: String,
    kind: String,
}

#[derive(Deserialize)]
struct MetonymRow {
    name: String,
    aliases: String,
    country: String,
    kind: String,
}

#[derive(Deserialize)]
struct MediaRow {
    name: String,
    aliases: String,
}

#[derive(Deserialize)]
struct GivenNameRow {
    name: String,
    gender: String,
    common: String,
}

#[derive(Deserialize)]
struct NounRow {
    noun: String,
    kind: String,
    gender: String,
    leads: String,
    in_name: String,
    is_area: String,
}

#[derive(Deserialize)]
struct CalendarRow {
    word: String,
    role: String,
}

#[derive(Deserialize)]
struct FirmWordRow {
    word: String,
    legal: String,
}

#[derive(Deserialize)]
struct PronounRow {
    word: String,
    person: u8,
    number: String,
    gender: String,
    form: String,
}

impl Tables {
    fn load() -> Self {
        let mut tables = Self {
            entries: HashMap::new(),
            nationalities: HashMap::new(),
            peoples: HashMap::new(),
            given_names: HashMap::new(),
            nouns: HashMap::new(),
            pronouns: HashMap::new(),
            calendar: HashSet::new(),
            legal_forms: HashSet::new(),
        };
        // The first to claim a name keeps it: a country before its capital's namesakes.
        tables.add_countries();
        tables.add_organisations();
        tables.add_places();
        tables.add_words();
        tables
    }

    fn add(&mut self, names: [&str; 3], kind: EntityKind, country: Option<&str>, media: bool) {
        let canonical = names[0];
        for name in names.iter().flat_map(|cell| cell.split(" | ")).filter(|name| !name.is_empty())
        {
            self.entries.entry(key(name)).or_insert_with(|| Entry {
                canonical: canonical.to_owned(),
                kind,
                country: country.filter(|country| !country.is_empty()).map(str::to_owned),
                media,
            });
        }
    }

    fn add_countries(&mut self) {
        let rows: Vec<CountryRow> = resources::gazetteer("countries.csv");
        for row in &rows {
            self.add([&row.name, &row.aliases, ""], EntityKind::Country, Some(&row.name), false);
            for (cell, people) in
                [(&row.adjectives, false), (&row.demonyms, false), (&row.plural_demonyms, true)]
            {
                for word in cell.split(" | ").filter(|word| !word.is_empty()) {
                    let country = || row.name.clone();
                    self.nationalities.entry(key(word)).or_insert_with(country);
                    if people {
                        self.peoples.entry(key(word)).or_insert_with(country);
                    }
                }
            }
        }
        for row in &rows {
            let mut capitals = row.capitals.splitn(2, " | ");
            let names = [capitals.next().unwrap_or(""), capitals.next().unwrap_or(""), ""];
            self.add(names, EntityKind::Place, Some(&row.name), false);
        }
    }

    fn add_organisations(&mut self) {
        let rows: Vec<OrganisationRow> = resources::gazetteer("organisations.csv");
        for row in &rows {
            self.add([&row.name, &row.acronyms, &row.aliases], kind(&row.kind), None, false);
        }
        let rows: Vec<MetonymRow> = resources::gazetteer("metonyms.csv");
        for row in &rows {
            self.add([&row.name, &row.aliases, ""], kind(&row.kind), Some(&row.country), false);
        }
        let rows: Vec<MediaRow> = resources::gazetteer("media.csv");
        for row in &rows {
            self.add([&row.name, &row.aliases, ""], EntityKind::Organisation, None, true);
        }
    }

    fn add_places(&mut self) {
        for file in ["regions.csv", "cities.csv"] {
            let rows: Vec<PlaceRow> = resources::gazetteer(file);
            for row in &rows {
                self.add(
                    [&row.name, &row.aliases, ""],
                    EntityKind::Place,
                    Some(&row.country),
                    false,
                );
            }
        }
    }

    fn add_words(&mut self) {
        let rows: Vec<GivenNameRow> = resources::gazetteer("given_names.csv");
        self.given_names.extend(rows.into_iter().map(|row| {
            (row.name, GivenName { gender: gender(&row.gender), common: row.common == "yes" })
        }));
        let rows: Vec<NounRow> = resources::lexicon("nouns.csv");
        self.nouns.extend(rows.into_iter().map(|row| {
            let noun = Noun {
                kind: kind(&row.kind),
                gender: gender(&row.gender),
                leads: row.leads == "yes",
                in_name: row.in_name == "yes",
                is_area: row.is_area == "yes",
            };
            (row.noun, noun)
        }));
        let rows: Vec<CalendarRow> = resources::lexicon("calendar.csv");
        let days = rows.into_iter().filter(|row| matches!(row.role.as_str(), "month" | "weekday"));
        self.calendar.extend(days.map(|row| row.word));
        let rows: Vec<FirmWordRow> = resources::lexicon("firm_words.csv");
        let legal = rows.into_iter().filter(|row| row.legal == "yes");
        self.legal_forms.extend(legal.map(|row| row.word));
        let rows: Vec<PronounRow> = resources::lexicon("pronouns.csv");
        self.pronouns.extend(rows.into_iter().map(|row| {
            let number = if row.number == "plural" { Number::Plural } else { Number::Singular };
            let reflexive = row.form == "reflexive";
            (
                row.word,
                Pronoun { person: row.person, number, gender: gender(&row.gender), reflexive },
            )
        }));
    }
}

fn kind(word: &str) -> EntityKind {
    match word {
        "person" => EntityKind::Person,
        "organisation" => EntityKind::Organisation,
        "country" => EntityKind::Country,
        "place" => EntityKind::Place,
        "group" => EntityKind::Group,
        "document" => EntityKind::Document,
        "event" => EntityKind::Event,
        other => panic!("the program's own data have no kind {other:?}"),
    }
}

fn gender(letter: &str) -> Gender {
    match letter {
        "m" => Gender::Male,
        "f" => Gender::Female,
        "n" => Gender::Neuter,
        _ => Gender::Unknown,
    }
}
