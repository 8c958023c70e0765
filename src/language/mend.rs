//! Mends slips of the parser that news prose provokes and the words around give away.
//!
//! ```text
//! &Document ──mend──▶ Document (the same tokens, some with another head, label or tag)
//! ```
//!
//! The analysis itself stays what the model says; this is a step of its own
//! behind it. Each repair looks at the model's tree alone, not at the work of
//! the others, and moves a few arcs within one sentence.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::document::{Builder, Document, TokenId, TokenSpec};
use super::scheme::{Dep, Pos, Tag};
use crate::resources;

/// Nouns that an infinitive completes: "plan to", "refusal to".
static SPEECH_NOUNS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<NounRow> = resources::lexicon("nominalisations.csv");
    rows.into_iter().filter(|row| row.sort == "speech").map(|row| row.noun).collect()
});

#[derive(Deserialize)]
struct NounRow {
    noun: String,
    sort: String,
}

/// Returns the document with the trees mended, over `text`, which has the same words.
#[must_use]
pub(super) fn mend(document: &Document, text: String) -> Document {
    let mut draft = Draft {
        document,
        heads: document.tokens().iter().map(|token| token.head).collect(),
        deps: document.tokens().iter().map(|token| token.dep).collect(),
        tags: document.tokens().iter().map(|token| token.tag).collect(),
    };
    for token in document.ids() {
        draft.subject_of_auxiliary(token);
        draft.subject_in_front(token);
        draft.verb_behind_its_subject(token);
        draft.clause_joined_to_noun(token);
        draft.finite_joined_to_infinitive(token);
        draft.names_joined_within_name(token);
        draft.names_in_a_row(token);
        draft.finite_modifier(token);
        draft.participle_as_apposition(token);
        draft.name_cut_in_two(token);
        draft.passive_taken_apart(token);
        draft.subject_among_objects(token);
        draft.second_subject(token);
        draft.infinitive_of_noun(token);
    }
    draft.build(text)
}

/// The arcs as they shall be.
struct Draft<'a> {
    document: &'a Document,
    heads: Vec<TokenId>,
    deps: Vec<Dep>,
    tags: Vec<Tag>,
}

