//! The small numbers that a text has in passing: "two sides", "a six-member team", "three reasons".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::facts::Reading;
use crate::language::{Dep, Pos, Tag, TokenId, TokenRange};
use crate::mentions::EntityKind;
use crate::resources;

/// From here on a count is news whatever it counts.
const SMALL: f64 = 10.0;

/// What a word tells of a figure beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Use {
    /// A noun that a text counts to order what it says: "two reasons", "both sides".
    Passing,
    /// What happens to people, so that their number counts: "kill".
    Event,
    /// What has votes for and against: "a 5-4 ruling".
    Ballot,
    /// What makes a point in time of a length: "ten days *ago*".
    Shift,
    /// What makes a time of day of a number: "10 *a.m.*".
    Clock,
}

#[derive(Deserialize)]
struct Row {
    word: String,
    r#use: Use,
}

static WORDS: LazyLock<BTreeMap<String, Use>> = LazyLock::new(|| {
    let rows = resources::lexicon::<Row>("quantity_words.csv");
    rows.into_iter().map(|row| (row.word, row.r#use)).collect()
});

/// Returns what a word tells of the figure beside it.
pub(super) fn use_of(word: &str) -> Option<Use> {
    WORDS.get(word).copied()
}

/// Tells whether a figure without a unit, which counts `head`, is no figure that matters.
pub(super) fn is_in_passing(
    reading: Reading<'_>,
    figure: TokenRange,
    head: Option<TokenId>,
    value: f64,
) -> bool {
    if is_shape(reading, figure) || follows_number(reading, figure) {
        return true;
    }
    if value >= SMALL {
        return false;
    }
    if is_score(reading, figure) {
        return !is_near(reading, figure.start, Use::Ballot);
    }
    let Some(head) = head else { return false };
    let document = reading.document;
    // "The 5 Stars", "six world": what is counted stands in the plural.
    let one = matches!(document[head].tag, Tag::Nn | Tag::Nnp);
    let passing = WORDS.get(document.lemma(head)) == Some(&Use::Passing);
    let people = reading.chain(head).is_some_and(|chain| {
        matches!(reading.mentions[chain].kind, EntityKind::Person | EntityKind::Group)
    });
    one || passing && !(people && is_near(reading, head, Use::Event))
}

/// Tells whether the figure is part of a word that says of what shape a thing is: "a six-party
/// round", "the 28-point plan".
fn is_shape(reading: Reading<'_>, figure: TokenRange) -> bool {
    let document = reading.document;
    // "A 13 point plan".
    let apart = document.existing(figure.end).is_some_and(|next| {
        document[figure.start].head == next
            && document[next].tag == Tag::Nn
            && document[next].dep == Dep::Compound
    });
    apart
        || document.existing(figure.end.next()).is_some_and(|next| {
            document.word(figure.end) == "-"
                && matches!(document[next].tag, Tag::Nn | Tag::Nnp)
                && document[next].span.start == document[figure.end].span.end
        })
}

/// Tells whether the figure is one side of a score: "2 – 1".
fn is_score(reading: Reading<'_>, figure: TokenRange) -> bool {
    let document = reading.document;
    let numeral = |id: TokenId| document[id].tag == Tag::Cd;
    let dash = |id: TokenId| matches!(document.word(id), "-" | "–" | "—");
    let dash_behind = document.existing(figure.end).filter(|id| dash(*id));
    let dash_before = figure.start.previous().filter(|id| dash(*id));
    figure.len() == 1
        && dash_behind.and_then(|dash| document.existing(dash.next())).is_some_and(numeral)
        || dash_before.and_then(TokenId::previous).is_some_and(numeral)
}

/// Tells whether the figure is one of several that number things: "posts 542 and 543".
fn follows_number(reading: Reading<'_>, figure: TokenRange) -> bool {
    let document = reading.document;
    let mut first = figure.start;
    while document[first].dep == Dep::Conj && document[document[first].head].tag == Tag::Cd {
        first = document[first].head;
    }
    let noun = document[first].head;
    first != figure.start
        && document[first].dep == Dep::Nummod
        && noun < first
        && matches!(document[noun].pos, Pos::Noun | Pos::Propn)
}

/// Tells whether a word of that use hangs on `token` or stands above it: "*killed* two men".
fn is_near(reading: Reading<'_>, token: TokenId, r#use: Use) -> bool {
    let document = reading.document;
    let used = |id: TokenId| WORDS.get(document.lemma(id)) == Some(&r#use);
    let own = document.children(token).iter().copied().any(used);
    own || used(token) || document.ancestors(token).take(3).any(used)
}
