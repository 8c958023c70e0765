//! `nuncio extract`: the facts of articles, for other programs.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::failure::{Failure, Outcome};
use super::{output, reading};
use crate::export::{jsonl, plover};

/// Write the facts that articles state, or the events that they report
#[derive(Debug, Args)]
pub(super) struct ExtractArgs {
    /// Articles (.txt), or folders of them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Format of the output
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
    /// File to write to, instead of standard output
    #[arg(short, long)]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object a fact
    Jsonl,
    /// One JSON object an event, in the types of the PLOVER codebook
    Plover,
}

pub(super) fn run(args: &ExtractArgs) -> Outcome {
    let mut out = output::open(args.output.as_deref())?;
    let failed = reading::stream(&args.paths, |found| match args.format {
        Format::Jsonl => jsonl::write(&found, &mut out),
        Format::Plover => plover::write(&found, &mut out),
    })?;
    out.close()?;
    if failed == 0 { Ok(()) } else { Err(Failure::told()) }
}
