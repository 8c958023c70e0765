//! Compares the names of companies and other organisations.

use super::spelling::{skeleton, skeleton_of, slips};
use super::words::{Use, is, legal_form, standard};
use super::{Likeness, fold};

/// A company's name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::entities) struct Company {
    /// The folded words that are not small, written out, without the legal form.
    pub(in crate::entities) words: Vec<String>,
    /// Who is liable, if the legal form tells.
    pub(in crate::entities) class: Option<&'static str>,
    /// Whether a legal form was left out.
    pub(in crate::entities) formed: bool,
}

impl Company {
    /// Takes a name apart.
    pub(in crate::entities) fn read(name: &str) -> Self {
        let folded = fold(&name.replace("'s ", " ").replace("’s ", " "));
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !is(word, Use::Small)).collect();
        let mut class = None;
        let mut formed = false;
        while let Some((rest, found)) = without_form(&words) {
            words = rest;
            class = class.or((!found.is_empty()).then_some(found));
            formed = true;
        }
        let written_out = |word: &str| standard(word, Use::Abbreviation).unwrap_or(word).to_owned();
        Self { words: words.into_iter().map(written_out).collect(), class, formed }
    }
}

/// Returns the words without the longest legal form at their end or start, and its class.
fn without_form<'w>(words: &[&'w str]) -> Option<(Vec<&'w str>, &'static str)> {
    for cut in 1..words.len() {
        let (core, form) = words.split_at(cut);
        if let Some(class) = legal_form(&form.join(" ")) {
            return Some((core.to_vec(), class));
        }
        let (form, core) = words.split_at(words.len() - cut);
        let class = legal_form(&form.join(" "));
        // "Company" and "Group" begin ordinary names, and so do most short forms.
        if let Some(class) = class.filter(|class| !class.is_empty() && form.concat().len() > 2) {
            return Some((core.to_vec(), class));
        }
    }
    None
}

/// Tells whether, and why, two organisations may be one as far as their names tell.
pub(super) fn likeness(a: &str, b: &str) -> Option<Likeness> {
    let (folded_a, folded_b) = (fold(a), fold(b));
    if folded_a == folded_b {
        return Some(Likeness::Same);
    }
    if is_acronym(&folded_a, &folded_b) || is_acronym(&folded_b, &folded_a) {
        return Some(Likeness::Acronym);
    }
    let (a, b) = (Company::read(a), Company::read(b));
    if a.class.is_some() && b.class.is_some() && a.class != b.class {
        return None;
    }
    let form = if a.formed == b.formed { Likeness::Same } else { Likeness::LegalForm };
    let (joined_a, joined_b) = (a.words.concat(), b.words.concat());
    if joined_a == joined_b {
        return Some(form.max(Likeness::Same));
    }
    if skeleton(&joined_a) == skeleton(&joined_b) {
        return Some(form.max(Likeness::Spelling));
    }
    if numbers(&a) != numbers(&b) {
        return None;
    }
    let spelt = skeleton_of(&a.words.join(" ")) == skeleton_of(&b.words.join(" "));
    let slipped = || {
        let words = |of: &'_ Company| of.words.clone();
        let (a, b) = (words(&a), words(&b));
        let (a, b): (Vec<&str>, Vec<&str>) =
            (a.iter().map(String::as_str).collect(), b.iter().map(String::as_str).collect());
        if a.len() == b.len() { slips(&a, &b) } else { slips(&[&joined_a], &[&joined_b]) }
    };
    if spelt {
        return Some(form.max(Likeness::Spelling));
    }
    slipped().map(|_| Likeness::Slip)
}

/// Returns the numbers in a name, Roman ones too.
fn numbers(of: &Company) -> Vec<&String> {
    let roman = |word: &str| word.chars().all(|c| "ivx".contains(c));
    let number = |word: &&String| word.contains(|c: char| c.is_ascii_digit()) || roman(word);
    of.words.iter().filter(number).collect()
}

/// Tells whether `short`, folded, is made of the first letters of the words of `long`.
///
/// Small words may be passed over: "National Security and Defence Council" is NSDC.
pub(in crate::entities) fn is_acronym(short: &str, long: &str) -> bool {
    let words: Vec<&str> = long.split(' ').collect();
    if short.contains(' ') || short.len() < 2 || words.len() < 2 {
        return false;
    }
    let all: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let large = words.iter().filter(|word| word.len() > 3);
    let large: String = large.filter_map(|word| word.chars().next()).collect();
    short == all || short == large
}
