//! Asks: SPARQL text, saved questions and their parameters; answers, or a problem with its place.
//!
//! ```text
//! saved question + values ──▶ text ──ask──▶ rows, triples, yes or no
//! ```
//!
//! Knows neither the terminal nor the command line. What is wrong with a query
//! is a [`Problem`] with its place, never the parser's bare words.

pub mod ask;
pub mod brackets;
pub mod entities;
pub mod grammar;
mod header;
mod listing;
pub mod parameters;
pub mod plan;
pub mod prefixes;
pub mod problem;
pub mod saved;
pub mod scan;
pub mod triples;
pub mod values;
pub mod variables;
pub mod warnings;
mod worker;

pub use ask::{AskError, Event, Interrupt, Running, ask, explain};
pub use prefixes::Prefixes;
pub use problem::Problem;
pub use saved::{Library, SavedQuestion};
