//! The command line: one file a subcommand; the doc comments are the help.

mod extract;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Build a knowledge graph from news articles and query it
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::ExtractArgs),
}

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn run() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Extract(args) => extract::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "the one place that reports errors")]
            {
                eprintln!("nuncio: {error}");
            }
            ExitCode::FAILURE
        }
    }
}
