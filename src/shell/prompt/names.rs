//! Finds entities by what a user types of their names, also where it is misspelt.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::census::Kind;
use crate::entities::names::fold;

/// A name of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// As articles have it.
    pub(super) label: String,
    /// How a query writes the entity.
    pub(super) entity: String,
    /// The most telling of its classes, in words; may be empty.
    pub(super) class: String,
    /// Its kind in the census.
    pub(super) kind: Kind,
    /// How often the data speaks of it.
    pub(super) uses: usize,
}

/// All names, ready to be searched at every key.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    entries: Vec<Entry>,
    /// The words of the names, each once, in order: they are far fewer than the names of a large
    /// graph.
    words: Vec<Word>,
}

#[derive(Debug, Clone)]
struct Entry {
    name: Name,
    folded: String,
}

#[derive(Debug, Clone)]
struct Word {
    text: String,
    /// Which letters it has, a bit each, to pass over what cannot be meant.
    letters: u32,
    /// The entries whose names have it, by place, in their order.
    entries: Vec<u32>,
}

impl FromIterator<Name> for Names {
    fn from_iter<T: IntoIterator<Item = Name>>(names: T) -> Self {
        let entry = |name: Name| Entry { folded: fold(&name.label), name };
        let entries: Vec<Entry> = names.into_iter().map(entry).collect();
        let mut words: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (at, entry) in (0..).zip(&entries) {
            for word in entry.folded.split(' ') {
                let of_word = words.entry(word).or_default();
                if of_word.last() != Some(&at) {
                    of_word.push(at);
                }
            }
        }
        let word = |(text, entries): (&str, Vec<u32>)| {
            let (text, letters) = (text.to_owned(), letters(text));
            Word { text, letters, entries }
        };
        let words = words.into_iter().map(word).collect();
        Self { entries, words }
    }
}

/// How a name fits what was typed, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Begins,
    WordBegins,
    WordsBegin,
    Misspelt,
}

/// The letters that must be typed before names are offered.
const FEWEST: usize = 2;

/// Words shorter than this are not taken for misspelt ones.
const SHORTEST_MISSPELT: usize = 4;

impl Names {
    /// Returns the names that fit the letters, one of each entity, the likeliest first.
    ///
    /// Entities of the kinds in `likely` come before others that fit as well.
    pub(super) fn find(&self, typed: &str, likely: &BTreeSet<Kind>, most: usize) -> Vec<&Name> {
        let wanted = fold(typed);
        if wanted.chars().count() < FEWEST {
            return Vec::new();
        }
        // On all cores: a large graph has a million names, and somebody waits for the key.
        let candidates = self.beginning(&wanted);
        let fitting = |at: &u32| {
            let entry = &self.entries[*at as usize];
            Some((fit(&entry.folded, &wanted)?, entry))
        };
        let mut found: Vec<(Fit, &Entry)> = candidates.par_iter().filter_map(fitting).collect();
        if found.is_empty() && wanted.len() >= SHORTEST_MISSPELT {
            let misspelt = self.misspelt(&wanted).into_iter();
            found = misspelt.map(|at| (Fit::Misspelt, &self.entries[at as usize])).collect();
        }
        found.sort_by_key(|(fit, entry)| {
            let name = &entry.name;
            let unlikely = !likely.contains(&name.kind);
            (unlikely, *fit, Reverse(name.uses), name.label.len(), &name.label)
        });
        let mut entities = BTreeSet::new();
        let names = found.into_iter().map(|(_, entry)| &entry.name);
        names.filter(|name| entities.insert(&name.entity)).take(most).collect()
    }

