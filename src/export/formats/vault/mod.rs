//! An Obsidian vault: a folder of Markdown notes that link to one another (<https://help.obsidian.md/links>).
//!
//! Each node has a note with what it says and what is said of it, each sentence quoted with its article and day; each
//! article has a note with its text; `Who stands where.md` begins with the plans. A note begins with properties in
//! YAML, whose values are written as JSON, which YAML contains.

mod markdown;
mod names;
mod notes;
mod overview;

use std::io;

use crate::export::network::{Folder, Network};

/// Writes a network as a vault.
///
/// # Errors
///
/// Those of the folder and its files.
pub(in crate::export) fn write(network: &Network, folder: &mut dyn Folder) -> io::Result<()> {
    let vault = notes::Vault::new(network);
    overview::write(&vault, &mut *folder.file("Who stands where.md")?)?;
    for at in 0..network.nodes.len() {
        if let Some(path) = vault.path_of_node(at) {
            notes::write_node(&vault, at, &mut *folder.file(&path)?)?;
        }
    }
    for at in 0..network.sources.len() {
        notes::write_article(&vault, at, &mut *folder.file(&vault.path_of_article(at))?)?;
    }
    Ok(())
}
