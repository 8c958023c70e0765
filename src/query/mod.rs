//! Asks: SPARQL text, saved questions and their parameters; answers, or a problem with its place.
//!
//! ```text
//! text + parameters ──prepare──▶ Question ──ask──▶ Answer
//! ```

pub mod grammar;
pub mod scan;
