//! Reads the words around an office: what is role, what is organisation, whether it is past.

use super::super::Reading;
use super::complements::{Complement, complement, goes_on, is_named, is_see};
use super::office::{self, Office, OfficeKind};
use super::portfolio::body;
use super::{country, modifiers, parts};
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
    let mut before = TokenRange { start, end: office.words.start };
    before = without_base(document, before);
    let former = modifiers::strip_status(document, &mut before) | ended(document, office);
    // "the Anglican Archbishop of Bergen": the faith is no body beside the see.
    let sees = office.kind == OfficeKind::Royal
        && behind.first().is_some_and(|phrase| is_see(reading, *phrase, office));
    let (mut organisation, words_before) =
        if sees { (None, before) } else { parts::split(reading, before, office) };
    let (fallback, words_before) = match organisation {
        Some(_) => (None, words_before),
        None => body(document, words_before, office.kind),
    };
    // A president is of a state, whatever the party: "Democratic President".
    let fallback = fallback.filter(|_| office.kind != OfficeKind::National);
    let words_before = modifiers::without_number(document, words_before);
    let mut text = document.words(words_before).to_owned();
    // "co-leader" is one word.
    let glued = words_before
        .last()
        .is_some_and(|last| document[last].span.end == document[office.words.start].span.start);
    if !text.is_empty() && !glued {
        text.push(' ');
    }
    text.push_str(&office::in_singular(document.words(office.words)));
    let mut push = |words: &str| {
        text.push(' ');
        text.push_str(words);
    };
    let mut behind_office = false;
    let mut bare = true;
    for (at, phrase) in behind.iter().enumerate() {
        match complement(reading, *phrase, office) {
            // "the League for the Defence of Human Rights" may be cut in two.
            Complement::Role if at > 0 && goes_on(document, *phrase) && organisation.is_some() => {
                if let Some(name) = &mut organisation {
                    name.push(' ');
                    name.push_str(document.words(*phrase));
                }
            }
            // "vice president of marketing for Verizon"
            Complement::Organisation(name)
                if name.starts_with(char::is_lowercase)
                    && behind
                        .iter()
                        .skip(at + 1)
                        .any(|later| is_named(reading, *later, office)) =>
            {
                bare = false;
                push(document.words(*phrase));
            }
            Complement::Organisation(name) if organisation.is_none() => {
                organisation = Some(name);
                behind_office = true;
            }
            // "U.S. Senator Anna Smith of Ohio" sits for Ohio.
            Complement::Organisation(name)
                if matches!(office.kind, OfficeKind::State | OfficeKind::Local)
                    && organisation.as_deref().is_some_and(|of| country::named(of).is_some()) =>
            {
                organisation = Some(name);
            }
            // "of the Data Project at the Oslo Centre": where the organisation is.
            Complement::Organisation(_) if behind_office => {}
            Complement::Organisation(_) | Complement::Role => {
                bare = false;
                push(document.words(*phrase));
            }
            Complement::Nothing => {}
        }
    }
    let organisation = organisation
        .or(fallback)
        .or_else(|| owner(reading, office))
        .or_else(|| behind_comma(reading, office));
    let kind =
        if is_of_body(document, words_before, office) { OfficeKind::Office } else { office.kind };
    Role { text, organisation, former, bare, words: office.words, kind }
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

/// Returns the body that follows an office behind a comma: "Anna Smith, director, Nordic Seed Bank".
fn behind_comma(reading: Reading<'_>, office: Office) -> Option<String> {
    let document = reading.document;
    let works =
        matches!(office.kind, OfficeKind::Office | OfficeKind::State | OfficeKind::Occupation);
    let comma = office.words.end;
    let sentence = document.sentence_of(office.words.start).tokens;
    if !works || !sentence.contains(comma) || document[comma].tag != Tag::Comma {
        return None;
    }
    let mut mentions = reading.mentions.mentions.iter();
    let body = mentions.find(|mention| {
        mention.tokens.start.0 == comma.0 + 1
            && mention.name.is_some_and(|name| name.start == mention.tokens.start)
            && reading.mentions[mention.chain].kind == EntityKind::Organisation
    })?;
    // "As director, Nordbank's Anna Smith", "the director, Nordbank said": no body of the office.
    let ends = |at: TokenId| {
        !sentence.contains(at)
            || document[at].pos == Pos::Punct && document[at].tag != Tag::OpenQuote
            || document[at].tag == Tag::Cc
    };
    let opens = office.words.start == sentence.start || {
        document.word(TokenId(sentence.start.0)).eq_ignore_ascii_case("as")
    };
    (ends(body.tokens.end) && !opens).then(|| reading.mentions[body.chain].name.clone())
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
