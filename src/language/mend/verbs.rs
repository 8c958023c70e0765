//! Slips in what a verb or a clause hangs on.

use super::draft::{Draft, is_subject};
use super::words::{BODY_NOUNS, COMPLETED, SPEECH_NOUNS};
use crate::language::document::{Document, TokenId};
use crate::language::scheme::{Dep, Pos, Tag};

impl Draft<'_> {
    /// "showed openness to participation": an abstract noun was taken for the verb behind "to".
    pub(super) fn noun_as_infinitive(&mut self, noun: TokenId) {
        let document = self.document;
        let to = document.children_as(noun, Dep::Aux).find(|to| document[*to].tag == Tag::To);
        let Some(to) = to.filter(|to| to.next() == noun && names_a_state(document.word(noun)))
        else {
            return;
        };
        let Some(before) = to.previous() else { return };
        self.attach(to, before, Dep::Prep);
        self.attach(noun, to, Dep::Pobj);
        self.tags[to.index()] = Tag::In;
        self.tags[noun.index()] = Tag::Nn;
    }

    /// "discussed before the talks and that Kenya had agreed": a clause was joined to a noun.
    pub(super) fn clause_joined_to_noun(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(noun) = document.head(verb) else { return };
        let is_clause = document[verb].dep == Dep::Conj
            && document[verb].pos.is_verbal()
            && !document[noun].pos.is_verbal()
            && document[noun].pos != Pos::Adj
            && document
                .children(verb)
                .iter()
                .any(|child| is_subject(document[*child].dep) && *child < verb);
        if !is_clause {
            return;
        }
        let limit = document.sentence_of(verb).tokens.len();
        let above =
            document.ancestors(noun).take(limit).find(|above| document[*above].pos.is_verbal());
        let Some(above) = above else { return };
        for child in document.children(noun) {
            if document[*child].dep == Dep::Cc && *child < verb {
                self.attach(*child, above, Dep::Cc);
            }
        }
        self.attach(verb, above, Dep::Conj);
    }

    /// "was not allowed to comment and spoke": a finite verb was joined to the infinitive before it,
    /// and not to the finite verb; or a clause with "that" to one without.
    pub(super) fn finite_joined_to_infinitive(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(first) = document.head(verb) else { return };
        if document[verb].dep != Dep::Conj || !document[first].pos.is_verbal() {
            return;
        }
        let has_mark = |verb: TokenId| {
            document
                .children_as(verb, Dep::Mark)
                .any(|mark| document.word(mark).eq_ignore_ascii_case("that"))
        };
        let has_own = document.children(verb).iter().any(|child| {
            let dep = document[*child].dep;
            is_subject(dep) || matches!(dep, Dep::Aux | Dep::Auxpass)
        });
        // "Said he had lied, and called for an inquiry": what was before is told, what was then is done.
        let before = document
            .children_as(first, Dep::Aux)
            .any(|aux| document[aux].tag == Tag::Vbd && document.lemma(aux) == "have");
        let comma = document.children_as(first, Dep::Cc).any(|and| {
            and < verb && and.previous().is_some_and(|comma| document.word(comma) == ",")
        });
        let then = before && comma && document[verb].tag == Tag::Vbd;
        let finite = !has_own
            && self.is_finite(verb)
            && document[verb].tag != Tag::Vbp
            && (document[first].tag == Tag::Vb || then);
        let limit = document.sentence_of(verb).tokens.len();
        let mut above = document.ancestors(first).take(limit).filter(|above| *above < first);
        let target = if has_mark(verb) && !has_mark(first) {
            let clause =
                |verb: TokenId| document[verb].dep == Dep::Ccomp && !document.is_infinitive(verb);
            above.find(|above| has_mark(*above) || clause(*above))
        } else if finite {
            above.find(|above| {
                matches!(document[*above].tag, Tag::Vbd | Tag::Vbz)
                    || document.children(*above).iter().any(|aux| {
                        matches!(document[*aux].dep, Dep::Aux | Dep::Auxpass)
                            && matches!(document[*aux].tag, Tag::Vbd | Tag::Vbz)
                    })
            })
        } else {
            None
        };
        let Some(target) = target else { return };
        for child in document.children(first) {
            if document[*child].dep == Dep::Cc && *child < verb {
                self.attach(*child, target, Dep::Cc);
            }
        }
        self.attach(verb, target, Dep::Conj);
    }

    /// "concluded evidence supported it": a finite verb with an object was taken for a participle
    /// behind the noun; one without an object is a participle that the tagger took for finite.
    pub(super) fn finite_modifier(&mut self, verb: TokenId) {
        let document = self.document;
        // "Rejected claims that fraud marred the vote" is as it should be.
        let has_subject =
            document.children(verb).iter().any(|child| is_subject(document[*child].dep));
        if document[verb].dep != Dep::Acl || document[verb].tag != Tag::Vbd || has_subject {
            return;
        }
        let Some(noun) = document.head(verb) else { return };
        if document.child(verb, Dep::Dobj).is_none() {
            self.tags[verb.index()] = Tag::Vbn;
            return;
        }
        if document[noun].dep == Dep::Dobj
            && let Some(above) = document.head(noun)
        {
            self.attach(verb, above, Dep::Ccomp);
            self.attach(noun, verb, Dep::Nsubj);
        }
    }

    /// "The results were not, however, accepted": a passive verb was hung on its auxiliary.
    pub(super) fn passive_taken_apart(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(auxiliary) = document.head(verb).filter(|head| *head < verb) else { return };
        let full = [Dep::Attr, Dep::Acomp, Dep::Prep, Dep::Ccomp, Dep::Xcomp, Dep::Expl];
        let between = document.children(auxiliary).iter().filter(|child| **child > auxiliary);
        let is_apart = document[verb].dep == Dep::Advcl
            && document[verb].tag == Tag::Vbn
            && document.lemma(auxiliary) == "be"
            && document[auxiliary].pos == Pos::Aux
            && document[auxiliary].dep == Dep::Root
            && document.child(auxiliary, Dep::Nsubj).is_some()
            && document.child(verb, Dep::Mark).is_none()
            && !between.clone().any(|child| full.contains(&document[*child].dep));
        if !is_apart {
            return;
        }
        self.heads[verb.index()] = verb;
        self.deps[verb.index()] = Dep::Root;
        self.heads[auxiliary.index()] = verb;
        self.deps[auxiliary.index()] = Dep::Auxpass;
        for child in document.children(auxiliary).iter().filter(|child| **child != verb) {
            let dep = match document[*child].dep {
                Dep::Nsubj => Dep::Nsubjpass,
                other => other,
            };
            self.attach(*child, verb, dep);
        }
    }

    /// "Ministers, meeting in Oslo, agreed": a participle was taken for an apposition.
    pub(super) fn participle_as_apposition(&mut self, verb: TokenId) {
        let token = &self.document[verb];
        let is_participle = token.pos == Pos::Verb && matches!(token.tag, Tag::Vbg | Tag::Vbn);
        if is_participle && token.dep == Dep::Appos {
            self.deps[verb.index()] = Dep::Acl;
        }
    }

    /// "a deal to cut tariffs", "resisted calls to resign": an infinitive that says what a noun
    /// is about was taken for a relative clause, or hung on the verb above.
    pub(super) fn infinitive_of_noun(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(to) =
            document.children_as(verb, Dep::Aux).find(|aux| document[*aux].tag == Tag::To)
        else {
            return;
        };
        // "An offer *from Peru* to share the water".
        let by_somebody = |noun: &TokenId| {
            let mut behind = document.children_as(*noun, Dep::Prep);
            document.subtree(*noun).end == to
                && behind.any(|word| matches!(document.lemma(word), "from" | "by"))
        };
        let object = document.head(verb).and_then(|above| document.child(above, Dep::Dobj));
        let Some(noun) = object.filter(by_somebody).or_else(|| to.previous()) else { return };
        let speaks = document[noun].pos == Pos::Noun && SPEECH_NOUNS.contains(document.lemma(noun));
        if !speaks || !document.sentence_of(verb).tokens.contains(noun) {
            return;
        }
        let is_relative = document[verb].dep == Dep::Relcl && document[verb].head == noun;
        // "Used a speech to call for calm" tells what it was used for.
        let uses = document.head(noun).filter(|above| document.lemma(*above) == "use");
        if let Some(uses) = uses.filter(|_| document[noun].dep == Dep::Dobj) {
            self.attach(verb, uses, Dep::Advcl);
            return;
        }
        let is_of_verb = matches!(document[verb].dep, Dep::Xcomp | Dep::Advcl)
            && document[noun].dep == Dep::Dobj
            && document[noun].head == document[verb].head
            && !moves_people(document, noun);
        if (is_relative || is_of_verb)
            && !document.children(verb).iter().any(|child| is_subject(document[*child].dep))
        {
            self.attach(verb, noun, Dep::Acl);
        }
    }

    /// "The ministers back a deal": the verb was taken for an adverb, and its object for a measure.
    pub(super) fn verb_as_adverb(&mut self, verb: TokenId) {
        let document = self.document;
        let is_adverb = document[verb].pos == Pos::Adv && document[verb].dep == Dep::Root;
        if !is_adverb || document.child(verb, Dep::Nsubj).is_none_or(|subject| subject > verb) {
            return;
        }
        let behind = [Dep::Npadvmod, Dep::Dobj, Dep::Dep, Dep::Attr];
        let object = document.children(verb).iter().copied().find(|child| {
            let noun = matches!(document[*child].pos, Pos::Noun | Pos::Propn);
            *child > verb && noun && behind.contains(&document[*child].dep)
        });
        if let Some(object) = object {
            self.tags[verb.index()] = Tag::Vbp;
            self.deps[object.index()] = Dep::Dobj;
        }
    }

    /// "the ministry said on Monday, hours after they had met": a clause of time was taken for
    /// what is said.
    pub(super) fn aside_as_complement(&mut self, clause: TokenId) {
        let document = self.document;
        let behind = document.head(clause).is_some_and(|verb| verb < clause);
        let asks = document
            .children_as(clause, Dep::Mark)
            .any(|mark| matches!(document.lemma(mark), "whether" | "if" | "for"));
        if behind && !asks && document[clause].dep == Dep::Ccomp && self.is_aside(clause) {
            self.deps[clause.index()] = Dep::Advcl;
        }
    }

    /// Tells whether a clause stands behind a comma, with a conjunction other than "that":
    /// "hours after they had met".
    pub(super) fn is_aside(&self, clause: TokenId) -> bool {
        let document = self.document;
        let start = document.subtree(clause).start;
        let comma = start.previous();
        comma.is_some_and(|comma| document[comma].tag == Tag::Comma)
            && document.children_as(clause, Dep::Mark).any(|mark| document.lemma(mark) != "that")
    }

    /// "They struck for the first time since he came in, protesting against cuts": what the subject
    /// does at the end was hung on the clause of time.
    pub(super) fn participle_behind_time(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(time) = document.head(verb).filter(|time| *time < verb) else { return };
        let Some(main) = document.head(time).filter(|main| *main < time) else { return };
        let comma = verb.0.checked_sub(1).is_some_and(|at| document[TokenId(at)].tag == Tag::Comma);
        let since = document
            .children_as(time, Dep::Mark)
            .any(|mark| matches!(document.lemma(mark), "since" | "after" | "before" | "until"));
        let fits = document[verb].tag == Tag::Vbg
            && document[verb].dep == Dep::Advcl
            && document[time].dep == Dep::Advcl
            && document[main].pos == Pos::Verb;
        if fits && comma && since {
            self.attach(verb, main, Dep::Advcl);
        }
    }
}

/// Tells whether the ending of a long word is one of abstract nouns that are no verbs: not "witness",
/// "station", "worship".
fn names_a_state(word: &str) -> bool {
    const FEWEST_LETTERS: usize = 8;
    const ENDINGS: [&str; 5] = ["ation", "ility", "ness", "ship", "hood"];
    word.len() >= FEWEST_LETTERS && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// "Prompted the opposition to say": it is people who are moved, not what they say.
fn moves_people(document: &Document, noun: TokenId) -> bool {
    let verb = document.head(noun).map(|verb| document.lemma(verb));
    BODY_NOUNS.contains(document.lemma(noun)) && verb.is_some_and(|verb| COMPLETED.contains(verb))
}
