//! The predicates of a document, found by any of their words.

use std::collections::BTreeMap;

use super::lexicon::{Class, LEXICON};
use super::predicates::{Kind, Predicate};
use super::relatives::is_relative;
use super::syntax::{has, has_subject, is_verbal, says_that};
use crate::language::{Dep, Document, Tag, TokenId};

/// A document with its predicates.
pub(super) struct Tree<'a> {
    pub(super) document: &'a Document,
    pub(super) predicates: &'a [Predicate],
    at: Vec<Option<usize>>,
    gaps: BTreeMap<TokenId, TokenId>,
}

impl<'a> Tree<'a> {
    /// Indexes the predicates, which come in order of their words.
    pub(super) fn new(document: &'a Document, predicates: &'a [Predicate]) -> Self {
        let mut at = vec![None; document.tokens().len()];
        for (index, predicate) in predicates.iter().enumerate().rev() {
            at[predicate.anchor.index()] = Some(index);
            if let Kind::Light { noun, .. } = predicate.kind {
                at[noun.index()] = Some(index);
            }
        }
        for (index, predicate) in predicates.iter().enumerate() {
            at[predicate.token.index()] = Some(index);
        }
        let mut tree = Self { document, predicates, at, gaps: BTreeMap::new() };
        tree.gaps = tree.find_gaps();
        tree
    }

    /// Returns the predicate that a token belongs to: the word itself, its copula, its light verb.
    pub(super) fn at(&self, token: TokenId) -> Option<usize> {
        self.at[token.index()]
    }

    /// Returns the nearest predicate above a token, `within` the clause of which it is a word.
    pub(super) fn above(&self, token: TokenId) -> Option<usize> {
        let limit = self.document.sentence_of(token).tokens.len();
        self.document.ancestors(token).take(limit).find_map(|above| self.at(above))
    }

    /// Returns the noun that a relative clause without pronoun leaves out after `verb`.
    pub(super) fn gap(&self, verb: TokenId) -> Option<TokenId> {
        self.gaps.get(&verb).copied()
    }

    /// Tells whether an infinitive that the tree holds for an adverbial completes its verb:
    /// "called on them to leave", "agreed on Monday to leave".
    pub(super) fn is_completing(&self, infinitive: TokenId) -> bool {
        let document = self.document;
        if document[infinitive].dep != Dep::Advcl {
            return false;
        }
        if says_that(document, infinitive) {
            return true;
        }
        let Some(head) = document.head(infinitive).filter(|head| *head < infinitive) else {
            return false;
        };
        let Some(at) = self.at(head).filter(|_| document.is_infinitive(infinitive)) else {
            return false;
        };
        let has_object = has(document, head, Dep::Dobj) || has(document, head, Dep::Nsubjpass);
        let is_open = !has(document, head, Dep::Xcomp) && !has(document, head, Dep::Ccomp);
        LEXICON.complement(&self.predicates[at].lemma).iter().any(|entry| {
            matches!(entry.class, Class::Fails | Class::Declines | Class::Intends | Class::Wants)
                && match entry.controller.as_str() {
                    "subject" => !has_object && is_open,
                    "object" => has_object && is_open,
                    word => document
                        .children_as(head, Dep::Prep)
                        .any(|prep| document.word(prep).eq_ignore_ascii_case(word)),
                }
        })
    }

    /// Finds, for each relative clause without a relative pronoun, the verb or preposition
    /// whose object is left out: the deepest one without an object.
    fn find_gaps(&self) -> BTreeMap<TokenId, TokenId> {
        let document = self.document;
        let relative = document.ids().filter(|token| document[*token].dep == Dep::Relcl);
        relative
            .filter_map(|verb| {
                let noun = document.head(verb)?;
                let words = document.subtree(verb);
                let has_pronoun = words.iter().take_while(|token| *token <= verb).any(|token| {
                    is_relative(document, token) || matches!(document[token].tag, Tag::Wrb)
                });
                let lemma = document.lemma(noun);
                if has_pronoun || LEXICON.is_adjunct(lemma) {
                    return None;
                }
                self.gap_below(verb).map(|gap| (gap, noun))
            })
            .collect()
    }

    fn gap_below(&self, verb: TokenId) -> Option<TokenId> {
        let document = self.document;
        has_subject(document, verb).then_some(())?;
        let mut lowest = verb;
        for _ in 0..document.sentence_of(verb).tokens.len() {
            let below = document.children(lowest).iter().copied().find(|child| {
                matches!(document[*child].dep, Dep::Xcomp | Dep::Ccomp)
                    && is_verbal(document, *child)
            });
            match below {
                Some(below) if document.child(lowest, Dep::Dobj).is_none() => lowest = below,
                _ => break,
            }
        }
        let stranded = document
            .children_as(lowest, Dep::Prep)
            .find(|prep| document.children(*prep).is_empty());
        if stranded.is_some() {
            return stranded;
        }
        let full = [Dep::Dobj, Dep::Ccomp, Dep::Xcomp, Dep::Attr, Dep::Acomp, Dep::Nsubjpass];
        let is_full = full.iter().any(|dep| document.child(lowest, *dep).is_some());
        (!is_full).then_some(lowest)
    }
}
