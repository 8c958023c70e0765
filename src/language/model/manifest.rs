//! What a model says of itself.

use serde::{Deserialize, Serialize};

/// What a model is, who made it of what, and what it promises.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The name, such as `en_core_web_md`.
    pub name: String,
    /// The version of the package.
    pub version: String,
    /// The licence of the package.
    pub licence: String,
    /// Who made it.
    pub author: String,
    /// Where it comes from.
    pub origin: String,
    /// What it was made of.
    pub sources: Vec<Source>,
    /// What its makers measured.
    pub accuracy: Accuracy,
    /// The labels that it gives.
    pub labels: Labels,
    /// How many words have a vector, and how many different vectors there are.
    pub vectors: (u64, u64),
}

/// Data that a model was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What it is called.
    pub name: String,
    /// Its licence, as the package states it.
    pub licence: String,
    /// Where it is to be found.
    pub url: String,
}

/// The accuracy that the makers of a model state, each a share of 1.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Accuracy {
    /// Tokens with the right tag.
    pub tags: Option<f64>,
    /// Tokens with the right head.
    pub heads: Option<f64>,
    /// Tokens with the right head and label.
    pub labelled_heads: Option<f64>,
    /// Sentences (F1).
    pub sentences: Option<f64>,
    /// Names with the right label (F1).
    pub names: Option<f64>,
}

/// The labels that a model gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labels {
    /// Fine parts of speech.
    pub tags: Vec<String>,
    /// Dependencies.
    pub dependencies: Vec<String>,
    /// Kinds of names.
    pub names: Vec<String>,
}
