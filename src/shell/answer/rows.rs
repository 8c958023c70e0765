//! Writes the rows of a table in each of the formats.

use std::io::{self, Write};

use oxigraph::model::{Term, Variable};
use oxigraph::sparql::results::{
    QueryResultsFormat, QueryResultsSerializer, WriterSolutionsSerializer,
};

use super::Format;
use super::cell::{Cell, Wording};
use super::table::{Layout, Table};
use super::{block, html, ndjson};

/// Rows on their way out.
pub(super) enum RowWriter<'a> {
    /// For people.
    Table(Table<'a>),
    /// For people, each row a block.
    Vertical { names: Vec<String>, rows: usize, layout: Layout, out: &'a mut dyn Write },
    /// For documents.
    Markdown { out: &'a mut dyn Write },
    /// For browsers.
    Html(html::Page<'a>),
    /// For programs that read line by line.
    Ndjson { names: Vec<String>, out: &'a mut dyn Write },
    /// For programs: the serializers of the standard.
    Standard {
        variables: Vec<Variable>,
        serializer: Box<WriterSolutionsSerializer<&'a mut dyn Write>>,
        ends_line: bool,
    },
}

impl<'a> RowWriter<'a> {
    /// Begins a table with these columns.
    pub(super) fn begin(
        format: Format,
        layout: Layout,
        columns: &[String],
        out: &'a mut dyn Write,
    ) -> io::Result<Self> {
        let standard = |format, out: &'a mut dyn Write| {
            let variables: Vec<Variable> =
                columns.iter().map(|name| Variable::new_unchecked(name.as_str())).collect();
            let serializer = Box::new(
                QueryResultsSerializer::from_format(format)
                    .serialize_solutions_to_writer(out, variables.clone())?,
            );
            let ends_line = matches!(format, QueryResultsFormat::Csv | QueryResultsFormat::Tsv);
            Ok(Self::Standard { variables, serializer, ends_line })
        };
        match format {
            // A syntax of RDF has been refused before: it writes no tables.
            Format::Table | Format::Rdf(_) => Ok(Self::Table(Table::new(layout, columns, out))),
            Format::Vertical => {
                Ok(Self::Vertical { names: columns.to_vec(), rows: 0, layout, out })
            }
            Format::Markdown => {
                writeln!(out, "| {} |", columns.join(" | "))?;
                writeln!(out, "|{}", " --- |".repeat(columns.len()))?;
                Ok(Self::Markdown { out })
            }
            Format::Html => Ok(Self::Html(html::Page::begin(columns, out)?)),
            Format::Ndjson => Ok(Self::Ndjson { names: columns.to_vec(), out }),
            Format::Csv => standard(QueryResultsFormat::Csv, out),
            Format::Tsv => standard(QueryResultsFormat::Tsv, out),
            Format::Json => standard(QueryResultsFormat::Json, out),
            Format::Xml => standard(QueryResultsFormat::Xml, out),
        }
    }

    /// Adds a row.
    pub(super) fn row(
        &mut self,
        row: &[Option<Term>],
        wording: &mut Wording<'_>,
    ) -> io::Result<()> {
        let mut cells =
            || -> Vec<Cell> { row.iter().map(|value| wording.cell(value.as_ref())).collect() };
        match self {
            Self::Table(table) => table.row(cells()),
            Self::Vertical { names, rows, layout, out } => {
                *rows += 1;
                block::write(*rows, names, &cells(), *layout, &mut **out)
            }
            Self::Markdown { out } => {
                let cells: Vec<String> = cells()
                    .into_iter()
                    .map(|cell| cell.text.replace('|', "\\|").replace('\n', "<br>"))
                    .collect();
                writeln!(out, "| {} |", cells.join(" | "))
            }
            Self::Html(page) => page.row(row, wording),
            Self::Ndjson { names, out } => ndjson::write(names, row, &mut **out),
            Self::Standard { variables, serializer, .. } => {
                let values = variables.iter().zip(row);
                serializer.serialize(values.filter_map(|(variable, value)| {
                    Some((variable.as_ref(), value.as_ref()?.as_ref()))
                }))
            }
        }
    }

    /// Writes the rows that are held back, for a person who would wait for them.
    pub(super) fn show_now(&mut self) -> io::Result<()> {
        match self {
            Self::Table(table) => table.show_now(),
            Self::Vertical { out, .. } | Self::Markdown { out } | Self::Ndjson { out, .. } => {
                out.flush()
            }
            Self::Html(page) => page.flush(),
            Self::Standard { .. } => Ok(()),
        }
    }

    /// Ends the table.
    pub(super) fn end(self) -> io::Result<()> {
        match self {
            Self::Table(table) => table.end(),
            Self::Html(page) => page.end(),
            Self::Vertical { .. } | Self::Markdown { .. } | Self::Ndjson { .. } => Ok(()),
            Self::Standard { serializer, ends_line, .. } => {
                let out = serializer.finish()?;
                if ends_line { Ok(()) } else { writeln!(out) }
            }
        }
    }
}
