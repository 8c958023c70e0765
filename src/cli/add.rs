//! `nuncio add`: puts articles into a graph.

use std::collections::HashSet;
use std::path::PathBuf;

use clap::Args;

use super::decisions::Decisions;
use super::failure::{Failure, Outcome, note};
use super::reading;
use crate::entities::{self, Overrides, World};
use crate::graph;
use crate::ingest::Article;
use crate::store::{Store, StoreError};

/// Add articles to a graph
///
/// The graph is made anew from all its articles, whose texts it keeps: what comes
/// out does not depend on how many runs they were added in, or in which order. An
/// article that is there already changes nothing. What else is in the graph, such
/// as links and notes of your own, stays. Overrides are not kept in the graph: give
/// them whenever articles are added.
#[derive(Debug, Args)]
pub(super) struct AddArgs {
    /// Articles (.txt), or folders of them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Graph to add to: a file (.nq, .trig, .ttl, also .gz, .zst) or a folder (`RocksDB`)
    #[arg(short, long, env = "NUNCIO_GRAPH")]
    graph: PathBuf,
    #[command(flatten)]
    decisions: Decisions,
}

pub(super) fn run(args: &AddArgs) -> Outcome {
    let overrides = args.decisions.read()?;
    let store = Store::open(&args.graph)?;
    let reading = reading::articles(&args.paths)?;
    let added = add(&store, reading.findings, &overrides)?;
    store.save()?;
    let graph = args.graph.display();
    let Added { new, all, statements } = added;
    note(&format!("{graph}: {new} new, {all} articles, {statements} statements"));
    if reading.failed == 0 { Ok(()) } else { Err(Failure::told()) }
}

/// What came of adding articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Added {
    /// How many articles were not there before.
    pub(super) new: usize,
    /// How many there are now.
    pub(super) all: usize,
    /// How many statements they make.
    pub(super) statements: usize,
}

/// Adds articles to a store, which is not saved yet.
///
/// # Errors
///
/// Where the store on disk cannot be read or written.
pub(super) fn add(
    store: &Store,
    new: Vec<Article>,
    overrides: &Overrides,
) -> Result<Added, StoreError> {
    let quads = store.default_graph()?;
    let mut articles = graph::articles(&quads);
    let before: HashSet<String> =
        articles.iter().map(|article| article.file_text().to_owned()).collect();
    articles.extend(new);
    let world = world(articles, overrides);
    let known =
        world.articles.iter().filter(|article| before.contains(article.file_text())).count();
    let own = quads.into_iter().filter(graph::is_own);
    store.replace(own, graph::build(&world))?;
    let (all, statements) = (world.articles.len(), world.statements.len());
    Ok(Added { new: all - known, all, statements })
}

/// Reads articles and makes one world of them.
pub(super) fn world(articles: Vec<Article>, overrides: &Overrides) -> World {
    entities::merge_with(reading::digests(articles), overrides)
}
