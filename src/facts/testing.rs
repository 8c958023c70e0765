//! One helper for the tests of the rules: text in, one line a fact out.

use jiff::civil::date;

use super::{Fact, Statement, Status, When};
use crate::entities::{self, Findings};
use crate::ingest::{Article, Block, BlockKind};
use crate::language::Analyser;
use crate::text::Span;

/// Returns the facts of a text of Friday, 12 March 2021, as lines: `rejects Norway | the tax`.
///
/// A fact that is not asserted has its status in front. Paragraphs are parted by a newline.
/// Claims, roles and disputes are left out: other tests look at them.
pub(super) fn lines(text: &str) -> Vec<String> {
    let found = entities::read(&Analyser::english(), article(text));
    found.facts.iter().filter_map(|fact| line(&found, fact)).collect()
}

/// Returns the lines that begin with `word`.
pub(super) fn lines_of(word: &str, text: &str) -> Vec<String> {
    lines(text).into_iter().filter(|line| line.split(' ').any(|part| part == word)).collect()
}

/// Returns an article of one paragraph a line.
pub(super) fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::from_range(at..at + line.len()).trim(text);
        blocks.push(Block { span, kind: BlockKind::Paragraph });
        at += line.len();
    }
    Article {
        source: crate::ingest::Source::default(),
        id: "example".to_owned(),
        text: text.to_owned(),
        title: None,
        date: Some(date(2021, 3, 12)),
        url: None,
        publisher: None,
        blocks,
    }
}

fn line(found: &Findings, fact: &Fact) -> Option<String> {
    let name = |chain: crate::mentions::ChainId| found.mentions[chain].name.as_str();
    let words = |span: Span| span.of(&found.article.text);
    let stated = match &fact.statement {
        Statement::Stance { kind, actor, target } => {
            let kind = format!("{kind:?}").to_lowercase();
            format!("{kind} {} | {}", name(*actor), words(target.span))
        }
        Statement::Proposes { actor, content, kind, .. } => {
            let kind = format!("{kind:?}").to_lowercase();
            format!("{kind} {} | {}", name(*actor), words(content.span))
        }
        Statement::Meets { actors, place, date } => {
            let actors: Vec<_> = actors.iter().map(|actor| name(*actor)).collect();
            let date = date.as_ref().map(|when| match when {
                When::Day(day) => day.to_string(),
                When::Worded(words) => words.clone(),
            });
            let mut parts = vec![actors.join(" + ")];
            parts.extend(place.clone());
            parts.extend(date);
            format!("meets {}", parts.join(" | "))
        }
        Statement::Quantity { subject, value, unit, .. } => {
            format!("quantity {value} {unit} | {}", words(subject.span))
        }
        Statement::Role { .. } | Statement::Claim { .. } | Statement::Disputes { .. } => {
            return None;
        }
    };
    let status = match fact.status {
        Status::Asserted => "",
        Status::Negated => "negated ",
        Status::Planned => "planned ",
        Status::Conditional => "conditional ",
        Status::Hypothetical => "hypothetical ",
    };
    Some(format!("{status}{stated}"))
}
