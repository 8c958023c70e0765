//! Slips that hide what is said: the verb of saying was taken for another word, or what is said for a
//! part of what stands around it.

use super::{Draft, QUOTING_VERBS, SPEECH_VERBS, is_subject};
use crate::language::document::TokenId;
use crate::language::scheme::{Dep, Pos, Tag};

impl Draft<'_> {
    /// "Says that the locks hold", "said that most of them expected rain": the finite verb of what is
    /// said was tagged as an infinitive or a participle.
    pub(super) fn content_without_tense(&mut self, clause: TokenId) {
        let document = self.document;
        let Some(says) = document.head(clause).filter(|says| *says < clause) else { return };
        let bare = document
            .children(clause)
            .iter()
            .all(|child| !matches!(document[*child].dep, Dep::Aux | Dep::Auxpass | Dep::Nsubjpass));
        // "Insisted that they leave" asks for it.
        let states = SPEECH_VERBS.contains(document.lemma(says))
            && !matches!(document.lemma(says), "insist" | "suggest" | "advise" | "agree");
        let Some(subject) = document.child(clause, Dep::Nsubj) else { return };
        if document[clause].dep != Dep::Ccomp || !bare || !states || subject > clause {
            return;
        }
        let marked =
            document.children_as(clause, Dep::Mark).any(|mark| document.lemma(mark) == "that");
        let many = matches!(document[subject].tag, Tag::Nns | Tag::Nnps)
            || matches!(document.lemma(subject), "they" | "we" | "you" | "I")
            || document.child(subject, Dep::Conj).is_some();
        match document[clause].tag {
            Tag::Vb if many => self.tags[clause.index()] = Tag::Vbp,
            Tag::Vbn if marked => self.tags[clause.index()] = Tag::Vbd,
            _ => {}
        }
    }

    /// "Says if it rains the match will be off": what is said was hung on its own condition.
    pub(super) fn content_behind_condition(&mut self, clause: TokenId) {
        let document = self.document;
        let Some(condition) = document.head(clause).filter(|head| *head < clause) else { return };
        let Some(says) = document.head(condition).filter(|says| *says < condition) else { return };
        let has_subject =
            document.children(clause).iter().any(|child| is_subject(document[*child].dep));
        // "When she read the bill she wept": the clause may hang on the last noun.
        let (condition, hangs) = match document[clause].dep {
            Dep::Relcl => {
                let pronoun = document.subtree(clause).start;
                let bare =
                    document[pronoun].tag == Tag::Prp && document[condition].dep == Dep::Dobj;
                (says, bare)
            }
            dep => (condition, dep == Dep::Ccomp),
        };
        let Some(says) = document.head(condition).filter(|says| *says < condition) else { return };
        let begins = document.subtree(condition).start.0 == says.0 + 1;
        let first = says.next();
        let marked = matches!(document[first].dep, Dep::Mark | Dep::Advmod)
            && document.head(first) == Some(condition);
        let fits = hangs
            && document[condition].dep == Dep::Advcl
            && has_subject
            && begins
            && marked
            && !SPEECH_VERBS.contains(document.lemma(condition))
            && self.is_finite(says)
            && SPEECH_VERBS.contains(document.lemma(says))
            && document.child(says, Dep::Ccomp).is_none();
        if fits {
            self.attach(clause, says, Dep::Ccomp);
            self.attach(condition, clause, Dep::Advcl);
        }
    }

    /// "Stressed to Roe that it would last": the hearer's name was taken for an infinitive.
    pub(super) fn hearer_as_infinitive(&mut self, name: TokenId) {
        let document = self.document;
        let Some(says) = document.head(name).filter(|says| *says < name) else { return };
        let to = document.child(name, Dep::Aux).filter(|to| document[*to].tag == Tag::To);
        let content = document
            .children_as(name, Dep::Ccomp)
            .find(|clause| document.child(*clause, Dep::Mark).is_some());
        let (Some(to), Some(content)) = (to, content) else { return };
        let is_name = document.word(name).starts_with(char::is_uppercase)
            && document[name].tag == Tag::Vb
            && document[name].dep == Dep::Xcomp
            && to.0 + 1 == name.0
            && SPEECH_VERBS.contains(document.lemma(says));
        if is_name {
            self.tags[name.index()] = Tag::Nnp;
            self.attach(content, says, Dep::Ccomp);
            self.attach(to, says, Dep::Prep);
            self.tags[to.index()] = Tag::In;
            self.attach(name, to, Dep::Pobj);
        }
    }

    /// "On her site, Roe notes she is well": the verb of saying was taken for a noun.
    pub(super) fn saying_as_noun(&mut self, noun: TokenId) {
        let document = self.document;
        let has = |dep| document.child(noun, dep);
        let is_verb = document[noun].tag == Tag::Nns
            && document[noun].dep == Dep::Root
            && SPEECH_VERBS.contains(document.lemma(noun))
            && has(Dep::Nsubj).is_some_and(|subject| subject < noun)
            && has(Dep::Ccomp).is_some_and(|said| said > noun);
        if is_verb {
            self.tags[noun.index()] = Tag::Vbz;
        }
    }

    /// "Ann Roe, a judge at the court, warned time was short": the verb of saying behind an
    /// apposition was taken for a part of what is said.
    pub(super) fn saying_as_modifier(&mut self, says: TokenId) {
        let document = self.document;
        let Some(subject) = document.head(says).filter(|subject| *subject == says.next()) else {
            return;
        };
        let comma = says.0.checked_sub(1).is_some_and(|at| document[TokenId(at)].tag == Tag::Comma);
        let fits = comma
            && document[says].dep == Dep::Amod
            && document[says].pos == Pos::Verb
            && document[says].tag == Tag::Vbn
            && document[subject].dep == Dep::Appos
            && SPEECH_VERBS.contains(document.lemma(says));
        let speaker = document.head(subject).filter(|_| fits);
        let Some(speaker) = speaker.filter(|it| document[*it].dep == Dep::Nsubj) else { return };
        let Some(verb) = document.head(speaker).filter(|verb| *verb > subject) else { return };
        self.tags[says.index()] = Tag::Vbd;
        self.put_above(says, verb);
        self.attach(speaker, says, Dep::Nsubj);
        self.attach(subject, verb, Dep::Nsubj);
    }

    /// "The agency reported a source said the ban stood": who reports it was hung on what is reported.
    pub(super) fn report_of_report(&mut self, outer: TokenId) {
        let document = self.document;
        let Some(inner) = document.head(outer).filter(|inner| *inner > outer) else { return };
        let Some(subject) = document.child(inner, Dep::Nsubj) else { return };
        let speaks =
            |verb: TokenId| self.is_finite(verb) && SPEECH_VERBS.contains(document.lemma(verb));
        let end = document.subtree(outer).end;
        let fits = document[outer].dep == Dep::Ccomp
            && speaks(outer)
            && speaks(inner)
            && document.child(outer, Dep::Nsubj).is_some_and(|speaker| speaker < outer)
            && [Dep::Ccomp, Dep::Dobj].into_iter().all(|dep| document.child(outer, dep).is_none())
            && document.subtree(subject).start == end
            && document[TokenId(end.0 - 1)].pos != Pos::Punct;
        if fits {
            self.put_above(outer, inner);
        }
    }

    /// "The rebels, an aide told the press, had fled": the statement around the verb of saying was
    /// torn into its subject and a second verb of who says it.
    pub(super) fn statement_around_saying(&mut self, says: TokenId) {
        let document = self.document;
        if !self.is_finite(says) || !SPEECH_VERBS.contains(document.lemma(says)) {
            return;
        }
        let mut subjects = document.children_as(says, Dep::Nsubj);
        let (Some(first), Some(_), None) = (subjects.next(), subjects.next(), subjects.next())
        else {
            return;
        };
        let is_comma = |at: u32| document[TokenId(at)].tag == Tag::Comma;
        let rest = document.children(says).iter().copied().find(|verb| {
            let start = document.subtree(*verb).start;
            start > says
                && matches!(document[*verb].dep, Dep::Conj | Dep::Ccomp)
                && is_comma(start.0 - 1)
                && !document.children(*verb).iter().any(|child| is_subject(document[*child].dep))
        });
        let joined = document.child(says, Dep::Cc).is_some();
        if joined || !is_comma(document.subtree(first).end.0) {
            return;
        }
        // "The plan, said Roe, is dead": only the subject went over.
        let around = document.head(says).filter(|around| {
            document[says].dep == Dep::Parataxis
                && *around > says
                && !document.children(*around).iter().any(|child| is_subject(document[*child].dep))
        });
        if let Some(around) = around {
            self.attach(first, around, Dep::Nsubj);
        } else if let Some(rest) = rest {
            self.put_above(rest, says);
            self.deps[says.index()] = Dep::Parataxis;
            self.attach(first, rest, Dep::Nsubj);
            self.move_marks(says, rest, rest);
        }
    }

    /// "It was late, reads the motion, and it failed": who says it, behind the verb, was taken for
    /// its object.
    pub(super) fn speaker_as_object(&mut self, noun: TokenId) {
        let document = self.document;
        let Some(says) = document.head(noun).filter(|says| *says < noun) else { return };
        let Some(around) = document.head(says).filter(|around| *around > noun) else { return };
        let words = document.subtree(noun);
        let is_comma = |at: u32| document[TokenId(at)].tag == Tag::Comma;
        let fits = document[noun].dep == Dep::Dobj
            && matches!(document[says].tag, Tag::Vbz | Tag::Vbd)
            && document[says].dep == Dep::Ccomp
            && SPEECH_VERBS.contains(document.lemma(says))
            && words.start.0 == says.0 + 1
            && says.0.checked_sub(1).is_some_and(is_comma)
            && words.end < around
            && is_comma(words.end.0)
            && !document.children(says).iter().any(|child| is_subject(document[*child].dep));
        if !fits {
            return;
        }
        self.deps[noun.index()] = Dep::Nsubj;
        self.deps[says.index()] = Dep::Parataxis;
        for child in document.children(says).iter().filter(|child| **child < says) {
            self.attach(*child, around, document[*child].dep);
        }
    }

    /// "“Shame on you!” shouted a woman": who says it, behind the quotation and the verb, was taken for
    /// its object, and a noun that is quoted for its subject.
    pub(super) fn speaker_behind_quotation(&mut self, noun: TokenId) {
        let document = self.document;
        let Some(says) = document.head(noun).filter(|says| *says < noun) else { return };
        let mut before = (0..says.0).rev().map(TokenId);
        let closes = before.find(|token| document[*token].tag != Tag::Comma);
        let quoted = |token: TokenId| closes.is_some_and(|mark| token < mark);
        let own = |dep| document.children_as(says, dep).find(|child| !quoted(*child));
        let fits = document[noun].dep == Dep::Dobj
            && matches!(document[says].tag, Tag::Vbz | Tag::Vbd | Tag::Vb)
            && own(Dep::Aux).is_none()
            && [Dep::Nsubj, Dep::Nsubjpass, Dep::Expl].into_iter().all(|dep| own(dep).is_none())
            && QUOTING_VERBS.contains(document.lemma(says))
            && document.subtree(noun).start.0 == says.0 + 1
            && closes.is_some_and(|mark| document[mark].tag == Tag::CloseQuote);
        if !fits {
            return;
        }
        if document[says].tag == Tag::Vb {
            self.tags[says.index()] = Tag::Vbd;
        }
        let subject = |child: &&TokenId| is_subject(document[**child].dep);
        if let Some(said) = document.children(says).iter().find(subject) {
            self.deps[said.index()] = Dep::Ccomp;
            for aux in document.children_as(says, Dep::Aux) {
                self.attach(aux, *said, Dep::Aux);
            }
        }
        self.deps[noun.index()] = Dep::Nsubj;
    }

    /// "The roof fell, witnesses and police said": who says it, behind the comma, was joined to what is
    /// said, or taken for an apposition to its last noun.
    pub(super) fn speaker_joined_to_content(&mut self, says: TokenId) {
        let document = self.document;
        if !self.is_finite(says) || !SPEECH_VERBS.contains(document.lemma(says)) {
            return;
        }
        let Some(content) = document.children_as(says, Dep::Ccomp).find(|said| *said < says) else {
            return;
        };
        let parts = |token: TokenId| matches!(document[token].tag, Tag::Comma | Tag::CloseQuote);
        let comma = |at: u32| document[TokenId(at)].tag == Tag::Comma;
        let last = (content.0..says.0).rev().find(|at| comma(*at));
        let Some(start) = last.and_then(|last| (last + 1..says.0).find(|at| !parts(TokenId(*at))))
        else {
            return;
        };
        let speaker = (start..says.0).map(TokenId).find(|noun| {
            let words = document.subtree(*noun);
            matches!(document[*noun].dep, Dep::Conj | Dep::Appos)
                && matches!(document[*noun].pos, Pos::Noun | Pos::Propn)
                && words.start.0 == start
                && words.end == says
        });
        let quoted = |subject: TokenId| {
            (subject.0..start).any(|at| document[TokenId(at)].tag == Tag::CloseQuote)
        };
        let mut subjects =
            document.children(says).iter().filter(|child| is_subject(document[**child].dep));
        if let Some(speaker) = speaker.filter(|_| subjects.clone().all(|it| quoted(*it))) {
            if let Some(said) = subjects.next() {
                self.deps[said.index()] = Dep::Dep;
            }
            self.attach(speaker, says, Dep::Nsubj);
        }
    }

    /// "According to the agency, the envoy, Ann Roe, said": the subject was taken for an apposition to
    /// the source.
    pub(super) fn subject_behind_source(&mut self, noun: TokenId) {
        let document = self.document;
        let Some(source) = document.head(noun).filter(|_| document[noun].dep == Dep::Appos) else {
            return;
        };
        let before = TokenId::previous;
        let Some(to) = before(document.subtree(source).start) else { return };
        let Some(accord) = before(to) else { return };
        let names_source =
            document.word(to) == "to" && document.word(accord).eq_ignore_ascii_case("according");
        let Some(verb) = document.head(accord).filter(|verb| *verb > noun && names_source) else {
            return;
        };
        let own = document.children(verb).iter().filter(|child| is_subject(document[**child].dep));
        if own.clone().all(|subject| *subject == source) {
            self.attach(source, to, Dep::Pobj);
            self.attach(noun, verb, Dep::Nsubj);
            self.move_marks(source, noun, verb);
        }
    }

    /// Hangs the marks that stand behind `from` and hang on `old` on `new`.
    fn move_marks(&mut self, old: TokenId, from: TokenId, new: TokenId) {
        let document = self.document;
        for mark in document.children_as(old, Dep::Punct).filter(|mark| *mark > from) {
            self.attach(mark, new, Dep::Punct);
        }
    }

    /// Makes `verb` what `below` was, and `below` what is said by it.
    fn put_above(&mut self, verb: TokenId, below: TokenId) {
        let document = self.document;
        let is_root = document.head(below).is_none();
        self.heads[verb.index()] = if is_root { verb } else { document[below].head };
        self.deps[verb.index()] = document[below].dep;
        self.heads[below.index()] = verb;
        self.deps[below.index()] = Dep::Ccomp;
    }
}
