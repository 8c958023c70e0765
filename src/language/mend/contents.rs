//! Slips that hide what is said: the verb of saying was taken for another word, or what is said for a
//! part of what stands around it.

use super::draft::{Draft, is_subject};
use super::words::{CLAUSAL_VERBS, SPEECH_VERBS};
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
        let mut marks = document.children(clause).iter().copied().filter(|child| {
            matches!(document[*child].dep, Dep::Mark | Dep::Dobj) && *child < subject
        });
        let mark = marks.find(|mark| document.word(*mark) == "that");
        let many = matches!(document[subject].tag, Tag::Nns | Tag::Nnps)
            || matches!(document.lemma(subject), "they" | "we" | "you" | "I")
            || document.child(subject, Dep::Conj).is_some();
        match document[clause].tag {
            Tag::Vb if many => self.tags[clause.index()] = Tag::Vbp,
            Tag::Vbn if mark.is_some() => self.tags[clause.index()] = Tag::Vbd,
            _ => return,
        }
        if let Some(mark) = mark {
            self.deps[mark.index()] = Dep::Mark;
        }
    }

    /// "Two officials said the round of talks ended": the finite verb of what is said was taken for a
    /// participle of its subject.
    pub(super) fn content_as_participle(&mut self, participle: TokenId) {
        let document = self.document;
        let is_participle = document[participle].dep == Dep::Acl
            && document.child(participle, Dep::Agent).is_none()
            && match document[participle].tag {
                Tag::Vbd => true,
                Tag::Vbn => document.word(participle).ends_with("ed"),
                _ => false,
            };
        if !is_participle {
            return;
        }
        let mut nouns = document
            .ancestors(participle)
            .take_while(|above| document[*above].pos != Pos::Verb)
            .filter(|above| document[*above].dep == Dep::Dobj);
        let Some(subject) = nouns.next() else { return };
        let Some(says) = document.head(subject).filter(|says| *says < subject) else { return };
        let fits = self.is_finite(says)
            && CLAUSAL_VERBS.contains(document.lemma(says))
            && document.subtree(subject).start.0 == says.0 + 1
            && document.subtree(subject).end == document.subtree(participle).end
            && [Dep::Ccomp, Dep::Xcomp].into_iter().all(|dep| document.child(says, dep).is_none());
        if fits {
            self.tags[participle.index()] = Tag::Vbd;
            self.attach(participle, says, Dep::Ccomp);
            self.attach(subject, participle, Dep::Nsubj);
        }
    }

    /// "Called it a farce, saying that “it is late, nobody came”": the last verb of the quotation was
    /// taken for the main verb of the sentence.
    pub(super) fn main_verb_in_quotation(&mut self, last: TokenId) {
        let document = self.document;
        let Some(main) = document.children_as(last, Dep::Ccomp).find(|verb| *verb < last) else {
            return;
        };
        let end = document.subtree(main).end;
        let mut inside = (main.0..last.0).rev().map(TokenId);
        let mark =
            inside.find(|token| matches!(document[*token].tag, Tag::OpenQuote | Tag::CloseQuote));
        let opens = mark.filter(|mark| document[*mark].tag == Tag::OpenQuote && *mark < end);
        let Some(inner) = opens.and_then(|mark| document.head(mark)) else { return };
        let speaks = document.ancestors(inner).take_while(|above| *above != main).chain([main]);
        let mut speaks = speaks.filter(|above| SPEECH_VERBS.contains(document.lemma(*above)));
        if document[inner].dep == Dep::Ccomp && inner > main && speaks.next().is_some() {
            self.put_above(main, last);
            self.attach(last, inner, Dep::Conj);
            self.move_marks(last, last, main);
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
}
