//! Figures of a brief as bars.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Day, Stand};

/// How many bars a chart of actors has.
const BARS: usize = 10;
/// The length of the longest bar, in pixels.
const LENGTH: usize = 420;

/// Bars of one unit, each in parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// What is counted.
    pub title: &'static str,
    /// The kinds of parts, in order, where there are several.
    pub legend: Vec<&'static str>,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// Whom or what it is of.
    pub label: String,
    /// How many, all parts together.
    pub count: usize,
    /// Its parts from left to right.
    pub parts: Vec<Part>,
}

/// A part of a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What kind it is.
    pub kind: &'static str,
    /// How many.
    pub count: usize,
    /// Where it begins, in pixels.
    pub x: usize,
    /// How long it is, in pixels.
    pub length: usize,
}

/// The kinds of stands, in the order of charts.
pub(super) const VERBS: [&str; 5] = ["proposes", "demands", "accepts", "supports", "rejects"];

/// Counts the stands of those who take most.
pub(super) fn of_stands<'a>(stands: impl Iterator<Item = &'a Stand>) -> Chart {
    let mut counts: BTreeMap<&str, [usize; VERBS.len()]> = BTreeMap::new();
    for stand in stands {
        if let Some(at) = VERBS.iter().position(|verb| *verb == stand.verb) {
            counts.entry(&stand.who).or_default()[at] += 1;
        }
    }
    let mut bars: Vec<(&str, [usize; VERBS.len()])> = counts.into_iter().collect();
    let total = |counts: &[usize]| counts.iter().sum::<usize>();
    bars.sort_by(|a, b| total(&b.1).cmp(&total(&a.1)).then(a.0.cmp(b.0)));
    bars.truncate(BARS);
    let bars = bars.into_iter().map(|(who, counts)| {
        (who.to_owned(), VERBS.into_iter().zip(counts).filter(|(_, count)| *count > 0).collect())
    });
    chart("Stands taken", VERBS.to_vec(), bars.collect())
}

/// Counts what is stated of each day.
pub(super) fn of_days(days: &[Day]) -> Chart {
    let bars = days.iter().map(|day| (day.date.clone(), vec![("events", day.events.len())]));
    chart("Stands, denials and meetings by day", Vec::new(), bars.collect())
}

/// Counts whose words are reported.
pub(super) fn of_speakers(speakers: impl Iterator<Item = (String, usize)>) -> Chart {
    let bars = speakers.take(BARS).map(|(who, count)| (who, vec![("claims", count)]));
    chart("Statements reported", Vec::new(), bars.collect())
}

fn chart(
    title: &'static str,
    legend: Vec<&'static str>,
    bars: Vec<(String, Vec<(&'static str, usize)>)>,
) -> Chart {
    let total = |parts: &[(&str, usize)]| parts.iter().map(|(_, count)| count).sum::<usize>();
    let longest = bars.iter().map(|(_, parts)| total(parts)).max().unwrap_or(0).max(1);
    let bars = bars.into_iter().map(|(label, parts)| {
        let count = total(&parts);
        let mut before = 0;
        let parts = parts.into_iter().map(|(kind, count)| {
            let (x, end) = (before * LENGTH / longest, (before + count) * LENGTH / longest);
            before += count;
            Part { kind, count, x, length: end - x }
        });
        Bar { label, count, parts: parts.collect() }
    });
    Chart { title, legend, bars: bars.collect() }
}
