//! The nouns of meeting, what becomes of a meeting, and those who are only there to report.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::resources;

/// The words of `data/lexicon/meetings.csv`, and the media of the gazetteer.
pub(super) struct Words {
    /// Nouns of meeting.
    pub(super) meetings: BTreeSet<String>,
    /// What is done to a meeting that is still to come: "propose", "schedule".
    pub(super) awaited: BTreeSet<String>,
    /// What is done to a meeting that is not held: "cancel".
    pub(super) dropped: BTreeSet<String>,
    /// Nouns for those who report.
    pub(super) audiences: BTreeSet<String>,
    /// Names of media.
    pub(super) media: BTreeSet<String>,
}

#[derive(Deserialize)]
struct MediaRow {
    name: String,
}

#[derive(Deserialize)]
struct Row {
    word: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Meeting,
    Audience,
    Awaited,
    Dropped,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let media = resources::gazetteer::<MediaRow>("media.csv").into_iter().map(|row| row.name);
    let mut words = Words {
        meetings: BTreeSet::new(),
        awaited: BTreeSet::new(),
        dropped: BTreeSet::new(),
        audiences: BTreeSet::new(),
        media: media.collect(),
    };
    for row in resources::lexicon::<Row>("meetings.csv") {
        match row.kind {
            Kind::Meeting => words.meetings.insert(row.word),
            Kind::Audience => words.audiences.insert(row.word),
            Kind::Awaited => words.awaited.insert(row.word),
            Kind::Dropped => words.dropped.insert(row.word),
        };
    }
    words
});
