//! Writes tables as pages of HTML, a row at a time, by the templates in `web/answer`.

use std::io::{self, Write};

use minijinja::Environment;
use minijinja::value::Serde;
use oxigraph::model::Term;
use serde::Serialize;

use super::cell::Wording;

/// The templates; their names end in `.html`, so that all they are given is escaped.
const TEMPLATES: &[(&str, &str)] = &[
    ("head.html", include_str!("../../../web/answer/head.html")),
    ("row.html", include_str!("../../../web/answer/row.html")),
    ("end.html", include_str!("../../../web/answer/end.html")),
];

/// A page that is being written.
pub(super) struct Page<'a> {
    templates: Environment<'static>,
    out: &'a mut dyn Write,
}

/// What the head of a page and its rows are made of.
#[derive(Default, Serialize)]
struct Content<'a> {
    names: &'a [String],
    cells: Vec<HtmlCell<'a>>,
}

/// What a cell of a row holds.
#[derive(Serialize)]
struct HtmlCell<'a> {
    text: String,
    number: bool,
    /// Where it leads: an address of the web, and nothing that a browser would run.
    address: Option<&'a str>,
}

impl<'a> Page<'a> {
    /// Begins a page with a table of these columns.
    pub(super) fn begin(columns: &[String], out: &'a mut dyn Write) -> io::Result<Self> {
        let mut templates = Environment::new();
        for (name, text) in TEMPLATES {
            templates.add_template(name, text).map_err(io::Error::other)?;
        }
        let mut page = Self { templates, out };
        page.write("head.html", Content { names: columns, ..Content::default() })?;
        Ok(page)
    }

    /// Adds a row.
    pub(super) fn row(
        &mut self,
        row: &[Option<Term>],
        wording: &mut Wording<'_>,
    ) -> io::Result<()> {
        let cells: Vec<HtmlCell<'_>> = row
            .iter()
            .map(|value| {
                let cell = wording.cell(value.as_ref());
                let address = match value {
                    Some(Term::NamedNode(node)) => Some(node.as_str()),
                    _ => None,
                };
                let is_web = |iri: &&str| iri.starts_with("http://") || iri.starts_with("https://");
                HtmlCell {
                    text: cell.text,
                    number: cell.is_number,
                    address: address.filter(is_web),
                }
            })
            .collect();
        self.write("row.html", Content { cells, ..Content::default() })
    }

    /// Ends the page.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.write("end.html", Content::default())
    }

    /// Writes what has come by now.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn write(&mut self, template: &str, content: Content<'_>) -> io::Result<()> {
        let template = self.templates.get_template(template).map_err(io::Error::other)?;
        writeln!(self.out, "{}", template.render(Serde(content)).map_err(io::Error::other)?)
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::{Literal, NamedNode};

    use super::*;
    use crate::query::Prefixes;

    #[test]
    fn what_a_graph_holds_runs_nothing_in_a_browser() {
        let prefixes = Prefixes::default();
        let mut wording = Wording::new(&prefixes, Box::new(|_| None));
        let mut out = Vec::new();
        let mut page = Page::begin(&["a".to_owned(), "b".to_owned()], &mut out).unwrap();
        let script = NamedNode::new_unchecked("javascript:alert(1)");
        let row = [Some(Term::from(Literal::from("<b>&\"</b>"))), Some(Term::from(script))];
        page.row(&row, &mut wording).unwrap();
        page.end().unwrap();
        let html = String::from_utf8(out).unwrap();
        let row = html.lines().find(|line| line.starts_with("<tr>")).unwrap();
        assert_eq!(
            row,
            "<tr><td>&lt;b&gt;&amp;&quot;&lt;&#x2f;b&gt;</td><td>&lt;javascript:alert(1)&gt;</td></tr>"
        );
    }
}
