//! The command line: one file a subcommand; the doc comments are the help.
//!
//! Exit codes: 0 all went well · 1 a query or an input failed · 2 the command
//! line is wrong · 3 a query took too long · 130 interrupted.

mod add;
mod completions;
mod decisions;
mod destination;
mod drawing;
mod explain;
mod export;
mod extract;
mod failure;
mod graph;
mod interrupt;
mod model;
mod merges;
mod output;
mod parse;
mod query;
mod reading;
mod report;
mod serve;
mod shell;
mod view;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use failure::Outcome;
use interrupt::Interrupts;

/// Build a knowledge graph from news articles and query it
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 all went well, 1 a query or an input failed, \
    2 the command line is wrong, 3 a query took too long, 130 interrupted";

#[derive(Debug, Subcommand)]
enum Command {
    Shell(shell::ShellArgs),
    Query(query::QueryArgs),
    Serve(serve::ServeArgs),
    Add(add::AddArgs),
    Extract(extract::ExtractArgs),
    Export(export::ExportArgs),
    Report(report::ReportArgs),
    Merges(merges::MergesArgs),
    Explain(explain::ExplainArgs),
    Parse(parse::ParseArgs),
    Model(model::ModelArgs),
    Completions(completions::CompletionsArgs),
    Man(completions::ManArgs),
}

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn run() -> ExitCode {
    let command = Cli::parse().command;
    match Interrupts::listen().and_then(|interrupts| obey(&command, interrupts)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn obey(command: &Command, interrupts: Interrupts) -> Outcome {
    match command {
        Command::Shell(args) => shell::run(args, &interrupts),
        Command::Query(args) => query::run(args, &interrupts),
        Command::Serve(args) => serve::run(args, interrupts),
        Command::Add(args) => add::run(args),
        Command::Export(args) => export::run(args, &interrupts),
        Command::Report(args) => report::run(args),
        Command::Extract(args) => extract::run(args),
        Command::Merges(args) => merges::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Parse(args) => parse::run(args),
        Command::Model(args) => model::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => completions::man(args),
    }
}
