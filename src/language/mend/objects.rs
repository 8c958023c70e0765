//! Slips that cost a verb its object, where the object is something said.

use super::draft::Draft;
use super::words::{CLAIM_NOUNS, COMPLETED, JUDGING_VERBS, SPEECH_VERBS, VERDICTS};
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
        // So it is in "as false claims that they lied", where the claims have no article.
        let told = document.children_as(object, Dep::Acl).any(|clause| {
            document.children_as(clause, Dep::Mark).any(|mark| document.lemma(mark) == "that")
        });
        // A claim is no verdict on what is not told: "dismissed as nonsense criticism of the rescue".
        let claim = CLAIM_NOUNS.contains(document.lemma(object))
            && !matches!(document[verb].dep, Dep::Relcl | Dep::Acl);
        let before = [Dep::Amod, Dep::Compound].into_iter();
        let mut before = before.flat_map(|dep| document.children_as(object, dep));
        let apart = before.find(|adjective| {
            let next = document[adjective.next()];
            let passed = VERDICTS.contains(document.lemma(*adjective)) && claim;
            next.pos == Pos::Det
                || next.pos == Pos::Punct && next.tag != Tag::Comma
                || (told || passed) && adjective.0 + 1 == object.0 && *adjective == start
        });
        if fits && let Some(adjective) = apart {
            self.attach(adjective, preposition, Dep::Amod);
        }
        if fits && (verdict || apart.is_some()) {
            self.attach(object, verb, Dep::Dobj);
        }
    }

    /// "Denies deliberate fraud": the adjective was taken for a verb that has the object.
    pub(super) fn adjective_of_object(&mut self, adjective: TokenId) {
        let document = self.document;
        let verb = document.head(adjective).filter(|verb| verb.next() == adjective);
        let object = document.child(adjective, Dep::Dobj).filter(|it| *it == adjective.next());
        let fits = document[adjective].tag == Tag::Jj && document[adjective].dep == Dep::Xcomp;
        let (true, Some(verb), Some(object)) = (fits, verb, object) else { return };
        for child in document.children(adjective).iter().filter(|child| **child > object) {
            self.attach(*child, verb, document[*child].dep);
        }
        self.attach(object, verb, Dep::Dobj);
        self.attach(adjective, object, Dep::Amod);
    }

    /// "Rejected the offer ahead of talks": what happens around the deed was hung on its object.
    pub(super) fn circumstance_of_object(&mut self, circumstance: TokenId) {
        let document = self.document;
        if !matches!(document.lemma(circumstance), "ahead" | "amid" | "despite") {
            return;
        }
        let object = document
            .head(circumstance)
            .filter(|object| *object < circumstance && document[*object].dep == Dep::Dobj);
        let verb = object.and_then(|object| document.head(object));
        if let Some(verb) = verb.filter(|verb| document[*verb].pos == Pos::Verb) {
            self.attach(circumstance, verb, document[circumstance].dep);
        }
    }

    /// "Described the mood as grim": the verdict was hung on the object.
    pub(super) fn verdict_behind_as(&mut self, verdict: TokenId) {
        let document = self.document;
        let Some(object) = document.head(verdict).filter(|object| *object < verdict) else {
            return;
        };
        let mut adverbs = document.children_as(verdict, Dep::Advmod);
        let preposition = adverbs.find(|adverb| document.word(*adverb) == "as");
        let is_object = document[verdict].dep == Dep::Amod && document[object].dep == Dep::Dobj;
        let verb =
            document.head(object).filter(|verb| is_object && document[*verb].pos == Pos::Verb);
        // "As grim as it was" compares.
        let compares = document.children_as(verdict, Dep::Prep).next().is_some();
        if let (Some(preposition), Some(verb), false) = (preposition, verb, compares) {
            self.attach(preposition, verb, Dep::Prep);
            self.attach(verdict, preposition, Dep::Amod);
        }
    }

    /// "Described by a friend as furious": the verdict was hung on who gives it.
    pub(super) fn verdict_behind_agent(&mut self, preposition: TokenId) {
        let document = self.document;
        let Some(agent) = document.head(preposition) else { return };
        let by = document.head(agent).filter(|by| document[*by].dep == Dep::Agent);
        let judges = by.and_then(|by| document.head(by));
        let judges = judges.filter(|verb| JUDGING_VERBS.contains(document.lemma(*verb)));
        if let Some(verb) = judges
            && document[preposition].dep == Dep::Prep
            && document.lemma(preposition) == "as"
            && preposition > agent
        {
            self.attach(preposition, verb, Dep::Prep);
        }
    }

    /// "Accused the firm of fraud", "accused by critics of fraud": the charge was taken for a part
    /// of the firm's name.
    pub(super) fn charge_behind_of(&mut self, of: TokenId) {
        let document = self.document;
        let Some(object) = document.head(of).filter(|_| document.lemma(of) == "of") else { return };
        let by = document.head(object).filter(|by| document[*by].dep == Dep::Agent);
        let Some(verb) = document.head(by.unwrap_or(object)) else { return };
        let charges = matches!(
            document.lemma(verb),
            "absolve"
                | "accuse"
                | "acquit"
                | "clear"
                | "convict"
                | "deprive"
                | "exonerate"
                | "rob"
                | "strip"
                | "suspect"
        );
        let charge = document.child(of, Dep::Pobj).or_else(|| document.child(of, Dep::Pcomp));
        let last = document.children_as(object, Dep::Prep).last() == Some(of);
        let fits = (by.is_some() || matches!(document[object].dep, Dep::Dobj | Dep::Nsubjpass))
            && object > verb
            && document[object].pos == Pos::Noun
            && charge.is_some_and(|charge| document[charge].pos != Pos::Propn)
            && document.children_as(verb, Dep::Prep).all(|other| document.lemma(other) != "of");
        if charges && last && fits {
            self.attach(of, verb, Dep::Prep);
        }
    }

    /// "Said claims that it polluted the river were untrue": the verb of the long subject was taken
    /// for a part of the clause in it.
    pub(super) fn long_subject_as_object(&mut self, be: TokenId) {
        let document = self.document;
        let Some(above) = document.head(be).filter(|above| *above < be) else { return };
        // The verb may have become a second clause of the noun.
        let second = document[above].pos == Pos::Noun && document[be].dep == Dep::Acl;
        let first = document.children_as(above, Dep::Acl).find(|clause| *clause < be);
        let inner = if second { first } else { Some(above) };
        let Some(inner) = inner else { return };
        let Some(noun) = document.head(inner).filter(|noun| *noun < inner) else { return };
        let Some(says) = document.head(noun).filter(|says| *says < noun) else { return };
        let that = document.child(inner, Dep::Mark).is_some_and(|it| document.lemma(it) == "that");
        let finite = matches!(document[be].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let bare = second && document.child(be, Dep::Nsubj).is_none();
        let fits = document.lemma(be) == "be"
            && (finite && matches!(document[be].dep, Dep::Ccomp | Dep::Xcomp)
                || bare && document.word(be) != "been")
            && document[inner].dep == Dep::Acl
            && document[noun].dep == Dep::Dobj
            && document[noun].pos == Pos::Noun
            && SPEECH_VERBS.contains(document.lemma(says));
        if !fits || !that {
            return;
        }
        if let Some(object) = document.child(be, Dep::Nsubj) {
            self.attach(object, inner, Dep::Dobj);
        }
        self.tags[be.index()] = if finite { document[be].tag } else { Tag::Vbd };
        self.attach(be, says, Dep::Ccomp);
        self.attach(noun, be, Dep::Nsubj);
    }

    /// "Voted 60 to 40 to reject it": how the votes fell was taken for an object.
    pub(super) fn votes_as_object(&mut self, votes: TokenId) {
        let document = self.document;
        let number = |token: Option<u32>| {
            token.is_some_and(|token| document[TokenId(token)].pos == Pos::Num)
        };
        let joined = votes.0.checked_sub(1).is_some_and(|joint| {
            matches!(document.word(TokenId(joint)), "to" | "-" | "–" | "against")
        });
        let fits = matches!(document[votes].dep, Dep::Dobj | Dep::Attr | Dep::Oprd)
            && document[votes].pos == Pos::Num
            && document.head(votes).is_some_and(|verb| document[verb].pos == Pos::Verb);
        if fits && joined && number(votes.0.checked_sub(2)) {
            self.deps[votes.index()] = Dep::Npadvmod;
        }
    }

    /// "Took to the streets to protest", "besieged her to protest": an infinitive under a verb that
    /// none completes tells a purpose.
    pub(super) fn purpose_as_complement(&mut self, infinitive: TokenId) {
        let document = self.document;
        let Some(verb) = document.head(infinitive) else { return };
        let to = document.is_infinitive(infinitive);
        let phrasal = document.child(verb, Dep::Prt).is_some();
        let lemma = document.lemma(verb);
        let fits = document[infinitive].dep == Dep::Xcomp
            && to
            && infinitive > verb
            && document[verb].pos == Pos::Verb
            && !matches!(lemma, "have" | "be" | "get" | "need")
            && !COMPLETED.contains(lemma);
        if fits && !phrasal {
            self.deps[infinitive.index()] = Dep::Advcl;
        }
    }

    /// "The union said they were late, a charge Kenya denied": the apposition was taken for a part
    /// of its verb's subject, and that verb for the main one.
    pub(super) fn clause_of_apposition(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(subject) = document.child(verb, Dep::Nsubj).filter(|noun| *noun < verb) else {
            return;
        };
        let Some(noun) = subject.previous() else { return };
        let words = document.subtree(subject);
        let article = document.children_as(subject, Dep::Det).find(|article| *article < noun);
        let comma = words.start.previous();
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
