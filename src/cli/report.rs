//! `nuncio report`: a brief of a graph, to be read or printed.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::decisions::Decisions;
use super::destination::Destination;
use super::failure::{Failure, Outcome};
use super::graph;
use crate::export::report::{self, Form, SECTIONS};
use crate::store::CancellationToken;

/// Write a brief of a graph: who stands where, disputed claims, disagreements, day by day
#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    /// Articles (.txt), or folders of them, to make a graph of
    #[arg(required_unless_present = "graph")]
    paths: Vec<PathBuf>,
    /// Graph to report on, besides articles: a file or a folder (`RocksDB`)
    #[arg(short, long, env = "NUNCIO_GRAPH")]
    graph: Option<PathBuf>,
    /// Form of the brief; without it, what the ending of the output says, else md
    #[arg(short, long, value_parser = PossibleValuesParser::new(Form::ALL.map(|(name, _)| name)))]
    format: Option<String>,
    /// What the brief is called
    #[arg(short, long, default_value = "Who stands where")]
    title: String,
    /// Sections to write, without the others
    #[arg(long, value_delimiter = ',', value_parser = PossibleValuesParser::new(SECTIONS))]
    sections: Vec<String>,
    /// File to write to, instead of standard output
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Replace what is there already
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    decisions: Decisions,
}

pub(super) fn run(args: &ReportArgs) -> Outcome {
    let (name, form) = form(args);
    let destination = Destination::of_file("the brief", name, args.output.clone(), args.force)?;
    let overrides = args.decisions.read()?;
    let store = graph::open(args.graph.as_deref(), false)?;
    let failed = graph::add(&store, &args.paths, &overrides)?;
    let report = report::gather(&store, &args.title, &CancellationToken::new());
    let mut report = report.map_err(graph::failure)?;
    if !args.sections.is_empty() {
        report.sections.clone_from(&args.sections);
    }
    destination.file(|out| report::render(&report, form, out))?;
    if failed == 0 { Ok(()) } else { Err(Failure::told()) }
}

/// Returns the form that is asked for, with its name: by name, or by the ending of the output.
fn form(args: &ReportArgs) -> (&'static str, Form) {
    let ending = || args.output.as_deref().and_then(Path::extension)?.to_str();
    let name = args.format.as_deref().or_else(ending);
    let [first, ..] = Form::ALL;
    Form::ALL.into_iter().find(|(known, _)| Some(*known) == name).unwrap_or(first)
}
