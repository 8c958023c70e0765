//! `nuncio shell`: articles in, a prompt on their graph.

use std::io::{self, BufWriter, IsTerminal};
use std::path::PathBuf;

use clap::Args;

use super::decisions::Decisions;
use super::failure::{Failure, FailureKind, Outcome};
use super::interrupt::Interrupts;
use super::{export, graph, query};
use crate::shell::answer::Style;
use crate::shell::{self, OnError, Session};

/// Read articles and open a SPARQL shell on their graph
///
/// Where standard input is no terminal, its statements run as a script.
#[derive(Debug, Args)]
pub(super) struct ShellArgs {
    /// Articles (.txt), or folders of them
    paths: Vec<PathBuf>,
    /// Graph to open, and to keep what is added: a file (.nq, .trig, .ttl, also .gz and .zst) or a folder
    #[arg(short, long)]
    graph: Option<PathBuf>,
    /// Refuse to change the graph
    #[arg(long)]
    read_only: bool,
    /// Folder of saved questions (*.rq), beside those that the program carries
    #[arg(long, value_name = "DIR")]
    queries: Vec<PathBuf>,
    /// Do not run the statements of your own first (~/.config/nuncio/shellrc)
    #[arg(long)]
    no_rc: bool,
    /// Value of a variable in every query: an IRI, a number, "a text" or the name of an entity
    #[arg(long = "var", value_name = "NAME=VALUE")]
    variables: Vec<String>,
    /// End a script with the first statement that fails
    #[arg(long)]
    stop_on_error: bool,
    #[command(flatten)]
    decisions: Decisions,
}

pub(super) fn run(args: &ShellArgs, interrupts: &Interrupts) -> Outcome {
    if args.paths.is_empty() && args.graph.is_none() {
        return Err(Failure::usage("give articles to read, or a graph to open with -g")
            .hint("nuncio shell data/articles"));
    }
    let overrides = args.decisions.read()?;
    let library = graph::library(&args.queries)?;
    let store = graph::open(args.graph.as_deref(), !args.read_only)?;
    let failed = graph::add(&store, &args.paths, &overrides)?;
    if !args.paths.is_empty() && !args.read_only {
        store.save()?;
    }
    let mut session = Session::new(store, library);
    session.read_only = args.read_only;
    session.add_articles =
        Some(Box::new(move |store, articles| graph::add_in_words(store, articles, &overrides)));
    session.export = Some(export::of_shell());
    session.interrupt = interrupts.query.clone();
    if args.stop_on_error {
        session.on_error = OnError::Stop;
    }
    query::set_variables(&mut session, &args.variables)?;
    interrupts.stop_queries_only();
    if io::stdin().is_terminal() {
        session.style = Style::of(io::stdout().is_terminal());
        session.width = shell::terminal_width();
        if !args.no_rc {
            shell::run_first(&mut session, &mut io::stdout(), &mut io::stderr())?;
        }
        shell::run_prompt(&mut session)?;
        return Ok(());
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let mut errors = io::stderr();
    let outcome =
        shell::run_script(&mut session, "stdin", io::stdin().lock(), &mut out, &mut errors)?;
    if outcome.output_closed {
        return Err(Failure::new(FailureKind::BrokenPipe, ""));
    }
    match outcome.reason {
        Some(reason) => Err(Failure::new(reason.into(), "")),
        None if failed > 0 => Err(Failure::told()),
        None => Ok(()),
    }
}
