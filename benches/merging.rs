//! How the cost of merging grows: `cargo bench --bench merging`.
//!
//! Makes up articles from those of the sample corpus by giving everybody in them
//! other names, of which a few are met often and most seldom, and now and then in
//! another spelling. Prints a line of JSON for each number of articles, and the
//! exponent of the growth: time ~ articles ^ exponent. Of n log n it is about 1.1 here.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use nuncio::entities::{self, Digest};
use nuncio::ingest;
use nuncio::language::Analyser;
use nuncio::mentions::EntityKind;
use serde_json::json;

const SIZES: [u32; 5] = [1_000, 2_000, 5_000, 10_000, 20_000];
const PASSES: usize = 2;

fn main() {
    let analyser = Analyser::english();
    let folder = [PathBuf::from("data/articles")];
    let articles = ingest::read(&folder).filter_map(Result::ok);
    let digests: Vec<Digest> =
        articles.map(|article| entities::digest(entities::read(&analyser, article))).collect();
    let points: Vec<(f64, f64)> = SIZES.iter().map(|size| measure(&digests, *size)).collect();
    print(&json!({ "exponent": slope(&points) }));
}

/// Merges so many articles, and returns the logarithms of their number and of the seconds.
fn measure(digests: &[Digest], size: u32) -> (f64, f64) {
    let all: Vec<Digest> = (0..size).zip(digests.iter().cycle()).map(made_up).collect();
    let pass = || {
        let digests = all.clone();
        let (clock, processor) = (Instant::now(), processor_seconds());
        let world = entities::merge(digests);
        // Other programs that run count by the clock, not on the processor.
        let spent = processor.zip(processor_seconds()).map(|(from, to)| to - from);
        let spent = spent.unwrap_or_else(|| clock.elapsed().as_secs_f64());
        (spent, world.entities.len(), world.merges.len())
    };
    let passes: Vec<_> = (0..PASSES).map(|_| pass()).collect();
    let seconds = passes.iter().map(|pass| pass.0).fold(f64::INFINITY, f64::min);
    let (_, entities, merges) = passes[0];
    print(&json!({ "articles": size, "seconds": seconds, "entities": entities, "merges": merges }));
    (f64::from(size).ln(), seconds.ln())
}

/// Returns an article with other names, the same for the same number.
fn made_up((number, digest): (u32, &Digest)) -> Digest {
    let mut seed = u64::from(number) + 1;
    let mut memory: Vec<(String, String)> = Vec::new();
    digest.renamed(number, |kind, name| {
        if let Some((_, known)) = memory.iter().find(|(old, _)| old == name) {
            return known.clone();
        }
        let new = match kind {
            EntityKind::Country | EntityKind::Group => name.to_owned(),
            EntityKind::Person => person(&mut seed, name.contains(' ')),
            _ => format!("{} {}", word(&mut seed, 400), word(&mut seed, 100)),
        };
        memory.push((name.to_owned(), new.clone()));
        new
    })
}

/// Returns a name of a person, now and then in another spelling or behind an initial.
fn person(seed: &mut u64, full: bool) -> String {
    const GIVEN: [&str; 12] = [
        "Anna",
        "Daniel",
        "Dan",
        "Sergei",
        "Sergey",
        "Maria",
        "Omar",
        "Katherine",
        "Catherine",
        "Viktor",
        "Lena",
        "J.",
    ];
    let given = GIVEN[usize::try_from(random(seed) % 12).unwrap_or_default()];
    let family = word(seed, 3_000);
    if full { format!("{given} {family}") } else { family }
}

/// Returns a word of a few syllables; low numbers come up more often than high ones.
fn word(seed: &mut u64, kinds: u64) -> String {
    const SYLLABLES: [&str; 16] = [
        "Bar", "den", "kov", "li", "mor", "ne", "pol", "ra", "sen", "tu", "vik", "wald", "yev",
        "zo", "ham", "gri",
    ];
    let mut number = random(seed) % kinds * (random(seed) % kinds) / kinds;
    let mut word = String::new();
    for _ in 0..3 {
        word.push_str(SYLLABLES[usize::try_from(number % 16).unwrap_or_default()]);
        number /= 16;
    }
    word
}

/// Steps a linear congruential generator.
fn random(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

/// Returns the seconds that this thread has been on a processor, where Linux tells it.
#[expect(clippy::cast_precision_loss, reason = "hours still count to the microsecond")]
fn processor_seconds() -> Option<f64> {
    let line = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: u64 = line.split(' ').next()?.parse().ok()?;
    Some(nanoseconds as f64 / 1e9)
}

/// Returns the slope of the line that fits the points best.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.iter().map(|_| 1.0).sum::<f64>();
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let covariance: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let variance: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    covariance / variance
}

fn print(line: &serde_json::Value) {
    #[expect(clippy::print_stdout, reason = "the figures are for standard output")]
    {
        println!("{line}");
    }
}
