//! Saved questions: queries with a header that tells what they ask.
//!
//! Questions come with the program (`queries/*.rq`) and from folders of the user's;
//! where two have one name, the user's counts.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::entities;
use super::parameters::{self, Parameter};
use super::prefixes::Prefixes;
use super::problem::nearest;
use super::values::{self as given, ValueError};
use crate::resources;
use crate::store::Store;

/// A question with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedQuestion {
    /// What it is called: the name of its file without the ending.
    pub name: String,
    /// What it asks, in one line.
    pub summary: String,
    /// What its columns hold and how to read them; may be empty.
    pub description: String,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// What parameters are where the user gives nothing, by name.
    pub defaults: BTreeMap<String, String>,
    /// The only values that parameters take, by name.
    pub choices: BTreeMap<String, Vec<String>>,
    /// The queries whose first columns list what parameters may be in a graph, by name.
    pub listed: BTreeMap<String, String>,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// The query, header and all, so that the lines of problems are those of the file.
    pub text: String,
}

/// Why a file is no saved question.
#[derive(Debug, thiserror::Error)]
pub enum SavedError {
    /// It cannot be read.
    #[error("{path}: {source}")]
    File {
        /// The file or folder.
        path: String,
        /// What the system says.
        source: io::Error,
    },
    /// Its header is not YAML, or holds something else than it should.
    #[error("{name}: the header (`#+` lines) is not well formed: {message}")]
    Header {
        /// The question.
        name: String,
        /// What is wrong.
        message: String,
    },
}

/// Why a saved question cannot be asked with the values that were given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FillError {
    /// A parameter that must be given is not.
    #[error("the parameter `{name}` is missing; give {name}=… ({wanted})")]
    Missing {
        /// The parameter.
        name: String,
        /// What its value is.
        wanted: String,
    },
    /// A value is given for a parameter that the question does not have.
    #[error("there is no parameter `{name}`; {known}")]
    Unknown {
        /// The name.
        name: String,
        /// What parameters there are, in words.
        known: String,
    },
    /// A value is not among those that its parameter takes.
    #[error("{name}: `{value}` is none of {}{}", choices.join(", "), near.as_ref().map_or(String::new(), |near| format!("; did you mean {near}?")))]
    Choice {
        /// The parameter.
        name: String,
        /// The value.
        value: String,
        /// What it takes.
        choices: Vec<String>,
        /// The choice that comes nearest.
        near: Option<String>,
    },
    /// A value is not what its parameter takes.
    #[error("{name}: {source}")]
    Value {
        /// The parameter.
        name: String,
        /// What is wrong with the value.
        source: ValueError,
    },
}

impl SavedQuestion {
    /// Returns the query with its parameters filled, by name, and with the defaults where nothing is given.
    ///
    /// `store` is asked for entities that a value calls by name.
    ///
    /// # Errors
    ///
    /// Where a parameter is missing, unknown, or given what it cannot take.
    pub fn fill(
        &self,
        values: &BTreeMap<String, String>,
        prefixes: &Prefixes,
        store: &Store,
    ) -> Result<String, FillError> {
        let is_known = |name: &&String| self.parameters.iter().any(|one| one.name == **name);
        if let Some(name) = values.keys().find(|name| !is_known(name)) {
            return Err(FillError::Unknown { name: name.clone(), known: self.known_parameters() });
        }
        let resolve = |name: &str| entities::resolve(store, prefixes, name);
        let mut terms = Vec::new();
        for parameter in &self.parameters {
            let name = &parameter.name;
            let given = values.get(name).or_else(|| self.defaults.get(name));
            let Some(value) = given else {
                if parameter.optional {
                    continue;
                }
                let wanted = parameter.kind.about();
                return Err(FillError::Missing { name: name.clone(), wanted });
            };
            if let Some(choices) = self.choices.get(name)
                && !choices.contains(value)
            {
                let near = nearest(value, choices.iter().map(String::as_str)).map(str::to_owned);
                let (name, value, choices) = (name.clone(), value.clone(), choices.clone());
                return Err(FillError::Choice { name, value, choices, near });
            }
            let term = given::term(parameter, value, prefixes, &resolve)
                .map_err(|source| FillError::Value { name: name.clone(), source })?;
            terms.push((parameter, term));
        }
        Ok(parameters::substitute(&self.text, &terms))
    }

    fn known_parameters(&self) -> String {
        let names: Vec<&str> = self.parameters.iter().map(|one| one.name.as_str()).collect();
        if names.is_empty() {
            "this question has none".to_owned()
        } else {
            format!("this question has {}", names.join(", "))
        }
    }
}

/// All saved questions, by name.
#[derive(Debug, Clone, Default)]
pub struct Library {
    questions: BTreeMap<String, SavedQuestion>,
}

impl Library {
    /// Returns the questions that come with the program.
    ///
    /// # Errors
    ///
    /// Where one of them is malformed, which a test would show.
    pub fn carried() -> Result<Self, SavedError> {
        let mut library = Self::default();
        for (name, text) in resources::queries() {
            library.add(SavedQuestion::read(name, text)?);
        }
        Ok(library)
    }

    /// Adds the questions of a folder: its `.rq` files. Returns what is wrong with those that are none.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be read.
    pub fn add_folder(&mut self, folder: &Path) -> Result<Vec<SavedError>, SavedError> {
        let mut wrong = Vec::new();
        let failed = |path: &Path| {
            let path = path.display().to_string();
            move |source| SavedError::File { path, source }
        };
        for entry in folder.read_dir().map_err(failed(folder))? {
            let path = entry.map_err(failed(folder))?.path();
            if path.extension().is_some_and(|extension| extension == "rq") {
                let text = std::fs::read_to_string(&path).map_err(failed(&path));
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                match text.and_then(|text| SavedQuestion::read(&name, &text)) {
                    Ok(question) => self.add(question),
                    Err(error) => wrong.push(error),
                }
            }
        }
        wrong.sort_by_key(ToString::to_string);
        Ok(wrong)
    }

    /// Adds a question, in place of one of the same name.
    pub fn add(&mut self, question: SavedQuestion) {
        self.questions.insert(question.name.clone(), question);
    }

    /// Returns the question of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&SavedQuestion> {
        self.questions.get(name)
    }

    /// Returns the questions in order of their names.
    pub fn iter(&self) -> impl Iterator<Item = &SavedQuestion> {
        self.questions.values()
    }

    /// Returns the name that is spelt most like `name`, if one comes near.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let names = || self.questions.keys().map(String::as_str);
        nearest(name, names()).or_else(|| names().find(|known| known.contains(name)))
    }
}
