//! Reads what the user decided on names: `--overrides`.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::reading::plain;
use crate::entities::Overrides;

/// What the user decided on names.
#[derive(Debug, Args)]
pub(super) struct Decisions {
    /// Table (.csv) of names that are one, or are not: decision,kind,name,other,reason
    #[arg(long, value_name = "FILE")]
    overrides: Vec<PathBuf>,
}

impl Decisions {
    /// Reads the tables, in addition to what the program carries.
    ///
    /// # Errors
    ///
    /// Where a table cannot be read, or decisions contradict one another.
    pub(super) fn read(&self) -> Result<Overrides, Failure> {
        let mut overrides = Overrides::carried();
        for path in &self.overrides {
            let name = path.display();
            let table = fs::read_to_string(path)
                .map_err(|error| Failure::failed(format!("{name}: {}", plain(&error))))?;
            overrides = overrides
                .and(&table)
                .map_err(|error| Failure::failed(format!("{name}: {error}")).hint(error.remedy))?;
        }
        Ok(overrides)
    }
}
