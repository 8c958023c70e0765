//! Slips that hide who says it: the speaker behind the words was taken for an object, for a part of
//! what is said, or for what the source is.

use super::draft::{Draft, is_subject};
use super::words::{QUOTING_VERBS, SPEECH_VERBS};
use crate::language::document::TokenId;
use crate::language::scheme::{Dep, Pos, Tag};

impl Draft<'_> {
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

    /// "Talks had ended, reported Nordic News.": who says it, at the end, was taken for an object.
    pub(super) fn speaker_at_end(&mut self, noun: TokenId) {
        let document = self.document;
        let Some(says) = document.head(noun).filter(|says| *says < noun) else { return };
        let words = document.subtree(noun);
        let is_mark = |at: u32| document[TokenId(at)].pos == Pos::Punct;
        let end = document.sentence_of(noun).tokens.end;
        let fits = document[noun].dep == Dep::Dobj
            && self.is_finite(says)
            && SPEECH_VERBS.contains(document.lemma(says))
            && words.start.0 == says.0 + 1
            && (words.end.0..end.0).all(is_mark)
            && says.previous().is_some_and(|before| document[before].tag == Tag::Comma)
            && document.children_as(says, Dep::Ccomp).any(|said| said < says)
            && !document.children(says).iter().any(|child| is_subject(document[*child].dep));
        if fits {
            self.deps[noun.index()] = Dep::Nsubj;
        }
    }

    /// "Farmers, Ann Roe said, want a dam": who says it was taken for an apposition to the subject of what
    /// is said.
    pub(super) fn speaker_as_apposition(&mut self, speaker: TokenId) {
        let document = self.document;
        let Some(subject) = document.head(speaker).filter(|subject| *subject < speaker) else {
            return;
        };
        let Some(says) = document.head(subject).filter(|says| *says == speaker.next()) else {
            return;
        };
        let around = document.head(says).filter(|around| *around > says);
        let fits = document[speaker].dep == Dep::Appos
            && document[subject].dep == Dep::Nsubj
            && document[says].dep == Dep::Parataxis
            && self.is_finite(says)
            && SPEECH_VERBS.contains(document.lemma(says));
        if let Some(around) = around.filter(|_| fits)
            && !document.children(around).iter().any(|child| is_subject(document[*child].dep))
        {
            self.attach(subject, around, Dep::Nsubj);
            self.attach(speaker, says, Dep::Nsubj);
        }
    }

    /// "Talks to go on, claims minister": the verb of saying was taken for a part of who says it.
    pub(super) fn saying_before_speaker(&mut self, says: TokenId) {
        let document = self.document;
        let Some(speaker) = document.head(says).filter(|speaker| *speaker == says.next()) else {
            return;
        };
        let said = document.children_as(speaker, Dep::Ccomp).find(|said| *said < says);
        let comma = says.previous().filter(|before| document[*before].tag == Tag::Comma);
        let fits = document[says].dep == Dep::Compound
            && matches!(document[says].tag, Tag::Vbz | Tag::Vbd)
            && SPEECH_VERBS.contains(document.lemma(says));
        if let (Some(said), Some(comma), true) = (said, comma, fits) {
            self.put_above(says, speaker);
            self.attach(speaker, says, Dep::Nsubj);
            self.attach(said, says, Dep::Ccomp);
            self.attach(comma, says, Dep::Punct);
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
}
