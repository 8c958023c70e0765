//! Reads the words around an office: what is role, what is organisation, whether it is past.

use super::super::Reading;
use super::behind::{Behind, behind_comma};
use super::complements::is_see;
use super::office::{self, Office, OfficeKind};
use super::portfolio::{body, is_purpose};
use super::{modifiers, parts};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::EntityKind;

/// A role as a phrase words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// The office with its modifiers, without organisation where that can be told apart.
    pub(super) text: String,
    pub(super) organisation: Option<String>,
    pub(super) former: bool,
    /// Whether nothing behind the office belongs to its text: "editor", not "editor of the notes".
    pub(super) bare: bool,
    /// The words of the office alone.
    pub(super) words: TokenRange,
    pub(super) kind: OfficeKind,
}

/// Reads the role of `office`, whose modifiers begin at `start`; `behind` are the phrases behind it.
pub(super) fn read(
    reading: Reading<'_>,
    office: Office,
    start: TokenId,
    behind: &[TokenRange],
) -> Role {
    let document = reading.document;
    let office = Office { kind: kind_by(document, office, behind), ..office };
    let mut before = without_base(document, TokenRange { start, end: office.words.start });
    let former = modifiers::strip_status(document, &mut before) | ended(document, office);
    let (organisation, before) = body_before(reading, before, office, behind);
    let (fallback, before) = match organisation {
        Some(_) => (None, before),
        None => body(document, before, office.kind),
    };
    // A president is of a state, whatever the party: "Democratic President".
    let fallback = fallback.filter(|_| office.kind != OfficeKind::National);
    let before = modifiers::without_number(document, before);
    let behind = Behind::read(reading, office, behind, organisation);
    let organisation = behind
        .organisation
        .or(fallback)
        .or_else(|| owner(reading, office))
        .or_else(|| behind_comma(reading, office));
    let kind = if is_of_body(document, before, office) {
        OfficeKind::Office
    } else if is_of_cabinet(document, before, office) {
        OfficeKind::National
    } else {
        office.kind
    };
    let text = wording(document, before, office) + &behind.words;
    let bare = behind.words.is_empty();
    Role { text, organisation, former, bare, words: office.words, kind }
}

/// Returns the organisation that the words before an office name, and those that belong to the role.
fn body_before(
    reading: Reading<'_>,
    before: TokenRange,
    office: Office,
    behind: &[TokenRange],
) -> (Option<String>, TokenRange) {
    // "the Anglican Archbishop of Bergen": the faith is no body beside the see.
    let sees = office.kind == OfficeKind::Royal
        && behind.first().is_some_and(|phrase| is_see(reading, *phrase, office));
    if sees { (None, before) } else { parts::split(reading, before, office) }
}

/// Returns the words of an office with those before it; "co-leader" is one word.
fn wording(document: &Document, before: TokenRange, office: Office) -> String {
    let mut text = document.words(before).to_owned();
    let start = document[office.words.start].span.start;
    let glued = before.last().is_some_and(|last| document[last].span.end == start);
    if !text.is_empty() && !glued {
        text.push(' ');
    }
    text.push_str(&office::in_singular(document.words(office.words)));
    text
}

/// Takes where somebody is based off the front: "Paris-based analyst".
fn without_base(document: &Document, before: TokenRange) -> TokenRange {
    let based = before.iter().skip(1).find(|token| document.word(*token) == "based");
    let hyphened = based.filter(|based| document[TokenId(based.0 - 1)].tag == Tag::Hyph);
    let start = hyphened.map_or(before.start, TokenId::next);
    TokenRange { start, end: before.end }
}

/// Returns the kind of an office as the phrase behind it tells it: who presides "of sales" does so
/// in a company.
fn kind_by(document: &Document, office: Office, behind: &[TokenRange]) -> OfficeKind {
    let of_branch = behind.first().is_some_and(|phrase| {
        let noun = phrase.start.next();
        document.word(phrase.start) == "of"
            && phrase.contains(noun)
            && document[noun].pos == Pos::Noun
            && document.word(noun).starts_with(char::is_lowercase)
    });
    if of_branch && presides(document, office) { OfficeKind::Office } else { office.kind }
}

