//! Whether a meeting was held: planned, called off, or told of in passing as a thing of the past.

use super::words::WORDS;
use crate::clauses::{Clause, Form, Modality, Slot};
use crate::facts::arguments::status;
use crate::facts::{Reading, Status};
use crate::language::{Dep, Pos, TokenId};

/// Returns how a meeting is meant that stands behind a preposition or as an argument of another
/// word, whatever its clause says: "after talks with the mayor, she did not smile".
pub(super) fn told_in_passing(reading: Reading<'_>, clause: &Clause) -> Option<Status> {
    let document = reading.document;
    let noun = clause.predicate;
    if clause.form == Form::Nominal
        && let Some(fate) = fate(reading, noun)
    {
        return Some(fate);
    }
    let behind = match clause.form {
        Form::Nominal => document[noun].dep == Dep::Pobj,
        Form::Participle => document[noun].dep == Dep::Pcomp,
        Form::Finite | Form::Infinitive => false,
    };
    let preposition = document.head(noun).filter(|_| behind)?;
    let above = document.head(preposition);
    match document.lemma(preposition) {
        "before" => Some(Status::Planned),
        // "will travel for talks"
        "for" => {
            let above = above.and_then(|above| reading.clauses.at(above));
            above.map(|id| status(&reading.clauses[id])).or(Some(Status::Asserted))
        }
        // "months of talks", but not "accused of meeting spies"
        "of" => above.filter(|above| document[*above].pos == Pos::Noun).map(|_| Status::Asserted),
        // "Is expected to raise it in talks with the mayor."
        "during" | "in" | "at" | "by" => {
            let above = above.and_then(|above| reading.clauses.at(above));
            let planned = above.is_some_and(|id| reading.clauses[id].modality == Modality::Planned);
            Some(if planned { Status::Planned } else { Status::Asserted })
        }
        "after" | "following" | "since" | "to" => Some(Status::Asserted),
        _ => None,
    }
}

/// Returns how the meeting is meant: as its clause is, where it is what the clause is about.
pub(super) fn held(reading: Reading<'_>, noun: TokenId, clause: &Clause) -> Status {
    let argues = clause.predicate == noun
        || clause
            .arguments
            .iter()
            .any(|argument| argument.head == noun && argument.slot == Slot::Patient);
    fate(reading, noun).unwrap_or_else(|| {
        let document = reading.document;
        let within = document.head(noun).is_some_and(|preposition| {
            document[noun].dep == Dep::Pobj
                && matches!(document.lemma(preposition), "in" | "at" | "during")
        });
        let told = match clause.modality {
            Modality::Planned => true,
            Modality::Hypothetical => argues || within,
            Modality::Asserted | Modality::Conditional => argues,
        };
        if told { status(clause) } else { Status::Asserted }
    })
}

/// Returns what becomes of a meeting that the word above it awaits or drops: "called for talks",
/// "the meeting was cancelled", "talks are expected to resume".
fn fate(reading: Reading<'_>, noun: TokenId) -> Option<Status> {
    let document = reading.document;
    let words = document.ancestors(noun).take(3).take_while(|above| {
        !matches!(document[*above].dep, Dep::Advcl | Dep::Ccomp | Dep::Relcl | Dep::Acl)
            || document[*above].head == *above
    });
    let mut below = noun;
    for word in words {
        let lemma = document.lemma(word);
        // "Called for talks" awaits them, "called after talks" does not.
        let reaches = document[below].pos != Pos::Adp || document.lemma(below) == "for";
        if !reaches {
            return None;
        }
        let behind = below != noun || document[noun].dep != Dep::Pobj;
        if behind && WORDS.awaited.contains(lemma) {
            return Some(Status::Planned);
        }
        if behind && WORDS.dropped.contains(lemma) {
            return Some(Status::Negated);
        }
        below = word;
    }
    None
}
