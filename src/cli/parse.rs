//! `nuncio parse`: the analysis of articles, for other programs and the curious.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::failure::{Failure, Outcome};
use super::{model, reading};
use crate::export::{analysis, conllu};

/// Show the tokens, sentences, tree and names of articles
#[derive(Debug, Args)]
pub(super) struct ParseArgs {
    /// Articles (.txt), or folders of them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Format of the output
    #[arg(long, value_enum, default_value = "conllu")]
    format: Format,
    /// Model to use, a file that `nuncio model import` made [default: the program's own]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// CoNLL-U, a line a word
    Conllu,
    /// One JSON object an article, a line each
    Json,
}

pub(super) fn run(args: &ParseArgs) -> Outcome {
    let mut out = BufWriter::new(io::stdout().lock());
    let analyser = model::analyser(args.model.as_deref())?;
    let failed =
        reading::analyse(&analyser, &args.paths, |(article, document)| match args.format {
            Format::Conllu => conllu::write(&article, &document, &mut out),
            Format::Json => analysis::write(&article, &document, &mut out),
        })?;
    out.flush()?;
    if failed == 0 { Ok(()) } else { Err(Failure::told()) }
}
