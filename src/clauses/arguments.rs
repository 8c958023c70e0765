//! Reads a predicate's own arguments off the tree, before those that it shares with others.

use super::predicates::{Kind, Predicate};
use super::relatives::{antecedent, before_relative};
use super::syntax::{
    Phrase, is_adverbial_preposition, is_measure, is_passive, is_subject, is_verbal, objects,
    own_words, parties, phrase, preposition_word, says_that, verb_conjuncts,
};
use super::tree::Tree;
use super::{Argument, ClauseId, Slot};
use crate::language::{Dep, Pos, Tag, TokenId};

/// What a predicate's own words give.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    /// The words before the verb that it is said of, whether they act or undergo.
    pub(super) subject: Vec<Phrase>,
    /// All other arguments.
    pub(super) arguments: Vec<Argument>,
    /// Whether the verb is passive.
    pub(super) passive: bool,
    /// An adjective that the verb makes its object: "made it clear that".
    pub(super) result: Option<TokenId>,
}

/// Returns the arguments that a predicate's own words give it.
pub(super) fn own(tree: &Tree<'_>, predicate: &Predicate) -> Own {
    let mut reader = Reader { tree, own: Own::default(), skip: None };
    match predicate.kind {
        Kind::Verb => reader.verb(predicate.token),
        Kind::Adjective => {
            reader.verb(predicate.anchor);
            reader.own.passive = false;
            if predicate.token != predicate.anchor {
                reader.dependents(predicate.token);
            }
        }
        Kind::Noun(meaning) => reader.noun(predicate.token, meaning, None),
        Kind::Light { noun, meaning, direction } => {
            reader.skip = Some(noun);
            reader.verb(predicate.anchor);
            reader.light(noun, meaning, direction);
        }
    }
    reader.own
}

pub(super) struct Reader<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) own: Own,
    /// The noun of a light verb, which is no argument.
    skip: Option<TokenId>,
}

