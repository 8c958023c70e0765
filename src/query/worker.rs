//! Answers a query or runs an update, and sends piece by piece what comes of it.

use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use oxigraph::sparql::QueryResults;

use super::ask::Event;
use super::plan::Plan;
use super::prefixes::Prefixes;
use super::problem::Problem;
use super::scan;
use super::warnings::warnings;
use crate::store::{CancellationToken, Store, StoreError};

/// What a query's thread tells.
pub(super) enum Told {
    /// A piece of the answer.
    Event(Event),
    /// What is probably not meant.
    Warnings(Vec<Problem>),
}

/// What is to be done with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    Answer,
    Change,
    Explain,
}

/// What answers a text, on a thread of its own.
pub(super) struct Worker {
    pub(super) store: Arc<Store>,
    /// With the session's prefixes.
    pub(super) text: String,
    /// As the user wrote it.
    pub(super) asked: String,
    pub(super) prefixes: Prefixes,
    pub(super) task: Task,
    pub(super) token: CancellationToken,
    pub(super) sender: SyncSender<Result<Told, StoreError>>,
}

impl Worker {
    /// Sends the whole answer; nobody listening any more is a reason to end quietly.
    pub(super) fn run(self) {
        let sent = match self.task {
            Task::Answer => self.answer(),
            Task::Change => self.change(),
            Task::Explain => self.explain(),
        };
        if let Err(error) = sent {
            drop(self.sender.send(Err(error)));
        }
    }

    /// Tells what the text probably does not mean.
    fn warn(&self) {
        let warnings = warnings(&self.store, &self.prefixes, &self.asked);
        if !warnings.is_empty() {
            drop(self.sender.send(Ok(Told::Warnings(warnings))));
        }
    }

    fn change(&self) -> Result<(), StoreError> {
        self.warn();
        let before = self.store.len()?;
        self.store.update(&self.text, &self.token)?;
        let after = self.store.len()?;
        self.send(Event::Updated { before, after });
        Ok(())
    }

    fn explain(&self) -> Result<(), StoreError> {
        let json = self.store.explain(&self.text, &self.token)?;
        if let Some(plan) = Plan::read(&json, &self.prefixes) {
            self.send(Event::Plan(plan));
        }
        Ok(())
    }

    fn answer(&self) -> Result<(), StoreError> {
        self.warn();
        match self.store.query(&self.text, &self.token)? {
            QueryResults::Boolean(answer) => {
                self.send(Event::Boolean(answer));
            }
            QueryResults::Solutions(solutions) => {
                let columns: Vec<String> =
                    solutions.variables().iter().map(|one| one.as_str().to_owned()).collect();
                let order = column_order(&self.text, &columns);
                let ordered = order.iter().map(|at| columns[*at].clone()).collect();
                self.send(Event::Columns(ordered));
                for solution in solutions {
                    let solution = solution?;
                    let values = solution.values();
                    if !self.send(Event::Row(order.iter().map(|at| values[*at].clone()).collect()))
                    {
                        break;
                    }
                }
            }
            QueryResults::Graph(triples) => {
                for triple in triples {
                    if !self.send(Event::Triple(triple?)) {
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    fn send(&self, event: Event) -> bool {
        self.sender.send(Ok(Told::Event(event))).is_ok()
    }
}

/// Returns the order that columns are shown in.
///
/// Those of `SELECT *` come in no order that a reader would know, so they are put
/// in the order that the query first names them.
#[must_use]
pub fn column_order(text: &str, columns: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    if !text.contains('*') {
        return order;
    }
    let tokens = scan::scan(text);
    let select = tokens.iter().position(|token| token.is_word(text, "SELECT"));
    let first = select
        .and_then(|at| tokens[at + 1..].iter().find(|token| token.kind != scan::TokenKind::Word));
    if first.is_some_and(|token| token.of(text) == "*") {
        order.sort_by_key(|at| {
            tokens.iter().position(|token| {
                token.kind == scan::TokenKind::Variable && token.of(text)[1..] == columns[*at]
            })
        });
    }
    order
}
