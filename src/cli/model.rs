//! `nuncio model`: language models, their making and what they say of themselves.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::failure::{Failure, Outcome};
use super::output;
use super::reading::plain;
use crate::language::Analyser;
use crate::language::model::{Manifest, Model};
use crate::language::package::{self, Files, PackageError, WANTED};

/// Folders inside one another that are searched for a pipeline.
const DEEPEST: usize = 4;

/// Make and show language models
#[derive(Debug, Args)]
pub(super) struct ModelArgs {
    #[command(subcommand)]
    command: ModelCommand,
}

#[derive(Debug, Subcommand)]
enum ModelCommand {
    /// Make a model of a spaCy package: an English CNN pipeline of spaCy 3
    Import {
        /// The package: a wheel (.whl) or a folder
        path: PathBuf,
        /// Where to write the model [default: NAME-VERSION.model in this folder]
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// Show the model that the program carries, and those of files
    List {
        /// Model files
        files: Vec<PathBuf>,
    },
}

pub(super) fn run(args: &ModelArgs) -> Outcome {
    match &args.command {
        ModelCommand::Import { path, output } => import(path, output.as_deref()),
        ModelCommand::List { files } => list(files),
    }
}

fn import(path: &Path, output: Option<&Path>) -> Outcome {
    let failed =
        |error: &dyn std::fmt::Display| Failure::failed(format!("{}: {error}", path.display()));
    let files = files(path).map_err(|error| failed(&error))?;
    let model = package::read(&files).map_err(|error| failed(&error))?;
    let bytes = model.to_bytes().map_err(|error| failed(&error))?;
    let Manifest { name, version, .. } = &model.manifest;
    let default = PathBuf::from(format!("{name}-{version}.model"));
    let output = output.unwrap_or(&default);
    // Made ready once, so that a file that cannot be used is never written.
    let _ready = Analyser::load(bytes.clone()).map_err(|error| failed(&error))?;
    let mut out = output::open(Some(output))?;
    out.write_all(&bytes).map_err(|error| cannot(output, &error))?;
    out.close()?;
    #[expect(clippy::cast_precision_loss, reason = "shown with one digit behind the point")]
    let size = bytes.len() as f64 / 1e6;
    writeln!(io::stdout(), "{}: {name} {version}, {size:.1} MB", output.display())?;
    Ok(())
}

/// Returns the analyser with the model of a file, or with the program's own.
pub(super) fn analyser(file: Option<&Path>) -> Result<Analyser, Failure> {
    let Some(file) = file else { return Ok(Analyser::english()) };
    let bytes = fs::read(file).map_err(|error| cannot(file, &error))?;
    Analyser::load(bytes).map_err(|error| {
        Failure::failed(format!("{}: {error}", file.display()))
            .hint("make a model of a spaCy package with nuncio model import")
    })
}

fn cannot(path: &Path, error: &io::Error) -> Failure {
    Failure::failed(format!("{}: {}", path.display(), plain(error)))
}

/// What stops the reading of a package.
#[derive(Debug, thiserror::Error)]
enum ReadError {
    #[error("{0}")]
    Io(String),
    #[error(transparent)]
    Package(#[from] PackageError),
}

/// Reads the files of the pipeline at `path`.
fn files(path: &Path) -> Result<Files, ReadError> {
    let unreadable = |error: io::Error| ReadError::Io(plain(&error));
    if !path.metadata().map_err(unreadable)?.is_dir() {
        return Ok(Files::from_wheel(&fs::read(path).map_err(unreadable)?)?);
    }
    let root = root(path).ok_or(PackageError::NotAPipeline)?;
    let mut files = Vec::new();
    for wanted in WANTED {
        match fs::read(root.join(wanted)) {
            Ok(bytes) => files.push((wanted.to_owned(), bytes)),
            // What is missing is named when it is needed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(ReadError::Io(format!("{wanted}: {}", plain(&error)))),
        }
    }
    Ok(Files::new(files))
}

/// Returns the outermost folder at or below `path` that holds a pipeline.
fn root(path: &Path) -> Option<PathBuf> {
    let mut level = vec![path.to_owned()];
    for _ in 0..DEEPEST {
        let is_root = |folder: &&PathBuf| {
            folder.join("config.cfg").is_file() && folder.join("meta.json").is_file()
        };
        if let Some(root) = level.iter().find(is_root) {
            return Some(root.clone());
        }
        let below = level.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
        let mut below: Vec<PathBuf> =
            below.filter_map(Result::ok).map(|entry| entry.path()).filter(|p| p.is_dir()).collect();
        below.sort();
        level = below;
    }
    None
}

fn list(files: &[PathBuf]) -> Outcome {
    let mut out = io::stdout().lock();
    show(Analyser::english().manifest(), "in the program", &mut out)?;
    for file in files {
        let bytes = fs::read(file).map_err(|error| cannot(file, &error))?;
        let manifest = Model::manifest_of(bytes)
            .map_err(|error| Failure::failed(format!("{}: {error}", file.display())))?;
        writeln!(out)?;
        show(&manifest, &file.display().to_string(), &mut out)?;
    }
    Ok(())
}

fn show(manifest: &Manifest, place: &str, out: &mut impl Write) -> io::Result<()> {
    let Manifest { name, version, licence, author, origin, sources, accuracy, labels, vectors } =
        manifest;
    writeln!(out, "{name} {version} ({place})")?;
    writeln!(out, "  licence   {licence}")?;
    writeln!(out, "  origin    {author}, {origin}")?;
    for source in sources {
        writeln!(out, "  made of   {} ({})", source.name, source.licence)?;
    }
    let percent = |share: Option<f64>| {
        share.map_or("–".to_owned(), |share| format!("{:.1}", share * 100.0))
    };
    writeln!(
        out,
        "  stated    tags {} · heads {} · labelled heads {} · sentences {} · names {} (%)",
        percent(accuracy.tags),
        percent(accuracy.heads),
        percent(accuracy.labelled_heads),
        percent(accuracy.sentences),
        percent(accuracy.names),
    )?;
    writeln!(out, "  vectors   {} words, {} vectors", vectors.0, vectors.1)?;
    for (kind, labels) in
        [("tags", &labels.tags), ("labels", &labels.dependencies), ("names", &labels.names)]
    {
        writeln!(out, "  {kind:<9} {}", labels.join(" "))?;
    }
    Ok(())
}
