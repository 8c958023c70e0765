//! The analysed text: tokens, sentences, the tree over them, and names.

mod build;

pub use build::{Builder, TokenSpec};

use std::ops::Index;

use serde::Serialize;

use super::scheme::{Dep, NameLabel, Pos, Tag};
use crate::text::Span;

/// The place of a token in its [`Document`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct TokenId(pub u32);

impl TokenId {
    /// Returns the place as an index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Returns the place behind this one, which may be that behind the last token.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Returns the place before this one; the first has none.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }
}

/// The place of a sentence in its [`Document`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct SentenceId(pub u32);

impl SentenceId {
    /// Returns the place as an index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A half-open run of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct TokenRange {
    /// The first token.
    pub start: TokenId,
    /// The token after the last one.
    pub end: TokenId,
}

impl TokenRange {
    /// Returns the run `start..end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start: TokenId(start), end: TokenId(end) }
    }

    /// Returns the run of one token.
    #[must_use]
    pub const fn one(token: TokenId) -> Self {
        Self::new(token.0, token.0 + 1)
    }

    /// Returns the tokens of the run in order.
    #[must_use]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = TokenId> + ExactSizeIterator {
        let length = self.len();
        (0..length).map(move |at| TokenId(self.start.0 + u32::try_from(at).unwrap_or(u32::MAX)))
    }

    /// Returns the number of tokens.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.0.saturating_sub(self.start.0) as usize
    }

    /// Tells whether the run has no token.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end.0 <= self.start.0
    }

    /// Tells whether `token` lies in the run.
    #[must_use]
    pub const fn contains(self, token: TokenId) -> bool {
        self.start.0 <= token.0 && token.0 < self.end.0
    }

    /// Returns the last token of a run that has one.
    #[must_use]
    pub const fn last(self) -> Option<TokenId> {
        if self.is_empty() { None } else { Some(TokenId(self.end.0 - 1)) }
    }
}

/// A word, a punctuation mark or a run of white space beyond single blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the article.
    pub span: Span,
    /// The fine part of speech (Penn Treebank).
    pub tag: Tag,
    /// The coarse part of speech (Universal Dependencies).
    pub pos: Pos,
    /// The token that governs it; itself where it is the root of its sentence.
    pub head: TokenId,
    /// How it depends on its head.
    pub dep: Dep,
    /// The sentence that it is in.
    pub sentence: SentenceId,
    lemma: Span,
}

/// A run of tokens that the model takes for a name, with its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The tokens.
    pub tokens: TokenRange,
    /// What the model takes it for. Often wrong: [`mentions`](crate::mentions) overrules it.
    pub label: NameLabel,
}

/// A sentence: its tokens, its extent and the block of the article that it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// The tokens, white space included.
    pub tokens: TokenRange,
    /// From the first word to the last, without white space around it.
    pub span: Span,
    /// Index into the blocks of the article.
    pub block: u32,
}

/// An article's text, cut into tokens and sentences, with a tree over each sentence.
///
/// Owns everything in flat vectors; the rest of the pipeline refers into it
/// with ids, so no later type carries a lifetime.
#[derive(Debug, Clone, Default)]
pub struct Document {
    text: String,
    lemmas: String,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    names: Vec<Name>,
    child_starts: Vec<u32>,
    children: Vec<TokenId>,
    edges: Vec<TokenRange>,
}

impl Index<TokenId> for Document {
    type Output = Token;

    fn index(&self, id: TokenId) -> &Token {
        &self.tokens[id.index()]
    }
}

impl Index<SentenceId> for Document {
    type Output = Sentence;

    fn index(&self, id: SentenceId) -> &Sentence {
        &self.sentences[id.index()]
    }
}

impl Document {
    /// Returns the article's text, exactly as it was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns all tokens in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Returns the ids of all tokens in order.
    #[must_use]
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = TokenId> + ExactSizeIterator + use<> {
        TokenRange::new(0, u32::try_from(self.tokens.len()).unwrap_or(u32::MAX)).iter()
    }

