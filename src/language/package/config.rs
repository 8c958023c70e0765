//! The configuration of a pipeline: `config.cfg`.
//!
//! Sections in brackets, values in JSON; `${a.b:c}` stands for the value of `c`
//! in section `a.b`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::PackageError;

/// The file that is read here.
const FILE: &str = "config.cfg";

/// References that lead to one another at most.
const DEEPEST: usize = 8;

/// The settings of a pipeline, by section and name.
#[derive(Debug)]
pub(super) struct Config(BTreeMap<String, BTreeMap<String, String>>);

impl Config {
    /// Reads the text of a `config.cfg`.
    pub(super) fn parse(text: &str) -> Result<Self, PackageError> {
        let mut sections: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let mut section = String::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with(['#', ';']) {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                name.clone_into(&mut section);
                sections.entry(section.clone()).or_default();
                continue;
            }
            let Some((name, value)) = line.split_once('=') else {
                let problem = format!("line {}: neither a section nor a setting", number + 1);
                return Err(PackageError::damaged(FILE, problem));
            };
            let settings = sections.entry(section.clone()).or_default();
            settings.insert(name.trim().to_owned(), value.trim().to_owned());
        }
        Ok(Self(sections))
    }

    /// Returns the value of a setting; `null` where it is not set.
    pub(super) fn value(&self, section: &str, name: &str) -> Result<Value, PackageError> {
        let mut text = self.text(section, name);
        for _ in 0..DEEPEST {
            let Some(reference) = text
                .and_then(|text| text.trim_matches('"').strip_prefix("${"))
                .and_then(|rest| rest.strip_suffix('}'))
            else {
                let Some(text) = text else { return Ok(Value::Null) };
                return serde_json::from_str(text).map_err(|_| {
                    PackageError::damaged(FILE, format!("[{section}] {name}: no JSON: {text}"))
                });
            };
            let parts = reference.rsplit_once(':').or_else(|| reference.rsplit_once('.'));
            text = parts.and_then(|(section, name)| self.text(section, name));
        }
        Err(PackageError::damaged(FILE, format!("[{section}] {name}: refers to itself")))
    }

    /// Returns a setting that must be a number.
    pub(super) fn number(&self, section: &str, name: &str) -> Result<usize, PackageError> {
        let value = self.value(section, name)?;
        value.as_u64().and_then(|value| usize::try_from(value).ok()).ok_or_else(|| {
            PackageError::unsupported(
                FILE,
                format!("[{section}] {name}"),
                value.to_string(),
                "a number",
            )
        })
    }

    /// Returns a setting that must be a list.
    pub(super) fn list(&self, section: &str, name: &str) -> Result<Vec<Value>, PackageError> {
        match self.value(section, name)? {
            Value::Array(list) => Ok(list),
            value => Err(PackageError::unsupported(
                FILE,
                format!("[{section}] {name}"),
                value.to_string(),
                "a list",
            )),
        }
    }

    /// Checks that a setting has the only value that can be run.
    pub(super) fn require(
        &self,
        section: &str,
        name: &str,
        supported: impl Into<Value>,
    ) -> Result<(), PackageError> {
        let (value, supported) = (self.value(section, name)?, supported.into());
        if value == supported {
            return Ok(());
        }
        Err(PackageError::unsupported(
            FILE,
            format!("[{section}] {name}"),
            value.to_string(),
            supported.to_string(),
        ))
    }

    fn text(&self, section: &str, name: &str) -> Option<&str> {
        self.0.get(section)?.get(name).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_stand_in_another_section() {
        let text = "[a.b]\r\nwidth = ${c.d:width}\r\nname = \"x\"\n\n[c.d]\nwidth = 96\n";
        let config = Config::parse(text).unwrap();
        assert_eq!(config.number("a.b", "width").unwrap(), 96);
        assert_eq!(config.value("a.b", "depth").unwrap(), Value::Null);
        config.require("a.b", "name", "x").unwrap();
        assert_eq!(
            config.require("a.b", "name", "y").unwrap_err().to_string(),
            "config.cfg: [a.b] name is \"x\", but only \"y\" can be run; \
             choose a CNN pipeline of spaCy 3, such as en_core_web_md"
        );
    }

    #[test]
    fn what_is_no_setting_is_refused() {
        let error = Config::parse("[a]\nwidth: 96\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "config.cfg is damaged: line 2: neither a section nor a setting; \
             install or download the package again"
        );
        let config = Config::parse("[a]\nb = ${a:b}\n").unwrap();
        assert!(config.value("a", "b").is_err());
    }
}
