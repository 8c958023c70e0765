//! A graph as it was, and what has changed since.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use oxigraph::model::Quad;
use oxigraph::store::QuadIter;

use super::error::StoreError;

/// A graph as it was at one moment.
///
/// It costs next to nothing to keep: what has changed since is found when it is asked for.
pub struct Snapshot(QuadIter<'static>);

/// What a graph has gained and lost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Quads that are there now and were not.
    pub added: Vec<Quad>,
    /// Quads that were there and are no more.
    pub removed: Vec<Quad>,
}

impl Snapshot {
    /// Takes a snapshot of a store; its iterator reads the graph as it is now, whenever it is read.
    pub(super) fn of(store: &oxigraph::store::Store) -> Self {
        Self(store.iter())
    }

    /// Returns how `store` differs from what it was.
    pub(super) fn difference(
        self,
        store: &oxigraph::store::Store,
    ) -> Result<Difference, StoreError> {
        let mut before = HashSet::new();
        let mut removed = Vec::new();
        for quad in self.0 {
            let quad = quad?;
            if store.contains(&quad)? {
                before.insert(fingerprint(&quad));
            } else {
                removed.push(quad);
            }
        }
        let mut added = Vec::new();
        for quad in store {
            let quad = quad?;
            if !before.contains(&fingerprint(&quad)) {
                added.push(quad);
            }
        }
        let key = |quad: &Quad| quad.to_string();
        added.sort_by_cached_key(key);
        removed.sort_by_cached_key(key);
        Ok(Difference { added, removed })
    }
}

/// A quad in 128 bits: two graphs of a million quads are kept apart without holding either.
fn fingerprint(quad: &Quad) -> (u64, u64) {
    let hash = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        quad.hash(&mut hasher);
        hasher.finish()
    };
    (hash(0), hash(1))
}
