//! Mends the text of a page that was saved badly, and remembers where it stood in the file.
//!
//! ```text
//! file's text ──mend──▶ text as it is read, Source ──in_file──▶ span of the file's text
//! ```
//!
//! Text is mended in layers, each over what the one before made: letters that were decoded with
//! the wrong table; character references of HTML; tags, Markdown and marks of notes; white space,
//! also where it was lost.
//! A layer is a list of edits, so that a span of the mended text leads back to the file's words:
//! evidence and its offsets are always those of the file. What is only shown has the mended words.

mod edits;
mod letters;
mod marks;
mod spaces;

use self::edits::{Edit, Layer};
use super::Block;
use crate::text::Span;

/// The text of the file that an article's text was made of.
///
/// The default is that of an article whose text is the file's, as most are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source(Option<Box<Mended>>);

/// A file's text, and how it was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mended {
    text: String,
    layers: Vec<Layer>,
}

impl Source {
    /// Returns the file's text; `read` is the article's.
    pub(super) fn text<'a>(&'a self, read: &'a str) -> &'a str {
        self.0.as_ref().map_or(read, |mended| &mended.text)
    }

    /// Returns the span of the file's text that a span of the article's text was made of.
    pub(super) fn span(&self, span: Span) -> Span {
        let layers = self.0.iter().flat_map(|mended| mended.layers.iter().rev());
        layers.fold(span, |span, layer| layer.undo(span))
    }

    /// Returns `text` with edits behind byte `from`, and adds the way back.
    fn edited(&mut self, text: String, edits: Vec<Edit>, from: usize) -> String {
        let Some((layer, edited)) = Layer::apply(edits, &text, from) else { return text };
        let mended = self.0.get_or_insert_with(|| Box::new(Mended { text, layers: Vec::new() }));
        mended.layers.push(layer);
        edited
    }
}

/// Mends `text` behind byte `from`; also returns how it leads back to what it was.
pub(super) fn mend(text: String, from: usize) -> (String, Source) {
    type Find = fn(&str) -> Vec<Edit>;
    let all: [Find; 5] = [
        letters::decoded_wrongly,
        letters::references,
        marks::find,
        spaces::find,
        spaces::lost_at_quotes,
    ];
    let mut source = Source::default();
    let mended = all.iter().fold(text, |text, find| {
        let edits = find(&text[from..]);
        source.edited(text, edits, from)
    });
    (mended, source)
}

/// Puts blanks in place of the ends of lines inside blocks of `text`; all else stays in its place.
pub(super) fn join_lines(text: String, blocks: &[Block], source: &mut Source) -> String {
    let ends = blocks.iter().flat_map(|block| {
        let start = block.span.start as usize;
        block.span.of(&text).match_indices('\n').map(move |(at, _)| start + at)
    });
    let edits = ends.map(|at| Edit::new(at, at + 1, " ")).collect();
    source.edited(text, edits, 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::mend;
    use crate::text::Span;

    #[test]
    fn a_badly_saved_text_is_mended() {
        let text = "<p>Ms&nbsp;Roe: &amp;quot;Weâ€™ll **stay**&amp;quot;.[3] The\u{200b} oﬃce\t closed.</p>";
        assert_eq!(
            mend(text.to_owned(), 0).0,
            "\n\nMs Roe: \"We’ll stay\". The office closed.\n\n"
        );
    }

    #[test]
    fn a_span_of_mended_text_leads_to_the_words_of_the_file() {
        let text = "X **Ms&nbsp;Roe** left\u{ad}.";
        let (read, source) = mend(text.to_owned(), 0);
        assert_eq!(read, "X Ms Roe left.");
        let file = |words: &str| {
            let at = read.find(words).unwrap();
            source.span(Span::from_range(at..at + words.len())).of(text)
        };
        assert_eq!(file("Ms Roe"), "Ms&nbsp;Roe");
        assert_eq!(file("Ms Roe left."), "Ms&nbsp;Roe** left\u{ad}.");
        assert_eq!(file("left"), "left");
        assert_eq!(file(" "), " ");
    }

    #[test]
    fn clean_text_stays_what_it_is() {
        let text = "“We [the union] won’t,” Ms. Roe said.\n\n“It’s 5*3, R&D, <3 and a_b.”\n";
        let (read, source) = mend(text.to_owned(), 0);
        assert_eq!(read, text);
        assert_eq!(source, super::Source::default());
        assert_eq!(mend("--- &amp; &amp;".to_owned(), 10).0, "--- &amp; &");
    }

    proptest! {
        #[test]
        fn spans_lead_back_in_order(text in "([a-z“’â€™é&;<>/*_\\[\\]()#. \\n\\r\t\u{a0}\u{ad}\u{200b}]|&amp;|&nbsp;|<b>|</b>|\\*\\*){0,40}|.{0,30}") {
            let (read, source) = mend(text.clone(), 0);
            let bounds: Vec<usize> =
                read.char_indices().map(|(at, _)| at).chain([read.len()]).collect();
            let mut last = 0;
            for pair in bounds.windows(2) {
                let span = source.span(Span::from_range(pair[0]..pair[1]));
                prop_assert!(span.start >= last && span.end > span.start, "{span:?}");
                prop_assert!(text.get(span.range()).is_some());
                // A character that was not made by a repair is that of the file.
                last = span.start;
            }
            let whole = source.span(Span::from_range(0..read.len()));
            prop_assert!(whole.end as usize <= text.len());
        }
    }
}