    /// Returns `place` where a token stands there: the place behind the last one has none.
    #[must_use]
    pub fn existing(&self, place: TokenId) -> Option<TokenId> {
        (place.index() < self.tokens.len()).then_some(place)
    }

    /// Returns all sentences in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Returns the names that the model found, in order.
    #[must_use]
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// Returns the name that a token is a part of.
    #[must_use]
    pub fn name_at(&self, token: TokenId) -> Option<&Name> {
        let at = self.names.partition_point(|name| name.tokens.end <= token);
        self.names.get(at).filter(|name| name.tokens.contains(token))
    }

    /// Returns the token as the text words it.
    #[must_use]
    pub fn word(&self, id: TokenId) -> &str {
        self[id].span.of(&self.text)
    }

    /// Returns the base form of a token.
    #[must_use]
    pub fn lemma(&self, id: TokenId) -> &str {
        self[id].lemma.of(&self.lemmas)
    }

    /// Returns the text from the first token of a run to its last.
    #[must_use]
    pub fn words(&self, tokens: TokenRange) -> &str {
        self.span(tokens).of(&self.text)
    }

    /// Returns the extent of a run of tokens; an empty one has the empty span at 0.
    #[must_use]
    pub fn span(&self, tokens: TokenRange) -> Span {
        match tokens.last() {
            Some(last) => self[tokens.start].span.cover(self[last].span),
            None => Span::new(0, 0),
        }
    }

    /// Returns the tokens that `id` governs directly, in order of the text.
    #[must_use]
    pub fn children(&self, id: TokenId) -> &[TokenId] {
        let at = id.index();
        &self.children[self.child_starts[at] as usize..self.child_starts[at + 1] as usize]
    }

    /// Returns the first child of `id` that depends on it as `dep`.
    #[must_use]
    pub fn child(&self, id: TokenId, dep: Dep) -> Option<TokenId> {
        self.children_as(id, dep).next()
    }

    /// Returns the children of `id` that depend on it as `dep`.
    pub fn children_as(&self, id: TokenId, dep: Dep) -> impl Iterator<Item = TokenId> {
        self.children(id).iter().copied().filter(move |child| self[*child].dep == dep)
    }

    /// Returns the token that governs `id`, or none for a root.
    #[must_use]
    pub fn head(&self, id: TokenId) -> Option<TokenId> {
        Some(self[id].head).filter(|head| *head != id)
    }

    /// Returns the tokens above `id`, nearest first.
    pub fn ancestors(&self, id: TokenId) -> impl Iterator<Item = TokenId> {
        std::iter::successors(self.head(id), |above| self.head(*above))
    }

    /// Tells whether a verb has the "to" of an infinitive.
    #[must_use]
    pub fn is_infinitive(&self, verb: TokenId) -> bool {
        self.children_as(verb, Dep::Aux).any(|aux| self[aux].tag == Tag::To)
    }

    /// Returns the run from the leftmost to the rightmost token that `id` dominates.
    ///
    /// In a non-projective tree, the run may hold tokens that `id` does not dominate.
    #[must_use]
    pub fn subtree(&self, id: TokenId) -> TokenRange {
        self.edges[id.index()]
    }

    /// Returns the sentence that the token is in.
    #[must_use]
    pub fn sentence_of(&self, id: TokenId) -> &Sentence {
        &self[self[id].sentence]
    }

    /// Returns the root of a sentence: the first token that is its own head.
    #[must_use]
    pub fn root(&self, id: SentenceId) -> Option<TokenId> {
        self[id].tokens.iter().find(|token| self[*token].head == *token)
    }

    /// Returns the tokens that begin at or after `span.start` and end at or before `span.end`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end).max(start);
        let id = |at: usize| TokenId(u32::try_from(at).unwrap_or(u32::MAX));
        TokenRange { start: id(start), end: id(end) }
    }
}
