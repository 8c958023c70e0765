//! The words that repairs look for, taken from the lexicons of the later stages.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::resources;

/// Nouns that an infinitive completes: "plan to", "refusal to".
pub(super) static SPEECH_NOUNS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<NounRow> = resources::lexicon("nominalisations.csv");
    rows.into_iter().filter(|row| row.sort == "speech").map(|row| row.noun).collect()
});

/// Verbs that report speech.
pub(super) static SPEECH_VERBS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<CueRow> = resources::lexicon("cues.csv");
    let speaks = |row: &CueRow| row.kind == "verb" && row.content.contains("clause");
    rows.into_iter().filter(speaks).map(|row| row.cue).collect()
});

/// Verbs that a quotation may stand beside: "shouted".
pub(super) static QUOTING_VERBS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<CueRow> = resources::lexicon("cues.csv");
    let quotes = |row: &CueRow| {
        row.kind == "verb" && row.content.split(' ').any(|way| matches!(way, "speech" | "quote"))
    };
    rows.into_iter().filter(quotes).map(|row| row.cue).collect()
});

/// Words that an infinitive completes: "agree to".
pub(super) static COMPLETED: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<ComplementRow> = resources::lexicon("complements.csv");
    rows.into_iter().map(|row| row.word).collect()
});

/// Nouns of what is claimed: "the allegation that".
pub(super) static CLAIM_NOUNS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<ClaimRow> = resources::lexicon("disputes.csv");
    let claims = rows.into_iter().filter(|row| matches!(row.kind.as_str(), "claim" | "claim-that"));
    claims.map(|row| row.word).collect()
});

#[derive(Deserialize)]
struct ClaimRow {
    word: String,
    kind: String,
}

#[derive(Deserialize)]
struct ComplementRow {
    word: String,
}

#[derive(Deserialize)]
struct CueRow {
    cue: String,
    kind: String,
    content: String,
}

#[derive(Deserialize)]
struct NounRow {
    noun: String,
    sort: String,
}
