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
    let parsed = serde_saphyr::from_str(yaml)
        .or_else(|error| serde_saphyr::from_str(&with_quoted_values(yaml)).map_err(|_| error));
    let fields = parsed.map_err(|error| ReadError::FrontMatter {
        id: id.to_owned(),
        // The YAML begins on the second line of the file.
        line: error.location().map_or(1, |location| location.line() + 1),
        message: error.without_snippet().to_string(),
    })?;
    Ok(FrontMatter { fields, body: closing.end })
}

/// Puts values with a colon in quotation marks: `title: Talks fail: rebels leave`, which is no YAML,
/// is what many a page's title becomes.
fn with_quoted_values(yaml: &str) -> String {
    let quoted = |line: &str| {
        let (key, value) = line.split_once(": ")?;
        let plain = !value.trim_start().starts_with(['"', '\'', '|', '>', '[', '{']);
        let value = value.trim();
        // A string of JSON is one of YAML too (YAML 1.2, 1.3).
        let string = serde_json::to_string(value).ok()?;
        (plain && value.contains(':')).then(|| format!("{key}: {string}"))
    };
    let lines = yaml.lines().map(|line| quoted(line).unwrap_or_else(|| line.to_owned()));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_title_may_have_a_colon() {
        let text = "---\ntitle: Talks fail: rebels \"leave\"\ndate: 2021-03-12\nurl: https://a.org/x\n---\nBody.";
        let front = read("a", text).unwrap();
        assert_eq!(front.fields.title.as_deref(), Some("Talks fail: rebels \"leave\""));
        assert_eq!(front.fields.date.as_deref(), Some("2021-03-12"));
        assert_eq!(front.fields.url.as_deref(), Some("https://a.org/x"));
        assert!(read("a", "---\ntitle: [Talks\n---\nBody.").is_err());
    }
}
