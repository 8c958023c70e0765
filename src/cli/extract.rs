//! `nuncio extract`: the facts of articles, for other programs.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::entities;
use crate::export::jsonl;
use crate::ingest;
use crate::language::Analyser;

/// Write the facts that articles state
#[derive(Debug, Args)]
pub(super) struct ExtractArgs {
    /// Articles (.txt)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Format of the output
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object a fact
    Jsonl,
}

pub(super) fn run(args: &ExtractArgs) -> io::Result<()> {
    let analyser = Analyser::english();
    let mut out = BufWriter::new(io::stdout().lock());
    for path in &args.paths {
        let found = entities::read(&analyser, ingest::read_file(path)?);
        match args.format {
            Format::Jsonl => jsonl::write(&found, &mut out)?,
        }
    }
    out.flush()
}
