//! Compares the names of persons.

use super::spelling::{skeleton, slips};
use super::words::{Use, are_forms, is, standard};
use super::{Likeness, fold};
use crate::mentions::{Gender, gender_of, is_common_given_name};

/// How many words of a name may be left out in another.
const LEFT_OUT: usize = 2;

/// A person's name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::entities) struct PersonName {
    /// The folded words, given names first, without words of courtesy and particles.
    pub(in crate::entities) words: Vec<String>,
    /// What tells a son from his father: "jr".
    pub(in crate::entities) generation: Option<&'static str>,
    /// Whether its writer told which name is the family's, by a comma.
    ordered: bool,
}

impl PersonName {
    /// Takes a name apart.
    pub(in crate::entities) fn read(name: &str) -> Self {
        let (name, ordered) = given_first(name);
        let folded = fold(&apart(&name));
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let mut generation = None;
        while words.len() > 1
            && let Some(of) = words.last().and_then(|last| standard(last, Use::Generation))
        {
            generation = Some(of);
            words.pop();
        }
        while words.len() > 1 && is(words[0], Use::Honorific) {
            words.remove(0);
        }
        if words.iter().filter(|word| !is(word, Use::Particle)).count() > 0 {
            words.retain(|word| !is(word, Use::Particle));
        }
        let words = words.into_iter().map(str::to_owned).collect();
        Self { words, generation, ordered }
    }

    /// Returns the first and the last of two words or more.
    pub(in crate::entities) fn ends(&self) -> Option<(&str, &str)> {
        match self.words.as_slice() {
            [first, .., last] => Some((first, last)),
            _ => None,
        }
    }

    /// Returns the words between the first and the last.
    pub(in crate::entities) fn middle(&self) -> &[String] {
        match self.words.as_slice() {
            [_, middle @ .., _] => middle,
            _ => &[],
        }
    }

    /// Returns the name with the last word first, if that may be the given name.
    pub(in crate::entities) fn turned(&self) -> Option<Self> {
        let (first, last) = self.ends()?;
        let given = is_common_given_name(last) && !is_common_given_name(first);
        (given && !self.ordered).then(|| {
            let mut turned = self.clone();
            turned.words.rotate_left(1);
            turned
        })
    }
}

/// Puts the given names first where a comma stands behind the family's: "Diaz, Rosa".
fn given_first(name: &str) -> (String, bool) {
    match name.split_once(',') {
        Some((family, given)) if !is(&fold(given), Use::Generation) => {
            (format!("{given} {family}"), true)
        }
        _ => (name.to_owned(), false),
    }
}

/// Sets initials apart that stand together: "J.K. Holm".
pub(super) fn apart(name: &str) -> String {
    let mut apart = String::with_capacity(name.len());
    let mut alone = true;
    let mut before = ' ';
    for c in name.chars() {
        if c == '.' && before.is_uppercase() && alone {
            apart.push(' ');
            before = ' ';
            continue;
        }
        alone = !before.is_alphanumeric();
        apart.push(c);
        before = c;
    }
    apart
}

/// Tells whether, and why, two persons may be one as far as their names tell.
pub(super) fn likeness(a: &PersonName, b: &PersonName) -> Option<Likeness> {
    if a.generation.is_some() && b.generation.is_some() && a.generation != b.generation {
        return None;
    }
    let generation = (a.generation != b.generation).then_some(Likeness::LeftOut);
    let straight = straight(&a.words, &b.words);
    let turned = || {
        let one = a.turned().and_then(|a| self::straight(&a.words, &b.words));
        let other = || b.turned().and_then(|b| self::straight(&a.words, &b.words));
        Some(one.or_else(other)?.max(Likeness::Order))
    };
    let found = straight.or_else(turned)?;
    Some(generation.map_or(found, |of| found.max(of)))
}

