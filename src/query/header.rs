//! Reads saved questions: the header and the query behind it.
//!
//! The header is grlc's: lines that begin with `#+`, together YAML, with `summary`,
//! `description`, `tags`, `defaults` and `enumerate`, which lists the values of a
//! parameter, or gives a query that does, or just names the parameter: its values are
//! then those that the graph has where the question has it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::listing::of_question;
use super::parameters;
use super::saved::{SavedError, SavedQuestion};

/// The YAML of a header.
#[derive(Debug, Default, Deserialize)]
struct Header {
    #[serde(default)]
    summary: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    defaults: Vec<BTreeMap<String, Scalar>>,
    #[serde(default)]
    enumerate: Vec<Enumerated>,
}

impl Header {
    /// Reads the lines of a question that begin with `#+`; returns what is wrong with them, in words.
    fn read(text: &str) -> Result<Self, String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix("#+"));
        let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
        let header = lines.collect::<Vec<_>>().join("\n");
        if header.is_empty() {
            return Ok(Self::default());
        }
        serde_saphyr::from_str(&header).map_err(|error| error.to_string())
    }
}

/// Parameters whose values are told.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Enumerated {
    /// One whose values stand in the graph where the question has it.
    FromQuestion(String),
    /// Some, each with its values; none where they stand in the graph.
    Told(BTreeMap<String, Option<Values>>),
}

/// The values of a parameter.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Values {
    All(Vec<Scalar>),
    /// A query whose first column lists them.
    Query(String),
}

/// A value of YAML that a default may be.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Scalar {
    Integer(i64),
    Number(f64),
    Text(String),
}

impl Enumerated {
    fn into_pairs(self) -> Vec<(String, Option<Values>)> {
        match self {
            Self::FromQuestion(name) => vec![(name, None)],
            Self::Told(values) => values.into_iter().collect(),
        }
    }
}

impl Scalar {
    fn into_text(self) -> String {
        match self {
            Self::Integer(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text,
        }
    }
}

impl SavedQuestion {
    /// Reads a question from the text of its file.
    ///
    /// # Errors
    ///
    /// Where its header is malformed.
    pub fn read(question: &str, text: &str) -> Result<Self, SavedError> {
        let wrong = |message: String| SavedError::Header { name: question.to_owned(), message };
        let header = Header::read(text).map_err(wrong)?;
        let defaults = header.defaults.into_iter().flatten();
        let parameters = parameters::find(text);
        let (mut choices, mut listed) = (BTreeMap::new(), BTreeMap::new());
        for (name, values) in header.enumerate.into_iter().flat_map(Enumerated::into_pairs) {
            match values {
                Some(Values::All(values)) => {
                    let texts = values.into_iter().map(Scalar::into_text);
                    choices.insert(name, texts.collect());
                }
                Some(Values::Query(query)) => drop(listed.insert(name, query)),
                None => {
                    let parameter = parameters.iter().find(|one| one.name == name);
                    let query = parameter.and_then(|one| of_question(text, &one.variable));
                    let message =
                        format!("enumerate: `{name}` stands in no SELECT query; list its values");
                    let query = query.ok_or_else(|| wrong(message))?;
                    listed.insert(name, query);
                }
            }
        }
        Ok(Self {
            name: question.to_owned(),
            summary: header.summary,
            description: header.description.trim().to_owned(),
            tags: header.tags,
            defaults: defaults.map(|(name, value)| (name, value.into_text())).collect(),
            choices,
            listed,
            parameters,
            text: text.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_and_the_text_kept() {
        let text = "#+ summary: Who is quoted most\n#+ description: |\n#+   One row a speaker.\n\
                    #+ tags:\n#+   - claims\n#+ defaults:\n#+   - limit: 5\n\n\
                    SELECT * { ?s ?p ?o } LIMIT ?_limit_integer\n";
        let question = SavedQuestion::read("quoted", text).unwrap();
        assert_eq!(question.summary, "Who is quoted most");
        assert_eq!(question.description, "One row a speaker.");
        assert_eq!(question.tags, ["claims"]);
        assert_eq!(question.defaults["limit"], "5");
        assert_eq!(question.parameters[0].name, "limit");
        assert_eq!(question.text, text);
    }

    #[test]
    fn a_malformed_header_is_told_by_name() {
        let error = SavedQuestion::read("broken", "#+ tags: [a\nASK {}").unwrap_err();
        assert!(error.to_string().starts_with("broken: the header"), "{error}");
    }

    #[test]
    fn a_query_without_a_header_is_a_question_too() {
        assert_eq!(SavedQuestion::read("bare", "ASK {}").unwrap().summary, "");
    }
}
