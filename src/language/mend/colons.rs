//! Slips at a colon behind a source or a place at the head of a sentence.

use super::draft::Draft;
use crate::language::document::{Document, TokenId};
use crate::language::scheme::{Dep, Pos};

impl Draft<'_> {
    /// "Reuters: Norway raises tolls": the source before a colon was taken for a subject of what it says.
    pub(super) fn subject_before_colon(&mut self, source: TokenId) {
        let document = self.document;
        if document[source].dep != Dep::Nsubj {
            return;
        }
        let Some(verb) = document.head(source) else { return };
        if is_before_colon(document, source, verb)
            && document.children_as(verb, Dep::Nsubj).any(|other| other > source)
        {
            self.deps[source.index()] = Dep::Dep;
        }
        self.subject_behind_place(source, verb);
    }

    /// "Lima: Ann Roe rejected it": the place in front was taken for the subject, and who did it for
    /// a name of the place.
    fn subject_behind_place(&mut self, place: TokenId, verb: TokenId) {
        let document = self.document;
        let named = |word: TokenId| document[word].pos == Pos::Propn;
        let colon = place.next();
        let begins = document.subtree(place).start == document.sentence_of(place).tokens.start;
        let subject = document
            .children_as(place, Dep::Appos)
            .find(|it| *it < verb && document.subtree(*it).start == colon.next() && named(*it));
        if let Some(subject) = subject
            && begins
            && named(place)
            && document.word(colon) == ":"
        {
            self.attach(subject, verb, Dep::Nsubj);
            self.deps[place.index()] = Dep::Dep;
        }
    }
}

/// Tells whether a colon ends the words of a noun before a verb: "Reuters: Norway raises".
pub(super) fn is_before_colon(document: &Document, noun: TokenId, verb: TokenId) -> bool {
    let own = document.subtree(noun).end.0.min(verb.0);
    let colon = |at: u32| at < verb.0 && document.word(TokenId(at)) == ":";
    colon(own) || (noun.0 + 1..own).any(colon)
}
