//! Why a model file cannot be used.

/// A model file that cannot be loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The bytes are something else.
    #[error("not a model file; `nuncio model import` makes one of a spaCy package")]
    NotAModel,
    /// The file was written by another version of the program.
    #[error(
        "the model file has format {found}, but this program reads {expected}; \
         make it anew with `nuncio model import`"
    )]
    Version {
        /// The format of the file.
        found: u32,
        /// The format that is read.
        expected: u32,
    },
    /// The file is not as it was written.
    #[error("the model file is damaged: {problem}; make it anew with `nuncio model import`")]
    Damaged {
        /// What is wrong.
        problem: String,
    },
}

impl ModelError {
    pub(super) fn damaged(problem: impl Into<String>) -> Self {
        Self::Damaged { problem: problem.into() }
    }
}
