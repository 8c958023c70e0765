//! Base forms that the lemmatizer cuts too short.
//!
//! It takes "hoped" for a form of "hop", as it takes the shortest base that it knows. Spelling
//! tells them apart: a short base doubles its consonant before a vowel ("hopped"), and takes
//! "-es" only behind a hiss.

use std::borrow::Cow;

/// The endings before which a silent "e" is dropped or merged.
const ENDINGS: [&str; 3] = ["es", "ed", "ing"];

/// Returns the base form of the verb `word`, `lemma` or that with the "e" that it lost.
pub(super) fn base<'a>(word: &str, lemma: &'a str) -> Cow<'a, str> {
    let word = word.to_lowercase();
    let ending = word.strip_prefix(lemma).filter(|ending| ENDINGS.contains(ending));
    let lost = ending.is_some_and(|ending| {
        doubles(lemma)
            || ending == "es" && lemma.ends_with(|c: char| c.is_ascii_lowercase()) && !hisses(lemma)
    });
    if lost { Cow::Owned(format!("{lemma}e")) } else { Cow::Borrowed(lemma) }
}

/// Tells whether a base is one syllable with a short vowel and one consonant behind it.
fn doubles(base: &str) -> bool {
    let is_vowel = |c: char| "aeiou".contains(c);
    let mut letters = base.chars().rev();
    let (Some(last), Some(vowel)) = (letters.next(), letters.next()) else { return false };
    last.is_ascii_lowercase()
        && !"aeiouwxy".contains(last)
        && is_vowel(vowel)
        && letters.all(|c| !is_vowel(c) && c != 'y')
}

/// Tells whether a base takes "-es": "passes", "goes".
fn hisses(base: &str) -> bool {
    base.ends_with(['s', 'x', 'z', 'o', 'i']) || base.ends_with("ch") || base.ends_with("sh")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_tells_short_bases_from_those_with_a_silent_e() {
        let bases = [
            ("hoped", "hop", "hope"),
            ("Hopes", "hop", "hope"),
            ("staging", "stag", "stage"),
            ("hopped", "hop", "hop"),
            ("visited", "visit", "visit"),
            ("heated", "heat", "heat"),
            ("passes", "pass", "pass"),
            ("played", "play", "play"),
            ("goes", "go", "go"),
            ("went", "go", "go"),
        ];
        for (word, lemma, expected) in bases {
            assert_eq!(base(word, lemma), expected, "{word}");
        }
    }
}
