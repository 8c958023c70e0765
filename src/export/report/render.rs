//! Writes a brief as a page, by the templates of `web/report`.

use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};

use super::Report;
use crate::export::page::allowed;
use crate::resources;

/// How many characters stand beside a bar.
const LABEL: usize = 32;

/// What a brief is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Markdown with tables, as GitHub and Pandoc read it.
    Markdown,
    /// One HTML page that loads nothing, to be read or printed.
    Html,
}

impl Form {
    /// Every form by its name on the command line.
    pub const ALL: [(&'static str, Self); 2] = [("md", Self::Markdown), ("html", Self::Html)];

    const fn template(self) -> (&'static str, &'static str) {
        match self {
            Self::Markdown => ("report.md", include_str!("../../../web/report/report.md")),
            Self::Html => ("report.html", include_str!("../../../web/report/report.html")),
        }
    }
}

/// Writes a brief.
///
/// What articles say is text in it, never markup: HTML is escaped by the template engine, Markdown by [`escaped`].
///
/// # Errors
///
/// Those of `out`.
pub fn render(report: &Report, form: Form, out: &mut dyn Write) -> io::Result<()> {
    let (name, template) = form.template();
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    templates.set_syntax(syntax.map_err(io::Error::other)?);
    templates.set_auto_escape_callback(move |_| match form {
        Form::Markdown => AutoEscape::None,
        Form::Html => AutoEscape::Html,
    });
    templates.add_filter("md", |text: &str| escaped(text));
    templates.add_filter("web", |url: &str| is_of_web(url));
    templates.add_filter("chain", |via: &str| via.replace(" > ", ", citing "));
    templates.add_filter("meant", |status: &str| meant(status).to_owned());
    templates.add_filter("has_marks", |words: &str| has_marks(words));
    templates.add_filter("short", |label: &str| shortened(label));
    templates.add_global("style", resources::web("report/report.css"));
    let script = resources::web("shared/theme.js");
    templates.add_global("script", script);
    templates.add_global("script_source", allowed(script));
    templates.add_template(name, template).map_err(io::Error::other)?;
    let template = templates.get_template(name).map_err(io::Error::other)?;
    let page = template.render(Serde(report)).map_err(io::Error::other)?;
    out.write_all(page.as_bytes())
}

/// Returns text in one line in which Markdown sees no marks of its own, nor HTML.
///
/// `CommonMark` 0.31, section 2.4: a backslash before ASCII punctuation makes it literal.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        for c in word.chars() {
            if "\\`*_{}[]<>#|~$&!^=".contains(c) || (out.is_empty() && "-+".contains(c)) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// Tells whether a sentence begins or ends with a quotation, and so has quotation marks already.
fn has_marks(words: &str) -> bool {
    words.starts_with(['“', '"']) || words.ends_with(['”', '"'])
}

/// Returns a label cut to what stands beside a bar.
fn shortened(label: &str) -> String {
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    let cut: String = label.chars().take(LABEL - 1).collect();
    format!("{}…", cut.trim_end())
}

/// Returns how a statement is meant, as a reader says it.
fn meant(status: &str) -> &str {
    match status {
        "negated" => "denied",
        "conditional" => "with conditions",
        "hypothetical" => "considered",
        status => status,
    }
}

/// Tells whether a link may be followed: an address of the web, not `javascript:`.
fn is_of_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_has_its_marks_and_no_second_ones() {
        let words =
            ["“We stay,” she said.", "They said: \"We stay.\"", "They called it “a start” then."];
        assert_eq!(words.map(has_marks), [true, true, false]);
    }

    #[test]
    fn nothing_in_a_text_is_a_mark_of_markdown() {
        for (text, expected) in [
            ("a *b* _c_", r"a \*b\* \_c\_"),
            ("<script>x</script>", r"\<script\>x\</script\>"),
            ("[x](javascript:y)\n# z | &amp;", r"\[x\](javascript:y) \# z \| \&amp;"),
            ("- no list", r"\- no list"),
            ("an offer - made", "an offer - made"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
