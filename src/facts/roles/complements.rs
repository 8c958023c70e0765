//! The phrases behind an office: which name its body, which belong to its name.

use super::super::Reading;
use super::office::{self, Office, OfficeKind};
use super::organisation::{is_person, organisation, without_determiner};
use super::portfolio::is_portfolio;
use super::{firms, modifiers};
use crate::clauses;
use crate::language::{Dep, Document, TokenId, TokenRange};
use crate::mentions::EntityKind;

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
    let is_time = |token| modifiers::is_time(document, token);
    if is_time(phrase.start) || phrase.last().is_some_and(is_time) {
        return Complement::Nothing;
    }
    let words = TokenRange { start: phrase.start.next(), end: phrase.end };
    let object = document.child(phrase.start, Dep::Pobj).filter(|head| words.contains(*head));
    let Some(head) = object.or(words.last()) else { return Complement::Nothing };
    let governed = Governed { reading, head, words, bare: without_determiner(document, words) };
    match document.word(phrase.start).to_lowercase().as_str() {
        "of" => governed.behind_of(office),
        "for" => governed.behind_for(office),
        // "elected chief at a congress"
        "at" if governed.bare != words && document.lemma(words.start) == "a" => Complement::Nothing,
        // "a teacher from Aarhus", but "the senator from Ohio"
        "from" if is_place(reading, head) && !office::is_seat(document, office.words) => {
            Complement::Nothing
        }
        // "the lead negotiator with Peru"
        "with" if is_place(reading, head) => Complement::Role,
        // "took over as mayor from Ann Low"
        "from" if is_person(reading, words) => Complement::Nothing,
        "at" | "with" | "from" => governed.body().unwrap_or(Complement::Role),
        // "an adviser to the Peruvian government"
        "to" if office.kind == OfficeKind::Relation && governed.is_body() => {
            governed.body().unwrap_or(Complement::Role)
        }
        "to" | "on" | "against" => Complement::Role,
        "in" if governed.is_capital() && office.kind != OfficeKind::Relation => {
            governed.body().unwrap_or(Complement::Nothing)
        }
        _ => Complement::Nothing,
    }
}

/// What stands behind the preposition of a phrase behind an office.
struct Governed<'a> {
    reading: Reading<'a>,
    head: TokenId,
    words: TokenRange,
    /// The words without an article.
    bare: TokenRange,
}

impl Governed<'_> {
    fn behind_of(&self, office: Office) -> Complement {
        let document = self.reading.document;
        let is_portfolio =
            self.is_capital() && self.bare.iter().all(|token| is_portfolio(document, token));
        // "Minister of Roads and Bridges": what is no state is what a minister is for.
        let is_charge = office::is_minister(document, office) && !is_place(self.reading, self.head);
        // "professor of Law"
        let is_subject = teaches(document, office) && !is_school(document, self.bare);
        if is_portfolio && is_state(office.kind) || is_charge || is_subject {
            return Complement::Role;
        }
        self.body().unwrap_or(Complement::Role)
    }

    fn behind_for(&self, office: Office) -> Complement {
        let document = self.reading.document;
        if office.kind == OfficeKind::Voice {
            // "spokeswoman for women"
            if is_subject(document, self.bare) {
                return Complement::Role;
            }
            if !is_person(self.reading, self.words) {
                let words = || document.words(self.bare).to_owned();
                return self.body().unwrap_or_else(|| Complement::Organisation(words()));
            }
        }
        if self.is_capital() && !is_state(office.kind) {
            return self.body().unwrap_or(Complement::Role);
        }
        // "quit as minister for health reasons"
        if clauses::is_adjunct(document.lemma(self.head)) {
            Complement::Nothing
        } else {
            Complement::Role
        }
    }

    /// Returns the body that the words name.
    fn body(&self) -> Option<Complement> {
        let document = self.reading.document;
        let is_firm = firms::end(document, self.bare.start) == Some(self.bare.end);
        let name = if is_firm {
            Some(document.words(self.bare).to_owned())
        } else {
            organisation(self.reading, self.head, self.words)
        };
        // "of the "Harbour" party"
        name.map(|name| Complement::Organisation(name.replace(['"', '“', '”'], "")))
    }

    fn is_body(&self) -> bool {
        let chain = self.reading.chain(self.head).map(|chain| self.reading.mentions[chain].kind);
        chain == Some(EntityKind::Organisation)
    }

    fn is_capital(&self) -> bool {
        let first = self.bare.iter().next();
        first.is_some_and(|first| self.reading.document.word(first).starts_with(char::is_uppercase))
    }
}

/// Tells whether a phrase behind a churchman's office names his see: "of Bergen".
pub(super) fn is_see(reading: Reading<'_>, phrase: TokenRange, office: Office) -> bool {
    reading.document.word(phrase.start) == "of"
        && matches!(complement(reading, phrase, office), Complement::Organisation(_))
}
