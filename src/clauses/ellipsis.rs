//! Fills in what a clause leaves out because the clause above has said it: "as did Kenya".

use super::tree::Tree;
use super::{Argument, Slot};

/// Tells whether the predicate at `at` is a bare "do" behind "as", "so", "nor" or "neither".
pub(super) fn is_elliptic(tree: &Tree<'_>, at: usize, arguments: &[Argument]) -> bool {
    let document = tree.document;
    let verb = tree.predicates[at].anchor;
    let before = verb.previous();
    let opened = before.is_some_and(|before| {
        document[before].sentence == document[verb].sentence
            && matches!(document.lemma(before), "as" | "so" | "nor" | "neither")
    });
    opened
        && document.lemma(verb) == "do"
        && arguments.iter().all(|argument| argument.slot == Slot::Agent)
}

/// Returns what the clause above does and to what, without its doer.
pub(super) fn filled(above: &[Argument]) -> Vec<Argument> {
    let kept = |argument: &&Argument| {
        matches!(argument.slot, Slot::Patient | Slot::Complement | Slot::Recipient)
            || argument.slot == Slot::Oblique && argument.preposition.is_some()
    };
    above.iter().filter(kept).cloned().collect()
}
