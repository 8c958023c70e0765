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

/// Verbs of saying that take no noun for what is said: one says *that*, and announces *a plan*.
pub(super) static CLAUSAL_VERBS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<CueRow> = resources::lexicon("cues.csv");
    let takes = |row: &CueRow, way| row.content.split(' ').any(|word| word == way);
    let clausal = |row: &CueRow| {
        row.kind == "verb"
            && takes(row, "speech")
            && takes(row, "clause")
            && !takes(row, "object")
            && !takes(row, "addressed")
    };
    rows.into_iter().filter(clausal).map(|row| row.cue).collect()
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

/// Nouns that stand for people: "opposition".
pub(super) static BODY_NOUNS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<CueRow> = resources::lexicon("cues.csv");
    rows.into_iter().filter(|row| row.kind == "body").map(|row| row.cue).collect()
});

/// Nouns of what is claimed: "the allegation that".
pub(super) static CLAIM_NOUNS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<ClaimRow> = resources::lexicon("disputes.csv");
    let claims = rows.into_iter().filter(|row| matches!(row.kind.as_str(), "claim" | "claim-that"));
    claims.map(|row| row.word).collect()
});

/// What somebody may call a claim or a plan to reject it: "baseless", "a mistake".
pub(super) static VERDICTS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let said: Vec<ClaimRow> = resources::lexicon("disputes.csv");
    let planned: Vec<ClaimRow> = resources::lexicon("refusals.csv");
    let verdict = |row: &ClaimRow| matches!(row.kind.as_str(), "false" | "doubtful" | "verdict");
    said.into_iter().chain(planned).filter(verdict).map(|row| row.word).collect()
});

/// Verbs that say what something is called: "label".
pub(super) static NAMING_VERBS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<ClaimRow> = resources::lexicon("disputes.csv");
    rows.into_iter().filter(|row| row.kind == "naming").map(|row| row.word).collect()
});

/// Verbs behind whose object "as" says what it is held for: "dismiss", "describe".
pub(super) static JUDGING_VERBS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<ClaimRow> = resources::lexicon("disputes.csv");
    let judges = |row: &ClaimRow| matches!(row.kind.as_str(), "verb-of-claim" | "verb-of-blame");
    let judging = rows.into_iter().filter(judges).map(|row| row.word);
    let cues: Vec<CueRow> = resources::lexicon("cues.csv");
    let says_as = |row: &CueRow| row.content.split(' ').any(|way| way == "as");
    judging.chain(cues.into_iter().filter(says_as).map(|row| row.cue)).collect()
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
