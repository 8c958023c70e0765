//! Tells English from other languages, so that a user hears why few facts were found.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// Texts of fewer words are not judged: a headline may do without function words.
const ENOUGH: usize = 30;

/// English news has function words in 35 to 45 of a hundred; other languages share a few of
/// their spellings ("in", "die", "a"), and stay below ten.
const SHARE: f64 = 0.15;

#[derive(Deserialize)]
struct Row {
    word: String,
}

static WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let rows: Vec<Row> = crate::resources::lexicon("function_words.csv");
    rows.into_iter().map(|row| row.word).collect()
});

/// Tells whether a text seems to be English: by the share of function words among its words.
///
/// Text without spaces between words, such as Chinese, has few words for its length: that counts
/// by its letters instead.
#[must_use]
pub fn is_english(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // Nine letters a word is more than any English text has.
    let judged = words.len().max(letters / 9);
    if judged < ENOUGH {
        return true;
    }
    let function = words.iter().filter(|word| WORDS.contains(word.as_str())).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    let share = function as f64 / judged as f64;
    share >= SHARE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_tell_english_from_other_languages() {
        let texts = [
            (
                "The minister said on Monday that the fleet would stay in port until the quotas are settled. ",
                true,
            ),
            (
                "Der Minister sagte am Montag, dass die Flotte im Hafen bleibt, bis die Quoten in Kraft sind. ",
                false,
            ),
            (
                "Le ministre a dit lundi que la flotte resterait au port tant que les quotas ne sont pas fixés. ",
                false,
            ),
            (
                "De minister zei maandag dat de vloot in de haven blijft tot de quota zijn vastgesteld. ",
                false,
            ),
            (
                "Министр сказал в понедельник, что флот останется в порту, пока не согласуют квоты. ",
                false,
            ),
            ("部长星期一说在配额确定之前船队将留在港口。", false),
            ("قال الوزير يوم الاثنين إن الأسطول سيبقى في الميناء حتى تحديد الحصص. ", false),
        ];
        for (sentence, english) in texts {
            assert_eq!(is_english(&sentence.repeat(20)), english, "{sentence}");
        }
        assert!(is_english("Quotas: fleet stays put"), "a few words are not judged");
    }
}
