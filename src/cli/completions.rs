//! `nuncio completions` and `nuncio man`: for the user's own shell and its manual.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::Cli;
use super::failure::{Failure, Outcome};

/// Print the completions of this program for a shell
///
/// For bash: nuncio completions bash > ~/.local/share/bash-completion/completions/nuncio
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// Shell that they are for
    shell: Shell,
}

pub(super) fn run(args: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "nuncio", &mut script);
    Ok(io::stdout().lock().write_all(&script)?)
}

/// Print the manual page, or write those of all subcommands
#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// Folder to write a page of the program and of each subcommand into (nuncio.1, nuncio-query.1, …)
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(super) fn man(args: &ManArgs) -> Outcome {
    let Some(folder) = &args.output else {
        let mut page = Vec::new();
        clap_mangen::Man::new(Cli::command()).render(&mut page)?;
        return Ok(io::stdout().lock().write_all(&page)?);
    };
    let failed = |error| Failure::failed(format!("{}: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(Cli::command(), folder).map_err(failed)
}
