//! Clauses in one line of plain text, for people who look for an error's cause.

use std::fmt::Write;

use super::{Argument, ClauseId, Clauses, Modality, Slot};
use crate::language::Document;

impl Clauses {
    /// Returns a clause in one line: `not planned accept(agent: Kyiv, patient: terms)`.
    ///
    /// Negation and modality stand before the lemma where there are any. Each
    /// argument is its slot and its head word; an oblique one has its
    /// preposition for a slot, a complement the lemma of its clause.
    #[must_use]
    pub fn describe(&self, id: ClauseId, document: &Document) -> String {
        let clause = &self[id];
        let mut line = String::new();
        if clause.negated {
            line.push_str("not ");
        }
        line.push_str(match clause.modality {
            Modality::Asserted => "",
            Modality::Planned => "planned ",
            Modality::Conditional => "conditional ",
            Modality::Hypothetical => "hypothetical ",
        });
        line.push_str(&clause.lemma);
        line.push('(');
        for (at, argument) in clause.arguments.iter().enumerate() {
            if at > 0 {
                line.push_str(", ");
            }
            let slot = slot_name(argument);
            let _ = write!(line, "{slot}: {}", self.head_word(argument, document));
        }
        line.push(')');
        line
    }

    fn head_word<'a>(&'a self, argument: &Argument, document: &'a Document) -> &'a str {
        match argument.clause {
            Some(clause) if argument.slot == Slot::Complement => &self[clause].lemma,
            _ => document.word(argument.head),
        }
    }
}

fn slot_name(argument: &Argument) -> String {
    let preposition = argument.preposition.as_deref();
    let slot = match argument.slot {
        Slot::Agent => "agent",
        Slot::Patient => "patient",
        Slot::Recipient => "recipient",
        Slot::Attribute => "attribute",
        Slot::Complement => "complement",
        Slot::Oblique => return preposition.unwrap_or("adverbial").to_owned(),
    };
    match preposition {
        Some(preposition) if argument.slot == Slot::Complement => format!("{slot} {preposition}"),
        _ => slot.to_owned(),
    }
}
