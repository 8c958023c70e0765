//! Slips in rows of infinitives and of nouns.

use super::draft::Draft;
use crate::language::document::TokenId;
use crate::language::scheme::{Dep, Pos, Tag};

impl Draft<'_> {
    /// "offered to build a road, to hire a hundred men and to pay them": the second infinitive of
    /// a row was hung on the noun or the verb before it, as if it said what for.
    pub(super) fn infinitive_in_a_row(&mut self, second: TokenId) {
        let document = self.document;
        let strays = [Dep::Relcl, Dep::Advcl, Dep::Acl, Dep::Xcomp, Dep::Ccomp, Dep::Dep];
        if !strays.contains(&document[second].dep) || !document.is_infinitive(second) {
            return;
        }
        let start = document.subtree(second).start;
        let Some(comma) = start.previous() else { return };
        let third = document.subtree(second).iter().find(|third| {
            *third > second && document[*third].dep == Dep::Conj && document.is_infinitive(*third)
        });
        let sentence = document.sentence_of(second).tokens;
        let Some(third) = third else { return };
        if !sentence.contains(comma) || document[comma].tag != Tag::Comma {
            return;
        }
        let mut before = (sentence.start.0..comma.0).rev().map(TokenId);
        let first = before.find(|verb| {
            document[*verb].pos.is_verbal()
                && !matches!(document[*verb].dep, Dep::Aux | Dep::Auxpass | Dep::Amod)
        });
        if let Some(first) = first.filter(|first| document.is_infinitive(*first)) {
            self.attach(second, first, Dep::Conj);
            // "To stop paying and to leave": it was joined to what it cannot go with.
            let joined = document.head(third).filter(|joined| document[*joined].tag == Tag::Vbg);
            if let Some(joined) = joined {
                self.attach(third, second, Dep::Conj);
                for and in document.children_as(joined, Dep::Cc) {
                    self.attach(and, second, Dep::Cc);
                }
            }
        }
    }

    /// "provides for an exchange, a withdrawal and an amnesty": the second of a row of nouns was
    /// taken for an apposition to the first, or for the verb's object.
    pub(super) fn nouns_in_a_row(&mut self, second: TokenId) {
        let document = self.document;
        let strays = [Dep::Appos, Dep::Dobj];
        if !strays.contains(&document[second].dep) || document[second].pos != Pos::Noun {
            return;
        }
        let words = document.subtree(second);
        let sentence = document.sentence_of(second).tokens;
        let Some(comma) = words.start.previous() else { return };
        let closed = sentence.contains(words.end) && document[words.end].tag == Tag::Comma;
        let third = document.child(second, Dep::Conj);
        let is_row = document.child(second, Dep::Cc).is_some()
            && third.is_some_and(|third| third > second && document[third].pos == Pos::Noun)
            && sentence.contains(comma)
            && document[comma].tag == Tag::Comma
            && !closed;
        let Some(above) = document.head(second).filter(|_| is_row) else { return };
        let first = match document[above].pos {
            Pos::Noun => Some(above),
            Pos::Verb => document.children(above).iter().rev().find_map(|child| match *child {
                child if child <= above || child >= comma => None,
                child if document[child].dep == Dep::Dobj => Some(child),
                child if document[child].dep == Dep::Prep => document.child(child, Dep::Pobj),
                _ => None,
            }),
            _ => None,
        };
        if let Some(first) = first.filter(|first| document[*first].pos == Pos::Noun) {
            self.attach(second, first, Dep::Conj);
        }
    }

    /// "The ministers of Norway and Chile": the second of two names behind "of" was joined to the
    /// noun before it.
    pub(super) fn names_behind_of(&mut self, second: TokenId) {
        let document = self.document;
        let Some(noun) = document.head(second).filter(|noun| *noun < second) else { return };
        let of = document.children_as(noun, Dep::Prep).find(|of| document.word(*of) == "of");
        let first = of.and_then(|of| document.child(of, Dep::Pobj));
        let is_joined = document[second].dep == Dep::Conj
            && document[second].pos == Pos::Propn
            && document[noun].tag == Tag::Nns;
        let Some(first) = first
            .filter(|first| is_joined && *first < second && document[*first].pos == Pos::Propn)
        else {
            return;
        };
        // Nothing but "and" stands between the two.
        let between = document.subtree(first).end.0..document.subtree(second).start.0;
        let joins = |token: &TokenId| document[*token].dep == Dep::Cc;
        if between.len() == 1 && between.map(TokenId).all(|token| joins(&token)) {
            for and in document.children_as(noun, Dep::Cc) {
                self.attach(and, first, Dep::Cc);
            }
            self.attach(second, first, Dep::Conj);
        }
    }
}
