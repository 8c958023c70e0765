//! `nuncio export`: a graph in a format that other programs read.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::decisions::Decisions;
use super::destination::Destination;
use super::failure::{Failure, Outcome};
use super::{add, reading};
use crate::export::{FORMATS, Format, Writer, network, rdf};
use crate::graph;
use crate::store::Store;

/// Write a graph in a format that other programs read
///
/// The syntaxes of RDF write all triples; the other formats write a network, whose
/// edges are what sentences state, with the sentences.
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// Format of the output
    #[arg(value_parser = format_parser())]
    format: &'static Format,
    /// Articles (.txt), or folders of them, to make a graph of
    #[arg(required_unless_present = "graph", conflicts_with = "graph")]
    paths: Vec<PathBuf>,
    /// Graph to write, instead of articles: a file or a folder (`RocksDB`)
    #[arg(short, long, env = "NUNCIO_GRAPH")]
    graph: Option<PathBuf>,
    /// File or folder to write to, instead of standard output
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[command(flatten)]
    options: ExportOptions,
    #[command(flatten)]
    decisions: Decisions,
}

/// How an export is made, from whatever graph.
#[derive(Debug, Args)]
pub(super) struct ExportOptions {
    /// Replace what is there already
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &ExportArgs) -> Outcome {
    let destination = Destination::of(args.format, args.output.clone(), args.options.force)?;
    let overrides = args.decisions.read()?;
    let (store, failed) = if let Some(path) = &args.graph {
        (Store::read(path)?, 0)
    } else {
        let reading = reading::articles(&args.paths)?;
        let store = Store::in_memory()?;
        store.insert(graph::build(&add::world(reading.findings, &overrides)))?;
        (store, reading.failed)
    };
    write(args.format, &store, &destination)?;
    if failed == 0 { Ok(()) } else { Err(Failure::told()) }
}

/// Writes a graph in a format.
fn write(format: &Format, store: &Store, destination: &Destination) -> Outcome {
    match format.writer {
        Writer::Rdf(syntax) => {
            let quads = store.quads()?;
            destination.file(|out| rdf::write(&quads, syntax, out).map(drop))
        }
        Writer::File(write) => {
            let network = network::read(store)?;
            destination.file(|out| write(&network, out))
        }
        Writer::Folder(write) => {
            let network = network::read(store)?;
            destination.folder(|folder| write(&network, folder))
        }
    }
}

/// Returns the parser of a format's name, which knows them all with what reads them.
fn format_parser() -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    let known = |name: String| FORMATS.iter().find(|format| format.name == name);
    let found = move |name| known(name).ok_or("no such format");
    PossibleValuesParser::new(names).try_map(found)
}
