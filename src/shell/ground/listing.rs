//! Lists of statements, numbered so that `.why` can ask back about each.

use std::collections::BTreeSet;
use std::io;

use oxigraph::model::Term;

use crate::shell::answer::{Kind, Shown};
use crate::shell::own::Row;
use crate::shell::page::Page;
use crate::shell::session::Session;

impl Session {
    /// Keeps statements as the last answer: `.why 1` is about the first of them.
    pub(in crate::shell) fn remember(&mut self, statements: Vec<Term>) {
        let rows: Vec<_> = statements.into_iter().map(|statement| vec![Some(statement)]).collect();
        let columns = vec!["statement".to_owned()];
        self.last = Some(Shown { columns, count: rows.len(), rows, kind: Kind::Table });
    }
}

/// Statements in the order of their numbers.
#[derive(Debug, Default)]
pub(in crate::shell) struct Listing {
    statements: Vec<Term>,
}

impl Listing {
    /// Writes a statement behind an indent and its number, with what qualifies it: its status, and
    /// who reports it.
    ///
    /// The row has `?statement` and `?label`, and may have `?status` and `?via`.
    pub(in crate::shell) fn write(
        &mut self,
        session: &Session,
        indent: &str,
        row: &Row,
        page: &mut Page<'_>,
    ) -> io::Result<()> {
        let mark = format!("{indent}[{}] ", self.number(row));
        page.item(&mark, &in_words(session, row))
    }

    /// As [`Self::write`] for statements in their order; those that read alike share a line.
    pub(in crate::shell) fn write_all(
        &mut self,
        session: &Session,
        indent: &str,
        rows: &[&Row],
        page: &mut Page<'_>,
    ) -> io::Result<()> {
        let mut lines: Vec<(String, Vec<usize>)> = Vec::new();
        for row in rows {
            let (words, number) = (in_words(session, row), self.number(row));
            match lines.iter_mut().find(|(known, _)| *known == words) {
                Some((_, numbers)) if numbers.contains(&number) => {}
                Some((_, numbers)) => numbers.push(number),
                None => lines.push((words, vec![number])),
            }
        }
        for (words, numbers) in lines {
            write_line(indent, &numbers, &words, page)?;
        }
        Ok(())
    }

    /// Writes statements that say the same on one line.
    pub(in crate::shell) fn write_once(
        &mut self,
        indent: &str,
        rows: &[&Row],
        words: &str,
        page: &mut Page<'_>,
    ) -> io::Result<()> {
        let numbers: BTreeSet<usize> = rows.iter().map(|row| self.number(row)).collect();
        write_line(indent, &Vec::from_iter(numbers), words, page)
    }

    /// Returns the number of the statement of a row, a new one unless it has one.
    pub(in crate::shell) fn number(&mut self, row: &Row) -> usize {
        let Some(statement) = row.get("statement") else { return 0 };
        let known = self.statements.iter().position(|one| one == statement);
        known.map_or_else(
            || {
                self.statements.push(statement.clone());
                self.statements.len()
            },
            |at| at + 1,
        )
    }

    /// Tells whether the statement of a row has a number.
    pub(in crate::shell) fn has(&self, row: &Row) -> bool {
        row.get("statement").is_some_and(|statement| self.statements.contains(statement))
    }

    /// Returns the statements, to be remembered.
    pub(in crate::shell) fn into_statements(self) -> Vec<Term> {
        self.statements
    }
}

fn write_line(indent: &str, numbers: &[usize], words: &str, page: &mut Page<'_>) -> io::Result<()> {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    page.item(&format!("{indent}[{}] ", numbers.join("][")), words)
}

/// Returns what a row states, with its status and who reports it.
fn in_words(session: &Session, row: &Row) -> String {
    let words = |name: &str| row.get(name).map(|term| session.in_words(term));
    let label = words("label").unwrap_or_default();
    let mut notes: Vec<String> = Vec::new();
    // What is negated, the label says.
    notes.extend(
        words("status").filter(|status| !matches!(status.as_str(), "asserted" | "negated")),
    );
    // That somebody speaks of himself goes without saying.
    let by_another = |via: &String| !label.starts_with(&format!("{via} "));
    notes.extend(words("via").filter(by_another).map(|via| format!("reported by {via}")));
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    label + &notes
}
