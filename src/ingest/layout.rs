//! Finds title, date and blocks in the lines of an article.
//!
//! Lines are joined into *pieces* where the file is hard-wrapped; each piece is
//! then a title, a heading, a paragraph or furniture. The *head* is what stands
//! before the first running text: title, byline, date, credits.

use std::collections::HashSet;

use jiff::civil::Date;

use super::furniture::{self, Action};
use super::lines::{Line, is_blank, lines};
use super::{Block, BlockKind, dateline, dates};
use crate::text::Span;

/// The widest that a hard-wrapped line is, in characters.
const WIDEST_WRAP: usize = 130;
/// The most words of a line in the head that is a name or a label rather than a headline.
const LABEL_WORDS: usize = 5;
/// The most words of a heading.
const HEADING_WORDS: usize = 12;
/// The most words of a headline.
const TITLE_WORDS: usize = 30;
/// The most words of an exclamation beside an advert.
const EXCLAMATION_WORDS: usize = 15;

/// The parts of an article's text.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub title: Option<Span>,
    pub date: Option<Date>,
    pub blocks: Vec<Block>,
}

/// A line, or the joined lines of a hard-wrapped paragraph.
#[derive(Debug, Clone, Copy)]
struct Piece {
    span: Span,
    /// Whether it opened with a bullet.
    item: bool,
    /// Whether it marks the place of a call to the reader, and is no text.
    advert: bool,
}

/// Finds the parts of `text` behind byte `from`; `title` is what front matter states.
pub(super) fn find(text: &str, from: usize, title: Option<&str>) -> Layout {
    let lines: Vec<Line> = lines(text, from).collect();
    let mut layout = Layout::default();
    let pieces = without_adverts(text, pieces(text, &lines, &mut layout));
    let body = pieces.iter().position(|piece| is_running(text, *piece)).unwrap_or(pieces.len());
    let (head, body) = pieces.split_at(body);
    let mut seen: HashSet<String> = HashSet::new();
    add_head(text, head, title, &mut layout, &mut seen);
    add_body(text, body, &mut layout, &mut seen);
    layout
}

/// Cuts the text into pieces, without furniture and date lines.
fn pieces(text: &str, lines: &[Line], layout: &mut Layout) -> Vec<Piece> {
    let width = wrap_width(text, lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut in_head = true;
    let mut labelled = false;
    // Whether the next line may go on with the piece before it.
    let mut open: Option<Span> = None;
    for line in lines {
        let words = line.span.of(text);
        let wrapped_from = open.take();
        if !words.contains(char::is_alphanumeric) {
            continue;
        }
        if std::mem::take(&mut labelled) && count(words) <= LABEL_WORDS {
            continue;
        }
        match furniture::action(words, in_head) {
            Some(Action::End) => break,
            Some(Action::Advert) => pieces.push(Piece { advert: true, ..piece(text, line.span) }),
            Some(Action::Label) => labelled = true,
            Some(Action::Drop) => {}
            None => {
                let Some(span) = without_date(text, line.span, in_head, layout) else { continue };
                match pieces.last_mut() {
                    Some(last)
                        if wrapped_from
                            .is_some_and(|before| goes_on(text, before, span, width)) =>
                    {
                        last.span = last.span.cover(span);
                    }
                    _ => pieces.push(piece(text, span)),
                }
                open = Some(span);
                in_head &= !pieces.last().is_some_and(|last| is_running(text, *last));
            }
        }
    }
    pieces
}

/// Returns a line without the date in it; none where nothing else is left.
fn without_date(text: &str, span: Span, in_head: bool, layout: &mut Layout) -> Option<Span> {
    let line = span.of(text);
    if count(line) <= TITLE_WORDS {
        let of_byline = || dates::of_byline(line).filter(|_| in_head && is_byline(line));
        if let Some(date) = dates::of_date_line(line).or_else(of_byline) {
            layout.date.get_or_insert(date);
            return None;
        }
    }
    if in_head && let Some((date, at)) = dates::glued(line) {
        layout.date.get_or_insert(date);
        return Some(Span::from_range(span.start as usize + at..span.end as usize));
    }
    if in_head
        && !ends_sentence(line)
        && let Some((date, at)) = dates::trailing(line)
    {
        layout.date.get_or_insert(date);
        return Some(Span::from_range(span.start as usize..span.start as usize + at).trim(text));
    }
    Some(span)
}

/// Tells whether a line with a date in it names author or publisher and no more.
fn is_byline(line: &str) -> bool {
    let by = line.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "));
    (by || line.contains(['|', '•', '·'])) && !ends_sentence(line)
}

fn piece(text: &str, span: Span) -> Piece {
    let line = span.of(text);
    let bare = line.trim_start_matches(['•', '*', '-', '–', '—', '>', '▪', '●', '·']);
    let item = bare.len() < line.len() && bare.starts_with(char::is_whitespace);
    let kept = if item { bare.trim_start_matches(is_blank).len() } else { line.len() };
    let start = span.end as usize - kept;
    Piece { span: Span::from_range(start..span.end as usize), item, advert: false }
}

/// Returns the width at which the file is hard-wrapped, if it is.
///
/// In a wrapped file most lines that have another below them stop within a sentence.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let length = |line: &Line| line.span.of(text).chars().count();
    let width = lines.iter().map(length).max().filter(|width| *width <= WIDEST_WRAP)?;
    let inner =
        lines.windows(2).filter(|pair| !pair[0].span.is_empty() && !pair[1].span.is_empty());
    let (mut all, mut within) = (0, 0);
    for pair in inner {
        all += 1;
        within += usize::from(!ends_sentence(pair[0].span.of(text)));
    }
    (within * 5 > all * 3).then_some(width)
}

