//! The arcs of a document while repairs move them.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{lemmas, names};
use crate::language::document::{Builder, Document, TokenId, TokenRange, TokenSpec};
use crate::language::scheme::{Dep, Pos, Tag};

/// The arcs as they shall be.
pub(super) struct Draft<'a> {
    pub(super) document: &'a Document,
    pub(super) heads: Vec<TokenId>,
    pub(super) deps: Vec<Dep>,
    pub(super) tags: Vec<Tag>,
    /// The words that are names within the document's sentences, where capitals tell.
    pub(super) names: HashSet<&'a str>,
}

impl<'a> Draft<'a> {
    /// Returns the arcs as the model has them.
    pub(super) fn new(document: &'a Document) -> Self {
        let tokens = document.tokens();
        Self {
            document,
            heads: tokens.iter().map(|token| token.head).collect(),
            deps: tokens.iter().map(|token| token.dep).collect(),
            tags: tokens.iter().map(|token| token.tag).collect(),
            names: names::known(document),
        }
    }
}

impl Draft<'_> {
    /// Hangs `token` on `head` as `dep`, unless that would close a circle with another moved arc.
    pub(super) fn attach(&mut self, token: TokenId, head: TokenId, dep: Dep) {
        let limit = self.document.sentence_of(token).tokens.len();
        let mut above = head;
        for _ in 0..limit {
            if above == token {
                return;
            }
            let next = self.heads[above.index()];
            if next == above {
                break;
            }
            above = next;
        }
        self.heads[token.index()] = head;
        self.deps[token.index()] = dep;
    }

    pub(super) fn is_finite(&self, verb: TokenId) -> bool {
        let token = &self.document[verb];
        token.pos == Pos::Verb
            && matches!(token.tag, Tag::Vbz | Tag::Vbd | Tag::Vbp)
            && !matches!(token.dep, Dep::Aux | Dep::Auxpass)
    }

    /// Hangs the marks that stand behind `from` and hang on `old` on `new`.
    pub(super) fn move_marks(&mut self, old: TokenId, from: TokenId, new: TokenId) {
        let document = self.document;
        for mark in document.children_as(old, Dep::Punct).filter(|mark| *mark > from) {
            self.attach(mark, new, Dep::Punct);
        }
    }

    /// Makes `verb` what `below` was, and `below` what is said by it.
    pub(super) fn put_above(&mut self, verb: TokenId, below: TokenId) {
        let document = self.document;
        let is_root = document.head(below).is_none();
        self.heads[verb.index()] = if is_root { verb } else { document[below].head };
        self.deps[verb.index()] = document[below].dep;
        self.heads[below.index()] = verb;
        self.deps[below.index()] = Dep::Ccomp;
    }

    /// Gives a sentence back the model's tree where repairs together made none of it.
    pub(super) fn undo_circles(&mut self) {
        let mut ends_at_root = vec![false; self.heads.len()];
        let mut path = Vec::new();
        for sentence in self.document.sentences() {
            for token in sentence.tokens.iter() {
                let mut at = token;
                path.clear();
                while !ends_at_root[at.index()] && path.len() <= sentence.tokens.len() {
                    path.push(at);
                    ends_at_root[at.index()] = self.heads[at.index()] == at;
                    at = self.heads[at.index()];
                }
                if !ends_at_root[at.index()] {
                    self.undo(sentence.tokens);
                    break;
                }
                for passed in &path {
                    ends_at_root[passed.index()] = true;
                }
            }
        }
    }

    fn undo(&mut self, tokens: TokenRange) {
        for token in tokens.iter() {
            let model = &self.document[token];
            self.heads[token.index()] = model.head;
            self.deps[token.index()] = model.dep;
            self.tags[token.index()] = model.tag;
        }
    }

    /// Returns the document over `text`, which has the same words.
    pub(super) fn build(self, text: String) -> Document {
        let document = self.document;
        let mut builder = Builder::new(text);
        for sentence in document.sentences() {
            builder.start_block(sentence.block);
            for token in sentence.tokens.iter() {
                let info = &document[token];
                let tag = self.tags[token.index()];
                builder.push(TokenSpec {
                    span: info.span,
                    lemma: &lemma(document, token),
                    tag,
                    pos: match tag {
                        Tag::Vbp | Tag::Vbz if info.tag != tag => Pos::Verb,
                        Tag::Jj if info.tag != tag => Pos::Adj,
                        Tag::In if info.tag != tag => Pos::Adp,
                        Tag::Nnp if info.tag != tag => Pos::Propn,
                        Tag::Nn if info.tag != tag => Pos::Noun,
                        _ => info.pos,
                    },
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

fn lemma(document: &Document, token: TokenId) -> Cow<'_, str> {
    let lemma = document.lemma(token);
    match document[token].pos {
        Pos::Verb => lemmas::base(document.word(token), lemma),
        _ => Cow::Borrowed(lemma),
    }
}

/// Tells whether a label is that of a subject, with "there" and "it" that stand for nothing.
pub(super) const fn is_subject(dep: Dep) -> bool {
    matches!(dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj | Dep::Csubjpass | Dep::Expl)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn repairs_that_close_a_circle_are_undone() {
        let mut builder = Builder::new("they met".to_owned());
        for (start, end) in [(0, 4), (5, 8)] {
            builder.push(TokenSpec {
                span: Span::new(start, end),
                lemma: "",
                tag: Tag::Nn,
                pos: Pos::Noun,
                head: TokenId(1),
                dep: Dep::Root,
                starts_sentence: start == 0,
            });
        }
        let document = builder.finish();
        let mut draft = Draft {
            document: &document,
            heads: vec![TokenId(1), TokenId(0)],
            deps: vec![Dep::Dep; 2],
            tags: vec![Tag::Vb; 2],
            names: HashSet::new(),
        };
        draft.undo_circles();
        assert_eq!(draft.heads, [TokenId(1), TokenId(1)]);
        assert_eq!(draft.deps, [Dep::Root, Dep::Root]);
        assert_eq!(draft.tags, [Tag::Nn, Tag::Nn]);
    }
}
