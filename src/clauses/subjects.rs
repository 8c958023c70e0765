//! Finds the subject of a predicate that has none of its own.
//!
//! Coordinated verbs share their subject; infinitives and gerunds get theirs
//! from the verb above by *control* ("agreed to leave", "urged them to leave");
//! participles modify the noun or the clause that they stand beside.

use super::lexicon::{Complement, LEXICON};
use super::predicates::Kind;
use super::relatives::before_relative;
use super::syntax::{Phrase, is_measure, is_nominal, is_verbal, phrase};
use super::tree::Tree;
use super::{Argument, Slot};
use crate::language::{Dep, Tag, TokenId};

/// What is known of the clauses above the one in question.
pub(super) struct Known<'a> {
    pub(super) tree: &'a Tree<'a>,
    /// The surface subjects, by predicate.
    pub(super) subjects: &'a [Vec<Phrase>],
    /// The arguments, by predicate.
    pub(super) arguments: &'a [Vec<Argument>],
}

impl Known<'_> {
    /// Returns the subject that the verb `anchor` gets from elsewhere.
    pub(super) fn inherited(&self, anchor: TokenId) -> Vec<Phrase> {
        let document = self.tree.document;
        let Some(head) = document.head(anchor) else { return Vec::new() };
        match document[anchor].dep {
            Dep::Xcomp | Dep::Ccomp => self.controlled(anchor, head, None),
            Dep::Pcomp => {
                let Some(above) = document.head(head) else { return Vec::new() };
                let word = document.word(head).to_lowercase();
                self.controlled(anchor, above, Some(&word))
            }
            Dep::Advcl if self.tree.is_completing(anchor) => self.controlled(anchor, head, None),
            Dep::Conj | Dep::Advcl => self.subject_at(head),
            Dep::Acl | Dep::Amod if is_nominal(document, head) => self.modified(anchor, head),
            // "Joined a strike to protest": who strikes protests.
            Dep::Relcl if document.is_infinitive(anchor) && self.tree.at(head).is_some() => {
                self.controlled(anchor, head, None)
            }
            Dep::Relcl if is_nominal(document, head) => {
                vec![before_relative(document, head)]
            }
            _ => Vec::new(),
        }
    }

    /// Returns the doer of a deverbal noun that names none: what someone announces or has of plans,
    /// promises, refusals is their own.
    pub(super) fn owner(&self, noun: TokenId) -> Vec<Phrase> {
        let document = self.tree.document;
        let Some(above) = document.head(noun).filter(|_| document[noun].dep == Dep::Dobj) else {
            return Vec::new();
        };
        let Some(at) = self.tree.at(above) else { return Vec::new() };
        let own = self.tree.predicates.get(at).is_some_and(|verb| LEXICON.is_owning(&verb.lemma));
        if own { self.subject_at(above) } else { Vec::new() }
    }

    fn subject_at(&self, head: TokenId) -> Vec<Phrase> {
        let Some(at) = self.tree.at(head) else { return Vec::new() };
        let document = self.tree.document;
        match self.tree.predicates[at].kind {
            // "The offer was made by A and rejected by B": the noun that the first verb only
            // dresses up is the subject of the second.
            Kind::Light { noun, .. } if document[noun].dep == Dep::Nsubjpass => {
                vec![phrase(document, noun)]
            }
            _ => self.subjects[at].clone(),
        }
    }

    /// Returns the subject of a participle or infinitive that hangs on a noun.
    fn modified(&self, anchor: TokenId, noun: TokenId) -> Vec<Phrase> {
        let document = self.tree.document;
        if !document.is_infinitive(anchor) {
            return vec![before_relative(document, noun)];
        }
        if self.tree.at(noun).is_some() {
            return self.controlled(anchor, noun, None);
        }
        if let Some(owner) = document.child(noun, Dep::Poss) {
            return vec![phrase(document, owner)];
        }
        let ordinal = document.children(noun).iter().any(|child| {
            matches!(document[*child].tag, Tag::Jjs | Tag::Rbs)
                || matches!(document.lemma(*child), "first" | "last" | "only" | "next")
        });
        if ordinal { vec![before_relative(document, noun)] } else { Vec::new() }
    }

    /// Returns the subject of a clause that completes the predicate at `head`.
    fn controlled(&self, anchor: TokenId, head: TokenId, before: Option<&str>) -> Vec<Phrase> {
        let document = self.tree.document;
        let Some(at) = self.tree.at(head) else {
            let adjective = !is_verbal(document, head);
            return if adjective { self.beside(head) } else { Vec::new() };
        };
        let predicate = &self.tree.predicates[at];
        let entries = LEXICON.complement(&predicate.lemma);
        let arguments = &self.arguments[at];
        let objects: Vec<Phrase> = self.objects(at);
        let purpose = document.is_infinitive(anchor);
        let object_control = entries
            .iter()
            .any(|entry| entry.controller == "object" && !(purpose && entry.keeps_from()));
        if (!object_control || objects.is_empty())
            && let Some(found) = self.behind(entries, arguments)
        {
            return found;
        }
        let subject_control = entries.iter().any(|entry| entry.controller == "subject");
        let keeps = purpose && entries.iter().any(Complement::keeps_from);
        let by_default =
            before.is_none() && !subject_control && !keeps && document[anchor].dep == Dep::Xcomp;
        if (object_control || by_default) && !objects.is_empty() {
            return objects;
        }
        match predicate.kind {
            Kind::Noun(_) => {
                let doers = phrases(arguments, Slot::Agent);
                let joined = doers.is_empty() && document[anchor].dep == Dep::Relcl;
                if joined { self.beside(head) } else { doers }
            }
            Kind::Light { .. } if self.subjects[at].is_empty() => phrases(arguments, Slot::Agent),
            _ => self.subjects[at].clone(),
        }
    }

    /// Returns the phrases behind the preposition that an entry names as controller.
    fn behind(&self, entries: &[Complement], arguments: &[Argument]) -> Option<Vec<Phrase>> {
        entries.iter().find_map(|entry| {
            let found: Vec<Phrase> = arguments
                .iter()
                .filter(|argument| argument.preposition.as_deref() == Some(&entry.controller))
                .filter(|argument| argument.slot != Slot::Complement)
                .filter(|argument| !is_measure(self.tree.document, argument.head))
                .map(|argument| Phrase { head: argument.head, tokens: argument.tokens })
                .collect();
            (!found.is_empty()).then_some(found)
        })
    }

    /// Returns the objects of a predicate; the subject of a passive one is its object.
    fn objects(&self, at: usize) -> Vec<Phrase> {
        let arguments = &self.arguments[at];
        let recipients = phrases(arguments, Slot::Recipient);
        if recipients.is_empty() { phrases(arguments, Slot::Patient) } else { recipients }
    }

    /// Returns the subject of the clause above a preposition's noun: "in talks on joining".
    fn beside(&self, noun: TokenId) -> Vec<Phrase> {
        let Some(at) = self.tree.above(noun) else { return Vec::new() };
        // "accused the firm of breaking the law", with "of" hung on the firm.
        let is_object = self.tree.document[noun].dep == Dep::Dobj
            && LEXICON
                .complement(&self.tree.predicates[at].lemma)
                .iter()
                .any(|entry| entry.controller == "object");
        if is_object {
            return vec![before_relative(self.tree.document, noun)];
        }
        self.subjects[at].clone()
    }
}

fn phrases(arguments: &[Argument], slot: Slot) -> Vec<Phrase> {
    arguments
        .iter()
        .filter(|argument| argument.slot == slot)
        .map(|argument| Phrase { head: argument.head, tokens: argument.tokens })
        .collect()
}
