//! What a name and its title tell of who or what bears it.

use crate::language::{Dep, Document, NameLabel, Tag, TokenId, TokenRange};

use super::features::{Features, country_of_word, is_purpose, roles};
use super::leaders;
use super::lexicon;
use super::phrases::Phrase;
use super::surroundings;
use super::titles;
use super::votes::Votes;
use super::{EntityKind, Gender};

/// Reads the words of a name, its title and what stands beside it.
pub(super) fn read(document: &Document, phrase: &Phrase, features: &mut Features) {
    let Some(name) = phrase.name else { return };
    let words = document.words(name);
    read_known(document, phrase, name, features);
    read_given_name(document, phrase, name, features);
    // "A no-deal Brexit", "the Donbas": persons seldom have an article.
    if document.child(phrase.head, Dep::Det).is_some()
        && phrase.title.is_none_or(|title| title.len() == 1)
    {
        features.labels.add(EntityKind::Person, -2.5);
    }
    read_noun(document, phrase, name, features);
    if let Some(label) = phrase.label {
        read_label(label, name.len() == 1 && is_word(words), features);
    }
    read_title(document, phrase, features);
    if let Some(state) = leaders::state(words, &features.roles) {
        features.votes.add(EntityKind::Person, 3.0);
        features.country = features.country.or(Some(state));
    }
    surroundings::read(document, phrase.head, features);
}

/// Reads what the gazetteers know of the name.
fn read_known(document: &Document, phrase: &Phrase, name: TokenRange, features: &mut Features) {
    let words = document.words(name);
    if let Some(entry) = lexicon::entry(words) {
        let weight = if entry.kind == EntityKind::Place { 6.0 } else { 10.0 };
        features.votes.add(entry.kind, weight);
        features.country = entry.country.as_deref();
    }
    if lexicon::is_people(words) || (name.len() == 1 && is_members(document, phrase.head)) {
        features.votes.add(EntityKind::Group, 8.0);
    }
    features.country = features.country.or_else(|| lexicon::nationality(words));
}

/// Reads the first word of the name: a given name, or a title that belongs to it ("Pope Francis").
fn read_given_name(
    document: &Document,
    phrase: &Phrase,
    name: TokenRange,
    features: &mut Features,
) {
    let first = document.word(name.start);
    if let Some(given) = lexicon::given_name(first) {
        let known = features.votes != Votes::default();
        if name.len() > 1 {
            features.votes.add(EntityKind::Person, if given.common { 5.0 } else { 3.0 });
        } else if phrase.label == Some(NameLabel::Person) {
            features.labels.add(EntityKind::Person, 1.0);
        }
        if name.len() > 1 && !known {
            features.gender = given.gender;
        }
    }
    if let Some(noun) = lexicon::noun(first).filter(|noun| noun.in_name && name.len() > 1) {
        features.votes.add(EntityKind::Person, 8.0);
        features.gender = noun.gender;
        features.roles.push(first.to_lowercase());
    }
}

/// Reads the noun that the name ends with, "Port Authority", and whether it is an acronym.
fn read_noun(document: &Document, phrase: &Phrase, name: TokenRange, features: &mut Features) {
    let words_alone = name.len() == 1 || document[phrase.head].dep != Dep::Compound;
    // "Ann Carrier" is no company that carries.
    let tells = words_alone && !phrase.surname;
    if let Some(noun) = lexicon::noun(document.lemma(phrase.head)).filter(|_| tells) {
        let weight = if noun.kind == EntityKind::Person { 1.0 } else { 6.0 };
        features.votes.add(noun.kind, weight);
    }
    // "Basalt Sons Ltd", however much like a person's the name looks.
    let legal = name.last().filter(|_| name.len() > 1);
    if legal.is_some_and(|last| lexicon::is_legal_form(document.word(last))) {
        features.votes.add(EntityKind::Organisation, 12.0);
    }
    let words = document.words(name);
    let letters = words.trim_end_matches("'s");
    if name.len() == 1 && (2..=7).contains(&letters.len()) && !is_word(words) {
        features.votes.add(EntityKind::Organisation, 2.0);
    }
}

