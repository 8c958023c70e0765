//! What a session tells beside answers: how much there was, what is wrong, what was probably not meant.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::time::Duration;

use oxigraph::model::{NamedNode, Term};

use super::answer::{Kind, Paint, Shown};
use super::commands;
use super::session::{Session, Trouble};
use super::words::{changed, counted, duration};
use crate::ontology;
use crate::query::{AskError, Problem, problem};
use crate::store::Store;

impl Session {
    /// Takes out what the queries since the last time probably did not mean, in words.
    ///
    /// `origin` is as for [`Self::explain`].
    pub fn take_warnings(&mut self, origin: Option<(&str, usize)>) -> Vec<String> {
        let in_words = |(mut problem, text): (Problem, String)| {
            problem.message.insert_str(0, "warning: ");
            problem.render(&text, origin)
        };
        std::mem::take(&mut self.warnings).into_iter().map(in_words).collect()
    }

    /// Tells how much there was and how long it took, to a person.
    pub(super) fn tell(
        &self,
        shown: &Shown,
        took: Duration,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let what = match shown.kind {
            Kind::Update { before, after } => {
                return writeln!(out, "{}", changed(before, after));
            }
            Kind::Table => counted(shown.count, "row"),
            Kind::Graph => counted(shown.count, "triple"),
            Kind::Boolean(_) => return Ok(()),
        };
        if !self.at_prompt {
            return Ok(());
        }
        let mut line = format!("{what} ({})", duration(took));
        if let Some(output) = &self.output {
            let _ = write!(line, ", written to {}", output.path);
        }
        writeln!(out, "{}", self.style.paint(Paint::Faint, &line))
    }

    /// Puts what is wrong into words.
    ///
    /// `origin` is the file that the statement comes from, with the line that it
    /// begins on; none at the prompt.
    #[must_use]
    pub fn explain(&self, trouble: &Trouble, origin: Option<(&str, usize)>) -> String {
        let place = |words: &str| match origin {
            Some((name, line)) => format!("{name}:{line}: {words}"),
            None => words.to_owned(),
        };
        match trouble {
            Trouble::Output(error) => place(&error.to_string()),
            Trouble::Ask(AskError::Problem { problem, text }) if begins_command(problem, text) => {
                let hint = "a command stands alone; an empty line ends the query before it";
                let problem = Problem { hint: Some(hint.to_owned()), ..problem.clone() };
                problem.render(text, origin)
            }
            Trouble::Ask(AskError::Problem { problem, text }) => problem.render(text, origin),
            Trouble::Ask(AskError::Timeout(limit)) => {
                place(&format!("stopped: it took longer than {}", duration(*limit)))
            }
            Trouble::Ask(AskError::Interrupted) => place("stopped"),
            Trouble::Message(message) | Trouble::Ask(AskError::Failed(message)) => place(message),
        }
    }

    /// Returns the nearest known name, put as a question.
    pub(super) fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
        problem::nearest(name, known)
            .map_or(String::new(), |near| format!("; did you mean {near}?"))
    }
}

/// Returns the label of a node in the graph, or in the ontology.
pub(super) fn label(store: &Store, node: &NamedNode) -> Option<String> {
    [ontology::PREF_LABEL, ontology::LABEL].iter().find_map(|property| {
        let objects = store.objects(node, &property.iri()).ok()?;
        let mut labels: Vec<String> = objects
            .into_iter()
            .filter_map(|object| match object {
                Term::Literal(literal) => Some(literal.value().to_owned()),
                Term::NamedNode(_) | Term::BlankNode(_) | Term::Triple(_) => None,
            })
            .collect();
        labels.sort();
        labels.into_iter().next()
    })
}

/// Tells whether a problem is the dot of a command in the lines of a query.
fn begins_command(problem: &Problem, text: &str) -> bool {
    let at = problem.span.start as usize;
    let begins_line = text[..at].rsplit('\n').next().is_some_and(|before| before.trim().is_empty());
    begins_line && commands::is_known(text[at..].lines().next().unwrap_or_default())
}
