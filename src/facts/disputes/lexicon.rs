//! The words that dispute: `data/lexicon/disputes.csv`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::resources;

/// What a word does in a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    /// A verb that disputes whatever is its object: "deny".
    Verb,
    /// A verb that disputes if its object is something said: "reject the claim".
    VerbOfClaim,
    /// A noun for the act: "denial".
    Denial,
    /// Something said: "claim", "characterisation".
    Claim,
    /// What of something can be disputed: "legality", "outcome".
    Validity,
    /// Not so: "untrue", "a lie".
    False,
    /// So: "true". Negated it disputes.
    True,
    /// What is given or withheld: to deny access disputes nothing.
    Granted,
    /// "The real figure" disputes another one.
    Rival,
    /// A figure that a rival one disputes.
    Figure,
}

#[derive(Debug, Deserialize)]
struct Row {
    word: String,
    kind: Kind,
}

static WORDS: LazyLock<BTreeSet<(Kind, String)>> = LazyLock::new(|| {
    let rows = resources::lexicon::<Row>("disputes.csv");
    rows.into_iter().map(|row| (row.kind, row.word)).collect()
});

/// Tells whether `word`, a base form, is of that kind.
pub(super) fn is(kind: Kind, word: &str) -> bool {
    WORDS.contains(&(kind, word.to_lowercase()))
}
