//! Compares names: as they are spelt, as they sound, as acronyms.
//!
//! Two names are *folded* alike when they differ only in case, accents and
//! punctuation. Two words have one *skeleton* when they differ only as
//! transliterations do (Sergei, Sergey); the table of those is
//! `data/gazetteer/spellings.csv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::resources;

/// Returns a name in lower case, without accents, punctuation, a leading article or a final "'s".
pub(crate) fn fold(name: &str) -> String {
    let name = name.trim().trim_end_matches("'s").trim_end_matches("’s");
    let mut folded = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            // Signs inside a word join its parts: O'Brien, U.S., but not hyphens.
            '\'' | '’' | 'ʼ' | '`' | '.' => {}
            c if c.is_alphanumeric() => latin(c, &mut folded),
            _ if folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    let folded = folded.trim();
    folded.strip_prefix("the ").unwrap_or(folded).to_owned()
}

/// Pushes a letter in lower case; the few that do not decompose become their usual letters.
fn latin(c: char, out: &mut String) {
    for c in c.to_lowercase() {
        match c {
            'ł' => out.push('l'),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'þ' => out.push_str("th"),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ı' => out.push('i'),
            'ə' => out.push('a'),
            c => out.push(c),
        }
    }
}

/// A way of spelling that stands for another.
#[derive(Debug, Deserialize)]
struct Spelling {
    from: String,
    to: String,
}

static SPELLINGS: LazyLock<Vec<Spelling>> = LazyLock::new(|| resources::gazetteer("spellings.csv"));

/// Returns what is left of a folded word when spellings that sound alike are made one.
///
/// The lines of the table apply one after the other, each throughout the word;
/// `$` stands for the word's end and `^` for its start. Doubled letters become one.
pub(super) fn skeleton(word: &str) -> String {
    let mut word = format!("^{word}$");
    for spelling in SPELLINGS.iter() {
        if word.contains(&spelling.from) {
            word = word.replace(&spelling.from, &spelling.to);
        }
    }
    let mut last = None;
    word.retain(|c| {
        let new = last != Some(c) && c != '^' && c != '$';
        last = Some(c);
        new
    });
    word
}

/// The parts of a folded full name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FullName<'a> {
    pub(super) first: &'a str,
    pub(super) middle: Vec<&'a str>,
    pub(super) last: &'a str,
}

/// Returns the parts of a folded name of two words or more.
pub(super) fn full_name(folded: &str) -> Option<FullName<'_>> {
    let words: Vec<&str> = folded.split(' ').collect();
    let [first, middle @ .., last] = words.as_slice() else { return None };
    (!first.is_empty() && !last.is_empty()).then(|| FullName {
        first,
        middle: middle.to_vec(),
        last,
    })
}

/// Tells whether middle names allow two persons to be one: where both have some, one abbreviates the other.
pub(super) fn middles_agree(a: &[&str], b: &[&str]) -> bool {
    if a.is_empty() || b.is_empty() {
        return true;
    }
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(a, b)| a.starts_with(b) || b.starts_with(a) || skeleton(a) == skeleton(b))
}

/// Tells whether `short`, folded, is made of the first letters of the words of `long`.
///
/// Small words may be passed over: "National Security and Defence Council" is NSDC.
pub(super) fn is_acronym(short: &str, long: &str) -> bool {
    let words: Vec<&str> = long.split(' ').collect();
    if short.contains(' ') || short.len() < 2 || words.len() < 2 {
        return false;
    }
    let all: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let large = words.iter().filter(|word| word.len() > 3);
    let large: String = large.filter_map(|word| word.chars().next()).collect();
    short == all || short == large
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
pub(super) fn given_name_groups(word: &str) -> &'static [u32] {
    GROUPS.get(word).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_case_accents_and_punctuation() {
        assert_eq!(fold("The U.S."), "us");
        assert_eq!(fold("Radosław  Sikorski’s"), "radoslaw sikorski");
        assert_eq!(fold("Jean-Noël Barrot"), "jean noel barrot");
        assert_eq!(fold("“Peace Now”"), "peace now");
    }

    #[test]
    fn spellings_of_one_name_have_one_skeleton() {
        for (a, b) in [
            ("zelensky", "zelenskyy"),
            ("zelenskiy", "zelenskyy"),
            ("sergei", "sergey"),
            ("leavitt", "levitt"),
            ("carolyn", "karoline"),
            ("dmitry", "dmitri"),
            ("schroeder", "schroder"),
            ("medvedeff", "medvedev"),
            ("philipp", "filip"),
        ] {
            assert_eq!(skeleton(a), skeleton(b), "{a} {b}");
        }
    }

    #[test]
    fn other_names_have_others() {
        for (a, b) in [
            ("merkel", "merz"),
            ("maria", "mario"),
            ("smith", "smits"),
            ("johnson", "johnston"),
            ("kim", "kin"),
            ("martin", "martinez"),
            ("biden", "baden"),
            ("lee", "li"),
        ] {
            assert_ne!(skeleton(a), skeleton(b), "{a} {b}");
        }
    }

    #[test]
    fn an_acronym_may_pass_over_small_words() {
        assert!(is_acronym("nsdc", "national security and defence council"));
        assert!(is_acronym("un", "united nations"));
        assert!(!is_acronym("nato", "united nations"));
        assert!(!is_acronym("u", "ukraine"));
    }

    #[test]
    fn a_nickname_shares_a_group_with_its_name() {
        let shared = |a: &str, b: &str| {
            given_name_groups(a).iter().any(|group| given_name_groups(b).contains(group))
        };
        assert!(shared("dan", "daniel"));
        assert!(!shared("daniel", "david"));
    }
}
