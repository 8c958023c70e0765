//! Slips that cost a verb its subject.

use super::colons::is_before_colon;
use super::draft::{Draft, is_subject};
use crate::language::document::{TokenId, TokenRange};
use crate::language::scheme::{Dep, Pos, Tag};

impl Draft<'_> {
    /// "Earlier the union met": an adverb of time before the subject was taken for a part of it.
    pub(super) fn time_before_subject(&mut self, adverb: TokenId) {
        let document = self.document;
        let subject = document.head(adverb).filter(|subject| is_subject(document[*subject].dep));
        let Some(verb) = subject.and_then(|subject| document.head(subject)) else { return };
        let tells_time = matches!(
            document.lemma(adverb),
            "early" | "earlier" | "late" | "later" | "meanwhile" | "previously" | "recently"
        );
        let begins = document.sentence_of(adverb).tokens.start == adverb
            && document[adverb].dep == Dep::Advmod
            && document[adverb.next()].pos == Pos::Det;
        if begins && tells_time {
            self.attach(adverb, verb, Dep::Advmod);
        }
    }

    /// "In exchange for Kenya opening its port": the noun of the set phrase was taken for the subject of
    /// the gerund.
    pub(super) fn gerund_in_set_phrase(&mut self, noun: TokenId) {
        let document = self.document;
        let Some(gerund) = document.head(noun).filter(|gerund| *gerund > noun) else { return };
        let above = document.head(gerund).filter(|above| above.next() == noun);
        let below = document.children_as(noun, Dep::Prep).find(|word| *word == noun.next());
        let subject = below.and_then(|below| document.child(below, Dep::Pobj));
        let fits = is_subject(document[noun].dep)
            && document[gerund].tag == Tag::Vbg
            && document[gerund].dep == Dep::Pcomp
            && document[noun].pos == Pos::Noun;
        let (Some(above), Some(below), Some(subject)) = (above, below, subject) else { return };
        if fits && document.subtree(subject).end <= gerund {
            self.attach(noun, above, Dep::Pobj);
            self.attach(gerund, below, Dep::Pcomp);
            self.attach(subject, gerund, Dep::Nsubj);
        }
    }

    /// "He will, aides said, resign": the subject was hung on the auxiliary.
    pub(super) fn subject_of_auxiliary(&mut self, subject: TokenId) {
        let document = self.document;
        let Some(auxiliary) = document.head(subject) else { return };
        let hung = is_subject(document[subject].dep)
            && matches!(document[auxiliary].dep, Dep::Aux | Dep::Auxpass);
        if hung && let Some(verb) = document.head(auxiliary) {
            self.attach(subject, verb, document[subject].dep);
        }
    }

    /// "The union's call for changes was ignored": the noun was taken for the main word, and what it
    /// calls for, for the subject.
    pub(super) fn call_as_main_word(&mut self, mark: TokenId) {
        let document = self.document;
        let Some(verb) = document.head(mark).filter(|verb| *verb > mark) else { return };
        let Some(noun) = document.head(verb).filter(|noun| noun.next() == mark) else { return };
        let thing = document.children(verb).iter().find(|child| is_subject(document[**child].dep));
        let fits = document[mark].dep == Dep::Mark
            && document.word(mark) == "for"
            && document[noun].pos == Pos::Noun
            && document[noun].dep == Dep::Root
            && document[verb].dep == Dep::Advcl
            && !document.is_infinitive(verb);
        let Some(thing) = thing.copied().filter(|thing| fits && *thing > mark) else { return };
        let subject = document[thing].dep;
        self.put_above(verb, noun);
        self.attach(noun, verb, subject);
        self.attach(mark, noun, Dep::Prep);
        self.attach(thing, mark, Dep::Pobj);
    }

    /// "The Ukrainian side denies": the noun before a finite verb was taken for a part of it.
    pub(super) fn subject_in_front(&mut self, verb: TokenId) {
        let document = self.document;
        let noun_like = [Dep::Pobj, Dep::Dobj, Dep::Dative, Dep::Compound, Dep::Nmod, Dep::Poss];
        if !self.is_finite(verb) || noun_like.contains(&document[verb].dep) {
            return;
        }
        let has_subject = document
            .children(verb)
            .iter()
            .any(|child| is_subject(document[*child].dep) && document[*child].tag != Tag::Wdt);
        let modifiers: Vec<TokenId> = document
            .children(verb)
            .iter()
            .copied()
            .filter(|child| {
                let dep = document[*child].dep;
                let of_noun =
                    [Dep::Compound, Dep::Det, Dep::Amod, Dep::Nmod, Dep::Nummod, Dep::Poss];
                *child < verb && of_noun.contains(&dep)
            })
            .collect();
        let Some(noun) = modifiers.iter().rev().copied().find(|child| {
            matches!(document[*child].pos, Pos::Noun | Pos::Propn | Pos::Pron)
                && matches!(document[*child].dep, Dep::Compound | Dep::Nmod)
        }) else {
            return;
        };
        if has_subject {
            return;
        }
        for child in document.children(verb) {
            if is_subject(document[*child].dep) && document[*child].tag == Tag::Wdt {
                self.attach(*child, verb, Dep::Dobj);
            }
        }
        self.attach(noun, verb, Dep::Nsubj);
        for modifier in modifiers.into_iter().filter(|modifier| *modifier < noun) {
            self.attach(modifier, noun, document[modifier].dep);
        }
    }

    /// "Speaking in Kashmir, Peru denied it": the subject behind an opening participle was taken for a
    /// part of it, and the participle for the subject.
    pub(super) fn subject_behind_participle(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(opening) = document.child(verb, Dep::Csubj) else { return };
        if document[opening].tag != Tag::Vbg || !self.is_finite(verb) || opening > verb {
            return;
        }
        let behind_comma = |noun: &TokenId| {
            let before = document.subtree(*noun).start.previous();
            before.is_some_and(|comma| document[comma].tag == Tag::Comma)
        };
        let strays = [Dep::Appos, Dep::Conj, Dep::Npadvmod, Dep::Dobj, Dep::Dep];
        let is_stray = |noun: &TokenId| {
            strays.contains(&document[*noun].dep)
                && matches!(document[*noun].pos, Pos::Noun | Pos::Propn)
                && behind_comma(noun)
        };
        let between = TokenRange { start: opening.next(), end: verb };
        let strays: Vec<TokenId> = between.iter().filter(is_stray).collect();
        // "In Lima, Peru, the minister, Ana Ruiz, said": what has an article is no part of a place.
        let with_article =
            strays.iter().find(|noun| document.child(**noun, Dep::Det).is_some()).copied();
        let Some(subject) = with_article.or(strays.last().copied()) else { return };
        self.attach(opening, verb, Dep::Advcl);
        self.attach(subject, verb, Dep::Nsubj);
        for apposition in strays.into_iter().filter(|noun| *noun > subject) {
            self.attach(apposition, subject, Dep::Appos);
        }
        // "Peru on Monday denied it".
        let behind = TokenRange { start: subject.next(), end: verb };
        let circumstances = behind.iter().filter(|word| {
            document[*word].dep == Dep::Prep && document.head(*word).is_some_and(|it| it < subject)
        });
        circumstances.for_each(|word| self.attach(word, verb, Dep::Prep));
    }

    /// "The premier claims he will go": a finite verb was hung on its subject as an object or apposition.
    pub(super) fn verb_behind_its_subject(&mut self, verb: TokenId) {
        let document = self.document;
        let hung = [Dep::Dobj, Dep::Appos, Dep::Attr, Dep::Npadvmod, Dep::Dep, Dep::Oprd];
        let Some(noun) = document.head(verb) else { return };
        let fits = self.is_finite(verb)
            && hung.contains(&document[verb].dep)
            && noun < verb
            && matches!(document[noun].pos, Pos::Noun | Pos::Propn | Pos::Pron)
            && matches!(document[noun].dep, Dep::Root | Dep::Ccomp)
            && !document.children(verb).iter().any(|child| is_subject(document[*child].dep));
        if !fits {
            return;
        }
        let is_root = document[noun].dep == Dep::Root;
        self.heads[verb.index()] = if is_root { verb } else { document[noun].head };
        self.deps[verb.index()] = document[noun].dep;
        self.heads[noun.index()] = verb;
        self.deps[noun.index()] =
            if is_before_colon(document, noun, verb) { Dep::Dep } else { Dep::Nsubj };
        for child in document.children(noun) {
            if *child > verb {
                self.attach(*child, verb, document[*child].dep);
            }
        }
    }

    /// "One party backed the bill, and a second, the Greens, fought it": the subject of the second
    /// verb was taken for a second object of the first.
    pub(super) fn subject_among_objects(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(first) = document.head(verb).filter(|first| *first < verb) else { return };
        let is_bare = document[verb].dep == Dep::Conj
            && self.is_finite(verb)
            && !document.children(verb).iter().any(|child| is_subject(document[*child].dep));
        let Some(object) = document.child(first, Dep::Dobj).filter(|_| is_bare) else { return };
        let Some(and) = document.children_as(object, Dep::Cc).last() else { return };
        let Some(noun) = document.children_as(object, Dep::Conj).last() else { return };
        let words = document.subtree(noun);
        let names: Vec<TokenId> =
            document.children_as(object, Dep::Appos).filter(|name| *name > noun).collect();
        let end = names.iter().map(|name| document.subtree(*name).end).fold(words.end, Ord::max);
        let joins = |at: u32| document[TokenId(at)].tag == Tag::Comma;
        let is_subject_of_it = and.0 + 1 == words.start.0
            && end <= verb
            && (end.0..verb.0).all(joins)
            && document.subtree(object).end <= verb;
        if is_subject_of_it {
            for name in names {
                self.attach(name, noun, Dep::Appos);
            }
            self.attach(noun, verb, Dep::Nsubj);
            self.attach(and, first, Dep::Cc);
        }
    }

    /// "Two members, Ann Roe and Jo Doe, agreed": the names were taken for a second subject.
    pub(super) fn second_subject(&mut self, name: TokenId) {
        let document = self.document;
        if document[name].dep != Dep::Nsubj || document[name].pos != Pos::Propn {
            return;
        }
        let Some(verb) = document.head(name) else { return };
        let Some(group) = document.children_as(verb, Dep::Nsubj).find(|other| *other < name) else {
            return;
        };
        let words = document.subtree(name);
        if document[TokenId(words.start.0.saturating_sub(1))].tag == Tag::Comma {
            self.attach(name, group, Dep::Appos);
        }
    }

    /// "The general, Sam Roe, announced that he had won, hours after he had met them": the verb
    /// was taken for a participle, and the clause behind "after" for the main one.
    pub(super) fn main_verb_as_participle(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(subject) = document.head(verb).filter(|subject| *subject < verb) else { return };
        let Some(later) = document.head(subject).filter(|later| *later > verb) else { return };
        let has = |verb: TokenId, deps: &[Dep]| {
            document.children(verb).iter().any(|child| deps.contains(&document[*child].dep))
        };
        let is_participle = document[verb].dep == Dep::Acl
            && matches!(document[verb].tag, Tag::Vbn | Tag::Vbd)
            && has(verb, &[Dep::Ccomp, Dep::Dobj])
            && !has(verb, &[Dep::Aux, Dep::Auxpass, Dep::Agent]);
        let is_second = document[subject].dep == Dep::Nsubj
            && document[later].dep == Dep::Root
            && has(later, &[Dep::Mark])
            && document.children_as(later, Dep::Nsubj).any(|other| other > verb);
        if !is_participle || !is_second {
            return;
        }
        self.heads[verb.index()] = verb;
        self.deps[verb.index()] = Dep::Root;
        self.tags[verb.index()] = Tag::Vbd;
        self.heads[subject.index()] = verb;
        self.heads[later.index()] = verb;
        self.deps[later.index()] = Dep::Advcl;
    }

    /// "As the men who had fled insisted": the subject of the clause was taken for the object of "as".
    pub(super) fn subject_behind_as(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(above) = document.head(verb) else { return };
        // Without a subject the past tense was taken for a participle.
        let is_past = document[verb].tag == Tag::Vbn
            && document.child(verb, Dep::Ccomp).is_some()
            && document.child(verb, Dep::Aux).is_none();
        let is_bare = document[verb].dep == Dep::Advcl
            && (is_past || self.is_finite(verb))
            && !document.children(verb).iter().any(|child| is_subject(document[*child].dep));
        let before = document.children_as(above, Dep::Prep).find(|preposition| {
            matches!(document.word(*preposition), "as" | "As")
                && document.subtree(*preposition).end == document.subtree(verb).start
        });
        let noun = before.and_then(|before| document.child(before, Dep::Pobj));
        if let (Some(mark), Some(noun), true) = (before, noun, is_bare) {
            self.attach(noun, verb, Dep::Nsubj);
            self.attach(mark, verb, Dep::Mark);
            if is_past {
                self.tags[verb.index()] = Tag::Vbd;
            }
        }
    }
}