fn presides(document: &Document, office: Office) -> bool {
    office.words.last().is_some_and(|last| {
        matches!(document.lemma(last).to_lowercase().as_str(), "president" | "premier")
    })
}

/// Tells whether the word before an office says that it is no state's: "club president".
fn is_of_body(document: &Document, before: TokenRange, office: Office) -> bool {
    let tells = |last: TokenId| {
        document[last].pos == Pos::Noun
            && document.word(last).starts_with(char::is_lowercase)
            && office::word_use(document, last).is_none()
    };
    office.kind == OfficeKind::National
        && presides(document, office)
        && before.last().is_some_and(tells)
}

/// Tells whether a secretary has a charge as ministers have: "Trade and Industry Secretary".
fn is_of_cabinet(document: &Document, before: TokenRange, office: Office) -> bool {
    let secretary = office.words.len() == 1
        && office
            .words
            .last()
            .is_some_and(|last| document.lemma(last).eq_ignore_ascii_case("secretary"));
    secretary && before.last().is_some_and(|last| is_purpose(document.word(last)))
}

/// Tells whether the words behind an office give its last year: "from 1997 to 2003", "until 2010".
fn ended(document: &Document, office: Office) -> bool {
    let sentence = document.sentence_of(office.words.start).tokens;
    let year = |at: TokenId| {
        let word = document.word(at);
        word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit())
    };
    let limit = sentence.end.0.min(office.words.end.0 + 10);
    let clause = (office.words.end.0..limit)
        .map(TokenId)
        .take_while(|at| !matches!(document[*at].pos, Pos::Verb | Pos::Aux | Pos::Punct));
    let mut before = None;
    let mut began = false;
    for at in clause {
        let word = document.word(at);
        if year(at) {
            let joint = before.map(|before| document.word(before));
            match joint {
                Some("until" | "till") => return true,
                Some("to" | "and" | "-" | "–") if began => return true,
                Some("from" | "between" | "in") => began = true,
                _ => {}
            }
        }
        let month = before.is_some() && document[at].pos == Pos::Propn && word.len() > 2;
        before = if month && modifiers::is_time(document, at) { before } else { Some(at) };
    }
    false
}

/// Returns the body or state that "its", "their" or "whose" before an office stands for.
fn owner(reading: Reading<'_>, office: Office) -> Option<String> {
    let document = reading.document;
    let its = office.words.iter().find_map(|token| {
        let owner = document.child(token, Dep::Poss)?;
        let word = document.word(owner).to_lowercase();
        // "the agency, whose director …": the noun that the clause hangs on.
        match word.as_str() {
            "its" | "their" => Some(owner),
            "whose" => document
                .ancestors(owner)
                .find(|above| document[*above].dep == Dep::Relcl)
                .and_then(|verb| document.head(verb)),
            _ => None,
        }
    })?;
    let chain = &reading.mentions[reading.chain(its)?];
    let body =
        matches!(chain.kind, EntityKind::Organisation | EntityKind::Country | EntityKind::Group);
    (chain.named && body).then(|| chain.name.clone())
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn the_ground_for_leaving_is_no_part_of_an_office() {
        assert_eq!(
            roles("Dan Moss stepped down as Scotland Secretary for family reasons."),
            ["Dan Moss | Secretary | Scotland | former"]
        );
    }

    #[test]
    fn a_body_stands_behind_an_office_and_a_comma() {
        assert_eq!(
            roles(
                "Dan Moss, director general, Nordic Seed Bank, met Anna Reed, the executive \
                 secretary, Harbour Press Council."
            ),
            [
                "Dan Moss | director general | Nordic Seed Bank",
                "Anna Reed | executive secretary | Harbour Press Council"
            ]
        );
        assert_eq!(
            roles("Dan Moss, the director, said Nordic Seed Bank would move."),
            ["Dan Moss | director | -"]
        );
    }
}
