//! One article, as read from a file.

use jiff::civil::Date;

use crate::text::Span;

/// An article: its text as the file holds it, and where its parts stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// The file's stem, or the record's id in a file of many.
    pub id: String,
    /// The whole text, exactly as read. All offsets count from its start.
    pub text: String,
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
