//! The words that attribute a statement to a speaker.
//!
//! `data/lexicon/cues.csv` has a row a cue: the base form of a verb (with its
//! particle: "point out"), of a noun ("claim") or the words of a marker
//! ("according to"); what a speaker does by it; and how its content is worded.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::resources;

/// A verb, noun or phrase that attributes a statement to a speaker.
#[derive(Debug, Deserialize)]
pub(super) struct Cue {
    /// The base form, in lower case, with its particle.
    #[serde(rename = "cue")]
    pub(super) words: String,
    kind: CueKind,
    /// What a speaker does by it: "say", "warn", "promise".
    pub(super) act: String,
    content: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum CueKind {
    Verb,
    Noun,
    /// A verb that only carries such a noun: "made the claim that".
    Light,
    /// A noun for words that somebody puts out: "statement", "tweet".
    Message,
    /// A noun that stands for people: "campaign", "majority".
    Body,
    /// A verb whose object is who says it: "citing two officials".
    Source,
    Marker,
}

/// How a cue's content is worded: the words of the `content` column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// A clause with a verb of its own, or a quotation.
    Clause,
    /// Like `Clause`, and the speaker may be anything that the article has speak.
    Speech,
    /// Only a quotation.
    Quote,
    /// A noun phrase: "announced his departure".
    Object,
    /// A phrase with quoted words in it: "stressed its “red lines”", "compared it to “a circus”".
    ObjectQuoted,
    /// "promised to leave".
    Infinitive,
    /// "reported hearing a bang".
    Gerund,
    /// A clause behind who is told it: "warned members they risked defeat".
    Addressed,
    /// A noun phrase and what it is said to be: "called it a farce".
    Small,
    /// The same with "as": "described it as a farce".
    As,
    /// Behind a preposition, with the object before it: "accused him of lying".
    Behind(&'static str),
    /// The cue goes on with what the speaker of the statement before it says: "adding that".
    Resumes,
}

impl Cue {
    /// Tells whether the cue's content may be worded in the way of `content`.
    pub(super) fn takes(&self, content: Content) -> bool {
        let word = match content {
            Content::Clause => "clause",
            Content::Speech => "speech",
            Content::Quote => "quote",
            Content::Object => "object",
            Content::ObjectQuoted => "object-quoted",
            Content::Infinitive => "infinitive",
            Content::Gerund => "gerund",
            Content::Addressed => "addressed",
            Content::Small => "small",
            Content::As => "as",
            Content::Behind(preposition) => preposition,
            Content::Resumes => "resumes",
        };
        self.content.split(' ').any(|way| way == word)
    }
}

/// The cues by kind and base form.
static CUES: LazyLock<BTreeMap<(CueKind, String), Cue>> = LazyLock::new(|| {
    let rows = resources::lexicon::<Cue>("cues.csv");
    rows.into_iter().map(|cue| ((cue.kind, cue.words.clone()), cue)).collect()
});

/// Returns the cue that is the verb `lemma`, with its particle.
pub(super) fn verb(lemma: &str) -> Option<&'static Cue> {
    CUES.get(&(CueKind::Verb, lemma.to_lowercase()))
}

/// Returns the cue that is the noun `lemma`.
pub(super) fn noun(lemma: &str) -> Option<&'static Cue> {
    CUES.get(&(CueKind::Noun, lemma.to_lowercase()))
}

/// Tells whether the verb `lemma` only carries a noun that attributes: "voiced the fear that".
pub(super) fn light_verb(lemma: &str) -> bool {
    CUES.contains_key(&(CueKind::Light, lemma.to_lowercase()))
}

/// Tells whether the noun `lemma` is something that speaks for its author: "a statement by X".
pub(super) fn is_message(lemma: &str) -> bool {
    CUES.contains_key(&(CueKind::Message, lemma.to_lowercase()))
}

/// Tells whether the noun `lemma` is a message that tells what was found: "study", "poll".
pub(super) fn is_finding(lemma: &str) -> bool {
    CUES.get(&(CueKind::Message, lemma.to_lowercase())).is_some_and(|cue| cue.act == "find")
}

/// Tells whether the noun `lemma` stands for people who speak: "the campaign", "a number of".
pub(super) fn is_body(lemma: &str) -> bool {
    CUES.contains_key(&(CueKind::Body, lemma.to_lowercase()))
}

/// Returns the cue that names its source as its object: "citing two officials".
pub(super) fn source(lemma: &str) -> Option<&'static Cue> {
    CUES.get(&(CueKind::Source, lemma.to_lowercase()))
}

/// Returns the cues that stand before their speaker.
pub(super) fn markers() -> impl Iterator<Item = &'static Cue> {
    CUES.values().filter(|cue| cue.kind == CueKind::Marker)
}
