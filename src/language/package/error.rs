//! Why a spaCy package cannot be used.

/// A spaCy package that cannot be turned into a model.
///
/// Everything is checked when a package is read, so that analysis cannot fail.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackageError {
    /// The bytes are no zip archive.
    #[error("not a wheel: {0}; give the .whl file of a spaCy package, or its folder")]
    NotAWheel(#[from] zip::result::ZipError),
    /// No folder holds what every pipeline has.
    #[error(
        "no spaCy pipeline found: no folder holds both config.cfg and meta.json; \
         give the .whl file of a spaCy package, or its folder"
    )]
    NotAPipeline,
    /// A file that the pipeline needs is not there.
    #[error("{file} is missing from the package; install or download the package again")]
    Missing {
        /// The file, below the folder of the pipeline.
        file: String,
    },
    /// A file does not hold what its format asks for.
    #[error("{file} is damaged: {problem}; install or download the package again")]
    Damaged {
        /// The file, below the folder of the pipeline.
        file: String,
        /// What is wrong, and where.
        problem: String,
    },
    /// The pipeline is of a kind that this program cannot run.
    #[error(
        "{file}: {setting} is {found}, but only {supported} can be run; \
         choose a CNN pipeline of spaCy 3, such as en_core_web_md"
    )]
    Unsupported {
        /// The file, below the folder of the pipeline.
        file: String,
        /// What differs, as the configuration names it.
        setting: String,
        /// What the package has.
        found: String,
        /// What can be run.
        supported: String,
    },
    /// A label that the later stages do not know.
    #[error(
        "{file}: the label {label:?} is in no scheme that this program reads \
         (Penn Treebank tags, ClearNLP dependencies, OntoNotes names)"
    )]
    UnknownLabel {
        /// The file, below the folder of the pipeline.
        file: String,
        /// The label.
        label: String,
    },
}

impl PackageError {
    pub(super) fn damaged(file: &str, problem: impl Into<String>) -> Self {
        Self::Damaged { file: file.to_owned(), problem: problem.into() }
    }

    pub(super) fn unsupported(
        file: &str,
        setting: impl Into<String>,
        found: impl Into<String>,
        supported: impl Into<String>,
    ) -> Self {
        Self::Unsupported {
            file: file.to_owned(),
            setting: setting.into(),
            found: found.into(),
            supported: supported.into(),
        }
    }
}
