//! The words of a text, as they are indexed and searched for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns the words of a text.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// Calls for each word of a text: in lower case, without accents, plurals as singulars.
pub(in crate::store) fn each_word(text: &str, mut call: impl FnMut(&str)) {
    let mut word = String::new();
    // A blank at the end ends the last word.
    for c in text.chars().chain([' ']) {
        match c {
            // Most letters have no accents, and need no look into the tables.
            'a'..='z' | '0'..='9' => word.push(c),
            'A'..='Z' => word.push(c.to_ascii_lowercase()),
            // An apostrophe joins what it stands between: ministers', Kyiv's.
            '\'' | '’' | 'ʼ' => {}
            c if c.is_alphanumeric() => {
                let letters = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
                word.extend(letters.flat_map(char::to_lowercase));
            }
            _ if word.is_empty() => {}
            _ => {
                make_singular(&mut word);
                call(&word);
                word.clear();
            }
        }
    }
}

/// Tells whether a text has all phrases.
pub(super) fn has_phrases(text: &str, phrases: &[Vec<String>]) -> bool {
    if phrases.is_empty() {
        return true;
    }
    let words = words(text);
    phrases.iter().all(|phrase| words.windows(phrase.len()).any(|run| run == phrase))
}

/// Takes the ending of an English plural, or of a verb's third person, off a word.
fn make_singular(word: &mut String) {
    let ends = |endings: &[&str]| word.len() > 3 && endings.iter().any(|end| word.ends_with(end));
    if !word.ends_with('s') || ends(&["ss", "us", "is"]) {
        return;
    }
    if ends(&["ies"]) {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if ends(&["ches", "shes", "sses", "xes"]) {
        word.truncate(word.len() - 2);
    } else if ends(&["s"]) {
        word.truncate(word.len() - 1);
    }
}
