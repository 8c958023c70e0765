//! How fast the analysis is: `cargo bench --bench analysis -- PATH…`.
//!
//! Prints a line of JSON: the time to load the model, and for each pass over
//! the articles the tokens, the seconds by the clock and those on the processor.
//! `benches/speed.py` compares it with Python spaCy.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use nuncio::ingest::{self, Article};
use nuncio::language::Analyser;
use serde_json::json;

const PASSES: usize = 5;

fn main() {
    let paths: Vec<PathBuf> =
        std::env::args_os().skip(1).filter(|path| path != "--bench").map(PathBuf::from).collect();
    let articles: Vec<Article> = ingest::find(&paths)
        .into_iter()
        .filter_map(Result::ok)
        .filter_map(|path| ingest::read_file(&path).ok())
        .collect();
    let started = Instant::now();
    let analyser = Analyser::english();
    let load = started.elapsed().as_secs_f64();
    let passes: Vec<_> = (0..PASSES).map(|_| pass(&analyser, &articles)).collect();
    let report = json!({ "load": load, "peak_mb": peak_mb(), "passes": passes });
    #[expect(clippy::print_stdout, reason = "the figures are for standard output")]
    {
        println!("{report}");
    }
}

/// Analyses all articles once. The first pass meets every word for the first time.
fn pass(analyser: &Analyser, articles: &[Article]) -> serde_json::Value {
    let (clock, processor) = (Instant::now(), processor_seconds());
    let tokens: usize =
        articles.iter().map(|article| analyser.analyse(article).tokens().len()).sum();
    json!({
        "tokens": tokens,
        "seconds": clock.elapsed().as_secs_f64(),
        "processor_seconds": processor.zip(processor_seconds()).map(|(from, to)| to - from),
    })
}

/// Returns the seconds that this thread has been on a processor, where Linux tells it.
#[expect(clippy::cast_precision_loss, reason = "hours still count to the microsecond")]
fn processor_seconds() -> Option<f64> {
    let line = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: u64 = line.split(' ').next()?.parse().ok()?;
    Some(nanoseconds as f64 / 1e9)
}

/// Returns the greatest memory that the program has used, in MB, where Linux tells it.
fn peak_mb() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1.024 / 1000.0)
}
