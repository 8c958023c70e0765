//! What the tables know of the words in names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::fold;
use crate::resources;

/// What a word does in a name, beside naming.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Use {
    /// It stands before persons' names: "sheikh".
    Honorific,
    /// It tells a son from his father: "jr".
    Generation,
    /// It leads to a part of a person's name: "van", "al".
    Particle,
    /// It may be left out of an organisation's name: "of".
    Small,
    /// It is short for another word: "intl".
    Abbreviation,
}

#[derive(Debug, Deserialize)]
struct NameWord {
    word: String,
    #[serde(rename = "use")]
    used: Use,
    standard: String,
}

static WORDS: LazyLock<BTreeMap<String, Vec<(Use, String)>>> = LazyLock::new(|| {
    let mut words: BTreeMap<String, Vec<(Use, String)>> = BTreeMap::new();
    for row in resources::gazetteer::<NameWord>("name_words.csv") {
        words.entry(row.word).or_default().push((row.used, row.standard));
    }
    words
});

/// Tells whether a folded word may do this in a name.
pub(super) fn is(word: &str, used: Use) -> bool {
    standard(word, used).is_some()
}

/// Returns what a folded word stands for where it does this in a name.
pub(super) fn standard(word: &str, used: Use) -> Option<&'static str> {
    let readings = WORDS.get(word)?;
    readings.iter().find(|(known, _)| *known == used).map(|(_, standard)| standard.as_str())
}

/// Words that one given name is known by, with the numbers of the groups that they are in.
static GROUPS: LazyLock<BTreeMap<String, Vec<u32>>> = LazyLock::new(|| {
    let mut groups: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let rows: Vec<GivenNames> = resources::gazetteer("given_name_forms.csv");
    for (row, number) in rows.iter().zip(0..) {
        for form in row.forms.split('|') {
            groups.entry(fold(form)).or_default().push(number);
        }
    }
    groups
});

#[derive(Debug, Deserialize)]
struct GivenNames {
    forms: String,
}

/// Returns the groups of given names that a folded word is in: Daniel and Dan share one.
pub(in crate::entities) fn given_name_groups(word: &str) -> &'static [u32] {
    GROUPS.get(word).map_or(&[], Vec::as_slice)
}

/// Tells whether two folded words are forms of one given name.
pub(super) fn are_forms(a: &str, b: &str) -> bool {
    given_name_groups(a).iter().any(|group| given_name_groups(b).contains(group))
}

/// The legal forms of companies, by their folded words, with who is liable in them.
static LEGAL_FORMS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let rows: Vec<LegalForm> = resources::gazetteer("legal_forms.csv");
    rows.into_iter().map(|row| (row.form, row.class)).collect()
});

#[derive(Debug, Deserialize)]
struct LegalForm {
    form: String,
    class: String,
}

/// Returns the class of a legal form; it is empty where the form tells nothing, as "company".
pub(super) fn legal_form(words: &str) -> Option<&'static str> {
    LEGAL_FORMS.get(words).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nickname_shares_a_group_with_its_name() {
        assert!(are_forms("dan", "daniel"));
        assert!(!are_forms("daniel", "david"));
    }

    #[test]
    fn a_word_may_be_of_several_uses() {
        assert!(is("gov", Use::Honorific));
        assert_eq!(standard("gov", Use::Abbreviation), Some("government"));
        assert_eq!(legal_form("aktiengesellschaft"), legal_form("ag"));
    }
}
