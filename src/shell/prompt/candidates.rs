//! What a word could be: entities, keywords and terms, with what is told beside each.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::census::Kind;
use super::names::Name;
use super::vocabulary::{Known, Vocabulary};
use crate::entities::names::fold;
use crate::query::grammar::{self, Terminal};

/// Something that the word at the cursor could be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What takes the place of the word.
    pub(super) text: String,
    /// What is listed, where that is something else; may be empty.
    pub(super) listed: String,
    /// What is shown beside it; may be empty.
    pub(super) about: String,
}

/// The most candidates that are of use to a reader.
pub(super) const MOST: usize = 60;

/// Returns a candidate that is listed as it is written.
pub(super) fn candidate(text: impl Into<String>, about: impl Into<String>) -> Candidate {
    Candidate { text: text.into(), listed: String::new(), about: about.into() }
}

/// Entities by what was typed of a name, with or without quotation marks.
///
/// Where several fit, their names are completed as far as they are the same; the IRI
/// takes their place once there is no doubt: one fits, or one is called just so.
pub(super) fn entities(
    word: &str,
    likely: &BTreeSet<Kind>,
    vocabulary: &Vocabulary,
) -> Vec<Candidate> {
    let typed = word.trim_matches(['"', '\'']);
    let mut found = vocabulary.names.find(typed, likely, MOST);
    let whole = fold(typed);
    let is_whole = |name: &&Name| fold(&name.label) == whole;
    if found.iter().any(is_whole) {
        found.retain(is_whole);
    }
    let by_iri = found.len() == 1 || found.iter().any(is_whole);
    let one = |name: &&Name| Candidate {
        text: if by_iri { name.entity.clone() } else { format!("\"{}", name.label) },
        listed: name.label.clone(),
        about: format!("{}  {}", about(name), name.entity),
    };
    found.iter().map(one).collect()
}

/// Returns what is told beside a name.
pub(super) fn about(name: &Name) -> String {
    match name.class.as_str() {
        "" => format!("{} ×", name.uses),
        class => format!("{class}, {} ×", name.uses),
    }
}

/// Keywords that begin so and may stand there.
pub(super) fn keywords(word: &str, expected: &BTreeSet<Terminal>) -> Vec<Candidate> {
    let upper = word.to_uppercase();
    let lower_case = !word.is_empty() && word.chars().all(|c| !c.is_uppercase());
    let may_stand = |keyword: &&&'static str| {
        if expected.is_empty() {
            !word.is_empty()
        } else {
            expected.contains(&Terminal::Keyword(keyword))
        }
    };
    grammar::keywords()
        .iter()
        .filter(may_stand)
        .filter(|keyword| keyword.starts_with(&upper) && keyword.len() > 1)
        .map(|keyword| if lower_case { keyword.to_lowercase() } else { (*keyword).to_owned() })
        .map(|keyword| candidate(keyword, ""))
        .collect()
}

/// Tells whether a text has letters in their order, with others between them.
pub(super) fn holds_in_order(text: &str, letters: &str) -> bool {
    let mut rest = text.chars();
    letters.chars().all(|letter| rest.any(|c| c == letter))
}

/// Terms with label and count, those of most use first.
pub(super) fn ranked(mut terms: Vec<Known>) -> Vec<Candidate> {
    // Of names for the same things, the program's own come first.
    let rank = |term: &Known| (Reverse(term.uses), !term.name.starts_with("nun:"));
    terms.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.name.cmp(&b.name)));
    let about = |term: &Known| match term.uses {
        0 => term.label.clone(),
        uses if term.label.is_empty() => format!("{uses} ×"),
        uses => format!("{}, {uses} ×", term.label),
    };
    terms.iter().map(|term| candidate(&term.name, about(term))).collect()
}
