//! Turns the world into quads.
//!
//! ```text
//! &World ──build──▶ Vec<Quad>, all in the default graph
//! quads ──articles──▶ the articles that they were made of
//! ```
//!
//! A *statement node* is the only truth: that one sentence states something, who
//! is reported as saying so, and how it is meant. A *plain triple* beside it is
//! the easy way in; it is written only for what the article itself, or the very
//! actor, asserts.
//!
//! The texts of the articles are in the graph. So a graph that is extended is made
//! anew from all its articles, and has the bytes that one run over all of them
//! would have given. IRIs are minted in [`mint`] alone, from content.

mod articles;
mod mint;
mod nodes;
mod sink;
mod statements;
mod wording;

pub use articles::{articles, is_own};

use oxigraph::model::Quad;

use crate::entities::World;
use sink::Sink;

/// Returns the quads of a world, sorted by subject, predicate and object.
#[must_use]
pub fn build(world: &World) -> Vec<Quad> {
    let iris = mint::Iris::of(world);
    let mut sink = Sink::default();
    nodes::write(world, &iris, &mut sink);
    statements::write(world, &iris, &mut sink);
    sink.finish()
}

#[cfg(test)]
mod tests;
