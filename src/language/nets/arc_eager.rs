//! The transition system that builds dependency trees: arc-eager, as spaCy has it.
//!
//! A state holds a *stack* of tokens that wait for their head or dependents, and
//! a *buffer* of tokens to come. A move shifts a token onto the stack, takes one
//! off it, draws an arc between the tops of both, or says that a sentence begins.

use super::transitions::{Scorer, TransitionNet, best_valid};
use crate::language::scheme::Dep;

/// The number of tokens of a state that the network sees.
pub(crate) const SLOTS: usize = 8;

/// The label of an arc.
///
/// A *lifted* arc stands for one that would cross others: its dependent belongs
/// to a token below the head, one that itself depends on its head as `lifted` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ArcLabel {
    pub(crate) dep: Dep,
    pub(crate) lifted: Option<Dep>,
}

impl ArcLabel {
    /// The label of a token that no arc reaches.
    pub(crate) const ROOT: Self = Self { dep: Dep::Root, lifted: None };
}

/// What a move does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum ArcAction {
    /// Moves the next token onto the stack.
    Shift,
    /// Takes the top off the stack.
    Reduce,
    /// Makes the next token the head of the top of the stack.
    Left,
    /// Makes the top of the stack the head of the next token.
    Right,
    /// Says that the token after the next begins a sentence.
    Break,
}

/// A move: what it does, and the label of the arc that it draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ArcMove {
    pub(crate) action: ArcAction,
    pub(crate) label: ArcLabel,
}

/// Draws arcs over the tokens `start..start + length` of those that `buffers` hold.
pub(super) fn parse(
    net: &TransitionNet,
    moves: &[ArcMove],
    (start, length): (usize, usize),
    state: &mut State,
    buffers: &mut Scorer,
) {
    state.reset(length);
    while !state.is_final() {
        let seen = state.slots().map(|token| token.map(|token| start + token));
        let scores = net.score(seen, buffers);
        let actions = state.valid_actions();
        let valid = |index: usize| {
            let ArcMove { action, label } = moves[index];
            actions[action as usize] && (label.dep != Dep::Subtok || state.is_adjacent())
        };
        match best_valid(scores, valid) {
            Some(index) => state.apply(moves[index]),
            // No move is valid: cannot be, but must not loop.
            None => return,
        }
    }
}

/// What has been built of the tree of one text, and what is still to come.
#[derive(Debug, Default)]
pub(super) struct State {
    length: usize,
    stack: Vec<usize>,
    /// Tokens put back in front of the buffer, the next one last.
    put_back: Vec<usize>,
    next: usize,
    heads: Vec<Option<usize>>,
    labels: Vec<ArcLabel>,
    /// The newest dependent of each token on each side.
    newest_left: Vec<Option<usize>>,
    newest_right: Vec<Option<usize>>,
    /// For each dependent, the one that its head got before it on the same side.
    older: Vec<Option<usize>>,
    was_put_back: Vec<bool>,
    starts_sentence: Vec<bool>,
}

impl State {
    /// Returns the head of each token that an arc reaches.
    pub(super) fn heads(&self) -> &[Option<usize>] {
        &self.heads
    }

    /// Returns the label of each token.
    pub(super) fn labels(&self) -> &[ArcLabel] {
        &self.labels
    }

