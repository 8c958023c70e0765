//! Offices: what a role is called, and where in a phrase its name stands.
//!
//! `data/lexicon/offices.csv` has the nouns that name offices, occupations and
//! ranks; `office_words.csv` the words beside them that are no part of the name
//! ("former", "incumbent") or that only begin one ("deputy").

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::{Document, Pos, Tag, TokenId, TokenRange};
use crate::resources;

/// What sort of role a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum OfficeKind {
    /// One of the few that each state has one of: president, foreign minister.
    National,
    /// In a state: ambassador, judge.
    State,
    /// In a part of a state: governor, mayor.
    Local,
    /// By birth or in a church: queen, archbishop.
    Royal,
    /// In an army: general.
    Rank,
    /// A title that is only used before a name: "Sen."
    Abbreviation,
    /// In any organisation: chief, director.
    Office,
    /// What speaks for a body: spokesman.
    Voice,
    /// What somebody does for a living: lawyer.
    Occupation,
    /// What somebody is to somebody: adviser, ally.
    Relation,
}

impl OfficeKind {
    /// Tells whether a state has such offices.
    pub(super) const fn is_of_state(self) -> bool {
        matches!(self, Self::National | Self::State)
    }
}

/// A noun or compound that names a role, as it stands in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Office {
    /// Its words, without modifiers: "special envoy", "chief of staff".
    pub(super) words: TokenRange,
    pub(super) kind: OfficeKind,
    /// Whether it is worded in the plural.
    pub(super) plural: bool,
}

#[derive(Debug, Deserialize)]
struct OfficeRow {
    office: String,
    kind: OfficeKind,
    holder: Option<String>,
}

#[derive(Debug, Deserialize)]
struct AbbreviationRow {
    abbreviation: String,
    office: String,
}

/// How a word beside an office is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Use {
    /// The office is no longer held.
    Former,
    /// It says so at some distance: "once the", "until recently".
    Past,
    /// It tells how things stand: "incumbent", "embattled".
    Status,
    /// It begins a longer office: "deputy".
    Prefix,
    /// It is a form of address: "Mr."
    Honorific,
    /// It is a word for any office: "the post of".
    Post,
}

#[derive(Debug, Deserialize)]
struct WordRow {
    word: String,
    r#use: Use,
}

static OFFICES: LazyLock<BTreeMap<String, OfficeRow>> = LazyLock::new(|| {
    let rows = resources::lexicon::<OfficeRow>("offices.csv");
    rows.into_iter().map(|row| (row.office.replace('-', " "), row)).collect()
});

/// Looks an office up, with a hyphen or without: "attorney-general" is "attorney general".
fn entry(words: &str) -> Option<&'static OfficeRow> {
    OFFICES.get(&words.replace('-', " "))
}

#[derive(Debug, Deserialize)]
struct SeatRow {
    office: String,
}

/// Seats in parliaments and councils.
static SEATS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let rows = resources::lexicon::<SeatRow>("seat_offices.csv");
    rows.into_iter().map(|row| row.office).collect()
});

static WORDS: LazyLock<BTreeMap<String, Use>> = LazyLock::new(|| {
    let rows = resources::lexicon::<WordRow>("office_words.csv");
    rows.into_iter().map(|row| (row.word, row.r#use)).collect()
});

/// Titles that are written short, in full: `data/lexicon/office_abbreviations.csv`.
static ABBREVIATIONS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let rows = resources::lexicon::<AbbreviationRow>("office_abbreviations.csv");
    rows.into_iter().map(|row| (row.abbreviation, row.office)).collect()
});

/// The most tokens that the name of an office has: "commander-in-chief" is five.
const LONGEST: u32 = 6;

/// Returns the longest office whose name ends with the token `last`.
pub(super) fn ending_at(document: &Document, last: TokenId) -> Option<Office> {
    if !matches!(document[last].pos, Pos::Noun | Pos::Propn | Pos::Adj) {
        return None;
    }
    let sentence = document.sentence_of(last).tokens;
    // "foreign minister-designate"
    let mark = last.previous().filter(|mark| document.word(*mark) == "-");
    if let Some(noun) = mark.and_then(TokenId::previous)
        && matches!(document.word(last), "designate" | "elect")
        && let Some(office) = ending_at(document, noun)
    {
        return Some(Office {
            words: TokenRange { start: office.words.start, end: last.next() },
            ..office
        });
    }
    let earliest = last.0.saturating_sub(LONGEST - 1).max(sentence.start.0);
    (earliest..=last.0).find_map(|start| {
        let words = TokenRange::new(start, last.0 + 1);
        // "Green Party leader" is a leader.
        if start < last.0 && ends_party(document, words.start) {
            return None;
        }
        let (kind, plural) = named(document.words(words))?;
        Some(Office { words, kind, plural })
    })
}

/// Tells whether a word ends the name of a party: "Harbour Party".
pub(super) fn ends_party(document: &Document, token: TokenId) -> bool {
    let capital = |token: TokenId| document.word(token).starts_with(char::is_uppercase);
    document.word(token) == "Party" && token.previous().is_some_and(capital)
}

/// Returns the longest office whose name begins with the token `first` and ends before `limit`.
pub(super) fn starting_at(document: &Document, first: TokenId, limit: TokenId) -> Option<Office> {
    let latest = limit.0.min(first.0 + LONGEST);
    (first.0 + 1..=latest).rev().find_map(|end| {
        let words = TokenRange::new(first.0, end);
        let (kind, plural) = named(document.words(words))?;
        Some(Office { words, kind, plural })
    })
}

