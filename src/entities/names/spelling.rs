//! Compares words as they are spelt: transliterations and slips.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::resources;

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
pub(in crate::entities) fn skeleton(word: &str) -> String {
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

/// Returns the skeletons of the words of a folded name.
pub(in crate::entities) fn skeleton_of(name: &str) -> String {
    name.split(' ').map(skeleton).collect::<Vec<_>>().join(" ")
}

/// How many letters the names must have together in which slips may be looked for.
const LONG: usize = 7;
/// How many slips a name may have.
const SLIPS: usize = 2;

/// Counts the slips that turn words into others, if they are few for so long a name.
///
/// A slip is a letter too many, too few, another one, or two that changed places.
pub(super) fn slips(a: &[&str], b: &[&str]) -> Option<usize> {
    let letters = |words: &[&str]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let slips: usize = a.iter().zip(b).map(|(a, b)| strsim::osa_distance(a, b)).sum();
    (slips <= SLIPS && letters(a).min(letters(b)) >= LONG).then_some(slips)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
