//! Building a document, token by token.

use super::{Document, Name, Sentence, SentenceId, Token, TokenId, TokenRange};
use crate::language::scheme::{Dep, Pos, Tag};
use crate::text::Span;

/// What an analysis says of one token; see [`Builder::push`].
#[derive(Debug, Clone, Copy)]
pub struct TokenSpec<'a> {
    /// Where it stands in the article.
    pub span: Span,
    /// Its base form.
    pub lemma: &'a str,
    /// The fine part of speech.
    pub tag: Tag,
    /// The coarse part of speech.
    pub pos: Pos,
    /// The token that governs it, counted in the whole document.
    pub head: TokenId,
    /// How it depends on its head.
    pub dep: Dep,
    /// Whether a sentence begins here.
    pub starts_sentence: bool,
}

/// Collects the tokens of an article, block by block, into a [`Document`].
#[derive(Debug)]
pub struct Builder {
    document: Document,
    block: u32,
}

impl Builder {
    /// Starts a document of `text`.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self { document: Document { text, ..Document::default() }, block: 0 }
    }

    /// Says that the tokens that follow belong to block `index` of the article.
    ///
    /// A block always begins a sentence.
    pub fn start_block(&mut self, index: u32) {
        self.block = index;
    }

    /// Returns the id that the next token will get.
    #[must_use]
    pub fn next_id(&self) -> TokenId {
        TokenId(u32::try_from(self.document.tokens.len()).unwrap_or(u32::MAX))
    }

    /// Adds a token behind the others.
    pub fn push(&mut self, spec: TokenSpec<'_>) {
        let id = self.next_id();
        let document = &mut self.document;
        let new_block = document.sentences.last().is_none_or(|last| last.block != self.block);
        if spec.starts_sentence || new_block {
            document.sentences.push(Sentence {
                tokens: TokenRange { start: id, end: id },
                span: spec.span,
                block: self.block,
            });
        }
        let start = document.lemmas.len();
        document.lemmas.push_str(spec.lemma);
        document.tokens.push(Token {
            span: spec.span,
            tag: spec.tag,
            pos: spec.pos,
            head: spec.head,
            dep: spec.dep,
            sentence: SentenceId(u32::try_from(document.sentences.len() - 1).unwrap_or(u32::MAX)),
            lemma: Span::from_range(start..document.lemmas.len()),
        });
        if let Some(sentence) = document.sentences.last_mut() {
            sentence.tokens.end = id.next();
            sentence.span = sentence.span.cover(spec.span);
        }
    }

    /// Adds a name; names come in order and do not overlap.
    pub fn push_name(&mut self, name: Name) {
        self.document.names.push(name);
    }

    /// Finishes the document: links heads to children and measures subtrees.
    #[must_use]
    pub fn finish(self) -> Document {
        let mut document = self.document;
        let text = std::mem::take(&mut document.text);
        for sentence in &mut document.sentences {
            sentence.span = sentence.span.trim(&text);
        }
        document.text = text;
        link_children(&mut document);
        document.edges = subtree_edges(&document);
        document
    }
}

/// Fills the lists of children from the heads (a counting sort).
fn link_children(document: &mut Document) {
    let mut starts = vec![0_u32; document.tokens.len() + 1];
    for (at, token) in document.tokens.iter().enumerate() {
        if token.head.index() != at {
            starts[token.head.index() + 1] += 1;
        }
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut children = vec![TokenId(0); starts.last().map_or(0, |count| *count as usize)];
    for (at, token) in document.tokens.iter().enumerate() {
        if token.head.index() != at {
            let slot = &mut next[token.head.index()];
            children[*slot as usize] = TokenId(u32::try_from(at).unwrap_or(u32::MAX));
            *slot += 1;
        }
    }
    document.child_starts = starts;
    document.children = children;
}

/// Measures each token's subtree by widening its head's, from the leaves up.
///
/// In a malformed tree, tokens in a cycle know only what hangs below the cycle.
fn subtree_edges(document: &Document) -> Vec<TokenRange> {
    let mut edges: Vec<TokenRange> = document.ids().map(TokenRange::one).collect();
    let mut waiting: Vec<usize> = document.ids().map(|id| document.children(id).len()).collect();
    let mut measured: Vec<TokenId> = document.ids().filter(|id| waiting[id.index()] == 0).collect();
    while let Some(id) = measured.pop() {
        let Some(head) = document.head(id) else { continue };
        let (below, edge) = (edges[id.index()], &mut edges[head.index()]);
        edge.start = edge.start.min(below.start);
        edge.end = edge.end.max(below.end);
        waiting[head.index()] -= 1;
        if waiting[head.index()] == 0 {
            measured.push(head);
        }
    }
    edges
}
