//! The analysis as CoNLL-U: a line a word, ten columns.
//!
//! The format is that of <https://universaldependencies.org/format.html>; heads and
//! labels are those of the model's scheme, not of Universal Dependencies. White
//! space that the model takes for a token is no line; it is told in `SpacesAfter`,
//! as `UDPipe` does. `TokenRange` counts code points of the file's text, `NER`
//! marks names with B and I.

use std::io::{self, Write};

use crate::ingest::Article;
use crate::language::lexeme::is_space_char;
use crate::language::{Document, Pos, Sentence, TokenId};
use crate::text::{CodePoints, Span};

/// Writes the analysis of one article.
///
/// # Errors
///
/// Those of `out`.
pub fn write(article: &Article, document: &Document, out: &mut impl Write) -> io::Result<()> {
    let writer = Writer {
        article,
        document,
        points: CodePoints::new(article.file_text()),
        names: name_tags(document),
    };
    let mut block = None;
    let mut number = 0;
    for sentence in document.sentences() {
        let words = writer.words(sentence);
        if words.is_empty() {
            continue;
        }
        number += 1;
        if number == 1 {
            writeln!(out, "# newdoc id = {}", one_line(&article.id))?;
        }
        if block != Some(sentence.block) {
            writeln!(out, "# newpar id = {}-p{}", one_line(&article.id), sentence.block + 1)?;
            block = Some(sentence.block);
        }
        writeln!(out, "# sent_id = {}-{number}", one_line(&article.id))?;
        writeln!(out, "# text = {}", one_line(sentence.span.of(document.text())))?;
        writer.sentence(&words, out)?;
        writeln!(out)?;
    }
    Ok(())
}

struct Writer<'a> {
    article: &'a Article,
    document: &'a Document,
    points: CodePoints<'a>,
    /// For each token its place in a name.
    names: Vec<Option<String>>,
}

impl Writer<'_> {
    /// Returns the tokens of a sentence that are no white space.
    fn words(&self, sentence: &Sentence) -> Vec<TokenId> {
        sentence.tokens.iter().filter(|token| !self.is_space(*token)).collect()
    }

    fn is_space(&self, token: TokenId) -> bool {
        self.document[token].pos == Pos::Space
            || self.document.word(token).chars().all(is_space_char)
    }

    fn sentence(&self, words: &[TokenId], out: &mut impl Write) -> io::Result<()> {
        let document = self.document;
        for (at, token) in words.iter().copied().enumerate() {
            let info = &document[token];
            let head = self.head(token).and_then(|head| words.binary_search(&head).ok());
            let (head, dep) = match head {
                Some(head) => (head + 1, or_underscore(info.dep.as_str())),
                None => (0, "root"),
            };
            let (word, lemma) = (document.word(token), one_line(document.lemma(token)));
            let (lemma, misc) = (or_underscore(&lemma), self.misc(token));
            let (pos, tag) = (or_underscore(info.pos.as_str()), or_underscore(info.tag.as_str()));
            let id = at + 1;
            writeln!(out, "{id}\t{word}\t{lemma}\t{pos}\t{tag}\t_\t{head}\t{dep}\t_\t{misc}")?;
        }
        Ok(())
    }

    /// Returns the nearest token above that is no white space.
    fn head(&self, token: TokenId) -> Option<TokenId> {
        let limit = self.document.sentence_of(token).tokens.len();
        self.document.ancestors(token).take(limit).find(|above| !self.is_space(*above))
    }

    fn misc(&self, token: TokenId) -> String {
        let span = self.document[token].span;
        let mut fields = Vec::new();
        if let Some(name) = &self.names[token.index()] {
            fields.push(format!("NER={name}"));
        }
        match self.space_after(span) {
            " " => {}
            "" => fields.push("SpaceAfter=No".to_owned()),
            space => fields.push(format!("SpacesAfter={}", escaped(space))),
        }
        let (start, end) = self.points.of(self.article.in_file(span));
        fields.push(format!("TokenRange={start}:{end}"));
        fields.join("|")
    }

    /// Returns the white space between a token and what follows it.
    fn space_after(&self, span: Span) -> &str {
        let rest = &self.article.text[span.end as usize..];
        &rest[..rest.len() - rest.trim_start_matches(is_space_char).len()]
    }
}