/// Tells whether the line at `next` goes on with the piece that the line `before` ends.
fn goes_on(text: &str, before: Span, next: Span, width: Option<usize>) -> bool {
    let (line, next) = (before.of(text), next.of(text));
    let mid_sentence = !ends_sentence(line) && count(line) > LABEL_WORDS;
    if mid_sentence && next.starts_with(char::is_lowercase) {
        return true;
    }
    let bullet = next.starts_with(['•', '*', '▪', '●']);
    let word = next.split(char::is_whitespace).next().unwrap_or_default().chars().count();
    let full = |width| (line.chars().count() + 1 + word) * 10 >= width * 9;
    !bullet && width.is_some_and(full)
}

/// Takes out the calls to the reader, and the exclamations beside them.
fn without_adverts(text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let exclaims = |piece: &Piece| {
        let words = piece.span.of(text);
        piece.advert || (words.ends_with(['!', '…']) && count(words) <= EXCLAMATION_WORDS)
    };
    for at in 1..pieces.len() {
        pieces[at].advert |= pieces[at - 1].advert && exclaims(&pieces[at]);
    }
    for at in (1..pieces.len()).rev() {
        pieces[at - 1].advert |= pieces[at].advert && exclaims(&pieces[at - 1]);
    }
    pieces.retain(|piece| !piece.advert);
    pieces
}

/// Tells whether a piece is running text, so that the head is over.
fn is_running(text: &str, piece: Piece) -> bool {
    let words = piece.span.of(text);
    !piece.advert
        && (count(words) > TITLE_WORDS
            || (words.ends_with(['.', '”', '"']) && ends_sentence(words)))
}

/// Adds the title, and what else in the head is longer than a label.
fn add_head(
    text: &str,
    head: &[Piece],
    title: Option<&str>,
    layout: &mut Layout,
    seen: &mut HashSet<String>,
) {
    let words = |piece: &Piece| count(piece.span.of(text));
    let same = |piece: &Piece| title.is_some_and(|title| key(title) == key(piece.span.of(text)));
    let found = head
        .iter()
        .position(same)
        .or_else(|| head.iter().position(|piece| words(piece) >= 4))
        .or_else(|| head.iter().position(|piece| words(piece) >= 2));
    seen.extend(title.map(key));
    let Some(found) = found else { return };
    let span = headline(text, head[found].span);
    layout.title = Some(span);
    layout.blocks.push(Block { span, kind: BlockKind::Title });
    seen.extend([key(span.of(text)), key(head[found].span.of(text))]);
    for piece in &head[found + 1..] {
        let kind = if piece.item { BlockKind::Paragraph } else { BlockKind::Heading };
        if words(piece) > LABEL_WORDS && seen.insert(key(piece.span.of(text))) {
            layout.blocks.push(Block { span: piece.span, kind });
        }
    }
}

/// Adds paragraphs and headings; a heading with no text below it is furniture.
fn add_body(text: &str, body: &[Piece], layout: &mut Layout, seen: &mut HashSet<String>) {
    for piece in body {
        let words = piece.span.of(text);
        if !seen.insert(key(words)) {
            continue;
        }
        let kind = if piece.item || !is_heading(words) {
            BlockKind::Paragraph
        } else {
            BlockKind::Heading
        };
        let cut = if kind == BlockKind::Paragraph { dateline::length(words) } else { None };
        let start = piece.span.start as usize + cut.unwrap_or(0);
        let span = Span::from_range(start..piece.span.end as usize);
        layout.blocks.push(Block { span, kind });
    }
    while layout.blocks.last().is_some_and(|last| last.kind == BlockKind::Heading) {
        layout.blocks.pop();
    }
}

/// Returns a headline without the section or publisher behind a bar or dash.
fn headline(text: &str, span: Span) -> Span {
    let line = span.of(text);
    let cut = line.find(" | ").or_else(|| {
        let at = [" – ", " — ", " - "].iter().filter_map(|dash| line.rfind(dash)).max()?;
        let tail = line[at..].trim_matches(|c: char| !c.is_alphanumeric());
        let named =
            tail.split(' ').all(|word| word.starts_with(char::is_uppercase) || word == "of");
        (named && count(tail) <= 4 && count(&line[..at]) >= 4).then_some(at)
    });
    let length = cut.filter(|at| count(&line[..*at]) >= 3).unwrap_or(line.len());
    Span::from_range(span.start as usize..span.start as usize + length).trim(text)
}

fn is_heading(words: &str) -> bool {
    let opens = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let named = opens.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    named
        && count(words) <= HEADING_WORDS
        && !words.ends_with([':', ';', ',', '"', '”', '’'])
        && !ends_sentence(words)
}

/// Tells whether a line ends as a sentence does; an abbreviation with full stops in it doesn't.
fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    let abbreviated = last.len() > 2 && last.trim_end_matches('.').contains('.');
    bare.ends_with(['.', '?', '!', '…']) && !(bare.ends_with('.') && abbreviated)
}

fn count(words: &str) -> usize {
    words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Returns the letters and digits of a line, to tell lines that say the same.
fn key(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
