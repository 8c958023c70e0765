//! The body of an office whose holder is first spoken of without a name: "A government spokesman denied
//! it. The spokesman, Dan Moss, said".

use super::super::Reading;
use super::office::{self, Office, OfficeKind};
use super::trailing::phrases_behind;
use super::{Holding, modifiers, phrase};
use crate::language::{Document, TokenId};

/// How many sentences before its own the office may be spoken of.
const REACH: u32 = 4;

/// Gives "the spokesman, X" the body of the only spokesman who was spoken of before without a name.
pub(super) fn complete(reading: Reading<'_>, found: &mut [Holding]) {
    let document = reading.document;
    let untold = |holding: &Holding| {
        let start = holding.role.words.start;
        let the =
            start.previous().is_some_and(|the| document.word(the).eq_ignore_ascii_case("the"));
        let works = !matches!(
            holding.role.kind,
            OfficeKind::Rank | OfficeKind::Relation | OfficeKind::Occupation | OfficeKind::Royal
        );
        holding.role.organisation.is_none() && works && the
    };
    if !found.iter().any(untold) {
        return;
    }
    let held: Vec<TokenId> = found.iter().map(|holding| holding.role.words.start).collect();
    let nameless: Vec<Office> = document
        .ids()
        .filter_map(|last| office::ending_at(document, last))
        .filter(|office| !office.plural && !held.contains(&office.words.start))
        .collect();
    for holding in found.iter_mut().filter(|holding| untold(holding)) {
        let words = holding.role.words;
        let sentence = document[words.start].sentence.0;
        let mut bodies = nameless.iter().filter_map(|office| {
            let near = document[office.words.start].sentence.0 + REACH >= sentence;
            let same =
                office::in_lower(document, office.words) == office::in_lower(document, words);
            (office.words.end <= words.start && near && same)
                .then(|| body(reading, *office))
                .flatten()
        });
        let Some(body) = bodies.next() else { continue };
        if bodies.all(|other| other == body) {
            holding.role.organisation = Some(body);
        }
    }
}

/// Returns the body of an office that is brought up with "a" or "an".
fn body(reading: Reading<'_>, office: Office) -> Option<String> {
    let document = reading.document;
    let start = modifiers::start_of(reading, office, office.words.end);
    let article = start.previous().filter(|article| is_indefinite(document, *article));
    article?;
    phrase::read(reading, office, start, &phrases_behind(document, office)).organisation
}

fn is_indefinite(document: &Document, article: TokenId) -> bool {
    matches!(document.word(article).to_ascii_lowercase().as_str(), "a" | "an")
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn the_spokesman_is_the_one_brought_up_before() {
        assert_eq!(
            roles(
                "A spokesman for the Orchard Growers Union denied it. The spokesman, Dan Moss, spoke \
                 on Monday."
            ),
            ["Dan Moss | spokesman | Orchard Growers Union"]
        );
        assert_eq!(
            roles(
                "A Basalt Mining spokesman denied it, and a Harbour Bank spokesman agreed. The \
                 spokesman, Dan Moss, spoke on Monday."
            ),
            ["Dan Moss | spokesman | -"]
        );
    }
}
