//! How networks look: what an edge's colour and a node's shape and size say, the same in all formats.
//!
//! At a glance one shall see who stands where: red edges are against, green ones for, blue ones put forward. The
//! colours are Okabe and Ito's, which the colour-blind can tell apart (<https://jfly.uni-koeln.de/color/>); arrow
//! heads and dashes say the same once more, for those who see no colour.

use crate::export::network::{Edge, NodeKind};

/// Where the start of an edge stands on its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// Rejects, denies.
    Against,
    /// Accepts, supports.
    For,
    /// Proposes, demands.
    Forward,
    /// What is no stance, and what is said not to be so.
    None,
}

/// The relations that are stances.
pub(super) const STANCES: &[(&str, Stance)] = &[
    ("rejects", Stance::Against),
    ("disputes", Stance::Against),
    ("accepts", Stance::For),
    ("supports", Stance::For),
    ("proposes", Stance::Forward),
    ("demands", Stance::Forward),
];

/// The status of what is said to be so.
pub(super) const ASSERTED: &str = "asserted";

/// The status of what is said not to be so.
pub(super) const NEGATED: &str = "negated";

impl Stance {
    /// Returns the stance that an edge is.
    ///
    /// Who is said not to reject has no red edge: it would say the opposite at a glance.
    pub(super) fn of(edge: &Edge) -> Self {
        if edge.status == NEGATED {
            return Self::None;
        }
        let known = STANCES.iter().find(|(relation, _)| *relation == edge.relation);
        known.map_or(Self::None, |(_, stance)| *stance)
    }

    /// Tells whether an edge is of a relation that is a stance, whatever its status.
    pub(super) fn is_of(edge: &Edge) -> bool {
        STANCES.iter().any(|(relation, _)| *relation == edge.relation)
    }

    /// Returns its colour, as red, green and blue.
    pub(super) const fn colour(self) -> [u8; 3] {
        match self {
            Self::Against => [213, 94, 0],
            Self::For => [0, 158, 115],
            Self::Forward => [0, 114, 178],
            Self::None => [136, 136, 136],
        }
    }
}

/// What is drawn around a node's label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Ellipse,
    Box,
    RoundBox,
    Hexagon,
    Octagon,
    Diamond,
    Parallelogram,
}

/// What programs call a shape.
pub(super) struct ShapeNames {
    /// CX2 (`NODE_SHAPE`).
    pub(super) cx2: &'static str,
    /// Cytoscape.js (<https://js.cytoscape.org/#style/node-body>).
    pub(super) cyjs: &'static str,
    /// yEd.
    pub(super) yed: &'static str,
}

impl Shape {
    /// Returns the names of the shape.
    pub(super) const fn names(self) -> ShapeNames {
        let [cx2, cyjs, yed] = match self {
            Self::Ellipse => ["ellipse"; 3],
            Self::Box => ["rectangle"; 3],
            Self::RoundBox => ["round-rectangle", "round-rectangle", "roundrectangle"],
            Self::Hexagon => ["hexagon"; 3],
            Self::Octagon => ["octagon"; 3],
            Self::Diamond => ["diamond"; 3],
            Self::Parallelogram => ["parallelogram", "rhomboid", "parallelogram"],
        };
        ShapeNames { cx2, cyjs, yed }
    }
}

/// Returns the shape of a kind: round for those who act, with corners for what they speak of.
pub(super) const fn shape(kind: NodeKind) -> Shape {
    match kind {
        NodeKind::Person | NodeKind::AnonymousSource => Shape::Ellipse,
        NodeKind::Country | NodeKind::Organisation => Shape::Hexagon,
        NodeKind::Group => Shape::Octagon,
        NodeKind::Plan | NodeKind::Claim => Shape::Box,
        NodeKind::Point | NodeKind::Thing => Shape::RoundBox,
        NodeKind::Office | NodeKind::Occasion | NodeKind::Place => Shape::Diamond,
        NodeKind::Article => Shape::Parallelogram,
    }
}

/// Returns the colour of a label on a node's colour: black or white, whichever can be read better.
pub(super) fn text_colour(kind: NodeKind) -> [u8; 3] {
    let [red, green, blue] = kind.colour().map(u32::from);
    // The luma of ITU-R BT.601.
    if 299 * red + 587 * green + 114 * blue > 130_000 { [0; 3] } else { [255; 3] }
}

/// Tells whether an edge is drawn solid: what a sentence plainly states, or what no sentence states alone.
pub(super) fn is_plain(edge: &Edge) -> bool {
    edge.status.is_empty() || edge.status == ASSERTED
}

/// Returns a colour as `#rrggbb`.
pub(super) fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// Returns the diameter of a node that `weight` statements speak of, in pixels: its area grows with the weight.
#[expect(clippy::cast_precision_loss, reason = "weights are far below 2^52")]
pub(super) fn diameter(weight: usize) -> f64 {
    (10.0 + 6.0 * (weight as f64).sqrt()).min(70.0).round()
}

/// Returns the width of an edge that `weight` sentences state, in pixels.
#[expect(clippy::cast_precision_loss, reason = "weights are far below 2^52")]
pub(super) fn width(weight: usize) -> f64 {
    ((weight.max(1) as f64).sqrt() * 10.0).round().min(50.0) / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_grow_with_weight_and_stay_in_bounds() {
        let weights = [0, 1, 4, 1_000];
        assert_eq!(weights.map(|weight| diameter(weight).to_string()), ["10", "16", "22", "70"]);
        assert_eq!(weights.map(|weight| width(weight).to_string()), ["1", "1", "2", "5"]);
    }
}
