//! From an answer to its ground: the statements behind a row, and the sentences that say so.
//!
//! A row need not name a statement. Those that have most of the row's values, as
//! their own or as the names of their parts, are the ones behind it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use oxigraph::model::{NamedNode, Term};

use super::answer::table::lines;
use super::answer::{Paint, Style};
use super::session::{Next, Session, Trouble};

const STATEMENTS: &str = include_str!("statements.rq");
const EVIDENCE: &str = include_str!("evidence.rq");

/// What stands before the lines below a statement.
const INDENT: &str = "  ";

/// The columns that a line has at least.
const NARROWEST: usize = 20;

/// The statements that are shown of one row.
const SHOWN: usize = 5;

/// `.why N`, `.why IRI` or `.why NAME`.
pub(super) fn why(session: &mut Session, what: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let terms = terms(session, what)?;
    let statements = behind(session, &terms)?;
    if statements.is_empty() {
        let message =
            "nothing of this stands in a statement; ask for ?statement, ?who or ?sentence";
        return Err(Trouble::Message(message.to_owned()));
    }
    for (at, statement) in statements.iter().take(SHOWN).enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        for evidence in evidence(session, statement)? {
            let iri = session.prefixes.show(statement.as_str());
            evidence.write(&iri, (session.style, session.width), out)?;
        }
    }
    if statements.len() > SHOWN {
        writeln!(out, "\n… and {} more", statements.len() - SHOWN)?;
    }
    Ok(Next::Continue)
}

/// Returns the values to look for: those of a row of the last answer, or one entity.
fn terms(session: &Session, what: &str) -> Result<Vec<Term>, Trouble> {
    let message = |text: String| Trouble::Message(text);
    if what.is_empty() {
        return Err(message("why what? give the number of a row, an IRI or a name".to_owned()));
    }
    if let Ok(number) = what.parse::<usize>() {
        let Some(last) = &session.last else {
            return Err(message("there is no answer yet to ask back about".to_owned()));
        };
        let row = number.checked_sub(1).and_then(|at| last.rows.get(at));
        let Some(row) = row else {
            let kept = last.rows.len();
            return Err(message(format!("the last answer has rows 1 to {kept}, no row {number}")));
        };
        let mut terms: Vec<Term> = Vec::new();
        for term in row.iter().flatten() {
            if !terms.contains(term) {
                terms.push(term.clone());
            }
        }
        return Ok(terms);
    }
    Ok(vec![session.entity(what)?.into()])
}

/// Returns the statements that have most of the terms.
fn behind(session: &Session, terms: &[Term]) -> Result<Vec<NamedNode>, Trouble> {
    let mut hits: BTreeMap<NamedNode, usize> = BTreeMap::new();
    let mut named: Vec<NamedNode> = Vec::new();
    for term in terms {
        for row in session.own_rows(STATEMENTS, std::slice::from_ref(term))? {
            if let Some(Term::NamedNode(statement)) = row.get("statement") {
                *hits.entry(statement.clone()).or_default() += 1;
            }
        }
        if let Term::NamedNode(node) = term
            && !evidence(session, node)?.is_empty()
        {
            named.push(node.clone());
        }
    }
    if !named.is_empty() {
        return Ok(named);
    }
    let most = hits.values().copied().max().unwrap_or(0);
    Ok(hits.into_iter().filter(|(_, count)| *count == most).map(|(node, _)| node).collect())
}

/// Breaks a text into lines that fit the terminal, if there is one.
fn wrapped(text: &str, width: Option<usize>) -> Vec<String> {
    width.map_or_else(|| vec![text.to_owned()], |width| lines(text, width.max(NARROWEST)))
}

/// What a statement rests on, in words.
struct Evidence(BTreeMap<String, String>);

fn evidence(session: &Session, statement: &NamedNode) -> Result<Vec<Evidence>, Trouble> {
    let rows = session.own_rows(EVIDENCE, &[Term::from(statement.clone())])?;
    let words = |(name, term): (String, Term)| (name, session.in_words(&term));
    Ok(rows.into_iter().map(|row| Evidence(row.into_iter().map(words).collect())).collect())
}

impl Evidence {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    fn write(
        &self,
        iri: &str,
        (style, width): (Style, Option<usize>),
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for line in wrapped(self.get("label").unwrap_or(iri), width) {
            writeln!(out, "{}", style.paint(Paint::Head, &line))?;
        }
        if let Some(words) = self.get("words") {
            // A sentence that is a quotation has its marks already.
            let quoted = words.starts_with(['“', '"']) && words.ends_with(['”', '"']);
            let words = if quoted { words.to_owned() } else { format!("“{words}”") };
            let indented = wrapped(&words, width.map(|width| width.saturating_sub(INDENT.len())));
            let lines = indented.join(&format!("\n{INDENT}"));
            writeln!(out, "{INDENT}{}", self.marked(&lines, style))?;
        }
        let joined = |names: &[&str]| {
            names.iter().filter_map(|name| self.get(name)).collect::<Vec<_>>().join(", ")
        };
        let article = joined(&["headline", "publisher", "date"]);
        let place = match (self.get("article"), self.get("begin"), self.get("end")) {
            (Some(id), Some(begin), Some(end)) => format!(" [{id}, characters {begin} to {end}]"),
            (Some(id), ..) => format!(" [{id}]"),
            (None, ..) => String::new(),
        };
        writeln!(out, "  in {article}{place}")?;
        let mut notes: Vec<String> = Vec::new();
        notes.extend(self.get("via").map(|via| format!("reported by {via}")));
        notes.extend(self.get("status").map(str::to_owned));
        notes.extend(self.get("rule").map(|rule| format!("rule {rule}")));
        notes.extend(self.get("confidence").map(|likely| format!("confidence {likely}")));
        notes.push(iri.to_owned());
        writeln!(out, "  {}", style.paint(Paint::Faint, &notes.join(" · ")))
    }

    /// The sentence with the words that the statement turns on.
    fn marked(&self, words: &str, style: Style) -> String {
        let Some(trigger) = self.get("trigger").filter(|trigger| !trigger.is_empty()) else {
            return words.to_owned();
        };
        let Some(at) = words.find(trigger) else { return words.to_owned() };
        let mark = if style.is_coloured() {
            style.paint(Paint::Mark, trigger)
        } else {
            format!("*{trigger}*")
        };
        format!("{}{mark}{}", &words[..at], &words[at + trigger.len()..])
    }
}
