//! Slips around verbs of saying: what is said, and who says it, was hung elsewhere.

use super::draft::{Draft, is_subject};
use super::words::{SPEECH_NOUNS, SPEECH_VERBS};
use crate::language::document::TokenId;
use crate::language::scheme::{Dep, Pos, Tag};

impl Draft<'_> {
    /// "She said after talks with the envoy that they would go": what she said was taken for a
    /// clause of the talks.
    pub(super) fn content_behind_circumstance(&mut self, clause: TokenId) {
        let document = self.document;
        let Some(noun) = document.head(clause) else { return };
        let is_content = matches!(document[clause].dep, Dep::Acl | Dep::Relcl)
            && document
                .children_as(clause, Dep::Mark)
                .any(|mark| matches!(document[mark].tag, Tag::In | Tag::Wdt))
            && document.children(clause).iter().any(|child| is_subject(document[*child].dep));
        if !is_content || self.carries_content(noun) {
            return;
        }
        let limit = document.sentence_of(clause).tokens.len();
        let mut path = std::iter::once(noun).chain(document.ancestors(noun)).take(limit);
        let between = [Dep::Pobj, Dep::Prep, Dep::Appos, Dep::Dobj];
        // From the circumstance up to the verb: nouns and prepositions only.
        let verb = path.find(|above| !between.contains(&document[*above].dep));
        let Some(verb) = verb.filter(|verb| self.has_tense(*verb)) else { return };
        if SPEECH_VERBS.contains(document.lemma(verb)) && self.has_no_content(verb) {
            self.attach(clause, verb, Dep::Ccomp);
        }
    }

    /// "Argues the rules cited do not apply": the subject of what is said was taken for an object of
    /// the verb of saying.
    pub(super) fn subject_as_object_of_saying(&mut self, clause: TokenId) {
        let document = self.document;
        let Some(says) = document.head(clause).filter(|says| *says < clause) else { return };
        let finite =
            |verb: TokenId| matches!(document[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        let children = document.children(clause);
        let is_auxiliary = |child: TokenId| {
            matches!(document[child].dep, Dep::Aux | Dep::Auxpass) && finite(child)
        };
        let is_bare = document[clause].dep == Dep::Ccomp
            && (finite(clause) || children.iter().any(|child| is_auxiliary(*child)))
            && SPEECH_VERBS.contains(document.lemma(says))
            && !children
                .iter()
                .any(|child| is_subject(document[*child].dep) || document[*child].dep == Dep::Mark);
        let between = |token: &TokenId| says < *token && *token < clause;
        let mut objects = document.children_as(says, Dep::Dobj).filter(between);
        let Some(subject) = objects.next().filter(|_| is_bare) else { return };
        let behind: Vec<TokenId> = document
            .children(says)
            .iter()
            .copied()
            .filter(|child| subject < *child && *child < clause)
            .collect();
        let belongs =
            |child: &TokenId| matches!(document[*child].dep, Dep::Prep | Dep::Advmod | Dep::Cc);
        if behind.iter().all(belongs) {
            self.attach(subject, clause, Dep::Nsubj);
            for child in behind {
                self.attach(child, clause, document[child].dep);
            }
        }
    }

    /// Whether a verb has tense, by itself or by its auxiliary: "told", "has told".
    fn has_tense(&self, verb: TokenId) -> bool {
        let document = self.document;
        let tense = |aux: TokenId| {
            matches!(document[aux].tag, Tag::Vbz | Tag::Vbd | Tag::Vbp)
                && document.lemma(aux) == "have"
        };
        self.is_finite(verb) || document.children_as(verb, Dep::Aux).any(tense)
    }

    /// Whether the model gave a verb of saying nothing that is said; whom one tells isn't that.
    fn has_no_content(&self, verb: TokenId) -> bool {
        let document = self.document;
        let tells = document.lemma(verb) == "tell";
        document.children(verb).iter().all(|child| match document[*child].dep {
            Dep::Ccomp => self.is_aside(*child),
            Dep::Dobj => tells,
            Dep::Xcomp | Dep::Acomp | Dep::Attr | Dep::Mark => false,
            _ => true,
        })
    }

    /// Whether a clause behind the noun is likely its own: "to claims that", not "in a statement that".
    fn carries_content(&self, noun: TokenId) -> bool {
        let document = self.document;
        let is_medium = document[noun].dep == Dep::Pobj
            && document.head(noun).is_some_and(|of| ["in", "on"].contains(&document.lemma(of)));
        SPEECH_NOUNS.contains(document.lemma(noun)) && !is_medium
    }

    /// "They will not go home, Ann Roe, the mayor, told the press": the verb of saying was hung on
    /// the verb of what is said, and the speaker, if at all, on its last noun.
    pub(super) fn speech_behind_its_content(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(said) = document.head(verb).filter(|said| *said < verb) else { return };
        let is_behind = matches!(document[verb].dep, Dep::Ccomp | Dep::Conj)
            && self.is_finite(verb)
            && SPEECH_VERBS.contains(document.lemma(verb))
            && self.has_no_content(verb)
            && document[said].pos.is_verbal()
            && document.children(said).iter().any(|child| is_subject(document[*child].dep))
            && !document.children_as(said, Dep::Cc).any(|cc| cc > said && cc < verb);
        if !is_behind {
            return;
        }
        let Some(speaker) = self.speaker_behind_comma(said, verb) else { return };
        let is_root = document.head(said).is_none();
        self.heads[verb.index()] = if is_root { verb } else { document[said].head };
        self.deps[verb.index()] = document[said].dep;
        self.heads[said.index()] = verb;
        self.deps[said.index()] = Dep::Ccomp;
        if document.head(speaker) != Some(verb) {
            self.attach(speaker, verb, Dep::Nsubj);
        }
        for child in document.children(said).iter().filter(|child| **child > verb) {
            self.attach(*child, verb, document[*child].dep);
        }
    }

    /// "They said he was safe, and denied he had been hurt": what was said last was joined to what
    /// was said first.
    pub(super) fn speech_joined_to_content(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(content) = document.head(verb).filter(|content| *content < verb) else { return };
        let Some(says) = document.head(content).filter(|says| *says < content) else { return };
        let joint = document.children_as(content, Dep::Cc).find(|cc| *cc > content && *cc < verb);
        let comma = joint
            .and_then(|cc| cc.0.checked_sub(1))
            .is_some_and(|at| document[TokenId(at)].tag == Tag::Comma);
        let speaks = |verb: TokenId| SPEECH_VERBS.contains(document.lemma(verb));
        let fits = document[verb].dep == Dep::Conj
            && document[verb].tag == Tag::Vbd
            && document[content].dep == Dep::Ccomp
            && self.is_finite(says)
            && speaks(says)
            && speaks(verb)
            && document.child(content, Dep::Ccomp).is_none()
            && document.child(verb, Dep::Ccomp).is_some()
            && !document.children(verb).iter().any(|child| is_subject(document[*child].dep));
        if fits && comma {
            self.attach(verb, says, Dep::Conj);
            self.attach(joint.unwrap_or(verb), says, Dep::Cc);
        }
    }

    /// The noun of the words between a comma and the verb: its subject, or, where it has none, a
    /// noun in a row with those before.
    fn speaker_behind_comma(&self, said: TokenId, verb: TokenId) -> Option<TokenId> {
        let document = self.document;
        let has_subject =
            document.children(verb).iter().any(|child| is_subject(document[*child].dep));
        let is_comma = |at: u32| document[TokenId(at)].tag == Tag::Comma;
        (said.0 + 1..verb.0).map(TokenId).find(|noun| {
            let words = document.subtree(*noun);
            let fits = match document[*noun].dep {
                Dep::Nsubj => document.head(*noun) == Some(verb),
                Dep::Conj | Dep::Appos => {
                    !has_subject && matches!(document[*noun].pos, Pos::Noun | Pos::Propn)
                }
                _ => false,
            };
            fits && is_comma(words.start.0 - 1)
                && words.end <= verb
                && (words.end.0..verb.0).all(is_comma)
        })
    }

    /// "Dam 'at risk' - union chief": who says it, at the end of a headline, was taken for an
    /// apposition to what is said.
    pub(super) fn speaker_behind_dash(&mut self, noun: TokenId) {
        let document = self.document;
        let words = document.subtree(noun);
        let Some(dash) = words.iter().find(|token| document[*token].dep != Dep::Punct) else {
            return;
        };
        let before = dash.previous();
        let sentence = document.sentence_of(noun).tokens;
        let is_dash =
            before.is_some_and(|dash| matches!(document.word(dash), "-" | "–" | "—" | ":"));
        let open = document[noun].dep == Dep::Appos
            && words.end == sentence.end
            && sentence.last().is_some_and(|last| document[last].pos != Pos::Punct);
        if open
            && is_dash
            && let Some(head) = document.head(noun)
        {
            self.attach(noun, head, Dep::Dep);
        }
    }

    /// "The paper, citing aides, reported that": the main verb was taken for a participle.
    pub(super) fn report_as_participle(&mut self, verb: TokenId) {
        let document = self.document;
        let has = |dep| document.child(verb, dep);
        let is_bare = document[verb].dep == Dep::Root
            && document[verb].tag == Tag::Vbn
            && SPEECH_VERBS.contains(document.lemma(verb))
            && has(Dep::Nsubj).is_some_and(|subject| subject < verb)
            && has(Dep::Ccomp).is_some_and(|said| said > verb)
            && has(Dep::Aux).or_else(|| has(Dep::Auxpass)).is_none();
        if is_bare {
            self.tags[verb.index()] = Tag::Vbd;
        }
    }
}
