//! Front matter: YAML between two lines of dashes, before the article.

use serde::Deserialize;

use super::ReadError;
use super::lines::lines;

/// What front matter may state; other keys are ignored.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Fields {
    #[serde(default, alias = "headline")]
    pub title: Option<String>,
    #[serde(default, alias = "published")]
    pub date: Option<String>,
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default, alias = "source")]
    pub publisher: Option<String>,
}

/// What front matter states, and the offset of the text behind it.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub fields: Fields,
    pub body: usize,
}

/// Reads the front matter of a text that has it; a lone line of dashes is none.
pub(super) fn read(id: &str, text: &str) -> Result<FrontMatter, ReadError> {
    let mut lines = lines(text, 0);
    let Some(opening) = lines.next().filter(|line| line.span.of(text) == "---") else {
        return Ok(FrontMatter::default());
    };
    let Some(closing) = lines.find(|line| matches!(line.span.of(text), "---" | "...")) else {
        return Ok(FrontMatter::default());
    };
    let yaml = &text[opening.end..closing.span.start as usize];
    if yaml.trim().is_empty() {
        return Ok(FrontMatter { body: closing.end, ..FrontMatter::default() });
    }
    let fields = serde_saphyr::from_str(yaml).map_err(|error| ReadError::FrontMatter {
        id: id.to_owned(),
        // The YAML begins on the second line of the file.
        line: error.location().map_or(1, |location| location.line() + 1),
        message: error.without_snippet().to_string(),
    })?;
    Ok(FrontMatter { fields, body: closing.end })
}
