//! Reads the arguments of deverbal nouns, and of light verbs with theirs.

use super::Slot;
use super::arguments::Reader;
use super::lexicon::{Direction, Nominalisation, Role};
use super::syntax::{is_proper, parties, preposition_word};
use super::tree::Tree;
use crate::language::{Dep, TokenId};

impl Reader<'_> {
    /// Reads what depends on a deverbal noun.
    pub(super) fn noun(&mut self, noun: TokenId, meaning: &Nominalisation, doer: Option<Role>) {
        let document = self.tree.document;
        let mut has_agent = doer == Some(Role::Agent);
        let has_by = document
            .children(noun)
            .iter()
            .any(|child| document.word(*child).eq_ignore_ascii_case("by"));
        for child in document.children(noun) {
            let role = match document[*child].dep {
                Dep::Poss if has_by => Role::Patient,
                Dep::Poss => meaning.possessor,
                Dep::Compound | Dep::Amod | Dep::Nmod if is_proper(document, *child) => {
                    meaning.compound
                }
                _ => continue,
            };
            match role {
                _ if doer == Some(Role::Agent) => {}
                Role::Agent => {
                    has_agent = true;
                    self.possessor(Slot::Agent, *child);
                }
                Role::Patient => self.possessor(Slot::Patient, *child),
                Role::Topic => {}
            }
        }
        for child in document.children(noun) {
            match document[*child].dep {
                Dep::Prep | Dep::Agent | Dep::Dative => {
                    self.noun_preposition(*child, meaning, has_agent);
                }
                Dep::Acl if is_content(self.tree, *child) => self.complement(*child, None),
                Dep::Ccomp | Dep::Xcomp => self.complement(*child, None),
                // "Calls for the minister to resign."
                Dep::Advcl if self.for_marker(*child).is_some() => self.complement(*child, None),
                _ => {}
            }
        }
    }

    fn possessor(&mut self, slot: Slot, head: TokenId) {
        for head in parties(self.tree.document, head) {
            self.push(slot, None, head);
        }
    }

    fn noun_preposition(
        &mut self,
        preposition: TokenId,
        meaning: &Nominalisation,
        has_agent: bool,
    ) {
        let (word, _) = preposition_word(self.tree.document, preposition);
        let before = self.own.arguments.len();
        self.behind(Slot::Oblique, preposition);
        let slot = match word.as_str() {
            "by" | "between" => Some(Slot::Agent),
            "from" => (meaning.from == Some(Role::Agent)).then_some(Slot::Agent),
            "of" if meaning.of == Role::Agent && !has_agent => Some(Slot::Agent),
            "of" => Some(Slot::Patient),
            word if meaning.objects.iter().any(|object| object == word) => Some(Slot::Patient),
            _ => None,
        };
        if let Some(slot) = slot {
            for argument in &mut self.own.arguments[before..] {
                if argument.slot == Slot::Oblique {
                    argument.slot = slot;
                    argument.preposition = None;
                }
            }
        }
    }

    /// Joins a light verb's arguments with those of its noun.
    pub(super) fn light(&mut self, noun: TokenId, meaning: &Nominalisation, direction: Direction) {
        let passive = self.own.passive;
        self.own.passive = false;
        let inverse = direction == Direction::Inverse;
        // "They were given an order": the subject is who got it.
        let given = !inverse && passive && self.tree.document[noun].dep == Dep::Dobj;
        let slot = if given { Slot::Recipient } else { Slot::Patient };
        if inverse && !passive || given {
            let subject = std::mem::take(&mut self.own.subject);
            for phrase in subject {
                self.add(slot, None, phrase);
            }
        }
        for argument in &mut self.own.arguments {
            let word = argument.preposition.as_deref();
            let is_object = word.is_some_and(|word| meaning.objects.iter().any(|o| o == word))
                && matches!(argument.slot, Slot::Oblique | Slot::Recipient);
            let is_source = inverse && word == Some("from") && meaning.from.is_some();
            if is_object || is_source {
                argument.slot = if is_source { Slot::Agent } else { Slot::Patient };
                argument.preposition = None;
            }
        }
        self.noun(noun, meaning, (!inverse && !passive).then_some(Role::Agent));
    }
}

/// Tells whether a clause on a deverbal noun says its content: "to …", "that …".
fn is_content(tree: &Tree<'_>, verb: TokenId) -> bool {
    let document = tree.document;
    document.is_infinitive(verb) || document.children_as(verb, Dep::Mark).next().is_some()
}
