//! What words and names mean: countries, cities, organisations, given names, nouns, pronouns.

mod tables;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use self::tables::TABLES;
use super::{EntityKind, Gender, Number};

/// What the gazetteers say of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The name under which all its names are one.
    pub canonical: String,
    pub kind: EntityKind,
    /// The country that it is, is in or stands for.
    pub country: Option<String>,
    /// Whether it publishes news, or is a network where people post.
    pub media: bool,
}

/// What the lexicon says of a common noun.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    pub kind: EntityKind,
    pub gender: Gender,
    /// Whether it is an office that "leader" may describe.
    pub leads: bool,
    /// Whether it belongs to a name of one word or with a number: "Pope Francis", "King Charles III".
    pub in_name: bool,
    /// Whether "of" behind it gives its name: "the city of Geneva".
    pub is_area: bool,
}

/// What the lists of given names say of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct GivenName {
    pub gender: Gender,
    /// Whether so many bear it that the word alone speaks for a person.
    pub common: bool,
}

/// What the grammar says of a personal pronoun.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pronoun {
    /// The grammatical person: 1, 2 or 3.
    pub person: u8,
    pub number: Number,
    pub gender: Gender,
    pub reflexive: bool,
}

/// Returns what the gazetteers say of a name, whatever its article, dots and accents.
pub(super) fn entry(name: &str) -> Option<&'static Entry> {
    TABLES.entries.get(&key(name))
}

/// Returns the country of an adjective or of its people: "Ukrainian", "Ukrainians".
pub(super) fn nationality(word: &str) -> Option<&'static str> {
    TABLES.nationalities.get(&key(word)).map(String::as_str)
}

/// Tells whether a word names the people of a country: "Ukrainians", "the French".
pub(super) fn is_people(word: &str) -> bool {
    TABLES.peoples.contains_key(&key(word))
}

/// Returns what is known of a given name.
pub(super) fn given_name(word: &str) -> Option<GivenName> {
    // "Jean-Noël" is read by its first part.
    let folded = key(word).to_lowercase();
    let names = &TABLES.given_names;
    names.get(&folded).or_else(|| names.get(folded.split('-').next()?)).copied()
}

/// Tells whether so many bear a given name that the word alone speaks for a person.
pub(crate) fn is_common_given_name(word: &str) -> bool {
    given_name(word).is_some_and(|name| name.common)
}

/// Returns whether a given name is a man's or a woman's.
pub(crate) fn gender_of(word: &str) -> Gender {
    given_name(word).map_or(Gender::Unknown, |name| name.gender)
}

/// Returns what the lexicon says of a noun's base form, in any case; the plural of a title is
/// read too ("Senators"), for it is left whole where it is taken for a name.
pub(super) fn noun(lemma: &str) -> Option<Noun> {
    let lower = lemma.trim_end_matches('.').to_lowercase();
    let nouns = &TABLES.nouns;
    let last = || lower.rsplit('-').next().filter(|part| part.len() < lower.len());
    let singular = || lower.strip_suffix('s').filter(|_| lemma.starts_with(char::is_uppercase));
    let found = nouns.get(&lower).or_else(|| nouns.get(singular()?));
    found.or_else(|| nouns.get(last()?)).copied()
}

/// Tells whether a noun names a kind of body: "union", "association".
pub(crate) fn is_body_noun(lemma: &str) -> bool {
    noun(lemma).is_some_and(|noun| noun.kind == EntityKind::Organisation)
}

/// Tells whether a word with a capital is the legal form of a company: "Ltd", "Inc.".
pub(super) fn is_legal_form(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    bare.starts_with(char::is_uppercase) && TABLES.legal_forms.contains(&bare.to_lowercase())
}

/// Tells whether a word names a month or a day of the week.
pub(super) fn is_calendar(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && TABLES.calendar.contains(&word.to_lowercase())
}

/// Returns what the grammar says of a personal pronoun.
pub(super) fn pronoun(word: &str) -> Option<Pronoun> {
    TABLES.pronouns.get(&word.to_lowercase()).copied()
}

/// Returns a name as names are compared: without article, accents, dots, possessive 's and
/// line breaks; the case is kept, for "US" is not "us".
pub(super) fn key(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for character in name.nfd().filter(|c| !is_combining_mark(*c)) {
        match character {
            '.' => {}
            '’' | 'ʼ' | '‘' => folded.push('\''),
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'ı' => folded.push('i'),
            blank if blank.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            other => folded.push(other),
        }
    }
    let bare = folded.trim().trim_end_matches("'s").trim_end_matches('\'');
    let bare = bare.strip_prefix("the ").or_else(|| bare.strip_prefix("The ")).unwrap_or(bare);
    bare.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_thing_have_one_entry() {
        for (name, canonical, of) in [
            ("the U.S.", "United States", EntityKind::Country),
            ("Holland", "Netherlands", EntityKind::Country),
            ("Peking", "Beijing", EntityKind::Place),
            ("the Kremlin’s", "Kremlin", EntityKind::Organisation),
            ("IMF", "International Monetary Fund", EntityKind::Organisation),
            ("Texas", "Texas", EntityKind::Place),
        ] {
            let found = entry(name).map(|entry| (entry.canonical.as_str(), entry.kind));
            assert_eq!(found, Some((canonical, of)), "{name}");
        }
        assert_eq!(entry("us"), None);
    }

    #[test]
    fn words_lead_to_countries_kinds_and_genders() {
        assert_eq!(nationality("Dutch"), Some("Netherlands"));
        assert!(is_people("Hungarians") && !is_people("Hungarian"));
        assert_eq!(given_name("Jean-Noël").map(|name| name.gender), Some(Gender::Male));
        assert_eq!(noun("Vice-Chairwoman").map(|noun| noun.gender), Some(Gender::Female));
    }
}
