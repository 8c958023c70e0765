//! Writes what was found for other programs to read.

pub mod jsonl;
