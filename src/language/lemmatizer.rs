//! Gives words their base forms, by tables of exceptions and of endings.
//!
//! ```text
//! word, part of speech, features ──Lemmatizer::lemma──▶ lemma
//! ```
//!
//! For each part of speech that inflects, a package has *rules* (the ending `ies`
//! becomes `y`), *exceptions* (`axes` is `ax` or `axis`) and an *index* of known
//! base forms, which tells which rule is right.

use std::borrow::Cow;

use rmpv::Value;
use serde::{Deserialize, Serialize};

use super::lexeme::{is_letter, lower, string_id};
use super::lookups::{self, Table};
use super::morph::Morph;
use super::scheme::Pos;

/// The tables of a package's lemmatizer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LemmaTables {
    tables: Vec<PosTable>,
}

/// The tables of one part of speech.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct PosTable {
    pos: String,
    /// Endings, and what replaces each.
    rules: Vec<(String, String)>,
    /// Inflected forms in order, with their base forms.
    exceptions: Vec<(String, Vec<String>)>,
    /// The base forms in order, a line each.
    index: String,
}

impl LemmaTables {
    /// Reads a package's `lemmatizer/lookups/lookups.bin`.
    ///
    /// # Errors
    ///
    /// Where the bytes are not the tables of a lemmatizer that goes by rules.
    pub fn from_package(bytes: &[u8]) -> Result<Self, String> {
        let file = lookups::tables(bytes)?;
        let table =
            |name: &str| file.iter().find(|(other, _)| other == name).map(|(_, table)| table);
        let rules = table("lemma_rules").ok_or("the lemmatizer has no table lemma_rules")?;
        let mut tables = Vec::new();
        for pos in Pos::ALL.iter().map(|pos| pos.as_str().to_lowercase()) {
            let entry = PosTable {
                rules: entry(rules, &pos)?.map(ending_rules).transpose()?.unwrap_or_default(),
                exceptions: match table("lemma_exc") {
                    Some(table) => {
                        entry(table, &pos)?.map(exceptions).transpose()?.unwrap_or_default()
                    }
                    None => Vec::new(),
                },
                index: match table("lemma_index") {
                    Some(table) => entry(table, &pos)?.map(index).transpose()?.unwrap_or_default(),
                    None => String::new(),
                },
                pos,
            };
            if !(entry.rules.is_empty() && entry.exceptions.is_empty() && entry.index.is_empty()) {
                tables.push(entry);
            }
        }
        Ok(Self { tables })
    }
}

/// Returns the entry of a part of speech in one of the tables.
fn entry<'a>(table: &'a Table, pos: &str) -> Result<Option<&'a Value>, String> {
    let id = string_id(pos);
    for (key, value) in table {
        if id != 0 && lookups::key(key)? == id {
            return Ok(Some(value));
        }
    }
    Ok(None)
}

fn ending_rules(value: &Value) -> Result<Vec<(String, String)>, String> {
    let rule = |value: &Value| match value.as_array()?.as_slice() {
        [old, new] => Some((old.as_str()?.to_owned(), new.as_str()?.to_owned())),
        _ => None,
    };
    let rules: Option<_> = value.as_array().and_then(|rules| rules.iter().map(rule).collect());
    rules.ok_or_else(|| "lemma_rules has an entry that is no list of pairs".to_owned())
}

fn exceptions(value: &Value) -> Result<Vec<(String, Vec<String>)>, String> {
    let exception =
        |(word, lemmas): &(Value, Value)| Some((word.as_str()?.to_owned(), words(lemmas)?));
    let exceptions: Option<Vec<_>> =
        value.as_map().and_then(|map| map.iter().map(exception).collect());
    let mut exceptions = exceptions.ok_or("lemma_exc has an entry that is no map of lists")?;
    exceptions.sort();
    Ok(exceptions)
}

fn index(value: &Value) -> Result<String, String> {
    let mut words = words(value).ok_or("lemma_index has an entry that is no list of words")?;
    if words.iter().any(|word| word.contains('\n')) {
        return Err("lemma_index has a word with a line break".to_owned());
    }
    words.sort_unstable();
    words.dedup();
    Ok(words.join("\n"))
}

fn words(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|word| word.as_str().map(str::to_owned)).collect()
}

/// A lemmatizer, ready for use from many threads.
#[derive(Debug)]
pub struct Lemmatizer {
    /// The endings of each part of speech that inflects, by the number of [`Pos`].
    inflections: Vec<Option<Inflection>>,
}

#[derive(Debug)]
struct Inflection {
    table: PosTable,
    /// Where each line of the table's index begins, and where one more would.
    lines: Vec<usize>,
}

impl Lemmatizer {
    /// Makes a lemmatizer of a package's tables.
    #[must_use]
    pub fn new(tables: LemmaTables) -> Self {
        let mut inflections: Vec<_> = Pos::ALL.iter().map(|_| None).collect();
        for table in tables.tables {
            if let Some(pos) = Pos::parse(&table.pos.to_uppercase()) {
                inflections[pos as usize] = Some(Inflection::new(table));
            }
        }
        Self { inflections }
    }

