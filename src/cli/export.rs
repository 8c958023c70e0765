//! `nuncio export`: a graph in a format that other programs read.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::decisions::Decisions;
use super::failure::{Failure, Outcome};
use super::{add, output, reading};
use crate::export::{self, FORMATS};
use crate::graph;
use crate::store::Store;

/// Write a graph in a format that other programs read
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// Format of the output
    #[arg(value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)))]
    format: String,
    /// Articles (.txt), or folders of them, to make a graph of
    #[arg(required_unless_present = "graph", conflicts_with = "graph")]
    paths: Vec<PathBuf>,
    /// Graph to write, instead of articles: a file or a folder (`RocksDB`)
    #[arg(short, long, env = "NUNCIO_GRAPH")]
    graph: Option<PathBuf>,
    /// File to write to, instead of standard output
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[command(flatten)]
    decisions: Decisions,
}

pub(super) fn run(args: &ExportArgs) -> Outcome {
    let format = FORMATS.iter().find(|format| format.name == args.format);
    let format = format.ok_or_else(|| Failure::usage("no such format"))?;
    let overrides = args.decisions.read()?;
    let (quads, failed) = if let Some(path) = &args.graph {
        (Store::read(path)?.quads()?, 0)
    } else {
        let reading = reading::articles(&args.paths)?;
        (graph::build(&add::world(reading.findings, &overrides)), reading.failed)
    };
    export::write(&quads, format, output::open(args.output.as_deref())?)?.close()?;
    if failed == 0 { Ok(()) } else { Err(Failure::told()) }
}
