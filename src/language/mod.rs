//! Analyses text: tokens, sentences, parts of speech, a dependency tree, names.
//!
//! ```text
//! &Article ──Analyser::analyse──▶ Document
//! ```
//!
//! Each block of the article is analysed by itself, so that a heading never
//! joins the sentence below it. Once the model is loaded this stage reads no
//! files and cannot fail.

pub mod document;
pub(crate) mod nets;
pub mod scheme;
mod lookups;
pub mod lexeme;
pub mod tokenizer;
pub mod morph;
pub mod ruler;
pub mod lemmatizer;
pub mod model;
pub mod package;
mod analyser;
mod headlines;
mod mend;
mod pieces;
mod reading;
mod windows;

pub use analyser::Analyser;
pub use document::{Document, Name, Sentence, SentenceId, Token, TokenId, TokenRange};
pub use reading::read;
pub use scheme::{Dep, NameLabel, Pos, Tag};
