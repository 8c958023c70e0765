//! Gives a surname that stands alone, or behind an initial, to the person whom its company suggests.

use std::collections::{BTreeMap, BTreeSet};

use super::company::Company;
use super::gazetteer::is_place;
use super::labels::Labels;
use super::names::{Likeness, PersonName, skeleton};
use super::world::Kind;

/// How many persons of one surname there may be for one to be told from the others.
const CROWD: usize = 24;

/// A name that may be short for a person's.
struct Short {
    article: usize,
    thing: usize,
    /// The skeleton of the surname.
    last: String,
    initial: Option<char>,
    /// How many named things its article must share with those of a person.
    needed: usize,
}

/// Gives each short name to the only person of that surname whom its article's company suggests.
///
/// A single name that was taken for a place or an organisation may be one too, if
/// the company is larger.
pub(super) fn place(labels: &mut Labels<'_>) {
    let persons = persons(labels);
    let short: Vec<Short> = labels
        .things()
        .filter_map(|(article, thing, label)| short(labels, article, thing, label))
        .filter(|short| persons.get(&short.last).is_some_and(|of| of.len() <= CROWD))
        .collect();
    let wanted: BTreeSet<usize> =
        short.iter().flat_map(|short| persons[&short.last].keys()).copied().collect();
    let company = Company::of(labels, &wanted);
    for Short { article, thing, last, initial, needed } in short {
        let suits = |(person, firsts): &(&usize, &BTreeSet<char>)| {
            initial.is_none_or(|initial| firsts.contains(&initial))
                && company.shared(article, **person) >= needed
        };
        let mut fitting = persons[&last].iter().filter(suits);
        if let (Some((person, _)), None) = (fitting.next(), fitting.next()) {
            let why = match initial {
                Some(_) => Likeness::Initial.reason(),
                None => "surname of the only such person",
            };
            labels.move_to((article, thing), *person, why);
        }
    }
}

/// Returns, by the skeleton of their surnames, those who are named in full, with the first letters of their given names.
fn persons(labels: &mut Labels<'_>) -> BTreeMap<String, BTreeMap<usize, BTreeSet<char>>> {
    let mut persons: BTreeMap<String, BTreeMap<usize, BTreeSet<char>>> = BTreeMap::new();
    for place in 0..labels.all.len() {
        let label = &labels.all[place];
        // "King Charles" is no full name, and yet whoever is called Charles beside him is the king.
        let full = label.kind == Kind::Person && label.name.contains(' ');
        let name = PersonName::read(&label.name);
        let name = name.turned().unwrap_or(name);
        let [first, .., last] = name.words.as_slice() else {
            if let ([last], true) = (name.words.as_slice(), full) {
                let (last, root) = (skeleton(last), labels.root(place));
                persons.entry(last).or_default().entry(root).or_default();
            }
            continue;
        };
        if full && first.chars().count() > 1 {
            let (last, initial, root) = (skeleton(last), first.chars().next(), labels.root(place));
            persons.entry(last).or_default().entry(root).or_default().extend(initial);
        }
    }
    persons
}

/// Returns the short name that a thing has, if it has one.
fn short(labels: &Labels<'_>, article: usize, thing: usize, label: usize) -> Option<Short> {
    let label = &labels.all[label];
    let needed = needed_company(label.kind)?;
    let fits = labels.digests[article].things[thing].named
        && (label.kind == Kind::Person || !is_place(&label.name));
    let words: Vec<&str> = label.name.split(' ').collect();
    let (initial, last) = match words.as_slice() {
        [last] => (None, *last),
        [first, last] if first.chars().count() == 1 && label.kind == Kind::Person => {
            (first.chars().next(), *last)
        }
        _ => return None,
    };
    fits.then(|| Short { article, thing, last: skeleton(last), initial, needed })
}

/// Returns how many named things an article must share with those of a person for a name alone to be theirs.
fn needed_company(kind: Kind) -> Option<usize> {
    match kind {
        Kind::Person => Some(2),
        Kind::Organisation | Kind::Place | Kind::Other => Some(3),
        Kind::Country | Kind::Group | Kind::Plan | Kind::Event | Kind::Anonymous => None,
    }
}