/// Returns for each token `B-` or `I-` with the label of the name that it is in.
fn name_tags(document: &Document) -> Vec<Option<String>> {
    let mut tags = vec![None; document.tokens().len()];
    for name in document.names() {
        for (at, token) in name.tokens.iter().enumerate() {
            let place = if at == 0 { "B" } else { "I" };
            tags[token.index()] = Some(format!("{place}-{}", name.label));
        }
    }
    tags
}

/// Returns white space in the escapes of `UDPipe`, which keep it inside its column.
fn escaped(space: &str) -> String {
    let escape = |c| match c {
        ' ' => r"\s".to_owned(),
        '\t' => r"\t".to_owned(),
        '\n' => r"\n".to_owned(),
        '\r' => r"\r".to_owned(),
        other => format!("\\u{:04x}", u32::from(other)),
    };
    space.chars().map(escape).collect()
}

/// Returns words with white space of any kind as single blanks.
fn one_line(words: &str) -> String {
    let parts = words.split(is_space_char).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

fn or_underscore(value: &str) -> &str {
    if value.is_empty() { "_" } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Block, BlockKind};
    use crate::language::document::{Builder, TokenSpec};
    use crate::language::{Dep, Name, NameLabel, Tag, TokenRange};

    #[test]
    fn white_space_is_no_word_and_its_children_rise() {
        let text = "é (UN  talks)\n".to_owned();
        let mut builder = Builder::new(text.clone());
        builder.start_block(0);
        for (start, end, tag, pos, head, dep) in [
            (0, 2, Tag::Uh, Pos::Intj, 4, Dep::Intj),
            (3, 4, Tag::OpenBracket, Pos::Punct, 4, Dep::Punct),
            (4, 6, Tag::Nnp, Pos::Propn, 3, Dep::Compound),
            (7, 8, Tag::Space, Pos::Space, 4, Dep::Dep),
            (8, 13, Tag::Nns, Pos::Noun, 4, Dep::Root),
            (13, 14, Tag::CloseBracket, Pos::Punct, 4, Dep::Punct),
        ] {
            let (span, head) = (Span::new(start, end), TokenId(head));
            let lemma = span.of(&text).trim_end_matches('s');
            builder.push(TokenSpec { span, lemma, tag, pos, head, dep, starts_sentence: false });
        }
        builder.push_name(Name { tokens: TokenRange::new(2, 5), label: NameLabel::Event });
        let document = builder.finish();
        let block = Block { span: Span::new(0, 14), kind: BlockKind::Paragraph };
        let article = Article {
            source: crate::ingest::Source::default(),
            id: "a b".to_owned(),
            text,
            title: None,
            date: None,
            url: None,
            publisher: None,
            blocks: vec![block],
        };
        let mut out = Vec::new();
        write(&article, &document, &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap().replace('\t', " "), @r"
        # newdoc id = a b
        # newpar id = a b-p1
        # sent_id = a b-1
        # text = é (UN talks)
        1 é é INTJ UH _ 4 intj _ TokenRange=0:1
        2 ( ( PUNCT -LRB- _ 4 punct _ SpaceAfter=No|TokenRange=2:3
        3 UN UN PROPN NNP _ 4 compound _ NER=B-EVENT|SpacesAfter=\s\s|TokenRange=3:5
        4 talks talk NOUN NNS _ 0 root _ NER=I-EVENT|SpaceAfter=No|TokenRange=7:12
        5 ) ) PUNCT -RRB- _ 4 punct _ SpacesAfter=\n|TokenRange=12:13
        ");
    }
}
