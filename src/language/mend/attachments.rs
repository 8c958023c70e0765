//! Clauses, agents and objects that were hung on the wrong word behind a verb.

use super::draft::{Draft, is_subject};
use super::words::{CLAIM_NOUNS, COMPLETED};
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

    /// "Accepted the phase had been hard": the subject of the clause was taken for the object of the
    /// verb before it, which may then hang on the clause.
    pub(super) fn object_as_subject(&mut self, aux: TokenId) {
        let document = self.document;
        let Some(verb) = document.head(aux).filter(|verb| *verb > aux) else { return };
        let finite = matches!(document[aux].tag, Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let opens = matches!(document[aux].dep, Dep::Aux | Dep::Auxpass)
            && document.children(verb).iter().all(|child| !is_subject(document[*child].dep));
        let Some(last) = aux.previous().filter(|_| finite && opens) else {
            return;
        };
        let limit = document.sentence_of(aux).tokens.len();
        let object = std::iter::once(last)
            .chain(document.ancestors(last).take(limit))
            .find(|noun| document[*noun].dep == Dep::Dobj);
        let Some(object) = object.filter(|noun| document.subtree(*noun).end == aux) else { return };
        let Some(says) = document.head(object).filter(|says| says.0 < object.0 && *says != verb)
        else {
            return;
        };
        let below = document.head(verb) == Some(says)
            && matches!(document[verb].dep, Dep::Advcl | Dep::Ccomp);
        let branch =
            document.ancestors(says).take(limit).find(|it| document.head(*it) == Some(verb));
        let above = branch.zip(document.head(verb)).filter(|(branch, _)| {
            document[*branch].dep == Dep::Advcl && document[verb].dep == Dep::Ccomp
        });
        if let Some((branch, main)) = above {
            self.attach(branch, main, Dep::Advcl);
        }
        if below || above.is_some() {
            self.attach(verb, says, Dep::Ccomp);
            self.attach(object, verb, Dep::Nsubj);
        }
    }

    /// "Said on Friday rebels had fled": the subject was taken for a part of the date.
    pub(super) fn subject_behind_day(&mut self, day: TokenId) {
        let document = self.document;
        let Some(noun) = document.head(day).filter(|noun| *noun > day) else { return };
        let Some(on) = document.head(noun).filter(|on| on.0 + 1 == day.0) else { return };
        let Some(says) = document.head(on) else { return };
        let is_date = document[day].tag == Tag::Nnp
            && document[day].dep == Dep::Compound
            && document[noun].dep == Dep::Pobj
            && document.lemma(on) == "on";
        let end = document.subtree(noun).end;
        let clause = document.children_as(says, Dep::Ccomp).find(|verb| {
            document.subtree(*verb).start == end
                && document.children(*verb).iter().all(|child| !is_subject(document[*child].dep))
        });
        if let Some(verb) = clause.filter(|_| is_date) {
            let passive = document.child(verb, Dep::Auxpass).is_some();
            self.attach(day, on, Dep::Pobj);
            self.attach(noun, verb, if passive { Dep::Nsubjpass } else { Dep::Nsubj });
        }
    }

    /// "The cuts the board proposes would close two yards": the main verb was taken for what is
    /// proposed.
    pub(super) fn main_verb_behind_relative(&mut self, main: TokenId) {
        let document = self.document;
        let Some(relative) = document.head(main).filter(|relative| *relative < main) else {
            return;
        };
        let Some(noun) = document.head(relative).filter(|noun| *noun < relative) else { return };
        let start = document.subtree(main).start;
        let fits = document[main].dep == Dep::Ccomp
            && document[relative].dep == Dep::Relcl
            && document[noun].pos == Pos::Noun
            && document[noun].dep == Dep::Root
            && start.0 == relative.0 + 1
            && matches!(document[start].dep, Dep::Aux | Dep::Auxpass)
            && matches!(document[start].tag, Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && document.child(relative, Dep::Dobj).is_none()
            && document.children(main).iter().all(|child| !is_subject(document[*child].dep));
        if fits {
            self.heads[main.index()] = main;
            self.deps[main.index()] = Dep::Root;
            let passive = document.child(main, Dep::Auxpass).is_some();
            self.attach(noun, main, if passive { Dep::Nsubjpass } else { Dep::Nsubj });
        }
    }

    /// "A Peruvian counter-proposal": the parts of one noun were taken for two objects.
    pub(super) fn noun_with_hyphen(&mut self, hyphen: TokenId) {
        let document = self.document;
        let Some(first) = hyphen.previous() else { return };
        let last = hyphen.next();
        let within = last < document.sentence_of(hyphen).tokens.end
            && document.sentence_of(hyphen).tokens.contains(first);
        let joined = within
            && document.word(hyphen) == "-"
            && document[first].span.end == document[hyphen].span.start
            && document[hyphen].span.end == document[last].span.start;
        let alike = joined
            && [first, last].iter().all(|noun| document[*noun].pos == Pos::Noun)
            && document[first].dep == document[last].dep
            && document.head(first) == document.head(last)
            && document[first].dep == Dep::Dobj;
        if !alike {
            return;
        }
        for child in document.children(first) {
            self.attach(*child, last, document[*child].dep);
        }
        self.attach(first, last, Dep::Compound);
        self.attach(hyphen, last, Dep::Punct);
    }

    /// "Turned down the plan and the mayors are suing": the subject of the second clause was taken for
    /// a second object of the first.
    pub(super) fn subject_among_conjuncts(&mut self, verb: TokenId) {
        let document = self.document;
        let auxiliaries = document
            .children(verb)
            .iter()
            .copied()
            .filter(|aux| matches!(document[*aux].dep, Dep::Aux | Dep::Auxpass) && *aux < verb);
        let start = auxiliaries.min().unwrap_or(verb);
        let finite = matches!(document[start].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        let hangs = matches!(document[verb].dep, Dep::Advcl | Dep::Conj | Dep::Ccomp)
            && matches!(document[verb].pos, Pos::Verb | Pos::Aux);
        if !finite || !hangs || document.child(verb, Dep::Mark).is_some() {
            return;
        }
        let subject =
            document.children(verb).iter().copied().find(|it| is_subject(document[*it].dep));
        let Some((conjunct, first)) = self.joined_before(start) else { return };
        let above = match subject {
            Some(subject) if document.subtree(subject).contains(first) => {
                let Some(before) = self.verb_without_object(verb, subject) else { return };
                self.attach(subject, before, Dep::Dobj);
                document.head(before)
            }
            Some(_) => None,
            None => self.verb_with_objects(verb, first),
        };
        let Some(above) = above else { return };
        let passive = document.child(verb, Dep::Auxpass).is_some();
        let cc = document.children_as(first, Dep::Cc).filter(|cc| *cc < conjunct).last();
        self.attach(conjunct, verb, if passive { Dep::Nsubjpass } else { Dep::Nsubj });
        self.attach(verb, above, Dep::Conj);
        if let Some(cc) = cc {
            self.attach(cc, above, Dep::Cc);
        }
    }

    /// Returns the verb right before `subject` that lacks it: "had not *released* any of them and
    /// officials dismissed".
    fn verb_without_object(&self, verb: TokenId, subject: TokenId) -> Option<TokenId> {
        let document = self.document;
        let before = document.subtree(subject).start.previous();
        before.filter(|before| {
            document[*before].pos == Pos::Verb
                && document[*before].dep == Dep::Ccomp
                && [Some(*before), document.head(*before)].contains(&document.head(verb))
        })
    }

    /// Returns the verb whose objects begin with `first`, if `verb` hangs on it or beside it.
    fn verb_with_objects(&self, verb: TokenId, first: TokenId) -> Option<TokenId> {
        let document = self.document;
        let limit = document.sentence_of(verb).tokens.len();
        let mut above = document.ancestors(first).take(limit);
        above.find(|above| document[*above].pos.is_verbal()).filter(|above| {
            *above != verb
                && *above < first
                && (document.head(verb) == Some(*above)
                    || document.head(verb) == document.head(*above))
        })
    }

    /// "Called for a survey and the guild proposed a vote": a clause behind "and" was taken for what
    /// completes the one before.
    pub(super) fn clause_behind_and(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(above) = document.head(verb).filter(|above| *above < verb) else { return };
        let Some(and) = document.subtree(verb).start.previous() else { return };
        let Some(noun) = document.head(and).filter(|noun| *noun > above) else { return };
        let fits = document[verb].dep == Dep::Ccomp
            && self.is_finite(verb)
            && document[and].dep == Dep::Cc
            && matches!(document.lemma(and), "and" | "but")
            && matches!(document[noun].pos, Pos::Noun | Pos::Propn)
            && document.child(noun, Dep::Conj).is_none()
            && document.child(verb, Dep::Mark).is_none()
            && document.child(verb, Dep::Nsubj).is_some_and(|subject| subject < verb);
        if fits {
            self.attach(and, above, Dep::Cc);
            self.attach(verb, above, Dep::Conj);
        }
    }

    /// Returns the noun that "and" joins to an object, whose phrase ends right before `start`, and the
    /// noun that it is joined to.
    fn joined_before(&self, start: TokenId) -> Option<(TokenId, TokenId)> {
        let document = self.document;
        let last = start.previous()?;
        let limit = document.sentence_of(start).tokens.len();
        let chain: Vec<TokenId> = std::iter::once(last)
            .chain(document.ancestors(last).take(limit))
            .filter(|noun| document[*noun].dep == Dep::Conj)
            .filter(|noun| document.subtree(*noun).end == start)
            .collect();
        let mut pairs = chain.into_iter().filter_map(|noun| {
            let first = document.head(noun)?;
            let opens = TokenId(document.subtree(noun).start.0.checked_sub(1)?);
            let object = matches!(document[first].dep, Dep::Dobj | Dep::Pobj);
            let joined = document[opens].dep == Dep::Cc && document.lemma(opens) == "and";
            let nouns =
                [noun, first].iter().all(|it| matches!(document[*it].pos, Pos::Noun | Pos::Propn));
            (object && joined && nouns && document[noun].head == document[opens].head)
                .then_some((noun, first))
        });
        pairs.next_back()
    }
}
