//! A model: all that an analysis needs, as one compact file.
//!
//! ```text
//! spaCy package ──package::read──▶ Model ──to_bytes──▶ file ──from_bytes──▶ Model
//! ```
//!
//! The file has half-precision weights and needs no other; the format is that of
//! [`container`] and [`weights`]. A loaded model is sound: running it cannot fail.

mod container;
mod error;
mod manifest;
mod weights;

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use error::ModelError;
pub use manifest::{Accuracy, Labels, Manifest, Source};

use container::Container;

use super::lemmatizer::LemmaTables;
use super::lexeme::LexemeNorms;
use super::nets::Networks;
use super::nets::vectors::Vectors;
use super::ruler::RulerPatterns;
use super::tokenizer::TokenizerRules;

/// A pipeline for one language.
#[derive(Debug)]
pub struct Model {
    /// What the model is and where it comes from.
    pub manifest: Manifest,
    pub(super) networks: Networks,
    pub(super) tokenizer: TokenizerRules,
    pub(super) norms: LexemeNorms,
    pub(super) ruler: RulerPatterns,
    pub(super) lemmas: LemmaTables,
}

impl Model {
    /// Reads a model file, and checks it.
    ///
    /// # Errors
    ///
    /// Where the bytes are no model file, or not as they were written.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ModelError> {
        Self::read(&Container::checked(bytes.into())?)
    }

    /// Reads the model file that is part of the program, without its checksum.
    pub(super) fn from_program(bytes: &'static [u8]) -> Result<Self, ModelError> {
        Self::read(&Container::trusted(Cow::Borrowed(bytes))?)
    }

    /// Reads only what a model file says of itself.
    ///
    /// # Errors
    ///
    /// As [`Self::from_bytes`].
    pub fn manifest_of(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Manifest, ModelError> {
        json(&Container::checked(bytes.into())?, "manifest")
    }

    /// Returns the model as a file; the same model gives the same bytes.
    ///
    /// # Errors
    ///
    /// Where a part of it cannot be written as JSON, which does not happen.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ModelError> {
        let (values, keys) = self.networks.vectors.sections();
        Ok(container::write(&[
            ("manifest", &to_json(&self.manifest)?),
            ("networks", &weights::write(&self.networks)),
            ("vectors", values),
            ("keys", keys),
            ("tokenizer", &to_json(&self.tokenizer)?),
            ("norms", &to_json(&self.norms)?),
            ("ruler", &to_json(&self.ruler)?),
            ("lemmas", &to_json(&self.lemmas)?),
        ]))
    }

    fn read(container: &Container) -> Result<Self, ModelError> {
        let vectors = |width| {
            let (values, keys) = (container.keep("vectors")?, container.keep("keys")?);
            Vectors::from_sections(width, values, keys)
                .ok_or_else(|| ModelError::damaged("its vectors do not fit their keys"))
        };
        Ok(Self {
            manifest: json(container, "manifest")?,
            networks: weights::read(container.section("networks")?, vectors)?,
            tokenizer: json(container, "tokenizer")?,
            norms: json(container, "norms")?,
            ruler: json(container, "ruler")?,
            lemmas: json(container, "lemmas")?,
        })
    }
}

fn json<T: DeserializeOwned>(container: &Container, name: &str) -> Result<T, ModelError> {
    serde_json::from_slice(container.section(name)?)
        .map_err(|error| ModelError::damaged(format!("section {name}: {error}")))
}

fn to_json(value: &impl Serialize) -> Result<Vec<u8>, ModelError> {
    serde_json::to_vec(value).map_err(|error| ModelError::damaged(error.to_string()))
}
