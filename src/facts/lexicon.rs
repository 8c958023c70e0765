//! The nouns that name plans, agreements, laws and their parts, and the words for working together.
//!
//! `data/lexicon/documents.csv` lists the nouns with the kind of each, `plan_nouns.csv` those
//! of which several may name one thing, `aims.csv`, `circumstances.csv`, `cooperation.csv`,
//! `deeds.csv`, `duties.csv`, `people_words.csv`, `press_nouns.csv`, `provisions.csv`,
//! `request_nouns.csv`, `silences.csv`, `undertakings.csv` and `vain_imperatives.csv` the words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::resources;

/// What kind of document a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Noun {
    /// Something put forward: a plan, a proposal, a draft.
    Plan,
    /// Something agreed: a deal, a treaty, a truce.
    Agreement,
    /// Something enacted or put to a vote: a bill, a decree, a resolution.
    Law,
    /// Something that commands: an order, a decree, an injunction.
    Order,
    /// Something asked for: a demand, a condition, a request.
    Demand,
    /// Something decided: a ruling, a sanction, a move. It holds no points.
    Decision,
    /// Something said: an allegation, a suggestion. Who rejects it disputes it.
    Claim,
    /// Something that bears any of these: a document, a letter, a text.
    Text,
    /// A part of any of these: a provision, an element, a point.
    Part,
}

impl Noun {
    /// Tells whether such a thing holds points: what it would have somebody do.
    pub(super) const fn holds_points(self) -> bool {
        matches!(
            self,
            Self::Plan | Self::Agreement | Self::Law | Self::Order | Self::Text | Self::Demand
        )
    }
}

/// Returns the kind of document that a noun names, by its base form.
pub(super) fn noun(lemma: &str) -> Option<Noun> {
    NOUNS.get(lemma).or_else(|| NOUNS.get(lemma.to_lowercase().as_str())).copied()
}

/// Nouns that may name whatever else is named: "document".
pub(super) const ANY: &str = "any";

/// Returns what a noun has in common with those that may name the same thing: "plan" for
/// "proposal"; itself, where there are none.
pub(super) fn alike(lemma: &str) -> &str {
    ALIKE.get(lemma.to_lowercase().as_str()).map_or(lemma, String::as_str)
}

/// Tells whether the word names working with others.
pub(super) fn is_cooperation(word: &str) -> bool {
    COOPERATION.contains(word)
}

/// Tells whether who declines to do it only keeps silent: "declined to comment".
pub(super) fn is_silence(word: &str) -> bool {
    SILENCES.contains(word)
}

/// Tells whether what is done "at the …" of somebody is what he asked for: "at the behest of".
pub(super) fn is_request(noun: &str) -> bool {
    REQUESTS.contains(noun)
}

/// Tells whether the noun names those who report: what they are told to do is no news.
pub(super) fn is_press(noun: &str) -> bool {
    PRESS.contains(noun)
}

/// Tells whether the noun, though of no verb, names what people ask for: "damages", "elections".
pub(super) fn is_deed(noun: &str) -> bool {
    DEEDS.contains(noun)
}

/// Tells whether the imperative of the verb asks for nothing: "look", "believe me".
pub(super) fn is_vain_imperative(verb: &str) -> bool {
    VAIN_IMPERATIVES.contains(verb)
}

/// Tells whether a plan that does it has it as a point: "the budget freezes pay".
pub(super) fn is_provision(word: &str) -> bool {
    PROVISIONS.contains(word)
}

/// Tells whether who says that he will do it to a thing puts a measure forward: "we will build a
/// school". Of some verbs the thing must be a `deed`: "we will hold an election".
pub(super) fn is_undertaking(verb: &str, deed: impl FnOnce() -> bool) -> bool {
    is_provision(verb)
        || match UNDERTAKINGS.get(verb) {
            Some(Undertaken::Anything) => true,
            Some(Undertaken::Deed) => deed(),
            None => false,
        }
}

/// Tells whether the noun names what somebody means to bring about: "the aim is to …".
pub(super) fn is_aim(noun: &str) -> bool {
    AIMS.contains(noun)
}

/// Tells whether the word stands for people that are not named: "some", "thousands".
pub(super) fn is_people(word: &str) -> bool {
    PEOPLE.contains(word)
}

/// Tells whether the word opens words for when, where or how a thing is done: "*at* a meeting".
pub(super) fn opens_circumstance(word: &str) -> bool {
    CIRCUMSTANCES.contains(word)
}

/// Tells whether "it is …" before a clause says that it ought to be done: "it is vital to act".
pub(super) fn is_duty(word: &str) -> bool {
    DUTIES.contains(word)
}

/// Tells whether the noun names a time, a place or a manner: "moments", "ways".
pub(super) fn is_adjunct(noun: &str) -> bool {
    ADJUNCTS.contains(noun)
}

/// What must be undertaken, for the verb to word a measure.
#[derive(Clone, Copy, Deserialize)]
enum Undertaken {
    #[serde(rename = "")]
    Anything,
    #[serde(rename = "deed")]
    Deed,
}

#[derive(Deserialize)]
struct UndertakingRow {
    verb: String,
    object: Undertaken,
}

#[derive(Deserialize)]
struct WordRow {
    word: String,
}

static COOPERATION: LazyLock<BTreeSet<String>> = LazyLock::new(|| words("cooperation.csv"));
static REQUESTS: LazyLock<BTreeSet<String>> = LazyLock::new(|| words("request_nouns.csv"));
static PRESS: LazyLock<BTreeSet<String>> = LazyLock::new(|| words("press_nouns.csv"));
static DEEDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| words("deeds.csv"));
static VAIN_IMPERATIVES: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| words("vain_imperatives.csv"));
static DUTIES: LazyLock<BTreeSet<String>> = LazyLock::new(|| words("duties.csv"));
static PROVISIONS: LazyLock<BTreeSet<String>> = LazyLock::new(|| words("provisions.csv"));
static UNDERTAKINGS: LazyLock<BTreeMap<String, Undertaken>> = LazyLock::new(|| {
    let rows = resources::lexicon::<UndertakingRow>("undertakings.csv");
    rows.into_iter().map(|row| (row.verb, row.object)).collect()
});
static PEOPLE: LazyLock<BTreeSet<String>> = LazyLock::new(|| words("people_words.csv"));
static CIRCUMSTANCES: LazyLock<BTreeSet<String>> = LazyLock::new(|| words("circumstances.csv"));
static AIMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| words("aims.csv"));
static SILENCES: LazyLock<BTreeSet<String>> = LazyLock::new(|| words("silences.csv"));

static ADJUNCTS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct AdjunctRow {
        noun: String,
    }
    let rows = resources::lexicon::<AdjunctRow>("adjunct_nouns.csv");
    rows.into_iter().map(|row| row.noun).collect()
});

fn words(file: &str) -> BTreeSet<String> {
    resources::lexicon::<WordRow>(file).into_iter().map(|row| row.word).collect()
}

#[derive(Deserialize)]
struct Row {
    noun: String,
    kind: Noun,
}

static NOUNS: LazyLock<BTreeMap<String, Noun>> = LazyLock::new(|| {
    resources::lexicon::<Row>("documents.csv").into_iter().map(|row| (row.noun, row.kind)).collect()
});

#[derive(Deserialize)]
struct AlikeRow {
    noun: String,
    /// What other nouns may name the same thing by; [`ANY`] where all may.
    alike: String,
}

static ALIKE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let rows = resources::lexicon::<AlikeRow>("plan_nouns.csv");
    rows.into_iter().map(|row| (row.noun, row.alike)).collect()
});
