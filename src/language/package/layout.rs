//! The order of weights: from thinc's, unit by unit, to ours, input by input.

use super::thinc::Array;
use crate::language::nets::matrix::Dense;

/// Lays weights out as inputs × (slots × pieces × units), from slots × units × pieces × inputs.
pub(super) fn dense(
    array: &Array,
    slots: usize,
    units: usize,
    pieces: usize,
    inputs: usize,
) -> Dense {
    let outputs = slots * units * pieces;
    let mut weights = vec![0.0; inputs * outputs];
    for (from, row) in array.values.chunks_exact(inputs.max(1)).enumerate() {
        let to = place_apart(from, units, pieces);
        for (input, weight) in row.iter().enumerate() {
            weights[input * outputs + to] = *weight;
        }
    }
    Dense { inputs, outputs, weights }
}

/// Lays values out as slots × pieces × units, from slots × units × pieces.
pub(super) fn pieces_apart(values: &[f32], slots: usize, units: usize, pieces: usize) -> Vec<f32> {
    let mut apart = vec![0.0; slots * units * pieces];
    for (from, value) in values.iter().enumerate() {
        apart[place_apart(from, units, pieces)] = *value;
    }
    apart
}

fn place_apart(from: usize, units: usize, pieces: usize) -> usize {
    let (slot, inside) = (from / (units * pieces), from % (units * pieces));
    let (unit, piece) = (inside / pieces, inside % pieces);
    slot * units * pieces + piece * units + unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_unit_are_laid_apart() {
        // Two units of three pieces, as thinc has them: unit by unit.
        let values = [11.0, 12.0, 13.0, 21.0, 22.0, 23.0];
        assert_eq!(pieces_apart(&values, 1, 2, 3), [11.0, 21.0, 12.0, 22.0, 13.0, 23.0]);
        assert_eq!(pieces_apart(&[1.0, 2.0, 3.0, 4.0], 2, 1, 2), [1.0, 2.0, 3.0, 4.0]);
    }

    #[test]
    fn weights_are_laid_out_by_input() {
        let values = vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        let array = Array { shape: vec![1, 3, 2], values };
        assert_eq!(dense(&array, 1, 1, 3, 2).weights, [1.0, 3.0, 5.0, 2.0, 4.0, 6.0]);
    }
}