impl Reader<'_> {
    fn verb(&mut self, verb: TokenId) {
        let document = self.tree.document;
        self.own.passive = is_passive(document, verb);
        for child in document.children(verb) {
            if is_subject(document[*child].dep) && Some(*child) != self.skip {
                self.subject(*child);
            }
        }
        if document[verb].tag == Tag::Vbg
            && let Some(possessor) = document.child(verb, Dep::Poss)
        {
            self.subject(possessor);
        }
        if document[verb].dep == Dep::Amod {
            self.modifier(verb);
        }
        self.dependents(verb);
        self.cleft(verb);
    }

    /// Reads what stands behind the copula for "what": "what the union wants is *a shorter week*".
    fn cleft(&mut self, verb: TokenId) {
        let document = self.tree.document;
        let copula = document.head(verb).filter(|be| document.lemma(*be) == "be");
        let what = |argument: &Argument| {
            argument.slot == Slot::Patient
                && document.word(argument.head).eq_ignore_ascii_case("what")
        };
        let Some(be) = copula.filter(|_| document[verb].dep == Dep::Csubj) else { return };
        if !self.own.arguments.iter().any(what) {
            return;
        }
        self.own.arguments.retain(|argument| !what(argument));
        for child in document.children(be) {
            match document[*child].dep {
                Dep::Attr => self.phrases(Slot::Patient, *child),
                Dep::Ccomp | Dep::Xcomp => self.complement(*child, None),
                _ => {}
            }
        }
    }

    fn subject(&mut self, head: TokenId) {
        let document = self.tree.document;
        if is_verbal(document, head) {
            self.own.subject.push(phrase(document, head));
            return;
        }
        for head in parties(document, head) {
            let phrase = self.resolved(head);
            self.own.subject.push(phrase);
        }
    }

    /// Reads a participle before a noun: "the US-backed plan".
    fn modifier(&mut self, verb: TokenId) {
        let document = self.tree.document;
        let Some(noun) = document.head(verb) else { return };
        self.own.passive = true;
        self.own.subject.push(before_relative(document, noun));
        for child in document.children(verb) {
            let before =
                *child < verb && matches!(document[*child].pos, Pos::Propn | Pos::Noun | Pos::Adj);
            if before && document[*child].dep != Dep::Amod {
                self.push(Slot::Agent, None, *child);
            }
        }
    }

    /// Reads everything but the subject.
    fn dependents(&mut self, word: TokenId) {
        let document = self.tree.document;
        for child in document.children(word) {
            let child = *child;
            match document[child].dep {
                _ if Some(child) == self.skip => {}
                Dep::Dobj => self.phrases(Slot::Patient, child),
                Dep::Attr | Dep::Oprd => self.attribute(child),
                Dep::Dative if document[child].pos == Pos::Adp => {
                    self.behind(Slot::Recipient, child);
                }
                Dep::Dative => self.phrases(Slot::Recipient, child),
                Dep::Agent => {
                    for object in objects(document, child) {
                        if is_measure(document, object) {
                            self.push(Slot::Oblique, Some("by"), object);
                        } else {
                            self.push(Slot::Agent, None, object);
                        }
                    }
                }
                Dep::Prep => self.behind(Slot::Oblique, child),
                Dep::Acomp | Dep::Ccomp | Dep::Xcomp | Dep::Pcomp => self.completion(child, None),
                Dep::Advcl if self.tree.is_completing(child) => self.complement(child, None),
                Dep::Npadvmod if document[word].dep != Dep::Amod => {
                    self.push(Slot::Oblique, None, child);
                }
                _ => {}
            }
        }
        if let Some(noun) = self.tree.gap(word) {
            self.antecedent(Slot::Patient, None, noun);
        }
    }

    fn phrases(&mut self, slot: Slot, head: TokenId) {
        for head in parties(self.tree.document, head) {
            if Some(head) != self.skip && self.tree.document[head].pos != Pos::Punct {
                self.push(slot, None, head);
            }
        }
    }

    fn attribute(&mut self, head: TokenId) {
        if is_verbal(self.tree.document, head) {
            self.complement(head, None);
            return;
        }
        self.phrases(Slot::Attribute, head);
        self.clausal(head);
    }

    /// Adds the clauses that complete an adjective or noun in `head`.
    fn clausal(&mut self, head: TokenId) {
        let document = self.tree.document;
        for child in document.children(head) {
            let completes = match document[*child].dep {
                Dep::Ccomp | Dep::Xcomp => true,
                Dep::Advcl => says_that(document, *child),
                _ => false,
            };
            if completes && is_verbal(document, *child) {
                self.complement(*child, None);
                self.own.result = Some(head);
            }
        }
    }

    /// Reads a preposition with its objects and clauses, and those coordinated with it.
    pub(super) fn behind(&mut self, slot: Slot, preposition: TokenId) {
        let document = self.tree.document;
        let (word, inner) = preposition_word(document, preposition);
        for object in objects(document, inner) {
            if Some(object) != self.skip {
                self.push(slot, Some(&word), object);
            }
        }
        for adjective in document.children_as(inner, Dep::Amod).filter(|child| *child > inner) {
            self.push(slot, Some(&word), adjective);
        }
        if let Some(clause) = document.child(inner, Dep::Pcomp)
            && !is_adverbial_preposition(&word)
        {
            self.completion(clause, Some(&word));
        }
        if let Some(noun) = self.tree.gap(preposition) {
            self.antecedent(slot, Some(&word), noun);
        }
        for next in document.children_as(preposition, Dep::Conj) {
            if document[next].pos == Pos::Adp && next > preposition {
                self.behind(slot, next);
            }
        }
    }

    /// Reads a clause, or a small clause without verb ("made it clear", "called it a lie").
    fn completion(&mut self, head: TokenId, preposition: Option<&str>) {
        let document = self.tree.document;
        if is_verbal(document, head)
            || self
                .tree
                .at(head)
                .is_some_and(|at| matches!(self.tree.predicates[at].kind, Kind::Adjective))
        {
            if document[head].dep != Dep::Acomp {
                self.complement(head, preposition);
            }
            return;
        }
        let expletive = document
            .child(head, Dep::Nsubj)
            .filter(|subject| document.word(*subject).eq_ignore_ascii_case("it"));
        if let Some(subject) = document.child(head, Dep::Nsubj)
            && expletive.is_none()
        {
            self.phrases(Slot::Patient, subject);
        }
        self.phrases(Slot::Attribute, head);
        self.clausal(head);
    }

    pub(super) fn complement(&mut self, verb: TokenId, preposition: Option<&str>) {
        let document = self.tree.document;
        let preposition = preposition.map(str::to_owned).or_else(|| self.for_marker(verb));
        let conjuncts = verb_conjuncts(document, verb);
        for verb in std::iter::once(verb).chain(conjuncts) {
            let clause = self.tree.at(verb);
            let head = clause.map_or(verb, |at| self.tree.predicates[at].token);
            self.own.arguments.push(Argument {
                slot: Slot::Complement,
                preposition: preposition.clone(),
                head,
                tokens: own_words(document, verb, &[Dep::Conj, Dep::Cc]),
                clause: clause.map(clause_id),
            });
        }
    }

    /// Returns "for" where it marks the infinitive: "called for Kyiv to withdraw".
    pub(super) fn for_marker(&self, verb: TokenId) -> Option<String> {
        let document = self.tree.document;
        document
            .children_as(verb, Dep::Mark)
            .find(|mark| document.word(*mark).eq_ignore_ascii_case("for"))
            .map(|_| "for".to_owned())
    }

    /// Returns the phrase of `head`, or of the noun that it stands for as a relative pronoun.
    fn resolved(&self, head: TokenId) -> Phrase {
        let document = self.tree.document;
        antecedent(document, head).unwrap_or_else(|| phrase(document, head))
    }

    fn antecedent(&mut self, slot: Slot, preposition: Option<&str>, noun: TokenId) {
        let phrase = before_relative(self.tree.document, noun);
        self.add(slot, preposition, phrase);
    }

    pub(super) fn push(&mut self, slot: Slot, preposition: Option<&str>, head: TokenId) {
        let phrase = self.resolved(head);
        self.add(slot, preposition, phrase);
    }

    pub(super) fn add(&mut self, slot: Slot, preposition: Option<&str>, phrase: Phrase) {
        let clause = self.tree.at(phrase.head).map(clause_id);
        let preposition = preposition.map(str::to_owned);
        let Phrase { head, tokens } = phrase;
        self.own.arguments.push(Argument { slot, preposition, head, tokens, clause });
    }
}

/// Returns the id of the clause that the predicate at `index` makes.
pub(super) fn clause_id(index: usize) -> ClauseId {
    ClauseId(u32::try_from(index).unwrap_or(u32::MAX))
}
