//! Slips of sentences that a semicolon divides.

use super::draft::{Draft, is_subject};
use crate::language::document::TokenId;
use crate::language::scheme::{Dep, Pos};

impl Draft<'_> {
    /// "One aide urged a pause; another opposed it": the clause before the semicolon was taken for
    /// what the verb behind it says.
    pub(super) fn clause_before_semicolon(&mut self, first: TokenId) {
        let document = self.document;
        let Some(second) = document.head(first).filter(|second| *second > first) else { return };
        let Some(subject) =
            document.children(second).iter().find(|child| is_subject(document[**child].dep))
        else {
            return;
        };
        let end = document.subtree(first).end;
        let divided = document[first].dep == Dep::Ccomp
            && document[second].dep == Dep::Root
            && document[first].pos.is_verbal()
            && *subject > end
            && document.word(end) == ";";
        if !divided {
            return;
        }
        self.heads[first.index()] = first;
        self.deps[first.index()] = Dep::Root;
        self.heads[second.index()] = first;
        self.deps[second.index()] = Dep::Conj;
        let mark = document.children(second).iter().find(|child| **child == end);
        if let Some(mark) = mark {
            self.heads[mark.index()] = first;
        }
    }

    /// "The minister agreed; the party's chairman, John Doe, objected": the subject behind the
    /// semicolon was hung on the verb before it.
    pub(super) fn subject_behind_semicolon(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(first) = document.head(verb).filter(|first| *first < verb) else { return };
        let bare = document[verb].dep == Dep::Conj
            && self.is_finite(verb)
            && !document.children(verb).iter().any(|child| is_subject(document[*child].dep));
        if !bare {
            return;
        }
        let subject = document.children(first).iter().copied().find(|noun| {
            let start = document.subtree(*noun).start;
            *noun > first
                && *noun < verb
                && matches!(document[*noun].pos, Pos::Noun | Pos::Propn | Pos::Pron)
                && matches!(document[*noun].dep, Dep::Dep | Dep::Npadvmod | Dep::Appos | Dep::Dobj)
                && start.0.checked_sub(1).is_some_and(|mark| document.word(TokenId(mark)) == ";")
        });
        if let Some(subject) = subject {
            self.attach(subject, verb, Dep::Nsubj);
        }
    }
}
