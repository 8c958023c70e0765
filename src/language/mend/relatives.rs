//! Clauses, agents and objects that were hung on the wrong word behind a verb.

use super::{CLAIM_NOUNS, COMPLETED, Draft};
use crate::language::document::TokenId;
use crate::language::scheme::{Dep, Pos, Tag};

impl Draft<'_> {
    /// "Which the army dismissed as fiction": the object was taken for a second one of "as".
    pub(super) fn relative_behind_as(&mut self, which: TokenId) {
        let document = self.document;
        let Some(preposition) = document.head(which).filter(|head| *head > which) else { return };
        let Some(verb) = document.head(preposition) else { return };
        let fits = document[which].dep == Dep::Pobj
            && matches!(document.lemma(which), "which" | "that" | "what")
            && document.lemma(preposition) == "as"
            && document.child(verb, Dep::Dobj).is_none()
            && document[verb].pos == Pos::Verb;
        if fits && document.children_as(preposition, Dep::Pobj).any(|other| other > preposition) {
            self.attach(which, verb, Dep::Dobj);
        }
    }

    /// "Was rejected two-to-one by members": the agent was hung on the tally.
    pub(super) fn agent_behind_tally(&mut self, by: TokenId) {
        let document = self.document;
        let Some(tally) = document.head(by).filter(|_| document[by].dep == Dep::Agent) else {
            return;
        };
        let Some(verb) = document.head(tally) else { return };
        let passive = document.child(verb, Dep::Auxpass).is_some();
        let adverbial = matches!(document[tally].dep, Dep::Npadvmod | Dep::Advmod);
        if passive && adverbial && document.child(verb, Dep::Agent).is_none() {
            self.attach(by, verb, Dep::Agent);
        }
    }

    /// "Dismissed the claim he had fled": what is claimed was hung on the verb before it.
    pub(super) fn clause_of_claim(&mut self, clause: TokenId) {
        let document = self.document;
        let Some(verb) = document.head(clause).filter(|verb| *verb < clause) else { return };
        let Some(noun) = document.child(verb, Dep::Dobj) else { return };
        let subject =
            document.child(clause, Dep::Nsubj).or_else(|| document.child(clause, Dep::Nsubjpass));
        let fits = document[clause].dep == Dep::Ccomp
            && document[noun].pos == Pos::Noun
            && CLAIM_NOUNS.contains(document.lemma(noun))
            && document.subtree(noun).end == document.subtree(clause).start
            && subject.is_some_and(|subject| subject > noun);
        if fits {
            self.attach(clause, noun, Dep::Acl);
        }
    }

    /// "Resisted including a target": what is resisted was taken for a preposition.
    pub(super) fn gerund_as_preposition(&mut self, gerund: TokenId) {
        let document = self.document;
        let Some(verb) = document.head(gerund).filter(|verb| verb.0 + 1 == gerund.0) else {
            return;
        };
        let fits = document[gerund].dep == Dep::Prep
            && document[gerund].tag == Tag::Vbg
            && document[verb].pos == Pos::Verb
            && COMPLETED.contains(document.lemma(verb))
            && document.child(verb, Dep::Dobj).is_none();
        if let Some(object) = document.child(gerund, Dep::Pobj).filter(|_| fits) {
            self.attach(gerund, verb, Dep::Xcomp);
            self.attach(object, gerund, Dep::Dobj);
        }
    }
}
