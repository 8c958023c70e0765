//! The items of a list that a verb of proposing governs, where the parser joins them.
//!
//! ```text
//! targets of a frame ──items──▶ one target an item
//! ```
//!
//! "To cut fares, to reopen stations and to hire guards" has three items; the
//! parser often takes the later ones for purposes of the first.

use super::Reading;
use crate::clauses::{Argument, Slot};
use crate::language::{Pos, Tag, TokenId, TokenRange};

/// Returns the targets, each list of infinitives parted into its items.
pub(super) fn items(reading: Reading<'_>, targets: &[Argument]) -> Vec<Argument> {
    let mut items: Vec<Argument> = Vec::new();
    for target in targets {
        let parts = match target.slot {
            Slot::Complement => infinitives(reading, target),
            _ => vec![target.clone()],
        };
        for part in parts {
            if items.iter().all(|item| item.head != part.head) {
                items.push(part);
            }
        }
    }
    items
}

/// "To begin talks, to let workers return and to accept an envoy": each "to" begins an item.
fn infinitives(reading: Reading<'_>, target: &Argument) -> Vec<Argument> {
    let document = reading.document;
    let starts: Vec<TokenId> =
        target.tokens.iter().skip(1).filter(|id| begins_item(reading, *id)).collect();
    let closes = starts.last().is_some_and(|last| document[TokenId(last.0 - 1)].pos == Pos::Cconj);
    if starts.len() < 2 || !closes {
        return vec![target.clone()];
    }
    let mut items = Vec::new();
    let mut start = target.tokens.start;
    let ends = starts.iter().copied().chain([target.tokens.end]);
    for end in ends {
        let tokens = without_joint(reading, TokenRange { start, end });
        let first = start == target.tokens.start;
        let head = if first { target.head } else { TokenId(start.0 + 1) };
        let clause = reading.clauses.at(head);
        items.push(Argument { head, tokens, clause, ..target.clone() });
        start = end;
    }
    items
}

/// Tells whether "to" and a verb stand behind a comma or an "and".
fn begins_item(reading: Reading<'_>, id: TokenId) -> bool {
    let document = reading.document;
    let verb = TokenId(id.0 + 1);
    let before = TokenId(id.0.saturating_sub(1));
    document[id].tag == Tag::To
        && verb.index() < document.tokens().len()
        && document[verb].tag == Tag::Vb
        && (document.word(before) == "," || document.lemma(before) == "and")
}

/// Leaves out the comma and the "and" that join an item to the next.
fn without_joint(reading: Reading<'_>, mut tokens: TokenRange) -> TokenRange {
    let document = reading.document;
    while let Some(last) = tokens.last().filter(|_| tokens.len() > 1) {
        if document[last].pos != Pos::Cconj && document.word(last) != "," {
            break;
        }
        tokens.end = last;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines;

    #[test]
    fn each_item_of_a_list_is_a_demand() {
        let text = "Chile called for a one-day truce, the release of the miners and an inquiry.";
        assert_eq!(
            lines(text),
            [
                "demand Chile | a one-day truce",
                "demand Chile | the release of the miners",
                "demand Chile | an inquiry"
            ]
        );
    }

    #[test]
    fn each_infinitive_of_a_list_is_a_demand() {
        let text = "Chile urged Peru to cut fares, to reopen two stations and to hire guards.";
        assert_eq!(
            lines(text)[..3],
            [
                "demand Chile | Peru to cut fares",
                "demand Chile | reopen two stations",
                "demand Chile | hire guards"
            ]
        );
    }
}
