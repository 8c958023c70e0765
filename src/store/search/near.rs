//! Words that news use for one thing: `data/lexicon/near_words.csv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::words::words;
use crate::resources;

/// A line of the lexicon: words, or runs of words, parted by `|`.
#[derive(Deserialize)]
struct Line {
    words: String,
}

/// The runs of words near a word, by the word as it is indexed.
static NEAR: LazyLock<BTreeMap<String, Vec<Vec<String>>>> = LazyLock::new(|| {
    let mut near: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for line in resources::lexicon::<Line>("near_words.csv") {
        let runs: Vec<Vec<String>> = line.words.split('|').map(words).collect();
        for run in &runs {
            if let [word] = run.as_slice() {
                near.entry(word.clone()).or_default().extend(runs.iter().cloned());
            }
        }
    }
    near
});

/// Returns the runs of words that are near a word, as they are indexed; the word may be among them.
pub(super) fn near(word: &str) -> &'static [Vec<String>] {
    NEAR.get(word).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_words_of_its_line_as_they_are_indexed() {
        assert_eq!(near("navy"), [vec!["navy"], vec!["fleet"], vec!["warship"]]);
        assert!(near("army").contains(&vec!["armed".to_owned(), "force".to_owned()]));
        assert!(near("xyzzy").is_empty());
    }
}