impl Draft<'_> {
    fn attach(&mut self, token: TokenId, head: TokenId, dep: Dep) {
        // A moved arc may not close a circle with another one.
        let limit = self.document.sentence_of(token).tokens.len();
        let mut above = head;
        for _ in 0..limit {
            if above == token {
                return;
            }
            above = self.heads[above.index()];
        }
        self.heads[token.index()] = head;
        self.deps[token.index()] = dep;
    }

    /// "He will, aides said, resign": the subject was hung on the auxiliary.
    fn subject_of_auxiliary(&mut self, subject: TokenId) {
        let document = self.document;
        let Some(auxiliary) = document.head(subject) else { return };
        let hung = is_subject(document[subject].dep)
            && matches!(document[auxiliary].dep, Dep::Aux | Dep::Auxpass);
        if hung && let Some(verb) = document.head(auxiliary) {
            self.attach(subject, verb, document[subject].dep);
        }
    }

    /// "The Ukrainian side denies": the noun before a finite verb was taken for a part of it.
    fn subject_in_front(&mut self, verb: TokenId) {
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

    /// "The premier claims he will go": a finite verb was hung on its subject as an object or apposition.
    fn verb_behind_its_subject(&mut self, verb: TokenId) {
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
        self.deps[noun.index()] = Dep::Nsubj;
        for child in document.children(noun) {
            if *child > verb {
                self.attach(*child, verb, document[*child].dep);
            }
        }
    }

    /// "discussed before the talks and that Kenya had agreed": a clause was joined to a noun.
    fn clause_joined_to_noun(&mut self, verb: TokenId) {
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
    fn finite_joined_to_infinitive(&mut self, verb: TokenId) {
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
        let finite = !has_own
            && self.is_finite(verb)
            && document[verb].tag != Tag::Vbp
            && document[first].tag == Tag::Vb;
        let limit = document.sentence_of(verb).tokens.len();
        let mut above = document.ancestors(first).take(limit).filter(|above| *above < first);
        let target = if has_mark(verb) && !has_mark(first) {
            above.find(|above| has_mark(*above))
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

    /// "Smith and envoy Jane Doe met": the first of two people was taken for a part of the second's name.
    fn names_joined_within_name(&mut self, first: TokenId) {
        let document = self.document;
        let Some(last) = document.head(first) else { return };
        let parts = (document.child(first, Dep::Cc), document.child(first, Dep::Conj));
        let (Some(and), Some(title)) = parts else { return };
        let is_name = matches!(document[first].dep, Dep::Compound | Dep::Nmod)
            && document[first].pos == Pos::Propn
            && document[last].pos == Pos::Propn
            && first < and
            && and < title
            && title < last;
        if !is_name {
            return;
        }
        let (head, dep) = (document[last].head, document[last].dep);
        if head == last {
            self.heads[first.index()] = first;
            self.deps[first.index()] = dep;
        } else {
            self.attach(first, head, dep);
        }
        self.heads[last.index()] = first;
        self.deps[last.index()] = Dep::Conj;
        self.attach(title, last, Dep::Compound);
        for child in document.children(first) {
            if *child > and && *child != title {
                self.attach(*child, last, document[*child].dep);
            }
        }
        for child in document.children(last) {
            let (modifies, before) = (document[*child].dep, *child < first);
            if before && *child != first {
                self.attach(*child, first, modifies);
            }
        }
    }

    /// "Smith, Doe and Roe met": the second of a row of names was taken for another name of the first.
    fn names_in_a_row(&mut self, second: TokenId) {
        let document = self.document;
        let Some(first) = document.head(second) else { return };
        let Some(third) = document.child(second, Dep::Conj) else { return };
        let behind = document.subtree(third).end;
        let closed =
            document.tokens().get(behind.index()).is_some_and(|token| token.tag == Tag::Comma);
        let is_row = document[second].dep == Dep::Appos
            && [first, second, third].iter().all(|name| document[*name].pos == Pos::Propn)
            && document.child(second, Dep::Cc).is_some()
            && !closed;
        if is_row {
            self.attach(second, first, Dep::Conj);
        }
    }

    /// "concluded evidence supported it": a finite verb with an object was taken for a participle
    /// behind the noun; one without an object is a participle that the tagger took for finite.
    fn finite_modifier(&mut self, verb: TokenId) {
        let document = self.document;
        if document[verb].dep != Dep::Acl || document[verb].tag != Tag::Vbd {
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
    fn passive_taken_apart(&mut self, verb: TokenId) {
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

    /// "One party backed the bill, and a second, the Greens, fought it": the subject of the second
    /// verb was taken for a second object of the first.
    fn subject_among_objects(&mut self, verb: TokenId) {
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

    /// "Smith and Northern Ireland Chief Constable Jane Doe": the end of a name was taken for an
    /// apposition to the whole row.
    fn name_cut_in_two(&mut self, name: TokenId) {
        let document = self.document;
        if document[name].dep != Dep::Appos || document[name].pos != Pos::Propn {
            return;
        }
        let Some(first) = document.head(name) else { return };
        let before = document.subtree(name).start.0.checked_sub(1).map(TokenId);
        let Some(part) = before.filter(|part| {
            document[*part].dep == Dep::Conj
                && document[*part].pos == Pos::Propn
                && document[*part].head == first
        }) else {
            return;
        };
        self.attach(name, first, Dep::Conj);
        self.attach(part, name, Dep::Compound);
    }

    /// "Two members, Ann Roe and Jo Doe, agreed": the names were taken for a second subject.
    fn second_subject(&mut self, name: TokenId) {
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

    /// "Ministers, meeting in Oslo, agreed": a participle was taken for an apposition.
    fn participle_as_apposition(&mut self, verb: TokenId) {
        let token = &self.document[verb];
        let is_participle = token.pos == Pos::Verb && matches!(token.tag, Tag::Vbg | Tag::Vbn);
        if is_participle && token.dep == Dep::Appos {
            self.deps[verb.index()] = Dep::Acl;
        }
    }

    /// "a deal to cut tariffs", "resisted calls to resign": an infinitive that says what a noun
    /// is about was taken for a relative clause, or hung on the verb above.
    fn infinitive_of_noun(&mut self, verb: TokenId) {
        let document = self.document;
        let Some(to) =
            document.children_as(verb, Dep::Aux).find(|aux| document[*aux].tag == Tag::To)
        else {
            return;
        };
        let Some(noun) = to.0.checked_sub(1).map(TokenId) else { return };
        let speaks = document[noun].pos == Pos::Noun && SPEECH_NOUNS.contains(document.lemma(noun));
        if !speaks || !document.sentence_of(verb).tokens.contains(noun) {
            return;
        }
        let is_relative = document[verb].dep == Dep::Relcl && document[verb].head == noun;
        let is_of_verb = matches!(document[verb].dep, Dep::Xcomp | Dep::Advcl)
            && document[noun].dep == Dep::Dobj
            && document[noun].head == document[verb].head;
        if (is_relative || is_of_verb)
            && !document.children(verb).iter().any(|child| is_subject(document[*child].dep))
        {
            self.attach(verb, noun, Dep::Acl);
        }
    }

    fn is_finite(&self, verb: TokenId) -> bool {
        let token = &self.document[verb];
        token.pos == Pos::Verb
            && matches!(token.tag, Tag::Vbz | Tag::Vbd | Tag::Vbp)
            && !matches!(token.dep, Dep::Aux | Dep::Auxpass)
    }

    fn build(self, text: String) -> Document {
        let document = self.document;
        let mut builder = Builder::new(text);
        for sentence in document.sentences() {
            builder.start_block(sentence.block);
            for token in sentence.tokens.iter() {
                let info = &document[token];
                builder.push(TokenSpec {
                    span: info.span,
                    lemma: document.lemma(token),
                    tag: self.tags[token.index()],
                    pos: info.pos,
                    head: self.heads[token.index()],
                    dep: self.deps[token.index()],
                    starts_sentence: token == sentence.tokens.start,
                });
            }
        }
        for name in document.names() {
            builder.push_name(*name);
        }
        builder.finish()
    }
}

const fn is_subject(dep: Dep) -> bool {
    matches!(dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj | Dep::Csubjpass | Dep::Expl)
}
