//! Slips in rows of names and in names of several parts.

use std::collections::HashSet;

use super::draft::{Draft, is_subject};
use crate::language::document::{Document, TokenId};
use crate::language::scheme::{Dep, Pos, Tag};

/// Returns the words that stand within sentences as names.
pub(super) fn known(document: &Document) -> HashSet<&str> {
    let starts = |token: &TokenId| document.sentence_of(*token).tokens.start == *token;
    let within = document.ids().filter(|token| !starts(token));
    within
        .filter(|token| document[*token].tag == Tag::Nnp)
        .map(|token| document.word(token))
        .collect()
}

impl Draft<'_> {
    /// "Brody later agreed", "They press Brody to agree": a name that is known from other sentences was
    /// taken for an adverb, an adjective or a verb.
    pub(super) fn name_as_other_word(&mut self, name: TokenId) {
        let document = self.document;
        let other = matches!(document[name].pos, Pos::Adv | Pos::Adj | Pos::Verb | Pos::Intj);
        if !other || !self.names.contains(document.word(name)) {
            return;
        }
        let has = |verb: TokenId, is_such: fn(Dep) -> bool| {
            document.children(verb).iter().any(|child| is_such(document[*child].dep))
        };
        let begins = document.sentence_of(name).tokens.start == name;
        let dep = match document[name].dep {
            dep @ (Dep::Nsubj | Dep::Nsubjpass) if begins => Some(dep),
            Dep::Advmod => {
                document.head(name).filter(|verb| self.is_finite(*verb)).and_then(|verb| {
                    let next = name.0 == verb.0 + 1;
                    let subject = (begins && !has(verb, is_subject)).then_some(Dep::Nsubj);
                    let object = next && !has(verb, |dep| dep == Dep::Dobj);
                    subject.or_else(|| object.then_some(Dep::Dobj))
                })
            }
            _ => None,
        };
        if let Some(dep) = dep {
            self.tags[name.index()] = Tag::Nnp;
            self.deps[name.index()] = dep;
        }
    }

    /// "Smith and envoy Jane Doe met": the first of two people was taken for a part of the second's name.
    pub(super) fn names_joined_within_name(&mut self, first: TokenId) {
        let document = self.document;
        let Some(last) = document.head(first) else { return };
        let parts = (document.child(first, Dep::Cc), document.child(first, Dep::Conj));
        let (Some(and), Some(title)) = parts else { return };
        let is_name = matches!(document[first].dep, Dep::Compound | Dep::Nmod)
            && document[first].pos == Pos::Propn
            && document[last].pos == Pos::Propn
            && first < and
            && and < title
            && title < last;
        if !is_name {
            return;
        }
        let (head, dep) = (document[last].head, document[last].dep);
        if head == last {
            self.heads[first.index()] = first;
            self.deps[first.index()] = dep;
        } else {
            self.attach(first, head, dep);
        }
        self.heads[last.index()] = first;
        self.deps[last.index()] = Dep::Conj;
        self.attach(title, last, Dep::Compound);
        for child in document.children(first) {
            if *child > and && *child != title {
                self.attach(*child, last, document[*child].dep);
            }
        }
        for child in document.children(last) {
            let (modifies, before) = (document[*child].dep, *child < first);
            if before && *child != first {
                self.attach(*child, first, modifies);
            }
        }
    }

    /// "Smith, Doe and Roe met": the second of a row of names was taken for another name of the first.
    pub(super) fn names_in_a_row(&mut self, second: TokenId) {
        let document = self.document;
        let Some(first) = document.head(second) else { return };
        let Some(third) = document.child(second, Dep::Conj) else { return };
        let behind = document.subtree(third).end;
        let closed =
            document.tokens().get(behind.index()).is_some_and(|token| token.tag == Tag::Comma);
        let is_row = document[second].dep == Dep::Appos
            && [first, second, third].iter().all(|name| document[*name].pos == Pos::Propn)
            && document.child(second, Dep::Cc).is_some()
            && !closed;
        if is_row {
            self.attach(second, first, Dep::Conj);
        }
    }

    /// "Smith and Northern Ireland Chief Constable Jane Doe": the end of a name was taken for an
    /// apposition to the whole row.
    pub(super) fn name_cut_in_two(&mut self, name: TokenId) {
        let document = self.document;
        if document[name].dep != Dep::Appos || document[name].pos != Pos::Propn {
            return;
        }
        let Some(first) = document.head(name) else { return };
        let before = document.subtree(name).start.previous();
        let Some(part) = before.filter(|part| {
            document[*part].dep == Dep::Conj
                && document[*part].pos == Pos::Propn
                && document[*part].head == first
        }) else {
            return;
        };
        self.attach(name, first, Dep::Conj);
        self.attach(part, name, Dep::Compound);
    }
}