/// Tells whether a name has small letters: "Siemens", but not "NATO's".
fn is_word(name: &str) -> bool {
    name.trim_end_matches("'s").contains(char::is_lowercase)
}

/// Reads the model's label; `bare` is a name of one word, which it takes for an organisation where it
/// has not seen the surname.
fn read_label(label: NameLabel, bare: bool, features: &mut Features) {
    match label_vote(label) {
        (EntityKind::Organisation, _) if bare => {
            features.labels.add(EntityKind::Organisation, 0.8);
            features.labels.add(EntityKind::Person, 0.4);
        }
        (kind, weight) => features.labels.add(kind, weight),
    }
}

/// Returns what the model's label is worth.
fn label_vote(label: NameLabel) -> (EntityKind, f32) {
    use NameLabel as L;
    match label {
        L::Person => (EntityKind::Person, 2.5),
        L::Org => (EntityKind::Organisation, 2.0),
        L::Gpe => (EntityKind::Place, 2.5),
        L::Loc | L::Fac => (EntityKind::Place, 2.0),
        L::Norp => (EntityKind::Group, 3.0),
        L::Event => (EntityKind::Event, 3.0),
        L::Law | L::WorkOfArt => (EntityKind::Document, 1.5),
        _ => (EntityKind::Other, 1.0),
    }
}

/// Reads the title before a name: its last noun says what the name is.
fn read_title(document: &Document, phrase: &Phrase, features: &mut Features) {
    let Some(title) = phrase.title else { return };
    // "Chairwoman of the National Committee Anna Reed": what the tree takes for her title is the body.
    let of_body = titles::office_above(document, phrase.head).is_some();
    if of_body {
        features.votes.add(EntityKind::Person, 8.0);
    }
    for (at, token) in title.iter().rev().enumerate() {
        // An ambassador to Peru is no Peruvian.
        let before = token.previous().filter(|_| title.start < token);
        let sent_to = before.is_some_and(|to| document.word(to) == "to");
        if !sent_to && !is_purpose(document, token) {
            let country = || country_of_word(document.word(token));
            features.country = features.country.or_else(country);
        }
        let Some(noun) = lexicon::noun(document.lemma(token)) else { continue };
        let person = noun.kind == EntityKind::Person;
        // What stands behind "of" is what the office is for: "Leader of Opposition Jane Moore".
        let other = at == 0
            && !of_body
            && !is_object(document, token)
            && matches!(noun.kind, EntityKind::Organisation | EntityKind::Place);
        if other || (person && features.roles.is_empty() && features.former.is_empty()) {
            features.votes.add(noun.kind, 8.0);
            if noun.gender != Gender::Unknown {
                features.gender = noun.gender;
            }
            let held = roles(document, token);
            if is_held(document, title, token) {
                features.roles.extend(held);
            } else {
                features.former.extend(held);
            }
        }
    }
}

/// Tells whether a noun stands behind a preposition, alone or joined to another: "of Health and Human
/// Services".
fn is_object(document: &Document, noun: TokenId) -> bool {
    let mut at = noun;
    while let Some(first) = document.head(at).filter(|_| document[at].dep == Dep::Conj) {
        at = first;
    }
    document[at].dep == Dep::Pobj
}

/// Tells whether the office `noun` of a title is held now: an elected or former president is not "the
/// president".
fn is_held(document: &Document, title: TokenRange, noun: TokenId) -> bool {
    let past = title.start < noun
        && title.iter().any(|word| {
            matches!(document.lemma(word).to_lowercase().as_str(), "former" | "ex" | "late")
        });
    let coming = document[noun.next()].tag == Tag::Hyph;
    !past && !coming
}

/// Tells whether a plural name is of members: "Democrats", from the noun "democrat".
pub(super) fn is_members(document: &Document, head: TokenId) -> bool {
    let singular = document.word(head).strip_suffix('s').and_then(lexicon::noun);
    document[head].tag == Tag::Nnps && singular.is_some_and(|noun| noun.kind == EntityKind::Person)
}