    /// Returns the places of the names with a word that begins as the most telling of those that
    /// were typed: whatever fits is among them.
    fn beginning(&self, wanted: &str) -> Vec<u32> {
        let of = |typed: &str| {
            let from = self.words.partition_point(|word| word.text.as_str() < typed);
            let more = self.words[from..].iter().take_while(|word| word.text.starts_with(typed));
            &self.words[from..from + more.count()]
        };
        let ranges = wanted.split(' ').filter(|typed| !typed.is_empty()).map(of);
        let uses = |words: &&[Word]| words.iter().map(|word| word.entries.len()).sum::<usize>();
        let rarest = ranges.min_by_key(uses).unwrap_or_default();
        let mut entries: Vec<u32> =
            rarest.iter().flat_map(|word| word.entries.iter().copied()).collect();
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    /// Returns the places of the names in which each word that was typed is nearly the beginning
    /// of a word.
    fn misspelt(&self, wanted: &str) -> Vec<u32> {
        let mut found: Option<Vec<u32>> = None;
        for typed in wanted.split(' ') {
            let (letters, slips) = (letters(typed), slips(typed));
            // A slip puts in one letter that the word lacks, or none.
            let may_be = |word: &&Word| (letters & !word.letters).count_ones() as usize <= slips;
            let meant = |word: &&Word| may_be(word) && nearly_begins(&word.text, typed);
            let words: Vec<&Word> = self.words.par_iter().filter(meant).collect();
            let mut entries: Vec<u32> =
                words.into_iter().flat_map(|word| word.entries.iter().copied()).collect();
            entries.sort_unstable();
            entries.dedup();
            match &mut found {
                None => found = Some(entries),
                Some(found) => found.retain(|at| entries.binary_search(at).is_ok()),
            }
        }
        found.unwrap_or_default()
    }

    /// Returns the name of an entity that most articles would know.
    pub(super) fn label_of(&self, entity: &str) -> Option<&str> {
        let named = self.entries.iter().find(|entry| entry.name.entity == entity);
        named.map(|entry| entry.name.label.as_str())
    }

    /// Returns the entities that a query writes so that it begins with these letters.
    pub(super) fn written(&self, begins: &str) -> Vec<&Name> {
        let named = self.entries.iter().map(|entry| &entry.name);
        let mut found: Vec<&Name> = named
            .filter(|name| {
                name.entity.get(..begins.len()).is_some_and(|s| s.eq_ignore_ascii_case(begins))
            })
            .collect();
        found.sort_by_key(|name| (Reverse(name.uses), &name.entity, name.label.len()));
        found.dedup_by_key(|name| &name.entity);
        found
    }
}

fn fit(name: &str, wanted: &str) -> Option<Fit> {
    if name.starts_with(wanted) {
        return Some(Fit::Begins);
    }
    if name.match_indices(wanted).any(|(at, _)| name[..at].ends_with(' ')) {
        return Some(Fit::WordBegins);
    }
    let mut words = name.split(' ');
    let each = wanted.split(' ').all(|begin| words.any(|word| word.starts_with(begin)));
    each.then_some(Fit::WordsBegin)
}

fn nearly_begins(word: &str, typed: &str) -> bool {
    let length = typed.chars().count();
    let allowed = slips(typed);
    if word.chars().count() + allowed < length {
        return false;
    }
    // The letter that is missing or too many is in the beginning that is compared, too.
    (length.saturating_sub(1)..=length + 1).any(|count| {
        let end = word.char_indices().nth(count).map_or(word.len(), |(at, _)| at);
        strsim::osa_distance(&word[..end], typed) <= allowed
    })
}

/// How many slips a word of so many letters may have.
fn slips(typed: &str) -> usize {
    match typed.chars().count() {
        0..SHORTEST_MISSPELT => 0,
        SHORTEST_MISSPELT..8 => 1,
        _ => 2,
    }
}

fn letters(folded: &str) -> u32 {
    folded.bytes().filter(u8::is_ascii_lowercase).fold(0, |bits, b| bits | 1 << (b - b'a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Vec<String> {
        let name = |(label, entity, kind, uses): (&str, &str, Kind, usize)| Name {
            label: label.to_owned(),
            entity: entity.to_owned(),
            class: String::new(),
            kind,
            uses,
        };
        let names: Names = [
            ("Ida Holm", "id:holm", 1, 9),
            ("Minister Holm", "id:holm", 1, 9),
            ("Holmön", "id:holmon", 2, 30),
            ("river peace plan", "id:plan", 3, 4),
            ("Peace plan for Norland", "id:plan-2", 3, 2),
        ]
        .map(name)
        .into_iter()
        .collect();
        let likely = BTreeSet::from([1]);
        names.find(typed, &likely, 9).into_iter().map(|name| name.entity.clone()).collect()
    }

    #[test]
    fn likely_entities_come_first_then_those_that_begin_so() {
        assert_eq!(found("holm"), ["id:holm", "id:holmon"]);
        assert_eq!(found("peace pl"), ["id:plan-2", "id:plan"]);
        assert_eq!(found("pea nor"), ["id:plan-2"]);
        assert_eq!(found("h"), [""; 0]);
    }

    #[test]
    fn accents_and_slips_do_not_matter() {
        assert_eq!(found("HOLMÖ"), ["id:holmon"]);
        assert_eq!(found("nroland"), ["id:plan-2"]);
        assert_eq!(found("rivr"), ["id:plan"]);
        assert_eq!(found("xyzzy"), [""; 0]);
        assert_eq!(found("peice nroland"), ["id:plan-2"]);
        assert_eq!(found("paece holm"), [""; 0]);
    }
}
