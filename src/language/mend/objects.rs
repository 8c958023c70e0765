//! Slips that cost a verb its object, where the object is something said.

use super::Draft;
use crate::language::document::TokenId;
use crate::language::scheme::{Dep, Pos, Tag};

impl Draft<'_> {
    /// "dismissed as baseless the governor's statement": the object was taken for a second one of
    /// "as".
    pub(super) fn object_behind_as(&mut self, object: TokenId) {
        let document = self.document;
        let Some(preposition) = document.head(object) else { return };
        let Some(verb) = document.head(preposition) else { return };
        let start = document.subtree(object).start;
        let fits = document[object].dep == Dep::Pobj
            && matches!(document[object].pos, Pos::Noun | Pos::Propn)
            && document.lemma(preposition) == "as"
            && document[verb].pos == Pos::Verb
            && document.child(verb, Dep::Dobj).is_none()
            && document.child(verb, Dep::Auxpass).is_none();
        let verdict = document.children(preposition).iter().any(|child| {
            *child < start
                && matches!(document[*child].pos, Pos::Adj | Pos::Noun | Pos::Verb)
                && matches!(document[*child].dep, Dep::Pobj | Dep::Amod | Dep::Acomp)
        });
        // In "as “untrue” the reports" the verdict was taken for an adjective of the object, over
        // its article or the closing mark.
        let apart = document.children_as(object, Dep::Amod).find(|adjective| {
            let next = document[TokenId(adjective.0 + 1)];
            next.pos == Pos::Det || next.pos == Pos::Punct && next.tag != Tag::Comma
        });
        if fits && let Some(adjective) = apart {
            self.attach(adjective, preposition, Dep::Amod);
        }
        if fits && (verdict || apart.is_some()) {
            self.attach(object, verb, Dep::Dobj);
        }
    }

    /// "The union said they were late, a charge Kenya denied": the apposition was taken for a part
    /// of its verb's subject, and that verb for the main one.
    pub(super) fn clause_of_apposition(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(subject) = document.child(verb, Dep::Nsubj).filter(|noun| *noun < verb) else {
            return;
        };
        let Some(noun) = subject.0.checked_sub(1).map(TokenId) else { return };
        let words = document.subtree(subject);
        let article = document.children_as(subject, Dep::Det).find(|article| *article < noun);
        let comma = words.start.0.checked_sub(1).map(TokenId);
        let Some(said) = document.children_as(verb, Dep::Ccomp).find(|said| *said < noun) else {
            return;
        };
        let fits = document[verb].dep == Dep::Root
            && self.is_finite(verb)
            && document[subject].pos == Pos::Propn
            && document[noun].pos == Pos::Noun
            && document[noun].head == subject
            && document[noun].tag == Tag::Nn
            && article.is_some_and(|article| matches!(document.lemma(article), "a" | "an"))
            && comma.is_some_and(|comma| document[comma].tag == Tag::Comma)
            && document.child(verb, Dep::Dobj).is_none();
        if !fits {
            return;
        }
        self.heads[said.index()] = said;
        self.deps[said.index()] = Dep::Root;
        self.heads[noun.index()] = said;
        self.deps[noun.index()] = Dep::Npadvmod;
        self.heads[verb.index()] = noun;
        self.deps[verb.index()] = Dep::Relcl;
        for child in document.children(subject).iter().filter(|child| **child < noun) {
            self.attach(*child, noun, document[*child].dep);
        }
        for child in document.children(verb).iter().filter(|child| **child < words.start) {
            if *child != said {
                self.heads[child.index()] = said;
            }
        }
    }
}
