//! The phrases behind an office: which name its body, which belong to its name.

use super::super::Reading;
use super::office::{self, Office, OfficeKind};
use super::organisation::{is_person, organisation, without_determiner};
use super::portfolio::is_portfolio;
use super::{firms, modifiers};
use crate::clauses;
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};
use crate::mentions::EntityKind;

/// Tells whether a phrase goes on with the name before it: "for the Defence of", "of Nations".
pub(super) fn goes_on(document: &Document, phrase: TokenRange) -> bool {
    let capital = |token: TokenId| document.word(token).starts_with(char::is_uppercase);
    let named: Vec<TokenId> = phrase
        .iter()
        .skip(1)
        .filter(|token| !matches!(document[*token].pos, Pos::Det | Pos::Adp))
        .collect();
    matches!(document.word(phrase.start), "for" | "of")
        && phrase.start.0 > 0
        && capital(TokenId(phrase.start.0 - 1))
        && !named.is_empty()
        && named.into_iter().all(capital)
}

const fn is_state(kind: OfficeKind) -> bool {
    kind.is_of_state() || matches!(kind, OfficeKind::Local)
}

/// Tells whether words behind "for" are what somebody speaks on, not for whom: "health".
fn is_subject(document: &Document, words: TokenRange) -> bool {
    words.iter().all(|token| {
        document.word(token).starts_with(char::is_lowercase) && is_portfolio(document, token)
    })
}

fn teaches(document: &Document, office: Office) -> bool {
    let last = office.words.last().map(|last| document.lemma(last).to_lowercase());
    matches!(last.as_deref(), Some("professor" | "lecturer" | "reader"))
}

/// Tells whether words name what professors belong to: "University of Oslo".
fn is_school(document: &Document, words: TokenRange) -> bool {
    words.iter().any(|token| {
        let word = document.word(token);
        ["Univ", "Coll", "School", "Institut", "Acad", "Cent"]
            .iter()
            .any(|stem| word.starts_with(stem))
    })
}

fn is_place(reading: Reading<'_>, head: TokenId) -> bool {
    let chain = reading.chain(head).map(|chain| reading.mentions[chain].kind);
    matches!(chain, Some(EntityKind::Place | EntityKind::Country))
}

/// What a phrase behind an office is to it.
pub(super) enum Complement {
    Organisation(String),
    Role,
    Nothing,
}

/// Reads a phrase behind an office: "of Peru", "for The Times", "to China", "in 2010".
pub(super) fn complement(reading: Reading<'_>, phrase: TokenRange, office: Office) -> Complement {
    let document = reading.document;
    // "was sworn in as prime minister on Wednesday"
    if modifiers::is_time(document, phrase.start)
        || phrase.last().is_some_and(|last| modifiers::is_time(document, last))
    {
        return Complement::Nothing;
    }
    let preposition = document.word(phrase.start).to_lowercase();
    let inner = TokenRange { start: phrase.start.next(), end: phrase.end };
    let head = document
        .child(phrase.start, Dep::Pobj)
        .filter(|head| inner.contains(*head))
        .or(inner.last());
    let Some(head) = head else { return Complement::Nothing };
    let bare = without_determiner(document, inner);
    let firm = firms::end(document, bare.start).filter(|end| *end == bare.end);
    let named = || match firm {
        Some(_) => Some(document.words(bare).to_owned()),
        None => organisation(reading, head, inner),
    };
    let capital = bare
        .iter()
        .next()
        .is_some_and(|first| document.word(first).starts_with(char::is_uppercase));
    let portfolio = capital && bare.iter().all(|token| is_portfolio(document, token));
    match preposition.as_str() {
        "of" if portfolio && is_state(office.kind) => Complement::Role,
        // "Minister of Roads and Bridges": what is no state is what a minister is for.
        "of" if office::is_minister(document, office) && !is_place(reading, head) => {
            Complement::Role
        }
        // "professor of Law"
        "of" if teaches(document, office) && !is_school(document, bare) => Complement::Role,
        // "elected chief at a congress"
        "at" if bare != inner && document.lemma(inner.start) == "a" => Complement::Nothing,
        // "a teacher from Aarhus"
        "from" if is_place(reading, head) => Complement::Nothing,
        "of" | "at" | "with" | "from" => named().map_or(Complement::Role, Complement::Organisation),
        // "spokeswoman for women"
        "for" if office.kind == OfficeKind::Voice && is_subject(document, bare) => Complement::Role,
        "for" if office.kind == OfficeKind::Voice && !is_person(reading, inner) => {
            let name = named().unwrap_or_else(|| document.words(bare).to_owned());
            Complement::Organisation(name)
        }
        "for" if capital && !is_state(office.kind) => {
            named().map_or(Complement::Role, Complement::Organisation)
        }
        // "quit as minister for health reasons"
        "for" if clauses::is_adjunct(document.lemma(head)) => Complement::Nothing,
        "for" | "to" | "on" | "against" => Complement::Role,
        "in" if capital && office.kind != OfficeKind::Relation => {
            named().map_or(Complement::Nothing, Complement::Organisation)
        }
        _ => Complement::Nothing,
    }
}

/// Tells whether a phrase behind a churchman's office names his see: "of Bergen".
pub(super) fn is_see(reading: Reading<'_>, phrase: TokenRange, office: Office) -> bool {
    reading.document.word(phrase.start) == "of"
        && matches!(complement(reading, phrase, office), Complement::Organisation(_))
}

/// Tells whether a phrase behind an office gives a body by its name.
pub(super) fn is_named(reading: Reading<'_>, phrase: TokenRange, office: Office) -> bool {
    match complement(reading, phrase, office) {
        Complement::Organisation(name) => name.starts_with(char::is_uppercase),
        Complement::Role | Complement::Nothing => false,
    }
}