/// Returns the country or body that alone has the office `words`: the Taoiseach is Ireland's.
pub(super) fn holder(words: &str) -> Option<&'static str> {
    entry(&words.to_lowercase()).and_then(|row| row.holder.as_deref())
}

/// Tells whether a name of several words is that of an office, which the model took for a person's: "Prime
/// Minister".
pub(super) fn is_title(name: &str) -> bool {
    name.contains(' ') && named(name).is_some()
}

/// Tells whether words name a seat in a parliament or council, which many hold and nobody takes over where
/// "Finance Minister X replaces Senator Y".
pub(super) fn is_seat(document: &Document, words: TokenRange) -> bool {
    SEATS.contains(&in_singular(document.words(words)).to_lowercase())
}

/// Tells whether the words only say that somebody leads.
pub(super) fn is_leader(words: &str) -> bool {
    words.eq_ignore_ascii_case("leader")
}

/// Tells whether an office is that of a minister, whose words do not tell of what.
pub(super) fn is_minister(document: &Document, office: Office) -> bool {
    matches!(in_lower(document, office.words).as_str(), "minister" | "ministers")
}

/// Returns the words of an office in lower case.
pub(super) fn in_lower(document: &Document, words: TokenRange) -> String {
    document.words(words).to_lowercase()
}

/// Looks an office up, in the singular; tells whether the words are in the plural.
fn named(words: &str) -> Option<(OfficeKind, bool)> {
    let words = words.to_lowercase();
    if let Some(row) = entry(&words) {
        return Some((row.kind, false));
    }
    singulars(&words).find_map(|one| Some((entry(&one)?.kind, true)))
}

/// Returns what the words may be in the singular, most likely first.
fn singulars(words: &str) -> impl Iterator<Item = String> {
    // "attorneys general", "secretaries of state", "members of parliament".
    let (first, rest) = words.split_once(' ').map_or((words, ""), |(first, rest)| (first, rest));
    let inner =
        (!rest.is_empty()).then(|| singular(first).map(|one| format!("{one} {rest}"))).flatten();
    singular(words).into_iter().chain(inner)
}

/// Returns the singular of a regular plural, or of one in "-men" or "-women".
fn singular(words: &str) -> Option<String> {
    if let Some(stem) = words.strip_suffix("men") {
        return Some(format!("{stem}man"));
    }
    if let Some(stem) = words.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    words.strip_suffix('s').map(str::to_owned)
}

/// Returns how the word is read beside an office. "Conservative" is a party, "conservative" is not;
/// what opens a sentence has its capital from there.
pub(super) fn word_use(document: &Document, token: TokenId) -> Option<Use> {
    let word = document.word(token);
    let found = WORDS.get(word).or_else(|| WORDS.get(&word.to_lowercase()))?;
    let capital = word.starts_with(char::is_uppercase);
    let opens =
        document.sentence_of(token).tokens.start == token && !super::portfolio::is_party(word);
    let name = *found == Use::Status && capital && !opens;
    (!name || word.eq_ignore_ascii_case("incumbent")).then_some(*found)
}

/// Returns how a word with hyphens that begins at `at` is read, and its last token: "one-time".
pub(super) fn hyphened_use(document: &Document, at: TokenId) -> Option<(Use, TokenId)> {
    let last = TokenId(at.0 + 2);
    document.existing(last).filter(|_| document[at.next()].tag == Tag::Hyph)?;
    let words = document.words(TokenRange { start: at, end: last.next() });
    Some((*WORDS.get(words)?, last))
}

/// Tells whether a word is written small, but for the capital that opens a sentence.
pub(super) fn is_common(document: &Document, token: TokenId) -> bool {
    let capital = |token: TokenId| document.word(token).starts_with(char::is_uppercase);
    let next = document.existing(token.next());
    // "ABS-CBN": an acronym has its capitals from nowhere.
    let acronym = document.word(token).chars().skip(1).any(char::is_uppercase);
    let opens = !acronym
        && document.sentence_of(token).tokens.start == token
        && matches!(document[token].pos, Pos::Noun | Pos::Adj)
        && next.is_some_and(|next| !capital(next))
        && super::country::named(document.word(token)).is_none();
    opens || !capital(token)
}

/// Tells whether a noun means any office: "post", "position".
pub(super) fn is_post(lemma: &str) -> bool {
    WORDS.get(lemma) == Some(&Use::Post)
}

/// Returns the words of an office in the singular and in full: "Presidents" is "President", "Sens."
/// is "Senator".
pub(super) fn in_singular(words: &str) -> String {
    let lower = words.to_lowercase();
    let short = lower.trim_end_matches('.');
    let full = ABBREVIATIONS.get(short).or_else(|| ABBREVIATIONS.get(short.strip_suffix('s')?));
    if let Some(full) = full {
        return full.clone();
    }
    let Some(one) = singulars(&lower).find(|one| entry(one).is_some()) else {
        return words.to_owned();
    };
    // The singular keeps the capitals of the text as far as the letters agree.
    let same = one.bytes().zip(lower.bytes()).take_while(|(a, b)| a == b).count();
    match (words.get(..same), one.get(same..)) {
        (Some(kept), Some(rest)) => format!("{kept}{rest}"),
        _ => words.to_owned(),
    }
}
