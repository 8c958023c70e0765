//! Scores the moves of a transition system from a few tokens of its state.

use super::encoder::zeroed;
use super::matrix::{Dense, add, greatest};

/// A network from the tokens in a state's slots to a score for each move.
///
/// What a token adds in a slot depends on no other token, so it is computed
/// for all tokens and slots at once; a step then only adds rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TransitionNet {
    /// Brings a token's row to the hidden width.
    pub(crate) project: Dense,
    pub(crate) project_bias: Vec<f32>,
    /// From a projected token to what it adds in each slot, one slot after the other.
    pub(crate) lower: Dense,
    pub(crate) lower_bias: Vec<f32>,
    /// What a slot without a token adds.
    pub(crate) padding: Vec<f32>,
    /// From the hidden row to the scores.
    pub(crate) upper: Dense,
    pub(crate) upper_bias: Vec<f32>,
}

impl TransitionNet {
    /// Computes what each token adds in each slot.
    pub(super) fn prepare(&self, tokens: &[f32], scorer: &mut Scorer) {
        let count = tokens.len() / self.project.inputs;
        zeroed(&mut scorer.projected, count * self.project.outputs);
        zeroed(&mut scorer.added, count * self.lower.outputs);
        self.project.multiply(tokens, count, self.project.inputs, &mut scorer.projected);
        for row in scorer.projected.chunks_exact_mut(self.project.outputs) {
            add(row, &self.project_bias);
        }
        self.lower.multiply(&scorer.projected, count, self.lower.inputs, &mut scorer.added);
        zeroed(&mut scorer.sum, self.lower_bias.len());
        zeroed(&mut scorer.hidden, self.upper.inputs);
        zeroed(&mut scorer.scores, self.upper.outputs);
    }

    /// Returns the scores of the moves for a state whose slots hold these tokens.
    pub(super) fn score<'s, const SLOTS: usize>(
        &self,
        slots: [Option<usize>; SLOTS],
        scorer: &'s mut Scorer,
    ) -> &'s [f32] {
        let width = self.lower_bias.len();
        scorer.sum.fill(0.0);
        for (slot, token) in slots.into_iter().enumerate() {
            let added = match token {
                Some(token) => &scorer.added[token * self.lower.outputs + slot * width..][..width],
                None => &self.padding[slot * width..(slot + 1) * width],
            };
            add(&mut scorer.sum, added);
        }
        add(&mut scorer.sum, &self.lower_bias);
        greatest(&scorer.sum, &mut scorer.hidden);
        self.upper.multiply_row(&scorer.hidden, &self.upper_bias, &mut scorer.scores);
        &scorer.scores
    }
}

/// Buffers of one worker for one network.
#[derive(Debug, Default)]
pub(super) struct Scorer {
    projected: Vec<f32>,
    added: Vec<f32>,
    sum: Vec<f32>,
    hidden: Vec<f32>,
    scores: Vec<f32>,
}

/// Returns the first of the best moves among the valid ones.
pub(super) fn best_valid(scores: &[f32], valid: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (index, score) in scores.iter().enumerate() {
        if valid(index) && best.is_none_or(|best| *score > scores[best]) {
            best = Some(index);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_moves_the_first_valid_one_is_taken() {
        assert_eq!(best_valid(&[9.0, 2.0, 2.0, 1.0], |index| index > 0), Some(1));
        assert_eq!(best_valid(&[9.0], |_| false), None);
    }

    #[test]
    fn slots_add_up_and_empty_ones_add_their_padding() {
        let identity = Dense { inputs: 1, outputs: 1, weights: vec![1.0] };
        let net = TransitionNet {
            project: identity.clone(),
            project_bias: vec![1.0],
            // Two slots of one unit with two pieces.
            lower: Dense { inputs: 1, outputs: 4, weights: vec![1.0, -1.0, 10.0, -10.0] },
            lower_bias: vec![0.0, 0.5],
            padding: vec![0.1, 0.2, 0.3, 100.0],
            upper: Dense { inputs: 1, outputs: 2, weights: vec![1.0, 2.0] },
            upper_bias: vec![0.0, -1.0],
        };
        let mut scorer = Scorer::default();
        net.prepare(&[1.0, 2.0], &mut scorer);
        assert_eq!(net.score([Some(0), Some(1)], &mut scorer), [32.0, 63.0]);
        assert_eq!(net.score([Some(1), None], &mut scorer), [97.5, 194.0]);
    }
}
