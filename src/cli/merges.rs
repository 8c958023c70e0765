//! `nuncio merges`: which names were taken for one, and why.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Args;

use super::decisions::Decisions;
use super::failure::{Failure, Outcome};
use super::{add, reading};

/// List which names of articles were taken for one, and why, as tab-separated lines
#[derive(Debug, Args)]
pub(super) struct MergesArgs {
    /// Articles (.txt), or folders of them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    decisions: Decisions,
}

pub(super) fn run(args: &MergesArgs) -> Outcome {
    let overrides = args.decisions.read()?;
    let reading = reading::articles(&args.paths)?;
    let world = add::world(reading.findings, &overrides);
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "kind\tkept\tmerged\treason\tarticles")?;
    for merge in &world.merges {
        let columns = [merge.kind, &merge.kept, &merge.merged, &merge.reason];
        let columns = columns.map(|column| column.replace(['\t', '\n'], " "));
        writeln!(out, "{}\t{}", columns.join("\t"), merge.articles)?;
    }
    out.flush()?;
    if reading.failed == 0 { Ok(()) } else { Err(Failure::told()) }
}
