//! Prints the signals of each fact as JSON Lines, for `data/derive/confidence.py`.
//!
//! The lines are those of `nuncio extract`, in its order, each with a list `signals`.

use std::io::{self, Write};
use std::path::PathBuf;

use nuncio::facts::{self, Reading};
use nuncio::language::Analyser;
use nuncio::{entities, export, ingest};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let analyser = Analyser::english();
    let mut out = io::stdout().lock();
    for article in ingest::read(&paths) {
        let found = entities::read(&analyser, article?);
        let reading = Reading {
            article: &found.article,
            document: &found.document,
            mentions: &found.mentions,
            clauses: &found.clauses,
        };
        let mut lines = Vec::new();
        export::jsonl::write(&found, &mut lines)?;
        for (line, fact) in lines.split(|byte| *byte == b'\n').zip(&found.facts) {
            let mut line: serde_json::Value = serde_json::from_slice(line)?;
            line["signals"] = facts::signals(reading, fact).into();
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
