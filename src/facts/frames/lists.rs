//! Lists of things that one word asks for: "wants a truce, the old border and an inquiry".

use super::super::Reading;
use super::super::arguments::{self, document_kind};
use super::super::lexicon::Noun;
use crate::clauses::{Argument, Clause, Slot};
use crate::language::{Dep, Pos, TokenId};

/// Returns the later items of a list that the parser took for objects of the verb: "asked for
/// a truce, *the release of the miners* and an inquiry".
pub(super) fn further_items(
    reading: Reading<'_>,
    clause: &Clause,
    found: &[Argument],
) -> Vec<Argument> {
    let Some(first) = found.first().filter(|it| it.slot == Slot::Oblique) else {
        return Vec::new();
    };
    let comma = |start: TokenId| start.previous();
    let listed = |argument: &&Argument| {
        let start = argument.tokens.start;
        start >= first.tokens.end
            && comma(start).is_some_and(|before| reading.document.word(before) == ",")
    };
    // "Insists on proof*, a request that many share*" goes on with no item.
    let names_it = |argument: &&Argument| {
        let kind = document_kind(reading, argument.head);
        matches!(kind, Some(Noun::Demand | Noun::Decision | Noun::Claim | Noun::Part))
    };
    clause.all(Slot::Patient).filter(listed).filter(|it| !names_it(it)).cloned().collect()
}

/// Tells whether a thing stands in a list with one of `heads`: "wants a truce and *the old border*".
pub(super) fn is_beside(reading: Reading<'_>, target: &Argument, heads: &[TokenId]) -> bool {
    reading.document[target.head].pos == Pos::Noun
        && arguments::actor(reading, target.head).is_none()
        && heads.iter().any(|head| in_one_list(reading, target.head, *head))
}

/// Tells whether "and" or a comma joins two words.
fn in_one_list(reading: Reading<'_>, one: TokenId, other: TokenId) -> bool {
    let document = reading.document;
    let first = |mut id: TokenId| {
        while document[id].dep == Dep::Conj
            && let Some(above) = document.head(id)
        {
            id = above;
        }
        id
    };
    first(one) == first(other)
}
