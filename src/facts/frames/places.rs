//! Where the arguments of a frame stand, in the clause or under the noun of an idiom.

use super::super::Reading;
use crate::clauses::{Argument, Clause, Slot};
use crate::language::{Dep, Tag, TokenId};

/// Where in a clause an argument stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// In a slot, with or without a preposition.
    Slot(Slot),
    /// Behind this preposition, be it a noun phrase or a clause.
    Behind(String),
    /// The possessor of the idiom's noun: "has *the town's* support".
    Owner,
}

impl Place {
    /// Tells whether the argument stands in this place.
    pub(super) fn holds(&self, argument: &Argument) -> bool {
        match self {
            Self::Slot(slot) => argument.slot == *slot,
            Self::Behind(preposition) => {
                matches!(argument.slot, Slot::Oblique | Slot::Complement)
                    && argument.preposition.as_ref() == Some(preposition)
            }
            Self::Owner => false,
        }
    }

    /// Returns what stands in this place under the noun of an idiom: "its support *for the bill*".
    pub(super) fn under(&self, reading: Reading<'_>, noun: TokenId) -> Vec<Argument> {
        let document = reading.document;
        let behind = |preposition: &str| {
            let prepositions = document.children_as(noun, Dep::Prep);
            let prepositions = prepositions.filter(|child| document.lemma(*child) == preposition);
            let mut objects: Vec<TokenId> =
                prepositions.filter_map(|child| object_of(reading, child)).collect();
            // "Openness to participation": the parser may take the noun for an infinitive.
            if preposition == "to" {
                objects.extend(infinitives(reading, noun));
            }
            objects
        };
        let (slot, preposition, heads) = match self {
            Self::Slot(Slot::Complement) => (Slot::Complement, None, contents(reading, noun)),
            Self::Slot(Slot::Patient) => {
                (Slot::Patient, None, document.children_as(noun, Dep::Pobj).collect())
            }
            Self::Slot(_) => return Vec::new(),
            Self::Behind(preposition) => (Slot::Oblique, Some(preposition), behind(preposition)),
            Self::Owner => {
                let mut owners: Vec<TokenId> = document.children_as(noun, Dep::Poss).collect();
                owners.extend(behind("of"));
                (Slot::Agent, None, owners)
            }
        };
        let argument = |head: TokenId| Argument {
            slot,
            preposition: preposition.cloned(),
            head,
            tokens: document.subtree(head),
            clause: reading.clauses.at(head),
        };
        heads.into_iter().map(argument).collect()
    }
}

/// Tells whether nothing else is told of who "is for" it: not "is *in Lima* for talks".
pub(super) fn is_predicate(reading: Reading<'_>, clause: &Clause, target: &Argument) -> bool {
    let document = reading.document;
    let preposition = document.head(target.head).filter(|it| document[*it].dep == Dep::Prep);
    let told = |child: &TokenId| {
        matches!(document[*child].dep, Dep::Prep | Dep::Attr | Dep::Acomp)
            && *child > clause.predicate
            && preposition.is_some_and(|preposition| *child < preposition)
    };
    let own = preposition.is_some_and(|it| document.head(it) == Some(clause.predicate));
    !own || !document.children(clause.predicate).iter().any(told)
}

/// Returns what a preposition governs, a noun or a gerund: "in favour *of lifting the ban*".
fn object_of(reading: Reading<'_>, preposition: TokenId) -> Option<TokenId> {
    let document = reading.document;
    let gerund = document.child(preposition, Dep::Pcomp);
    let gerund = gerund.filter(|verb| document[*verb].tag == Tag::Vbg);
    document.child(preposition, Dep::Pobj).or(gerund)
}

/// Returns the clauses that say what a noun is of: "a motion *to suspend it*", "*that it be sold*".
fn contents(reading: Reading<'_>, noun: TokenId) -> Vec<TokenId> {
    let document = reading.document;
    let is_that = |verb: TokenId| document.child(verb, Dep::Mark).is_some();
    let mut found = infinitives(reading, noun);
    found.extend(document.children_as(noun, Dep::Acl).filter(|verb| is_that(*verb)));
    found
}

/// Returns the infinitives that modify a noun.
fn infinitives(reading: Reading<'_>, noun: TokenId) -> Vec<TokenId> {
    let document = reading.document;
    let verbs = document.children(noun).iter().copied();
    // "A call for Kenya *to open the dam*."
    let modifies =
        |verb: &TokenId| matches!(document[*verb].dep, Dep::Acl | Dep::Relcl | Dep::Advcl);
    verbs.filter(modifies).filter(|verb| document.is_infinitive(*verb)).collect()
}
