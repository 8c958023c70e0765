//! Finds the proper name in a noun phrase, and where titles end and it begins.

use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};

use super::EntityKind;
use super::labels::Labels;
use super::runs::{run, with_complement};
use super::{features, lexicon, roles};

/// How many words a known name may reach beyond what the tree joins.
const REACH: u32 = 4;

/// Returns the proper name that hangs on `head`, without titles before it.
pub(super) fn name(document: &Document, labels: &Labels<'_>, head: TokenId) -> Option<TokenRange> {
    // "Theresa May on Monday" is no date.
    let called = labels.is_surname(document.word(head)) && document[head].dep != Dep::Pobj;
    if !called && (labels.is_measure(head) || lexicon::is_calendar(document.word(head))) {
        return None;
    }
    let run = run(document, labels, head)?;
    let mut run = with_complement(document, labels, head, run);
    // "The president-elect Joe Biden"
    if run.start.previous().is_some_and(|before| document[before].tag == Tag::Hyph) {
        run.start = behind_suffix(document, run.start, run.last()?);
    }
    if let Some(known) = known_name(document, head, run) {
        return Some(known);
    }
    if is_office(document, head, run) {
        return None;
    }
    let start = behind_title(document, labels, head, run);
    Some(TokenRange { start, end: run.end })
}

/// Returns the longest name of the gazetteers that covers a run: "Islamic State of Iraq and Syria",
/// "Kurdistan Workers' Party".
fn known_name(document: &Document, head: TokenId, run: TokenRange) -> Option<TokenRange> {
    let own = document.subtree(head);
    let first = run.start.0.saturating_sub(REACH).max(own.start.0).min(run.start.0);
    let last = (run.end.0 + REACH).min(own.end.0).max(run.end.0);
    let capital = |at: u32| document.word(TokenId(at)).starts_with(char::is_uppercase);
    let longer = (first..=run.start.0).filter(|start| capital(*start)).find_map(|start| {
        let ends = (run.end.0..=last).rev().filter(|end| capital(end - 1));
        ends.map(|end| TokenRange::new(start, end)).find(|range| {
            range.len() > run.len()
                && range.len() > 1
                && lexicon::entry(document.words(*range)).is_some()
        })
    });
    longer.filter(|range| {
        lexicon::entry(document.words(*range)).is_some_and(|entry| entry.kind != EntityKind::Place)
    })
}

/// Tells whether a capitalised phrase words an office, not a name: "the Prime Minister".
fn is_office(document: &Document, head: TokenId, run: TokenRange) -> bool {
    let person = |id: TokenId| is_person_noun(document, id);
    if is_office_of(document, head, run) {
        return true;
    }
    if !person(head) || run.end.0 != head.0 + 1 {
        return false;
    }
    let first = run.start;
    let determined = document
        .children(head)
        .iter()
        .any(|child| matches!(document[*child].dep, Dep::Det | Dep::Poss) && *child < first);
    // "Stephen King" is a name; "President King" too, but "Foreign Minister" is none.
    let named = run.len() > 1
        && run.iter().take(run.len() - 1).any(|id| {
            // "Deputy Finance Minister" names nobody.
            let between = TokenRange { start: id.next(), end: head };
            let purpose = |word| roles::is_portfolio(document.word(word));
            let title = !between.is_empty() && between.iter().all(purpose);
            person(id) && document.word(id) != document.word(head) && !title
                || lexicon::given_name(document.word(id)).is_some()
                    && lexicon::entry(document.word(id)).is_none()
        });
    let title_pair = run.len() > 1
        && person(TokenId(head.0 - 1))
        && !determined
        && lexicon::given_name(document.word(first)).is_none();
    determined || !named || title_pair
}

/// Tells whether a run words one office with what it is of: "Leader of the Opposition", but not
/// "Prince of Wales" nor "Daughters of Liberty".
fn is_office_of(document: &Document, head: TokenId, run: TokenRange) -> bool {
    let of = head.next();
    let office = lexicon::noun(document.lemma(head))
        .is_some_and(|noun| noun.kind == EntityKind::Person && !noun.in_name)
        && !matches!(document[head].tag, Tag::Nns | Tag::Nnps);
    let given = |id: TokenId| is_given_name(document, id);
    office
        && run.contains(of)
        && document.word(of) == "of"
        && !TokenRange { start: run.start, end: head }.iter().any(given)
}

/// Returns where the name begins behind titles and countries: "Prime Minister | Boris Johnson".
fn behind_title(
    document: &Document,
    labels: &Labels<'_>,
    head: TokenId,
    run: TokenRange,
) -> TokenId {
    // A noun of persons inside the name of another thing is no title: "Teachers Union".
    let thing = lexicon::noun(document.lemma(head))
        .is_some_and(|noun| noun.kind != EntityKind::Person)
        && !labels.is_surname(document.word(head));
    if thing || run.end.0 != head.0 + 1 {
        return run.start;
    }
    let before_last = TokenRange { start: run.start, end: run.last().unwrap_or(head) };
    match before_last.iter().rev().find(|id| is_person_noun(document, *id)) {
        Some(title) => behind_noun(document, labels, head, run, title),
        None => at_given_name(document, labels, head, run).unwrap_or(run.start),
    }
}

fn is_person_noun(document: &Document, id: TokenId) -> bool {
    lexicon::noun(document.lemma(id)).is_some_and(|noun| noun.kind == EntityKind::Person)
}

fn is_given_name(document: &Document, id: TokenId) -> bool {
    lexicon::given_name(document.word(id)).is_some()
}

