//! Reads articles: finds title, date and paragraphs, and leaves page furniture out.
//!
//! ```text
//! paths, standard input ──read──▶ Result<Article, ReadError>, one by one
//! ```
//!
//! *Furniture* is what a page shows around an article: adverts, credits, share
//! lines, comment forms. What counts as furniture is data, in
//! `data/lexicon/furniture.csv`; what is left out is only in no block.
//!
//! A text that was saved badly is mended to be read (`repair`); the file's text stays beside it,
//! and each span leads to the words of the file.

mod article;
mod dateline;
mod dates;
mod english;
mod error;
mod files;
mod front_matter;
mod furniture;
mod layout;
mod lines;
mod repair;

pub use article::{Article, Block, BlockKind};
pub use english::is_english;
pub use error::ReadError;
pub use files::{find, read, read_file};
pub use repair::Source;

/// Finds the parts of one article in the text of a file, and mends what was saved badly.
///
/// # Errors
///
/// Where the text opens with front matter that is not YAML.
pub fn article(id: impl Into<String>, text: String) -> Result<Article, ReadError> {
    let id = id.into();
    let front = front_matter::read(&id, &text)?;
    let (text, mut source) = repair::mend(text, front.body);
    let title = front.fields.title.map(|title| repair::mend(title, 0).0);
    let found = layout::find(&text, front.body, title.as_deref());
    let text = repair::join_lines(text, &found.blocks, &mut source);
    let written = front.fields.date.as_deref().and_then(dates::first_in);
    Ok(Article {
        title: title.or_else(|| found.title.map(|span| span.of(&text).to_owned())),
        date: written.or(found.date),
        url: front.fields.url,
        publisher: front.fields.publisher,
        blocks: found.blocks,
        id,
        text,
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Renders what is found: title and date, then a line a block.
    fn found(text: &str) -> String {
        let article = article("a", text.to_owned()).unwrap();
        let mut lines = vec![format!(
            "{} / {}",
            article.title.as_deref().unwrap_or("no title"),
            article.date.map_or("no date".to_owned(), |date| date.to_string())
        )];
        for block in &article.blocks {
            lines.push(format!("{:?}: {}", block.kind, block.span.of(&article.text)));
        }
        lines.join("\n")
    }

    #[test]
    fn a_wire_story_has_title_date_and_paragraphs() {
        let text = "Ministers agree on fishing quotas\n14 DEC 2009 18:05\n\n\
            BRUSSELS, Dec 14 (Reuters) - Ministers agreed on quotas. Talks went on all night.\n\n\
            \"We are content,\" the chairman said.\n\n\
            (Reporting by Jane Doe; Editing by John Roe)\n";
        insta::assert_snapshot!(found(text), @r#"
        Ministers agree on fishing quotas / 2009-12-14
        Title: Ministers agree on fishing quotas
        Paragraph: Ministers agreed on quotas. Talks went on all night.
        Paragraph: "We are content," the chairman said.
        "#);
    }

    #[test]
    fn a_scraped_page_loses_its_furniture() {
        let text = "News\n\nMinisters agree on fishing quotas | The Daily Herring\n\nBy Jane Doe\n\
            3 mins read\nPublished: 14 December 2009\nShare this article\n\n\
            Ministers agreed on quotas on Monday after a night of talks in Brussels.\n\n\
            Ministers agree on fishing quotas\n\n\
            Sign up for our newsletter\n\nA long night\n\n\
            The chairman said that he was content with what the night had brought.\n\n\
            Related Reads\nNorth Sea cod returns\n\nLeave a Reply\n\nYour email address will not \
            be published.\n";
        insta::assert_snapshot!(found(text), @r"
        Ministers agree on fishing quotas / 2009-12-14
        Title: Ministers agree on fishing quotas
        Paragraph: Ministers agreed on quotas on Monday after a night of talks in Brussels.
        Heading: A long night
        Paragraph: The chairman said that he was content with what the night had brought.
        ");
    }

    #[test]
    fn front_matter_states_title_and_date() {
        let text = "---\ntitle: Quotas agreed\ndate: 2009-12-14\npublisher: The Herring\n\
            tags: [fish]\n---\nQuotas agreed\n\nMinisters agreed on quotas.\n";
        insta::assert_snapshot!(found(text), @r"
        Quotas agreed / 2009-12-14
        Title: Quotas agreed
        Paragraph: Ministers agreed on quotas.
        ");
    }

    #[test]
    fn malformed_front_matter_is_an_error_that_names_the_line() {
        let text = "---\ntitle: Quotas\n  date: [2009\n---\nMinisters agreed.\n";
        let error = article("fish", text.to_owned()).unwrap_err();
        assert!(error.to_string().starts_with("fish: line "), "{error}");
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "Ministers agree on fishing quotas\n\n\
            Ministers agreed on quotas on Monday after a night of talks in\n\
            Brussels. The chairman said that he was content, and that the\n\
            fleet would sail.\n\
            Nobody objected to the numbers, which the council had put forward\n\
            in the spring.\n";
        insta::assert_snapshot!(found(text), @r"
        Ministers agree on fishing quotas / no date
        Title: Ministers agree on fishing quotas
        Paragraph: Ministers agreed on quotas on Monday after a night of talks in Brussels. The chairman said that he was content, and that the fleet would sail.
        Paragraph: Nobody objected to the numbers, which the council had put forward in the spring.
        ");
    }

    #[test]
    fn a_date_glued_to_the_text_is_not_part_of_it() {
        let text = " date 2009-12-14 There was also resistance from the fleet.\r\n\r\nIt sailed.";
        insta::assert_snapshot!(found(text), @r"
        no title / 2009-12-14
        Paragraph: There was also resistance from the fleet.
        Paragraph: It sailed.
        ");
    }

    proptest! {
        #[test]
        fn any_text_gives_blocks_inside_it_and_in_order(text in "(\\PC|[\n\r\0\u{feff}-]){0,400}") {
            if let Ok(article) = article("a", text.clone()) {
                let mut end = 0;
                for block in &article.blocks {
                    prop_assert!(block.span.start >= end && !block.span.is_empty());
                    end = block.span.end;
                    prop_assert_eq!(block.span.trim(&article.text), block.span);
                    let file = article.in_file(block.span);
                    prop_assert!(!file.of(&text).is_empty());
                }
            }
        }
    }
}