    fn reset(&mut self, length: usize) {
        self.length = length;
        self.next = 0;
        self.stack.clear();
        self.put_back.clear();
        for list in
            [&mut self.heads, &mut self.newest_left, &mut self.newest_right, &mut self.older]
        {
            list.clear();
            list.resize(length, None);
        }
        self.labels.clear();
        self.labels.resize(length, ArcLabel::ROOT);
        for list in [&mut self.was_put_back, &mut self.starts_sentence] {
            list.clear();
            list.resize(length, false);
        }
        if let Some(first) = self.starts_sentence.first_mut() {
            *first = true;
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    fn buffer_length(&self) -> usize {
        self.length - self.next + self.put_back.len()
    }

    /// Returns the token at a place of the buffer.
    fn buffer(&self, place: usize) -> Option<usize> {
        if place < self.put_back.len() {
            return self.put_back.get(self.put_back.len() - 1 - place).copied();
        }
        Some(self.next + place - self.put_back.len()).filter(|token| *token < self.length)
    }

    /// Returns the token at a depth of the stack.
    fn stack(&self, depth: usize) -> Option<usize> {
        self.stack.len().checked_sub(depth + 1).map(|at| self.stack[at])
    }

    /// Returns the tokens that the network sees.
    fn slots(&self) -> [Option<usize>; SLOTS] {
        let (first, top) = (self.buffer(0), self.stack(0));
        [
            first,
            self.buffer(1),
            top,
            self.stack(1),
            self.stack(2),
            first.and_then(|token| self.newest_left[token]),
            top.and_then(|token| self.newest_left[token]),
            top.and_then(|token| self.newest_right[token]),
        ]
    }

    /// Tells for each [`ArcAction`] whether it may be taken.
    fn valid_actions(&self) -> [bool; 5] {
        let Some(top) = self.stack(0) else {
            // An empty stack can only be filled, or the next sentence announced.
            return [true, false, false, false, self.may_break()];
        };
        debug_assert!(top < self.length);
        let Some(first) = self.buffer(0) else { return [false, true, false, false, false] };
        let inside = !self.starts_sentence[first];
        let shift = self.buffer_length() > 1 && inside && !self.was_put_back[first];
        [shift, true, inside, inside, self.may_break()]
    }

    fn may_break(&self) -> bool {
        match (self.buffer(0), self.buffer(1)) {
            (Some(first), Some(second)) => second == first + 1 && !self.starts_sentence[second],
            _ => false,
        }
    }

    /// Tells whether the next token follows the top of the stack.
    fn is_adjacent(&self) -> bool {
        matches!((self.stack(0), self.buffer(0)), (Some(top), Some(first)) if top + 1 == first)
    }

    fn apply(&mut self, ArcMove { action, label }: ArcMove) {
        match action {
            ArcAction::Shift => self.push(),
            ArcAction::Reduce => self.reduce(),
            ArcAction::Left => {
                let (Some(first), Some(top)) = (self.buffer(0), self.stack.pop()) else { return };
                self.draw(first, top, label);
                self.was_put_back[first] = false;
            }
            ArcAction::Right => {
                let (Some(first), Some(top)) = (self.buffer(0), self.stack(0)) else { return };
                self.draw(top, first, label);
                self.push();
            }
            ArcAction::Break => {
                if let Some(second) = self.buffer(1) {
                    self.starts_sentence[second] = true;
                }
            }
        }
    }

    fn push(&mut self) {
        let token = self.put_back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    /// Takes the top off the stack; without a head it goes back to the buffer,
    /// unless it is the last one there.
    fn reduce(&mut self) {
        let Some(top) = self.stack.pop() else { return };
        if self.heads[top].is_none() && !self.stack.is_empty() {
            self.was_put_back[top] = true;
            self.put_back.push(top);
        }
    }

    fn draw(&mut self, head: usize, child: usize, label: ArcLabel) {
        self.erase(child);
        let newest = self.newest(head, child);
        let older = newest.replace(child);
        self.older[child] = older;
        self.heads[child] = Some(head);
        self.labels[child] = label;
    }

    /// Removes the arc that reaches a token, which is the newest of its head's.
    fn erase(&mut self, child: usize) {
        let Some(head) = self.heads[child] else { return };
        let older = self.older[child];
        let newest = self.newest(head, child);
        if *newest == Some(child) {
            *newest = older;
        }
    }

    fn newest(&mut self, head: usize, child: usize) -> &mut Option<usize> {
        if head > child { &mut self.newest_left[head] } else { &mut self.newest_right[head] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(length: usize, moves: &[(ArcAction, Dep)]) -> State {
        let mut state = State::default();
        state.reset(length);
        for (action, dep) in moves {
            assert!(state.valid_actions()[*action as usize], "{action:?} in {state:?}");
            state.apply(ArcMove { action: *action, label: ArcLabel { dep: *dep, lifted: None } });
        }
        state
    }

    #[test]
    fn moves_build_a_tree() {
        use ArcAction::{Left, Reduce, Right, Shift};
        // "The envoy left early"
        let state = after(
            4,
            &[
                (Shift, Dep::None),
                (Left, Dep::Det),
                (Shift, Dep::None),
                (Left, Dep::Nsubj),
                (Shift, Dep::None),
                (Right, Dep::Advmod),
                (Reduce, Dep::None),
                (Reduce, Dep::None),
            ],
        );
        assert!(state.is_final());
        assert_eq!(state.heads(), [Some(1), Some(2), None, Some(2)]);
    }

    #[test]
    fn a_right_arc_is_redrawn_to_the_left() {
        use ArcAction::{Left, Right, Shift};
        let state = after(3, &[(Shift, Dep::None), (Right, Dep::Dobj), (Left, Dep::Nsubj)]);
        assert_eq!(state.heads(), [None, Some(2), None]);
        assert_eq!(state.slots(), [Some(2), None, Some(0), None, None, Some(1), None, None]);
    }

    #[test]
    fn a_token_without_head_goes_back_once() {
        use ArcAction::{Reduce, Shift};
        let state = after(3, &[(Shift, Dep::None), (Shift, Dep::None), (Reduce, Dep::None)]);
        assert_eq!(state.buffer(0), Some(1));
        assert_eq!(state.valid_actions(), [false, true, true, true, true]);
    }

    #[test]
    fn no_arc_crosses_the_start_of_a_sentence() {
        use ArcAction::{Break, Shift};
        let state = after(3, &[(Break, Dep::Root), (Shift, Dep::None)]);
        assert_eq!(state.valid_actions(), [false, true, false, false, true]);
    }
}
