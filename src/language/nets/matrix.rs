//! Matrix products and the layers that are made of them.
//!
//! Matrices are flat slices in row order. A row of a product never depends on
//! the rows beside it, so that an analysis is the same in any batch.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2, ShapeBuilder};

/// Added to a variance, so that a constant row does not divide by zero.
const EPSILON: f32 = 1e-8;

/// A linear layer, without its bias: `inputs` rows of `outputs` weights.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dense {
    pub(crate) inputs: usize,
    pub(crate) outputs: usize,
    pub(crate) weights: Vec<f32>,
}

impl Dense {
    /// Multiplies `rows` rows of `inputs` values by the weights.
    ///
    /// A row begins `stride` values after the one before it; with a stride below
    /// the width the rows overlap, which is how a window slides over tokens.
    ///
    /// # Panics
    ///
    /// Where a slice is too short for its shape.
    pub(super) fn multiply(&self, input: &[f32], rows: usize, stride: usize, output: &mut [f32]) {
        if rows == 0 {
            return;
        }
        let left = ArrayView2::from_shape((rows, self.inputs).strides((stride, 1)), input);
        let right = ArrayView2::from_shape((self.inputs, self.outputs), &self.weights[..]);
        let product = ArrayViewMut2::from_shape((rows, self.outputs), output);
        match (left, right, product) {
            (Ok(left), Ok(right), Ok(mut product)) => {
                general_mat_mul(1.0, &left, &right, 0.0, &mut product);
            }
            _ => unreachable!("the buffers are made for the shape of the layer"),
        }
    }

    /// Multiplies one row of `inputs` values by the weights and adds `bias`.
    pub(super) fn multiply_row(&self, input: &[f32], bias: &[f32], output: &mut [f32]) {
        output.fill(0.0);
        for (value, weights) in input.iter().zip(self.weights.chunks_exact(self.outputs)) {
            for (sum, weight) in output.iter_mut().zip(weights) {
                *sum += value * weight;
            }
        }
        add(output, bias);
    }
}

/// A linear layer whose every output is the greatest of some pieces, then normalised.
///
/// The outputs of [`Self::dense`] are the first pieces of all units, then the
/// second ones and so on; thinc keeps the pieces of a unit side by side.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Maxout {
    pub(crate) dense: Dense,
    pub(crate) bias: Vec<f32>,
    pub(crate) gain: Vec<f32>,
    pub(crate) shift: Vec<f32>,
}

impl Maxout {
    /// Returns the number of units.
    pub(crate) fn width(&self) -> usize {
        self.gain.len()
    }

    /// Takes the greatest piece of each unit of a product, and normalises the row.
    pub(super) fn activate(&self, product: &mut [f32], output: &mut [f32]) {
        add(product, &self.bias);
        greatest(product, output);
        normalise(output, &self.gain, &self.shift);
    }
}

/// Adds `other` to `values`, one by one.
pub(super) fn add(values: &mut [f32], other: &[f32]) {
    for (value, other) in values.iter_mut().zip(other) {
        *value += other;
    }
}

/// Writes the greatest of the pieces of each unit; the pieces lie one width apart.
pub(super) fn greatest(pieces: &[f32], output: &mut [f32]) {
    let width = output.len();
    output.copy_from_slice(&pieces[..width]);
    for piece in pieces[width..].chunks_exact(width) {
        for (best, value) in output.iter_mut().zip(piece) {
            *best = if *value > *best { *value } else { *best };
        }
    }
}

/// Shifts and scales a row to mean 0 and variance 1, then by `gain` and `shift`.
#[expect(clippy::cast_precision_loss, reason = "a row has some hundred values")]
fn normalise(row: &mut [f32], gain: &[f32], shift: &[f32]) {
    let count = row.len() as f32;
    let mean = sum(row, |value| value) / count;
    for value in row.iter_mut() {
        *value -= mean;
    }
    let variance = sum(row, |value| value * value) / count;
    let scale = 1.0 / (variance + EPSILON).sqrt();
    for ((value, gain), shift) in row.iter_mut().zip(gain).zip(shift) {
        *value = *value * scale * gain + shift;
    }
}

/// Sums `term` of each value in eight lanes, as numpy does for rows of this length.
fn sum(row: &[f32], term: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let eights = row.chunks_exact(8);
    let rest: f32 = eights.remainder().iter().map(|value| term(*value)).sum();
    for eight in eights {
        for (lane, value) in lanes.iter_mut().zip(eight) {
            *lane += term(*value);
        }
    }
    let pair = |at: usize| lanes[at] + lanes[at + 1];
    (pair(0) + pair(2)) + (pair(4) + pair(6)) + rest
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "small numbers that floats hold exactly")]
mod tests {
    use super::*;

    #[test]
    fn a_window_slides_over_overlapping_rows() {
        let dense = Dense { inputs: 3, outputs: 1, weights: vec![1.0, 10.0, 100.0] };
        let mut output = [0.0; 3];
        dense.multiply(&[0.0, 1.0, 2.0, 3.0, 0.0], 3, 1, &mut output);
        assert_eq!(output, [210.0, 321.0, 32.0]);
    }

    #[test]
    fn a_row_is_multiplied_as_a_matrix_is() {
        let dense = Dense { inputs: 2, outputs: 3, weights: vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0] };
        let mut output = [0.0; 3];
        dense.multiply_row(&[1.0, 2.0], &[0.5, 0.0, 0.0], &mut output);
        assert_eq!(output, [9.5, 12.0, 15.0]);
    }

    #[test]
    fn the_greatest_piece_of_each_unit_is_kept_and_normalised() {
        let dense = Dense { inputs: 0, outputs: 4, weights: vec![] };
        let maxout = Maxout {
            dense,
            bias: vec![0.0, 0.0, 0.0, 5.0],
            gain: vec![1.0, 2.0],
            shift: vec![0.0, 0.5],
        };
        let mut output = [0.0; 2];
        maxout.activate(&mut [1.0, 7.0, 2.0, -1.0], &mut output);
        assert_eq!(output, [-1.0, 2.5]);
    }
}
