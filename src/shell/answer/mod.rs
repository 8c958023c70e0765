//! Shows answers: as a table that fits the terminal, or in a format for other programs.
//!
//! ```text
//! Running + Format ──show──▶ text, and what there was to see
//! ```
//!
//! Every format writes rows as they come. A format of tables writes a graph in the syntax that
//! is most like it; a syntax of RDF writes graphs only. Small graphs are sorted, large ones
//! written as they come.

mod block;
mod cell;
pub(super) mod fit;
mod graph;
mod html;
mod ndjson;
mod rows;
mod style;
pub(super) mod table;

pub use cell::{Cell, FindLabel, Wording, visible};
pub use style::{Paint, Style};
pub use table::{Layout, Table};

use std::io::{self, Write};
use std::time::Duration;

use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use oxigraph::model::Term;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};

use super::waiting::Waiting;
use crate::query::{AskError, Event, Running};
use rows::RowWriter;

/// A format of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table, for people.
    Table,
    /// Each row as a block of lines, for people and rows with long cells.
    Vertical,
    /// Comma-separated values, as SPARQL defines them.
    Csv,
    /// Tab-separated values, with whole terms, as SPARQL defines them.
    Tsv,
    /// SPARQL's JSON.
    Json,
    /// JSON, each row on a line of its own.
    Ndjson,
    /// SPARQL's XML.
    Xml,
    /// A Markdown table.
    Markdown,
    /// A page with a table.
    Html,
    /// A syntax of RDF, for graphs alone.
    Rdf(RdfFormat),
}

const JSON_LD: RdfFormat = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };

/// Every format with its name and what it is.
pub const FORMATS: &[(&str, Format, &str)] = &[
    ("table", Format::Table, "a table, fitted to the terminal"),
    ("vertical", Format::Vertical, "each row as a block of lines"),
    ("csv", Format::Csv, "comma-separated values"),
    ("tsv", Format::Tsv, "tab-separated values, with whole IRIs and datatypes"),
    ("json", Format::Json, "SPARQL results in JSON"),
    ("ndjson", Format::Ndjson, "SPARQL's bindings in JSON, a row a line"),
    ("xml", Format::Xml, "SPARQL results in XML"),
    ("md", Format::Markdown, "a Markdown table"),
    ("html", Format::Html, "a page with a table"),
    ("turtle", Format::Rdf(RdfFormat::Turtle), "graphs in Turtle"),
    ("trig", Format::Rdf(RdfFormat::TriG), "graphs in TriG"),
    ("ntriples", Format::Rdf(RdfFormat::NTriples), "graphs in N-Triples, a triple a line"),
    ("nquads", Format::Rdf(RdfFormat::NQuads), "graphs in N-Quads"),
    ("rdfxml", Format::Rdf(RdfFormat::RdfXml), "graphs in RDF/XML"),
    ("jsonld", Format::Rdf(JSON_LD), "graphs in JSON-LD"),
];

impl Format {
    /// Returns the format of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|(known, ..)| *known == name).map(|(_, format, _)| *format)
    }

    /// Tells whether the format is for people, so that a blank line parts two answers.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::Vertical | Self::Markdown)
    }

    /// Returns the format's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        FORMATS.iter().find(|(_, format, _)| *format == self).map_or("table", |(name, ..)| name)
    }
}

/// What an answer was, once it has been shown.
#[derive(Debug, Default)]
pub struct Shown {
    /// The names of its columns, where it was a table.
    pub columns: Vec<String>,
    /// Its first rows, to ask back about.
    pub rows: Vec<Vec<Option<Term>>>,
    /// How many rows or triples it had.
    pub count: usize,
    /// What kind of answer it was.
    pub kind: Kind,
}

/// The kinds of answers.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Rows.
    #[default]
    Table,
    /// Triples.
    Graph,
    /// Yes or no.
    Boolean(bool),
    /// A change of the graph.
    Update {
        /// How many quads the graph held before.
        before: usize,
        /// How many it holds now.
        after: usize,
    },
}