/// Returns where the name begins in a run with the noun `title`: behind it, unless it belongs to the
/// name of a thing, or to one like "Pope Francis".
fn behind_noun(
    document: &Document,
    labels: &Labels<'_>,
    head: TokenId,
    run: TokenRange,
    title: TokenId,
) -> TokenId {
    let last = run.last().unwrap_or(head);
    let longer = |end: &u32| {
        let words = document.words(TokenRange::new(title.0, *end));
        roles::is_office(&words.to_lowercase())
    };
    // "President Pro Tem | Joan Hart"
    let end = (title.0 + 2..=last.0.min(title.0 + 3)).rev().find(longer);
    let behind = behind_suffix(document, end.map_or(title.next(), TokenId), last);
    let whole = labels.at(head).is_some_and(|(around, label)| {
        let is_thing = label != NameLabel::Person && around.contains(title);
        is_thing && !is_given_name(document, behind)
    });
    if whole {
        return run.start;
    }
    let kept = lexicon::noun(document.lemma(title)).is_some_and(|noun| noun.in_name)
        && is_short(document, behind, last);
    if kept { title } else { behind }
}

/// Returns the given name with which a person begins behind what an office is of, where the run has
/// both: "Homeland Security | Tom Ridge" behind "Secretary of", "MP for Halton | Derek Moss".
fn at_given_name(
    document: &Document,
    labels: &Labels<'_>,
    head: TokenId,
    run: TokenRange,
) -> Option<TokenId> {
    let before_last = TokenRange { start: run.start, end: run.last().unwrap_or(head) };
    let above = office_above(document, head);
    let seat = above.is_some_and(|office| roles::is_seat(document.word(office)));
    let begins = |id: &TokenId| {
        let strange = |id: TokenId| {
            features::country_of_word(document.word(id)).is_some()
                || lexicon::noun(document.lemma(id)).is_some()
                || roles::is_portfolio(document.word(id))
        };
        let skipped = TokenRange { start: run.start, end: *id };
        let starts = labels.at(*id).is_some_and(|(around, label)| {
            label == NameLabel::Person && around.start == *id && around.contains(head)
        });
        let office = above.is_some() || follows_preposition(document, run.start);
        is_given_name(document, *id)
            && (skipped.iter().all(strange)
                || seat && skipped.len() <= 2
                || starts && (office || skipped.len() > 1 || skipped.iter().any(strange)))
    };
    let common =
        |id: &TokenId| lexicon::given_name(document.word(*id)).is_some_and(|given| given.common);
    // The seat has a word at least, which may be a given name too.
    let behind_seat = before_last.iter().skip(1).find(|id| seat && common(id) && begins(id));
    // "of London | Dan Moss": the town may be a given name too.
    let place = |id: &TokenId| {
        *id == run.start
            && follows_preposition(document, run.start)
            && lexicon::entry(document.word(*id)).is_some()
    };
    let behind_place = || before_last.iter().skip_while(place).find(begins);
    behind_seat.or_else(behind_place).or_else(|| before_last.iter().find(begins))
}

/// Returns where the name begins behind the end of a title: "President-elect | Joe Biden".
fn behind_suffix(document: &Document, start: TokenId, last: TokenId) -> TokenId {
    let mut start = start;
    while start < last && !document.word(start).starts_with(char::is_uppercase) {
        start.0 += 1;
    }
    start
}

/// Tells whether a name is one word, or has a number: "Francis", "Charles III".
fn is_short(document: &Document, start: TokenId, last: TokenId) -> bool {
    start == last || document.word(last).chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

fn follows_preposition(document: &Document, start: TokenId) -> bool {
    let before = start.previous();
    before.is_some_and(|before| document[before].pos == Pos::Adp)
}

/// How many prepositions may stand between an office and the name behind what it is of: "Speaker of the
/// House of Commons Dan Moss".
const PREPOSITIONS: usize = 2;

/// Returns the noun for a person that `head` hangs on by prepositions, and the first of them.
fn office_of(document: &Document, head: TokenId) -> Option<(TokenId, TokenId)> {
    let mut object = head;
    for _ in 0..PREPOSITIONS {
        let preposition = document.head(object).filter(|_| document[object].dep == Dep::Pobj)?;
        let noun = document.head(preposition)?;
        if is_person_noun(document, noun) {
            return Some((noun, preposition));
        }
        object = noun;
    }
    None
}

/// Returns the office whose "of" or "to" the name behind it hangs on, as a parser's mistake: "the
/// ambassador to Germany Richard Grenell".
pub(super) fn office_above(document: &Document, head: TokenId) -> Option<TokenId> {
    let (office, preposition) = office_of(document, head)?;
    let mut own = document.subtree(head).iter().filter(|id| document[*id].dep != Dep::Det);
    let begins = own.find(|id| *id < head)?;
    let title = office < preposition && document[office].tag != Tag::Nns;
    // "editor-in-chief of"
    let between = TokenRange { start: office, end: preposition };
    let adjacent = !document.words(between).contains(char::is_whitespace)
        && document[begins].dep == Dep::Compound;
    let given = document.children(head).iter().any(|child| {
        // In "head of the fashion house Clara Dahl" the name is the house's.
        let thing = child.previous().is_some_and(|before| {
            let small = document.word(before).starts_with(char::is_lowercase);
            let noun = lexicon::noun(document.lemma(before));
            small && noun.is_some_and(|noun| noun.kind == EntityKind::Organisation)
        });
        let inside = *child > begins && *child < head && !thing;
        inside && lexicon::given_name(document.word(*child)).is_some()
    });
    // In "adviser to President Luis Soto" and "aide to Ana Maria Soto" the name is another's.
    let word = document.word(begins);
    let other = is_person_noun(document, begins)
        || is_given_name(document, begins)
            && lexicon::entry(word).is_none()
            && !roles::is_seat(document.word(office));
    (title && adjacent && given && !other).then_some(office)
}
