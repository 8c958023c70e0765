//! The transition system that finds names: each token begins one, continues one,
//! ends one, is one, or is outside.

use super::transitions::{Scorer, TransitionNet, best_valid};
use crate::language::scheme::NameLabel;

/// The number of tokens of a state that the network sees.
pub(crate) const SLOTS: usize = 3;

/// A move: where the next token stands in a name, and of which kind the name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameMove {
    /// The token is the first of several.
    Begin(NameLabel),
    /// The token continues the open name.
    In(NameLabel),
    /// The token is the last of the open name.
    Last(NameLabel),
    /// The token is a name by itself.
    Unit(NameLabel),
    /// The token is in no name.
    Out,
    /// A move of the training that is never taken.
    Never,
}

/// What the moves ask about the tokens of a text.
pub(super) struct Constraints<'text> {
    /// Whether each token is white space; a name does not begin with it.
    pub(super) is_space: &'text [bool],
    /// Whether each token begins a sentence; a name does not go beyond it.
    pub(super) starts_sentence: &'text [bool],
}

/// Finds the names among the tokens from `start` on of those that `buffers` hold.
///
/// Calls `found` with the first token of each, the one behind it, and the kind.
pub(super) fn find(
    net: &TransitionNet,
    moves: &[NameMove],
    start: usize,
    text: &Constraints<'_>,
    buffers: &mut Scorer,
    mut found: impl FnMut(usize, usize, NameLabel),
) {
    let length = text.is_space.len();
    let mut open: Option<(usize, NameLabel)> = None;
    for token in 0..length {
        let first = open.map(|(first, _)| start + first);
        let before = first.map(|_| start + token - 1);
        let scores = net.score([Some(start + token), first, before], buffers);
        let last = token + 1 == length;
        let continues = !last && !text.starts_sentence[token + 1];
        let valid = |index: usize| match (moves[index], open) {
            (NameMove::Begin(_), None) => continues && !text.is_space[token],
            (NameMove::Unit(_), None) => !text.is_space[token],
            (NameMove::Out, None) => true,
            (NameMove::In(label), Some((_, opened))) => continues && label == opened,
            (NameMove::Last(label), Some((_, opened))) => label == opened,
            _ => false,
        };
        match best_valid(scores, valid).map(|index| moves[index]) {
            Some(NameMove::Begin(label)) => open = Some((token, label)),
            Some(NameMove::Unit(label)) => found(token, token + 1, label),
            Some(NameMove::Last(label)) => {
                if let Some((first, _)) = open.take() {
                    found(first, token + 1, label);
                }
            }
            Some(NameMove::In(_) | NameMove::Out | NameMove::Never) | None => {}
        }
    }
}
