//! Lists of statements, numbered so that `.why` can ask back about each.

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
        let words = |name: &str| row.get(name).map(|term| session.in_words(term));
        let mark = format!("{indent}[{}] ", self.number(row));
        let mut notes: Vec<String> = Vec::new();
        notes.extend(words("status").filter(|status| status != "asserted"));
        notes.extend(words("via").map(|via| format!("reported by {via}")));
        let notes =
            if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
        page.item(&mark, &format!("{}{notes}", words("label").unwrap_or_default()))
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
