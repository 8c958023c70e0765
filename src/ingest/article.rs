//! One article, as read from a file.

use jiff::civil::Date;

use super::Source;
use crate::text::Span;

/// An article: its text as it is read, and where its parts stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// The file's stem, or the record's id in a file of many.
    pub id: String,
    /// The whole text, with what was saved badly mended. All offsets inside the program count
    /// from its start; [`Article::in_file`] leads to those of the file.
    pub text: String,
    /// The file's text.
    pub source: Source,
    /// The headline, as front matter or the text words it.
    pub title: Option<String>,
    /// The day of publication, where front matter or a date line states one.
    pub date: Option<Date>,
    /// Where it was published, if front matter states it.
    pub url: Option<String>,
    /// Who published it, if front matter states it.
    pub publisher: Option<String>,
    /// What an author wrote, in order; furniture, front matter and date lines are left out.
    pub blocks: Vec<Block>,
}

impl Article {
    /// Returns the text of the file, exactly as it was read in.
    #[must_use]
    pub fn file_text(&self) -> &str {
        self.source.text(&self.text)
    }

    /// Returns where the words of a span of [`text`](Self::text) stand in [`file_text`](Self::file_text).
    #[must_use]
    pub fn in_file(&self, span: Span) -> Span {
        self.source.span(span)
    }
}

/// A stretch of an article's text that is analysed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without white space around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block of text is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A heading between paragraphs.
    Heading,
    /// Running text.
    Paragraph,
}
