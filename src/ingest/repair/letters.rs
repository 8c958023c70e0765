//! Letters that stand as something else: decoded with the wrong table, or as references of HTML.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use encoding_rs::WINDOWS_1252;
use quick_xml::escape::resolve_html5_entity;
use regex::Regex;

use super::edits::Edit;

/// What text in English is decoded to where UTF-8 was taken for windows-1252, and no other letters:
/// Latin letters with accents, marks of punctuation, the euro, the trade mark.
const LIKELY: [RangeInclusive<char>; 4] =
    ['\u{a0}'..='\u{17f}', '\u{2010}'..='\u{203a}', '€'..='€', '™'..='™'];

/// Finds UTF-8 that was decoded as windows-1252: `â€™` for `’`.
pub(super) fn decoded_wrongly(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut done = 0;
    for (at, lead) in text.match_indices(['Â', 'Ã', 'Ä', 'Å', 'â']) {
        if at < done {
            continue;
        }
        let length = if lead == "â" { 3 } else { 2 };
        let chunk: String = text[at..].chars().take(length).collect();
        if let Some(letter) = decoded(&chunk) {
            done = at + chunk.len();
            edits.push(Edit::new(at, done, letter.to_string()));
        } else if let Some(lost) = chunk.strip_prefix("â€") {
            // The third byte of a closing quotation mark prints nothing, and is often lost.
            done = at + chunk.len() - lost.len();
            edits.push(Edit::new(at, done, "”"));
        }
    }
    edits
}

/// Returns the one letter that the bytes of `chunk` in windows-1252 are in UTF-8.
fn decoded(chunk: &str) -> Option<char> {
    let (bytes, _, lossy) = WINDOWS_1252.encode(chunk);
    let text = std::str::from_utf8(&bytes).ok().filter(|_| !lossy)?;
    let mut letters = text.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    LIKELY.iter().any(|likely| likely.contains(&letter)).then_some(letter)
}

/// Finds character references of HTML, also those that were escaped again: `&amp;quot;`.
pub(super) fn references(text: &str) -> Vec<Edit> {
    static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
        let pattern =
            r"&(?:amp;)*(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,30}));";
        Regex::new(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"))
    });
    let edits = REFERENCE.captures_iter(text).filter_map(|found| {
        let whole = found.get(0)?;
        let coded = |group: usize, radix: u32| {
            let code = u32::from_str_radix(found.get(group)?.as_str(), radix).ok()?;
            char::from_u32(code).map(String::from)
        };
        let named = || resolve_html5_entity(found.get(3)?.as_str()).map(str::to_owned);
        let becomes = coded(1, 10).or_else(|| coded(2, 16)).or_else(named)?;
        Some(Edit::new(whole.start(), whole.end(), becomes))
    });
    edits.collect()
}

#[cfg(test)]
mod tests {
    use super::super::edits::Layer;
    use super::*;

    fn check(find: fn(&str) -> Vec<Edit>, text: &str, expected: &str) {
        let mended = Layer::apply(find(text), text, 0);
        assert_eq!(mended.map_or(text.to_owned(), |(_, mended)| mended), expected);
    }

    #[test]
    fn utf_8_taken_for_windows_1252_is_decoded() {
        let check = |text, expected| check(decoded_wrongly, text, expected);
        check(
            "â€œNoâ€\u{9d}, said AndrÃ©â€™s aide, Â£5 â€” Å½eljko",
            "“No”, said André’s aide, £5 — Željko",
        );
        check("â€œNo,â€ he said.", "“No,” he said.");
        check(
            "Château, «CAFÉ», pâté, Ångström, Âme, 20 €",
            "Château, «CAFÉ», pâté, Ångström, Âme, 20 €",
        );
    }

    #[test]
    fn references_are_the_characters_that_they_name() {
        let check = |text, expected| check(references, text, expected);
        check(
            "&ldquo;No&rdquo;, R&amp;D, 5&#8211;6, &#x2019;, &amp;amp;lt;",
            "“No”, R&D, 5–6, ’, <",
        );
        check(
            "AT&T; R&D, &unknown; & &#xFFFFFF; &#55296;",
            "AT&T; R&D, &unknown; & &#xFFFFFF; &#55296;",
        );
    }
}
