//! What a session is given from outside: reading articles and exporting are none of the shell's business.

use std::path::PathBuf;

use super::session::Session;
use crate::store::Store;

/// Reads articles at paths into a graph; returns what came of it, or what is wrong, in words.
pub type AddArticles = Box<dyn Fn(&Store, &[PathBuf]) -> Result<String, String>>;

/// Exports a session's graph for other programs, as the command line does.
pub struct Export {
    /// Exports as words say; returns what came of it, or what is wrong, in words.
    pub run: fn(&Session, &[String]) -> Result<String, String>,
    /// The options that words may hold.
    pub options: Vec<ExportOption>,
}

/// An option of exports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOption {
    /// As it is typed: `--types`.
    pub name: String,
    /// What it does, in one line.
    pub about: String,
    /// What its value is, as the usage of commands has it; none where it takes no value.
    pub value: Option<String>,
    /// All that the value may be; empty where it may be anything.
    pub choices: Vec<String>,
}
