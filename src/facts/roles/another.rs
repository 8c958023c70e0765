//! The office of one who is counted on: "two senators, A and B, opposed it, and a third, C, did not".

use std::sync::LazyLock;

use serde::Deserialize;

use super::super::Reading;
use super::{Holding, person};
use crate::language::{Tag, TokenId, TokenRange};
use crate::mentions::ChainId;
use crate::resources;

/// Words that count one more of those before: `data/lexicon/successive.csv`.
static SUCCESSIVE: LazyLock<Vec<String>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct Row {
        word: String,
    }
    resources::lexicon("successive.csv").into_iter().map(|row: Row| row.word).collect()
});

/// Adds the office of those named last in the plural to who is counted on in the same sentence.
pub(super) fn add(reading: Reading<'_>, found: &mut Vec<Holding>) {
    let document = reading.document;
    let more: Vec<Holding> = reading
        .mentions
        .mentions
        .iter()
        .filter_map(|mention| {
            let name = mention.name.filter(|name| is_counted(reading, *name))?;
            let who = person(reading, mention.head)?;
            let sentence = document.sentence_of(name.start).tokens;
            let before = found.iter().rev().find(|holding| {
                let words = holding.role.words;
                let several = words
                    .last()
                    .is_some_and(|last| matches!(document[last].tag, Tag::Nns | Tag::Nnps));
                several && sentence.contains(words.start) && words.start < name.start
            })?;
            let known = |holding: &Holding| holding.person == who && holding.role == before.role;
            (!found.iter().any(known)).then(|| of_another(before, who))
        })
        .collect();
    found.extend(more);
}

fn of_another(holding: &Holding, person: ChainId) -> Holding {
    Holding { person, ..holding.clone() }
}

/// Tells whether "a third," or "another," stands before a name.
fn is_counted(reading: Reading<'_>, name: TokenRange) -> bool {
    let document = reading.document;
    let before = |token: TokenId| token.previous();
    let comma = before(name.start).filter(|comma| document[*comma].tag == Tag::Comma);
    comma.and_then(before).is_some_and(|word| {
        SUCCESSIVE.iter().any(|it| document.word(word).eq_ignore_ascii_case(it))
    })
}