    /// Returns the lemma of `word` as the part of speech `pos` with the features `morph`.
    #[must_use]
    pub fn lemma<'a>(&'a self, word: &'a str, pos: Pos, morph: Morph) -> Cow<'a, str> {
        if matches!(pos, Pos::None | Pos::Space) || morph.is_base_form(pos) {
            return lower(word);
        }
        match &self.inflections[pos as usize] {
            Some(inflection) => inflection.lemma(word),
            None if pos == Pos::Propn => Cow::Borrowed(word),
            None => lower(word),
        }
    }
}

impl Inflection {
    fn new(table: PosTable) -> Self {
        let breaks = table.index.match_indices('\n').map(|(at, _)| at + 1);
        let mut lines: Vec<_> = std::iter::once(0).chain(breaks).collect();
        lines.push(table.index.len() + 1);
        Self { table, lines }
    }

    /// Returns the base form of `word`: that of an exception, else one that the
    /// index knows, else the first that a rule gives, else the word.
    fn lemma<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        let lower = lower(word);
        let (known, unknown) = self.forms(&lower);
        // Of several exceptions, the last that no rule gives counts, as in spaCy.
        let exception = self.exceptions(&lower).iter().rev().find(|form| !known.contains(form));
        match exception {
            Some(form) => Cow::Borrowed(form.as_str()),
            None => match known.into_iter().next().or(unknown) {
                Some(form) => Cow::Owned(form),
                None => Cow::Borrowed(word),
            },
        }
    }

    fn exceptions(&self, lower: &str) -> &[String] {
        let exceptions = &self.table.exceptions;
        match exceptions.binary_search_by(|(word, _)| word.as_str().cmp(lower)) {
            Ok(at) => &exceptions[at].1,
            Err(_) => &[],
        }
    }

    /// Returns the forms that the rules give: those that the index knows or that
    /// are no words, the best first, and the first of the others.
    fn forms(&self, lower: &str) -> (Vec<String>, Option<String>) {
        let mut known = Vec::new();
        let mut unknown = None;
        for (old, new) in &self.table.rules {
            let Some(stem) = lower.strip_suffix(old.as_str()) else { continue };
            let form = [stem, new].concat();
            if form.is_empty() {
                continue;
            }
            if self.is_base_form(&form) {
                known.insert(0, form);
            } else if !form.chars().all(is_letter) {
                known.push(form);
            } else {
                unknown.get_or_insert(form);
            }
        }
        (known, unknown)
    }

    fn is_base_form(&self, form: &str) -> bool {
        let line = |at: usize| &self.table.index[self.lines[at]..self.lines[at + 1] - 1];
        let count = self.lines.len() - 1;
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low.midpoint(high);
            if line(middle) < form {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low < count && line(low) == form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemmatizer() -> Lemmatizer {
        let pairs = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(old, new)| ((*old).to_owned(), (*new).to_owned())).collect()
        };
        let table = |pos: &str, rules, exceptions, index: &str| PosTable {
            pos: pos.to_owned(),
            rules,
            exceptions,
            index: index.to_owned(),
        };
        let noun = pairs(&[("s", ""), ("ses", "s"), ("ies", "y")]);
        let axes = ("axes".to_owned(), vec!["ax".to_owned(), "axis".to_owned()]);
        let verb = pairs(&[("ies", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")]);
        let punct = pairs(&[("“", "\"")]);
        Lemmatizer::new(LemmaTables {
            tables: vec![
                table("noun", noun, vec![axes], "bus\nparty\nplan"),
                table("verb", verb, Vec::new(), "agree\ndeny\nwalk"),
                table("punct", punct, Vec::new(), ""),
            ],
        })
    }

    #[test]
    fn lemmas_come_from_exceptions_then_known_forms_then_rules() {
        let lemmatizer = lemmatizer();
        let check = |word, pos, features, lemma: &str| {
            assert_eq!(lemmatizer.lemma(word, pos, Morph::parse(features)), lemma, "of {word}");
        };
        check("Axes", Pos::Noun, "Number=Plur", "axis");
        check("parties", Pos::Noun, "Number=Plur", "party");
        check("buses", Pos::Noun, "Number=Plur", "bus");
        check("Drones", Pos::Noun, "Number=Plur", "drone");
        check("Plan", Pos::Noun, "Number=Sing", "plan");
        check("agreed", Pos::Verb, "Tense=Past|VerbForm=Fin", "agree");
        check("walked", Pos::Verb, "Tense=Past|VerbForm=Fin", "walk");
        check("denies", Pos::Verb, "Number=Sing|Tense=Pres|VerbForm=Fin", "deny");
        check("zorping", Pos::Verb, "VerbForm=Part", "zorpe");
        check("Ran", Pos::Verb, "Tense=Past|VerbForm=Fin", "Ran");
        check("“", Pos::Punct, "", "\"");
        check("Kyiv", Pos::Propn, "Number=Sing", "Kyiv");
        check("The", Pos::Det, "", "the");
        check("\n", Pos::Space, "", "\n");
    }

    #[test]
    fn tables_that_are_none_are_refused() {
        for bytes in [&b""[..], b"\x80", b"\x90", b"\x81\xa3abc\x80"] {
            assert!(LemmaTables::from_package(bytes).is_err());
        }
    }
}
