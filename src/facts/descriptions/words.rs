//! What the words beside a plan's noun do: they count its parts, tell of a version, or tell nothing.
//!
//! `data/lexicon/plan_words.csv` lists them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Version;
use crate::facts::{Reading, numbers};
use crate::language::{Dep, Pos, TokenId};
use crate::resources;

/// What a word beside a plan's noun does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Use {
    Earlier,
    Later,
    Other,
    /// It makes a deal a plan: "the proposed deal".
    Put,
    /// It tells nothing of which plan it is: "sweeping".
    Idle,
    /// It is counted in plans: "28-point".
    Part,
    /// It is a sum: "60 billion dollar".
    Money,
    /// It is what the plan is about, in a word that others share: "war" is "peace".
    Topic,
}

#[derive(Deserialize)]
struct Row {
    word: String,
    #[serde(rename = "use")]
    used: Use,
    topic: String,
}

static WORDS: LazyLock<BTreeMap<String, Row>> = LazyLock::new(|| {
    let rows = resources::lexicon::<Row>("plan_words.csv");
    rows.into_iter().map(|row| (row.word.clone(), row)).collect()
});

/// Returns the topic that a word stands for: "peace" for "war"; nothing where it tells none.
pub(super) fn topic(lemma: String) -> Option<String> {
    match WORDS.get(&lemma) {
        Some(Row { used: Use::Topic, topic, .. }) => Some(topic.clone()),
        Some(Row { used: Use::Idle, .. }) => None,
        _ => Some(lemma),
    }
}

/// What a modifier with a number tells.
pub(super) enum Measure {
    /// Of how many parts or how much money it is: "28-point", "$60 billion".
    Number(String),
    /// Anything else: "five-year", "2015".
    Topic(String),
}

/// Reads a modifier with a number in it.
pub(super) fn measure(reading: Reading<'_>, word: TokenId) -> Option<Measure> {
    let document = reading.document;
    let (mut figures, mut units) = (Vec::new(), Vec::new());
    let mut is_money = false;
    for token in document.subtree(word).iter() {
        match document[token].pos {
            Pos::Num => figures.push(document.word(token)),
            Pos::Sym => is_money = true,
            Pos::Punct => {}
            _ if own_use(document.lemma(token)) == Some(Use::Money) => is_money = true,
            _ => units.push(document.lemma(token).to_lowercase()),
        }
    }
    let number = numbers::read(&figures.join(" "))?;
    let is_part = |unit: &String| own_use(unit) == Some(Use::Part);
    let text = format!("{number} {}", units.join(" ")).trim_end().to_owned();
    let is_count = units.iter().all(is_part) && !units.is_empty();
    Some(if is_count || is_money { Measure::Number(text) } else { Measure::Topic(text) })
}

/// Returns the number of parts that a plan has or consists of.
pub(super) fn counted(reading: Reading<'_>, head: TokenId) -> Option<String> {
    let document = reading.document;
    let above = document.head(head).filter(|_| document[head].dep == Dep::Nsubj);
    let hangs = |from: TokenId| {
        let prepositions = document.children_as(from, Dep::Prep);
        let of = prepositions.filter(|word| matches!(document.lemma(*word), "of" | "with"));
        of.filter_map(|of| document.child(of, Dep::Pobj)).chain(document.child(from, Dep::Dobj))
    };
    let is_part = |part: &TokenId| own_use(document.lemma(*part)) == Some(Use::Part);
    let part = hangs(head).chain(above.into_iter().flat_map(hangs)).find(is_part)?;
    let number = numbers::read(document.word(document.child(part, Dep::Nummod)?))?;
    Some(format!("{number} {}", document.lemma(part)))
}

/// Returns what a word does beside a plan's noun; of "US-backed" that is what "backed" does.
pub(super) fn own_use(word: &str) -> Option<Use> {
    let word = word.to_lowercase();
    let row = WORDS.get(&word).or_else(|| WORDS.get(word.rsplit_once('-')?.1));
    row.map(|row| row.used)
}

pub(super) const fn version_of(used: Use) -> Option<Version> {
    match used {
        Use::Earlier => Some(Version::Earlier),
        Use::Later => Some(Version::Later),
        Use::Other => Some(Version::Other),
        Use::Put | Use::Idle | Use::Part | Use::Money | Use::Topic => None,
    }
}
