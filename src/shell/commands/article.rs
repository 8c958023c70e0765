//! `.article`: the text of an article, with what it states marked and numbered.

use std::collections::BTreeMap;
use std::io::Write;

use super::Command;
use crate::shell::answer::visible;
use crate::shell::ground::Listing;
use crate::shell::own::Row;
use crate::shell::page::{Page, marked};
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::counted;

pub(super) const COMMAND: Command = Command {
    name: ".article",
    argument: "[ARTICLE]",
    about: "show an article's text with what it states marked, or list the articles",
    run,
};

fn run(session: &mut Session, wanted: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let mut page = Page::new(out, session.style, session.width);
    if wanted.is_empty() {
        let articles = session.articles()?;
        let width = articles.iter().map(|one| one.id.chars().count()).max().unwrap_or(0);
        for article in articles {
            page.item(&format!("{:<width$}  ", article.id), &article.source)?;
        }
        return Ok(Next::Continue);
    }
    let article = session.article(wanted)?;
    let rows = session.stated_by(&article)?;
    let mut listing = Listing::default();
    let sentences = sentences(session, &rows, &mut listing);
    page.head(&format!("{} [{}]", article.source, article.id))?;
    match session.text_of(&article) {
        Some(text) => write_text(&text, &sentences, &mut page)?,
        // A graph that Nuncio did not make may hold no more than the sentences.
        None => write_sentences(&rows, &sentences, &mut page)?,
    }
    page.gap()?;
    let mut told = std::collections::BTreeSet::new();
    for row in rows {
        if told.insert(listing.number(&row)) {
            listing.write(session, "  ", &row, &mut page)?;
        }
    }
    page.faint("", &format!("{}; `.why N` shows more of one", counted(told.len(), "statement")))?;
    session.remember(listing.into_statements());
    Ok(Next::Continue)
}

/// What a sentence states: the words that its statements turn on, and their numbers.
#[derive(Debug, Default)]
struct Sentence {
    triggers: Vec<String>,
    numbers: Vec<usize>,
}

/// The sentences by begin and end, in code points.
type Sentences = BTreeMap<(usize, usize), Sentence>;

fn sentences(session: &Session, rows: &[Row], listing: &mut Listing) -> Sentences {
    let mut sentences = Sentences::new();
    for row in rows {
        let sentence = sentences.entry(place(session, row)).or_default();
        let number = listing.number(row);
        if !sentence.numbers.contains(&number) {
            sentence.numbers.push(number);
        }
        let trigger = row.get("trigger").map(|term| session.in_words(term)).unwrap_or_default();
        if !trigger.is_empty() && !sentence.triggers.contains(&trigger) {
            sentence.triggers.push(trigger);
        }
    }
    sentences
}

/// Where the sentence of a statement stands.
fn place(session: &Session, row: &Row) -> (usize, usize) {
    let number = |name: &str| row.get(name).and_then(|term| session.in_words(term).parse().ok());
    (number("begin").unwrap_or(0), number("end").unwrap_or(0))
}

impl Sentence {
    /// The words of the sentence, marked, with the numbers of its statements behind.
    fn marked(&self, words: &str, page: &Page<'_>) -> String {
        let marks = self
            .triggers
            .iter()
            .fold(words.to_owned(), |words, trigger| marked(&words, trigger, page.style));
        let numbers: Vec<String> =
            self.numbers.iter().map(|number| format!("[{number}]")).collect();
        format!("{marks} {}", numbers.join(""))
    }
}

fn write_text(text: &str, sentences: &Sentences, page: &mut Page<'_>) -> Result<(), Trouble> {
    let text: Vec<char> = text.chars().collect();
    let piece = |from: usize, to: usize| -> String {
        text.get(from..to.min(text.len())).unwrap_or_default().iter().collect()
    };
    let mut whole = String::new();
    let mut told = 0;
    for (&(begin, end), sentence) in sentences {
        // Clauses of a long sentence may overlap: what was told is not told again.
        let begin = begin.max(told);
        whole.push_str(&piece(told, begin));
        whole.push_str(&sentence.marked(&piece(begin, end), page));
        told = end.max(told);
    }
    whole.push_str(&piece(told, text.len()));
    for line in whole.lines() {
        page.item("", &visible(line))?;
    }
    Ok(())
}

fn write_sentences(
    rows: &[Row],
    sentences: &Sentences,
    page: &mut Page<'_>,
) -> Result<(), Trouble> {
    let words: BTreeMap<_, _> = rows
        .iter()
        .filter_map(|row| {
            let number = |name: &str| -> Option<usize> {
                let oxigraph::model::Term::Literal(literal) = row.get(name)? else { return None };
                literal.value().parse().ok()
            };
            let oxigraph::model::Term::Literal(words) = row.get("words")? else { return None };
            Some(((number("begin")?, number("end")?), visible(words.value())))
        })
        .collect();
    for (place, words) in words {
        if let Some(sentence) = sentences.get(&place) {
            page.item("", &sentence.marked(&words, page))?;
        }
    }
    Ok(())
}
