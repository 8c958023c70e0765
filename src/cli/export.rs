//! `nuncio export`: a graph in a format that other programs read.

use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser};

use super::decisions::Decisions;
use super::destination::Destination;
use super::drawing::{self, Asking};
use super::failure::{Failure, Outcome, note};
use super::graph;
use super::interrupt::Interrupts;
use super::view::ViewArgs;
use crate::export::network::Network;
use crate::export::{FORMATS, Format, Writer, rdf, reifiers};
use crate::ontology;
use crate::shell::{Export, ExportOption, Session, counted};
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
    /// Name in RDF 1.2 the triple that each statement states: ID rdf:reifies <<( who rejects what )>>
    #[arg(long)]
    rdf12: bool,
    #[command(flatten)]
    view: ViewArgs,
}

pub(super) fn run(args: &ExportArgs, interrupts: &Interrupts) -> Outcome {
    check(args.format, &args.options)?;
    let destination = Destination::of(args.format, args.output.clone(), args.options.force)?;
    let overrides = args.decisions.read()?;
    let library = graph::library(&[])?;
    let store = graph::open(args.graph.as_deref(), false)?;
    let failed = graph::add(&store, &args.paths, &overrides)?;
    let prefixes = ontology::prefixes().iter().copied().collect();
    let asking = Asking {
        store: &Arc::new(store),
        library: &library,
        prefixes: &prefixes,
        interrupt: &interrupts.query,
        timeout: None,
    };
    let written = write(args.format, &args.options, &asking, &destination)?;
    if let Some(path) = &args.output {
        note(&format!("{}: {written}", path.display()));
    }
    if failed == 0 { Ok(()) } else { Err(Failure::told()) }
}

/// What is typed behind `.export`.
#[derive(Debug, Parser)]
#[command(name = ".export", no_binary_name = true, about = "Write the graph for other programs")]
struct ShellExport {
    /// Format of the output
    #[arg(value_parser = format_parser())]
    format: &'static Format,
    /// File or folder to write to
    output: PathBuf,
    #[command(flatten)]
    options: ExportOptions,
}

/// Returns what the shell knows of exports: how to make one, and the options.
pub(super) fn of_shell() -> Export {
    let command = ShellExport::command();
    let option = |argument: &clap::Arg| {
        let values = argument.get_value_names().map(|names| names.join(" "));
        Some(ExportOption {
            name: format!("--{}", argument.get_long()?),
            about: argument.get_help().map(ToString::to_string).unwrap_or_default(),
            value: values.filter(|_| argument.get_action().takes_values()),
            choices: argument
                .get_possible_values()
                .iter()
                .filter(|_| argument.get_action().takes_values())
                .map(|value| value.get_name().to_owned())
                .collect(),
        })
    };
    Export { run: in_shell, options: command.get_arguments().filter_map(option).collect() }
}

/// Exports the graph of a shell; returns what was written, or what is wrong, in words.
///
/// # Errors
///
/// Where the words are no export, or it cannot be written.
fn in_shell(session: &Session, words: &[String]) -> Result<String, String> {
    let asked = match ShellExport::try_parse_from(words) {
        Ok(asked) => asked,
        Err(told) if told.use_stderr() => return Err(in_short(&told.to_string())),
        Err(help) => return Ok(help.to_string()),
    };
    let asking = Asking {
        store: &session.store,
        library: &session.library,
        prefixes: &session.prefixes,
        interrupt: &session.interrupt,
        timeout: session.timeout,
    };
    let written = check(asked.format, &asked.options).and_then(|()| {
        let path = Some(asked.output.clone());
        let destination = Destination::of(asked.format, path, asked.options.force)?;
        write(asked.format, &asked.options, &asking, &destination)
    });
    let written = written.map_err(|failure| failure.to_string())?;
    Ok(format!("{}: {written}", asked.output.display()))
}

/// Returns what is wrong with some words, without what the shell says itself.
fn in_short(told: &str) -> String {
    let told = told.strip_prefix("error: ").unwrap_or(told);
    let told = told.split("\n\nFor more information").next().unwrap_or(told);
    told.trim_end().to_owned()
}

/// Refuses options that a format does not know.
fn check(format: &Format, options: &ExportOptions) -> Outcome {
    match (format.writer, options.view.of_networks_alone()) {
        (Writer::Rdf(_), Some(option)) => {
            let why = format!("{option} is for networks; {} writes triples", format.name);
            Err(Failure::usage(why).hint("--query with a CONSTRUCT query chooses triples"))
        }
        (Writer::Rdf(syntax), None) if !options.rdf12 || reifiers::are_known_to(syntax) => Ok(()),
        _ if options.rdf12 => {
            let why = format!("{} cannot be written with --rdf12", format.name);
            Err(Failure::usage(why).hint("turtle, trig, nquads and ntriples can"))
        }
        (Writer::Rdf(_) | Writer::File(_) | Writer::Folder(_), _) => Ok(()),
    }
}

/// Writes a graph in a format; returns how much, in words.
fn write(
    format: &Format,
    options: &ExportOptions,
    asking: &Asking<'_>,
    destination: &Destination,
) -> Result<String, Failure> {
    match format.writer {
        Writer::Rdf(syntax) => {
            let chosen;
            let store: &Store = match options.view.query() {
                Some((query, params)) => {
                    chosen = drawing::triples(asking, query, params)?;
                    &chosen
                }
                None => asking.store,
            };
            let reifiers = if options.rdf12 { reifiers::of(store)? } else { Vec::new() };
            destination.file(|out| rdf::write(store, &reifiers, syntax, out).map(drop))?;
            Ok(counted(store.len()?, "triple"))
        }
        Writer::File(write) => {
            let network = options.view.network(asking)?;
            destination.file(|out| write(&network, out))?;
            Ok(size(format, &network))
        }
        Writer::Folder(write) => {
            let network = options.view.network(asking)?;
            destination.folder(|folder| write(&network, folder))?;
            Ok(size(format, &network))
        }
    }
}

fn size(format: &Format, network: &Network) -> String {
    let (nodes, edges) = (format.size)(network);
    format!("{} and {}", counted(nodes, "node"), counted(edges, "edge"))
}

/// Returns the parser of a format's name, which knows them all with what reads them.
fn format_parser() -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    let known = |name: String| FORMATS.iter().find(|format| format.name == name);
    let found = move |name| known(name).ok_or("no such format");
    PossibleValuesParser::new(names).try_map(found)
}
