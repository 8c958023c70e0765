//! Writes what was found for other programs to read.

pub mod analysis;
pub mod conllu;
pub mod jsonl;
