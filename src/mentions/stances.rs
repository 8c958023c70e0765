//! Verbs by which someone takes a stand: what they accept, reject or support is more often a plan
//! than a country.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::{Dep, Document, TokenId};
use crate::resources;

use super::EntityKind;

#[derive(Deserialize)]
struct Row {
    lemma: String,
    word: String,
    relation: String,
    target: String,
}

/// The verbs, each with the preposition before what the stand is about; empty for an object.
static VERBS: LazyLock<BTreeSet<(String, String)>> = LazyLock::new(|| {
    let rows: Vec<Row> = resources::lexicon("frames.csv");
    let takes_stand = |row: &Row| {
        row.word.ends_with("verb")
            && matches!(row.relation.as_str(), "accepts" | "rejects" | "supports")
    };
    rows.into_iter()
        .filter(takes_stand)
        .flat_map(|row| {
            let slots: Vec<String> = row.target.split('|').map(|slot| slot.trim().into()).collect();
            slots.into_iter().map(move |slot| match slot.as_str() {
                "patient" => (row.lemma.clone(), String::new()),
                _ => (row.lemma.clone(), slot),
            })
        })
        .collect()
});

/// Tells whether a word is what a verb takes a stand on: "rejected it", "agreed to them".
pub(super) fn is_target(document: &Document, word: TokenId) -> bool {
    let Some(above) = document.head(word) else { return false };
    let (verb, preposition) = match document[word].dep {
        Dep::Dobj | Dep::Nsubjpass => (above, String::new()),
        Dep::Pobj => {
            let Some(verb) = document.head(above) else { return false };
            (verb, document.word(above).to_lowercase())
        }
        _ => return false,
    };
    VERBS.contains(&(document.lemma(verb).to_owned(), preposition))
}

/// Returns how well a kind of thing suits a stand.
pub(super) fn bonus(kind: EntityKind) -> i64 {
    use EntityKind as K;
    match kind {
        K::Document => 800,
        K::Event => 600,
        K::Other => 200,
        K::Organisation | K::Group => -700,
        K::Person | K::Country | K::Place => -1000,
    }
}
