//! What speaks for each kind of thing that a chain may be about.

use super::EntityKind;

/// How strongly the words speak for each kind of thing; votes of a chain are summed.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Votes([f32; KINDS.len()]);

/// The most that the model's labels are worth together.
const MOST_OF_LABELS: f32 = 4.0;

const KINDS: [EntityKind; 8] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Country,
    EntityKind::Place,
    EntityKind::Group,
    EntityKind::Document,
    EntityKind::Event,
    EntityKind::Other,
];

impl Votes {
    pub(super) fn add(&mut self, kind: EntityKind, weight: f32) {
        self.0[kind as usize] += weight;
    }

    pub(super) fn of(&self, kind: EntityKind) -> f32 {
        self.0[kind as usize]
    }

    /// Returns the most votes that any other kind has.
    pub(super) fn most_but(&self, kind: EntityKind) -> f32 {
        let others = KINDS.into_iter().filter(|other| *other != kind);
        others.map(|other| self.of(other)).fold(0.0, f32::max)
    }

    pub(super) fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    /// Returns the kind with the most votes, with those of the model's `labels`; the first of several.
    pub(super) fn best(&self, labels: &Self) -> EntityKind {
        let mut best = (EntityKind::Other, 0.0);
        for kind in KINDS {
            let votes = self.of(kind) + labels.of(kind).min(MOST_OF_LABELS);
            if votes > best.1 {
                best = (kind, votes);
            }
        }
        best.0
    }
}
