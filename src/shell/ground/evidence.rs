//! What a statement rests on: its sentence, its article, who reports it, and what found it.

use std::collections::BTreeMap;
use std::io;

use oxigraph::model::{NamedNode, Term};

use crate::shell::page::{Page, marked};
use crate::shell::session::{Session, Trouble};

const EVIDENCE: &str = include_str!("evidence.rq");

/// What stands before the lines below a statement.
const INDENT: &str = "  ";

/// What a statement rests on, in words, by name.
pub(super) struct Evidence(BTreeMap<String, String>);

impl Evidence {
    /// Returns what a node rests on: nothing, where it is no statement.
    pub(super) fn of(session: &Session, statement: &NamedNode) -> Result<Vec<Self>, Trouble> {
        let rows = session.own_rows(EVIDENCE, &[Term::from(statement.clone())])?;
        let words = |(name, term): (String, Term)| (name, session.in_words(&term));
        Ok(rows.into_iter().map(|row| Self(row.into_iter().map(words).collect())).collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Writes it below the statement, whose IRI stands last.
    pub(super) fn write(&self, iri: &str, page: &mut Page<'_>) -> io::Result<()> {
        page.head(self.get("label").unwrap_or(iri))?;
        if let Some(words) = self.get("words") {
            // A sentence that begins or ends with a quotation has marks already.
            let quoted = words.starts_with(['“', '"']) || words.ends_with(['”', '"']);
            let words = marked(words, self.get("trigger").unwrap_or_default(), page.style);
            page.item(INDENT, &if quoted { words } else { format!("“{words}”") })?;
        }
        page.item(INDENT, &format!("in {}", self.article()))?;
        let mut notes: Vec<String> = Vec::new();
        notes.extend(self.get("via").map(|via| format!("reported by {via}")));
        notes.extend(self.get("status").map(str::to_owned));
        notes.extend(self.get("rule").map(|rule| format!("rule {rule}")));
        notes.extend(self.get("confidence").map(|likely| format!("confidence {likely}")));
        notes.push(iri.to_owned());
        page.faint(INDENT, &notes.join(" · "))
    }

    /// The article, and where in its text the sentence stands.
    fn article(&self) -> String {
        let names = ["headline", "publisher", "date"].iter().filter_map(|name| self.get(name));
        let article = names.collect::<Vec<_>>().join(", ");
        match (self.get("article"), self.get("begin"), self.get("end")) {
            (Some(id), Some(begin), Some(end)) => {
                format!("{article} [{id}, characters {begin} to {end}]")
            }
            (Some(id), ..) => format!("{article} [{id}]"),
            (None, ..) => article,
        }
    }
}
