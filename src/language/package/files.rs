//! The files of a package, from a wheel or a folder.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::result::ZipError;

use super::PackageError;

/// The files of a pipeline that are read; what else a package holds is left alone.
pub const WANTED: [&str; 18] = [
    "config.cfg",
    "meta.json",
    "tokenizer",
    "tok2vec/model",
    "tagger/cfg",
    "tagger/model",
    "parser/cfg",
    "parser/model",
    "parser/moves",
    "ner/cfg",
    "ner/model",
    "ner/moves",
    "attribute_ruler/patterns",
    "lemmatizer/lookups/lookups.bin",
    "vocab/lookups.bin",
    "vocab/vectors",
    "vocab/vectors.cfg",
    "vocab/key2row",
];

/// No file of a package is larger; a zip archive that claims more is refused.
const LARGEST: u64 = 4 << 30;

/// The files of one pipeline, by their path below its folder.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// Collects files that were read from a folder, by their path below the pipeline's.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self(files.into_iter().collect())
    }

    /// Reads the files of the pipeline that a wheel holds.
    ///
    /// # Errors
    ///
    /// Where the bytes are no zip archive, or none of its folders holds a pipeline.
    pub fn from_wheel(wheel: &[u8]) -> Result<Self, PackageError> {
        let mut archive = zip::ZipArchive::new(Cursor::new(wheel))?;
        let names: Vec<String> = archive
            .file_names()
            .map(|name| Ok(name?.into_owned()))
            .collect::<Result<_, ZipError>>()?;
        let borrowed: Vec<&str> = names.iter().map(String::as_str).collect();
        let root = root(&borrowed).ok_or(PackageError::NotAPipeline)?;
        let mut files = BTreeMap::new();
        for wanted in WANTED {
            let name = format!("{root}{wanted}");
            if !names.contains(&name) {
                continue;
            }
            let entry = archive.by_name(&name)?;
            let mut bytes = Vec::new();
            entry
                .take(LARGEST)
                .read_to_end(&mut bytes)
                .map_err(|error| PackageError::damaged(wanted, error.to_string()))?;
            files.insert(wanted.to_owned(), bytes);
        }
        Ok(Self(files))
    }

    /// Returns the bytes of a file.
    pub(super) fn get(&self, name: &str) -> Result<&[u8], PackageError> {
        let bytes = self.0.get(name).map(Vec::as_slice);
        bytes.ok_or_else(|| PackageError::Missing { file: name.to_owned() })
    }

    /// Returns the text of a file.
    pub(super) fn text(&self, name: &str) -> Result<&str, PackageError> {
        str::from_utf8(self.get(name)?).map_err(|error| {
            PackageError::damaged(name, format!("no UTF-8 at byte {}", error.valid_up_to()))
        })
    }

    /// Returns the value of a file of JSON.
    pub(super) fn json(&self, name: &str) -> Result<serde_json::Value, PackageError> {
        serde_json::from_str(self.text(name)?)
            .map_err(|error| PackageError::damaged(name, error.to_string()))
    }
}

/// Returns the outermost folder that holds a pipeline, with a slash behind it.
fn root(names: &[&str]) -> Option<String> {
    let mut roots: Vec<&str> = names
        .iter()
        .filter_map(|name| name.strip_suffix("config.cfg"))
        .filter(|root| root.is_empty() || root.ends_with('/'))
        .filter(|root| names.iter().any(|name| name.strip_prefix(root) == Some("meta.json")))
        .collect();
    roots.sort_by_key(|root| (root.matches('/').count(), *root));
    roots.first().map(|root| (*root).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pipeline_is_found_in_its_folder() {
        let names = ["a/meta.json", "a/b-1.0/meta.json", "a/b-1.0/config.cfg", "a/xconfig.cfg"];
        assert_eq!(root(&names), Some("a/b-1.0/".to_owned()));
        assert_eq!(root(&["config.cfg", "a/meta.json"]), None);
    }

    #[test]
    fn bytes_that_are_no_wheel_are_refused() {
        let error = Files::from_wheel(b"PK, but no more").unwrap_err();
        assert!(error.to_string().starts_with("not a wheel: "), "{error}");
    }
}
