//! The analysis as JSON: one object an article, a line each.
//!
//! All offsets count code points of the article's text. Heads and the tokens of
//! names count the tokens of their block from 0; a root is its own head.

use std::io::{self, Write};

use serde::Serialize;

use crate::ingest::{Article, BlockKind};
use crate::language::{Dep, Document, NameLabel, Pos, Sentence, Tag, TokenId, TokenRange};
use crate::text::{CodePoints, Span};

#[derive(Debug, Serialize)]
struct ArticleLine<'a> {
    article: &'a str,
    blocks: Vec<BlockFields<'a>>,
}

#[derive(Debug, Serialize)]
struct BlockFields<'a> {
    kind: &'static str,
    start: u32,
    end: u32,
    text: &'a str,
    tokens: Vec<TokenFields<'a>>,
    names: Vec<NameFields<'a>>,
}

#[derive(Debug, Serialize)]
struct TokenFields<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    lemma: &'a str,
    tag: Tag,
    pos: Pos,
    head: u32,
    dep: Dep,
    sent_start: bool,
}

#[derive(Debug, Serialize)]
struct NameFields<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    /// The first token, and the one after the last.
    tokens: (u32, u32),
    label: NameLabel,
}

/// Writes the analysis of one article.
///
/// # Errors
///
/// Those of `out`.
pub fn write(article: &Article, document: &Document, out: &mut impl Write) -> io::Result<()> {
    let reader = Reader { article, document, points: CodePoints::new(article.file_text()) };
    let mut blocks = Vec::with_capacity(article.blocks.len());
    for (index, block) in article.blocks.iter().enumerate() {
        let (start, end) = reader.offsets(block.span);
        let tokens = reader.tokens_of(index);
        blocks.push(BlockFields {
            kind: kind_name(block.kind),
            start,
            end,
            text: block.span.of(&article.text),
            tokens: tokens.iter().map(|token| reader.token(token, tokens.start)).collect(),
            names: reader.names(tokens),
        });
    }
    serde_json::to_writer(&mut *out, &ArticleLine { article: &article.id, blocks })?;
    writeln!(out)
}

struct Reader<'a> {
    article: &'a Article,
    document: &'a Document,
    points: CodePoints<'a>,
}

impl<'a> Reader<'a> {
    /// Returns where a span stands in the file, in code points.
    fn offsets(&self, span: Span) -> (u32, u32) {
        self.points.of(self.article.in_file(span))
    }

    /// Returns the tokens of the block with a number.
    fn tokens_of(&self, block: usize) -> TokenRange {
        let sentences = self.document.sentences();
        let is_before = |limit: usize| move |at: &Sentence| (at.block as usize) < limit;
        let first = sentences.partition_point(is_before(block));
        let last = sentences.partition_point(is_before(block + 1));
        match sentences[first..last] {
            [] => TokenRange::new(0, 0),
            [ref first, ..] => {
                TokenRange { start: first.tokens.start, end: sentences[last - 1].tokens.end }
            }
        }
    }

    fn token(&self, id: TokenId, base: TokenId) -> TokenFields<'a> {
        let token = &self.document[id];
        let (start, end) = self.offsets(token.span);
        TokenFields {
            start,
            end,
            text: self.document.word(id),
            lemma: self.document.lemma(id),
            tag: token.tag,
            pos: token.pos,
            head: token.head.0.saturating_sub(base.0),
            dep: token.dep,
            sent_start: self.document.sentence_of(id).tokens.start == id,
        }
    }

    fn names(&self, block: TokenRange) -> Vec<NameFields<'a>> {
        let names = self.document.names().iter().filter(|name| block.contains(name.tokens.start));
        names
            .map(|name| {
                let span: Span = self.document.span(name.tokens);
                let (start, end) = self.offsets(span);
                let (first, last) = (name.tokens.start.0, name.tokens.end.0);
                NameFields {
                    start,
                    end,
                    text: self.document.words(name.tokens),
                    tokens: (first - block.start.0, last - block.start.0),
                    label: name.label,
                }
            })
            .collect()
    }
}

fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
    }
}