/// Compares names in the order that they are in.
fn straight(a: &[String], b: &[String]) -> Option<Likeness> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let joined = |words: &[String]| words.concat();
    if joined(short) == joined(long) {
        return Some(Likeness::Same);
    }
    if skeleton(&joined(short)) == skeleton(&joined(long)) {
        return Some(Likeness::Spelling);
    }
    let two = short.first().zip(long.first()).is_some_and(|(a, b)| are_of_two_genders(a, b));
    let strict = aligned(short, long);
    strict.or_else(|| slipped(short, long).filter(|_| !two))
}

/// Compares names of which the shorter may lack words of the longer, but not the first.
fn aligned(short: &[String], long: &[String]) -> Option<Likeness> {
    let (first, rest) = short.split_first()?;
    if rest.is_empty() {
        let is_it = |word: &String| word == first || skeleton(word) == skeleton(first);
        let ends = [long.first()?, long.last()?];
        return (first.len() > 1 && ends.into_iter().any(is_it)).then_some(Likeness::Part);
    }
    let mut worst = given(first, long.first()?)?;
    let mut at = 1;
    let mut left_out = 0;
    for (place, word) in rest.iter().enumerate() {
        let family = place + 1 == rest.len();
        loop {
            let other = long.get(at)?;
            at += 1;
            let found = if family { spelt(word, other) } else { given(word, other) };
            if let Some(found) = found {
                worst = worst.max(found);
                break;
            }
            left_out += usize::from(!is_patronymic(other));
            worst = worst.max(Likeness::LeftOut);
        }
    }
    if at < long.len() {
        left_out += long.len() - at;
        worst = worst.max(Likeness::LeftOut);
    }
    (left_out <= LEFT_OUT).then_some(worst)
}

/// Compares names whose words are the same but for slips; a patronymic may be left out.
fn slipped(short: &[String], long: &[String]) -> Option<Likeness> {
    let without: Vec<&str> = long
        .iter()
        .map(String::as_str)
        .filter(|word| short.len() == long.len() || !is_patronymic(word))
        .collect();
    let short: Vec<&str> = short.iter().map(String::as_str).collect();
    if short.len() != without.len() {
        let (short, long) = (short.concat(), long.concat());
        return slips(&[&short], &[&long]).map(|_| Likeness::Slip);
    }
    // What is spelt otherwise is no slip.
    let (short, long): (Vec<&str>, Vec<&str>) = short
        .into_iter()
        .zip(without)
        .map(|(a, b)| if skeleton(a) == skeleton(b) { (a, a) } else { (a, b) })
        .unzip();
    slips(&short, &long).map(|_| Likeness::Slip)
}

/// Compares two given names.
fn given(a: &str, b: &str) -> Option<Likeness> {
    let initial = || {
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        (short.chars().count() == 1 && long.starts_with(short)).then_some(Likeness::Initial)
    };
    let form = || are_forms(a, b).then_some(Likeness::GivenName);
    let found = spelt(a, b).or_else(form).filter(|_| a == b || !are_of_two_genders(a, b));
    found.or_else(initial)
}

/// Tells whether one given name is a man's and the other a woman's: Daniel, Danielle.
pub(in crate::entities) fn are_of_two_genders(a: &str, b: &str) -> bool {
    let genders = [gender_of(a), gender_of(b)];
    genders.contains(&Gender::Male) && genders.contains(&Gender::Female)
}

fn spelt(a: &str, b: &str) -> Option<Likeness> {
    if a == b {
        return Some(Likeness::Same);
    }
    (skeleton(a) == skeleton(b)).then_some(Likeness::Spelling)
}

/// Tells whether a middle name is that of the father, which Slavic names have and news leaves out.
fn is_patronymic(word: &str) -> bool {
    ["ovich", "evich", "ovych", "evych", "ovna", "evna", "ivna"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// Tells whether middle names allow two persons to be one: where both have some, one abbreviates the other.
pub(in crate::entities) fn middles_agree(a: &[String], b: &[String]) -> bool {
    if a.is_empty() || b.is_empty() {
        return true;
    }
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(a, b)| a.starts_with(b) || b.starts_with(a) || skeleton(a) == skeleton(b))
}
