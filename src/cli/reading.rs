//! Reads articles for the subcommands that take them: in parallel, in order, each on its own.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use rayon::prelude::*;

use super::failure::{Failure, note};
use crate::entities::{self, Digest, Findings};
use crate::ingest::{self, Article};
use crate::language::{Analyser, Document};
pub(super) use crate::store::in_plain_words as plain;

/// What came of reading the articles.
#[derive(Debug)]
pub(super) struct Reading<T = Findings> {
    /// What was found in each, in the order of the paths.
    pub(super) findings: Vec<T>,
    /// How many articles could not be read; standard error has told which and why.
    pub(super) failed: usize,
}

/// Reads and analyses the articles at `paths`; a folder stands for the `.txt` files in it.
///
/// An article that cannot be read is reported on standard error, and the others
/// are read all the same.
///
/// # Errors
///
/// Where a path does not exist, or no article is left.
pub(super) fn read(paths: &[PathBuf]) -> Result<Reading, Failure> {
    let analyser = Analyser::english();
    all(paths, Step::Read, |article| entities::read(&analyser, article))
}

/// Reads articles as [`read`] does, and gives what was found in each to `take`, in their order.
///
/// Few are held at a time, so that memory does not grow with the number of articles.
/// Returns how many could not be read.
///
/// # Errors
///
/// As [`read`] has them, and those of `take`.
pub(super) fn stream(
    paths: &[PathBuf],
    take: impl FnMut(Findings) -> io::Result<()>,
) -> Result<usize, Failure> {
    let analyser = Analyser::english();
    each(paths, Step::Read, |article| entities::read(&analyser, article), take)
}

/// Reads the articles at `paths` as [`read`] does, without looking into their sentences.
///
/// # Errors
///
/// As [`read`] has them.
pub(super) fn articles(paths: &[PathBuf]) -> Result<Reading<Article>, Failure> {
    all(paths, Step::Opened, |article| article)
}

/// Returns what the articles give to the world, in their order.
pub(super) fn digests(articles: Vec<Article>) -> Vec<Digest> {
    let progress = Progress::new(Step::Read, articles.len());
    let analyser = Analyser::english();
    let digests = articles.into_par_iter().map(|article| {
        let digest = entities::digest(entities::read(&analyser, article));
        progress.step();
        digest
    });
    let digests = digests.collect();
    progress.finish();
    digests
}

/// Analyses the articles at `paths`, no more, and gives each to `take` as [`stream`] does.
///
/// # Errors
///
/// As [`stream`] has them.
pub(super) fn analyse(
    analyser: &Analyser,
    paths: &[PathBuf],
    take: impl FnMut((Article, Document)) -> io::Result<()>,
) -> Result<usize, Failure> {
    let analyse = |article| {
        let document = analyser.analyse(&article);
        (article, document)
    };
    each(paths, Step::Read, analyse, take)
}

/// Finds something in every article, and keeps it.
fn all<T: Send>(
    paths: &[PathBuf],
    step: Step,
    find: impl Fn(Article) -> T + Sync,
) -> Result<Reading<T>, Failure> {
    let mut findings = Vec::new();
    let failed = each(paths, step, find, |found| {
        findings.push(found);
        Ok(())
    })?;
    Ok(Reading { findings, failed })
}

/// How many articles a thread is given at a time: so many that it seldom waits for the others.
const BATCH: usize = 16;

/// Finds something in every article, a batch of them in parallel, and gives it to `take` in order.
fn each<T: Send>(
    paths: &[PathBuf],
    step: Step,
    find: impl Fn(Article) -> T + Sync,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> Result<usize, Failure> {
    let files = files(paths)?;
    let progress = Progress::new(step, files.len());
    let mut notes = Vec::new();
    let mut failed = 0;
    for batch in files.chunks(BATCH * rayon::current_num_threads()) {
        let read = |path: &PathBuf| {
            let read = ingest::read_file(path).map_err(|error| error.to_string());
            let result = read.map(|article| (warning(path, &article), find(article)));
            progress.step();
            result
        };
        let results: Vec<Result<_, String>> = batch.par_iter().map(read).collect();
        for result in results {
            match result {
                Ok((warning, found)) => {
                    notes.extend(warning);
                    take(found)?;
                }
                Err(message) => {
                    notes.push(message);
                    failed += 1;
                }
            }
        }
    }
    progress.finish();
    for message in &notes {
        note(&format!("nuncio: {message}"));
    }
    if failed == files.len() {
        return Err(Failure::failed("no article could be read"));
    }
    Ok(failed)
}

/// Returns what a user should know of an article that was read, but of which little will come.
fn warning(path: &Path, article: &Article) -> Option<String> {
    let path = path.display();
    if article.blocks.is_empty() {
        return Some(format!("{path}: warning: no paragraph of text in it"));
    }
    let foreign = !ingest::is_english(&article.text);
    foreign.then(|| {
        format!("{path}: warning: it does not look English, the language that Nuncio reads")
    })
}

/// Returns the files that the paths stand for; `-` is standard input.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let missing = |error: io::Error| {
            Failure::failed(format!("{}: {}", path.display(), plain(&error)))
                .hint("give the path of an article (.txt) or of a folder of articles")
        };
        let is_folder = path.as_os_str() != "-" && path.metadata().map_err(missing)?.is_dir();
        let found = ingest::find(std::slice::from_ref(path));
        if is_folder && found.is_empty() {
            return Err(Failure::failed(format!("{}: no .txt file in it", path.display())));
        }
        for file in found {
            files.push(file.map_err(|error| Failure::failed(error.to_string()))?);
        }
    }
    Ok(files)
}

/// What is done to each article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Its text is there, and not looked into: little work, which is not told once it is done.
    Opened,
    /// Its sentences are understood.
    Read,
}

/// A line on the terminal that counts the articles; silent elsewhere.
struct Progress {
    step: Step,
    total: usize,
    done: AtomicUsize,
    started: Instant,
    shown: bool,
}

impl Progress {
    fn new(step: Step, total: usize) -> Self {
        let shown = io::stderr().is_terminal() && total > 1;
        Self { step, total, done: AtomicUsize::new(0), started: Instant::now(), shown }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shown {
            let (step, total) = (self.step, self.total);
            drop(write!(io::stderr().lock(), "\r\x1b[K{step:?} {done} of {total} articles"));
        }
    }

    fn finish(&self) {
        if !self.shown {
            return;
        }
        let (total, seconds) = (self.total, self.started.elapsed().as_secs_f64());
        match self.step {
            Step::Opened => drop(write!(io::stderr().lock(), "\r\x1b[K")),
            Step::Read => note(&format!("\r\x1b[KRead {total} articles in {seconds:.1} s")),
        }
    }
}