/// Why an answer could not be shown to its end.
#[derive(Debug)]
pub enum ShowError {
    /// The question failed.
    Ask(AskError),
    /// The output failed.
    Output(io::Error),
    /// The answer is no graph, and the syntax of this name writes nothing else.
    NoGraph(&'static str),
}

impl From<AskError> for ShowError {
    fn from(error: AskError) -> Self {
        Self::Ask(error)
    }
}

impl From<io::Error> for ShowError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Rows that are kept to ask back about.
const KEPT: usize = 10_000;

/// After so long a person gets to see the rows that are held back to be measured.
const SLOW: Duration = Duration::from_secs(1);

/// Writes the whole of an answer; `shown` is what there was to see, also where it ends early.
///
/// # Errors
///
/// Where the question fails or is stopped, or the output fails; what came before has been written.
pub(super) fn show(
    running: &mut Running,
    view: View<'_>,
    wording: &mut Wording<'_>,
    shown: &mut Shown,
    out: &mut dyn Write,
) -> Result<(), ShowError> {
    let mut first = None;
    while let Some(event) = running.next_event()? {
        match event {
            Event::Columns(_) | Event::Boolean(_) if matches!(view.format, Format::Rdf(_)) => {
                return Err(ShowError::NoGraph(view.format.name()));
            }
            Event::Columns(columns) => {
                (shown.kind, shown.columns) = (Kind::Table, columns);
                return show_rows(running, view, wording, shown, out);
            }
            Event::Waiting => view.waiting.tell(running.elapsed(), 0),
            Event::Boolean(answer) => {
                (shown.kind, shown.count) = (Kind::Boolean(answer), 1);
                return Ok(write_boolean(view.format, answer, out)?);
            }
            Event::Updated { before, after } => {
                shown.kind = Kind::Update { before, after };
                return Ok(());
            }
            Event::Triple(triple) => {
                first = Some(triple);
                break;
            }
            Event::Row(_) | Event::Plan(_) => {}
        }
    }
    shown.kind = Kind::Graph;
    graph::show(first, running, view, wording.prefixes(), shown, out)
}

/// How an answer is shown, and what tells of it while it is awaited.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) format: Format,
    pub(super) layout: Layout,
    pub(super) waiting: &'a Waiting,
}

fn show_rows(
    running: &mut Running,
    view: View<'_>,
    wording: &mut Wording<'_>,
    shown: &mut Shown,
    out: &mut dyn Write,
) -> Result<(), ShowError> {
    let View { format, layout, waiting } = view;
    let mut writer = RowWriter::begin(format, layout, &shown.columns, out)?;
    let stopped = loop {
        match running.next_event() {
            Ok(Some(Event::Row(row))) => {
                writer.row(&row, wording)?;
                shown.count += 1;
                if shown.rows.len() < KEPT {
                    shown.rows.push(row);
                }
                waiting.count(running.elapsed(), shown.count);
            }
            Ok(Some(Event::Waiting)) => {
                if layout.numbered && running.elapsed() > SLOW {
                    writer.show_now()?;
                }
                waiting.tell(running.elapsed(), shown.count);
            }
            Ok(Some(_)) => {}
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    // What came before a stop is shown, so that a long query is not in vain.
    writer.end()?;
    Ok(stopped?)
}

fn write_boolean(format: Format, answer: bool, out: &mut dyn Write) -> io::Result<()> {
    let serializer = |format, out: &mut dyn Write| {
        QueryResultsSerializer::from_format(format)
            .serialize_boolean_to_writer(&mut *out, answer)?;
        writeln!(out)
    };
    match format {
        Format::Json => serializer(QueryResultsFormat::Json, out),
        Format::Xml => serializer(QueryResultsFormat::Xml, out),
        Format::Csv | Format::Tsv | Format::Ndjson => writeln!(out, "{answer}"),
        Format::Table | Format::Vertical | Format::Markdown | Format::Html | Format::Rdf(_) => {
            writeln!(out, "{}", if answer { "yes" } else { "no" })
        }
    }
}
